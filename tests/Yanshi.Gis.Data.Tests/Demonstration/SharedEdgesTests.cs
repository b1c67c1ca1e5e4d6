using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Demonstration;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Tests.Demonstration;

/// <summary>The layers made of cells share every edge bit for bit, within a layer and between layers.</summary>
public sealed class SharedEdgesTests
{
    private const int Faults = 9;

    private static readonly DemonstrationDistrict District = YanshiInputs.District(4_000, seed: 5);
    private static readonly AnalysisProjection Projection = new(Crs.Cgcs2000, YanshiInputs.Plane);
    private static readonly HashSet<(double, double, double, double)> ParcelEdges = [.. EdgesOf("land-use")];

    [Theory]
    [InlineData("land-use")]
    [InlineData("towns")]
    [InlineData("district")]
    public void A_layer_that_tiles_the_coverage_has_neither_gap_nor_overlap(string layerId)
    {
        // Each edge once in each direction but for the border, which is the coverage's own: then all of the coverage is covered, once.
        var all = EdgesOf(layerId).ToList();
        var edges = all.ToHashSet();
        edges.Count.ShouldBe(all.Count);
        edges.Where(edge => !edges.Contains(Reversed(edge))).ToHashSet().SetEquals(EdgesOf(District.CoverageLonLat)).ShouldBeTrue();
        var coverage = Projection.LonLatToPlane(District.CoverageLonLat).Area;
        Features(layerId).Sum(feature => Projection.LonLatToPlane(feature.LonLat).Area).ShouldBe(coverage, 1e-9 * coverage);
    }

    [Theory]
    [InlineData("ecological-red-line")]
    [InlineData("urban-development-boundary")]
    [InlineData("high-standard-farmland")]
    [InlineData("grain-production-zone")]
    [InlineData("public-welfare-forest")]
    [InlineData("towns")]
    [InlineData("district")]
    public void The_edges_of_unions_are_edges_of_parcels(string layerId) => EdgesOf(layerId).All(ParcelEdges.Contains).ShouldBeTrue();

    [Fact]
    public void Basic_farmland_is_outlined_as_its_parcels_are_but_for_the_faults()
    {
        var farmland = Features("permanent-basic-farmland").ToList();
        farmland.SkipLast(Faults).SelectMany(feature => EdgesOf(feature.LonLat)).All(ParcelEdges.Contains).ShouldBeTrue();
        farmland.SkipLast(Faults).ShouldAllBe(feature => feature.Properties["DLBM"]!.ToString().StartsWith("01", StringComparison.Ordinal));
    }

    [Fact]
    public void Basic_farmland_has_slivers_and_features_that_overlap_others()
    {
        var farmland = Features("permanent-basic-farmland").Select(feature => Projection.LonLatToPlane(feature.LonLat)).ToList();
        var (parcels, slivers, blobs) = (farmland[..^Faults], farmland[^Faults..^3], farmland[^3..]);
        slivers.ShouldAllBe(sliver => sliver.Area / sliver.EnvelopeInternal.Diameter > 0.1 && sliver.Area / sliver.EnvelopeInternal.Diameter < 0.8);
        slivers.ShouldAllBe(sliver => !parcels.Any(parcel => parcel.EnvelopeInternal.Intersects(sliver.EnvelopeInternal) && parcel.Intersection(sliver).Area > 1e-3));
        blobs.ShouldAllBe(blob => parcels.Count(parcel => parcel.EnvelopeInternal.Intersects(blob.EnvelopeInternal) && parcel.Intersection(blob).Area > 1.0) == 2);
    }

    [Fact]
    public void The_three_lines_exclude_each_other()
    {
        var redLine = Features("ecological-red-line").Select(feature => feature.LonLat).ToList();
        var boundary = Features("urban-development-boundary").Select(feature => feature.LonLat).ToList();
        (from line in redLine from zone in boundary where line.EnvelopeInternal.Intersects(zone.EnvelopeInternal) select line.Intersection(zone).Area).ShouldAllBe(area => area < 1e-15);
        var locators = redLine.Concat(boundary).Select(area => new IndexedPointInAreaLocator(area)).ToList();
        Features("permanent-basic-farmland").SkipLast(Faults).Select(feature => feature.LonLat.InteriorPoint.Coordinate)
            .ShouldNotContain(point => locators.Any(locator => locator.Locate(point) != Location.Exterior));
    }

    private static IEnumerable<DemonstrationFeature> Features(string layerId) => District.Layers.Single(layer => layer.LayerId == layerId).Features();

    private static IEnumerable<(double, double, double, double)> EdgesOf(string layerId) => Features(layerId).SelectMany(feature => EdgesOf(feature.LonLat));

    private static IEnumerable<(double X1, double Y1, double X2, double Y2)> EdgesOf(Geometry area)
    {
        for (var part = 0; part < area.NumGeometries; part++)
        {
            var polygon = (Polygon)area.GetGeometryN(part);
            foreach (var ring in polygon.Holes.Prepend(polygon.Shell).Select(ring => ring.Coordinates))
            {
                for (var i = 0; i + 1 < ring.Length; i++)
                    yield return (ring[i].X, ring[i].Y, ring[i + 1].X, ring[i + 1].Y);
            }
        }
    }

    private static (double, double, double, double) Reversed((double X1, double Y1, double X2, double Y2) edge) => (edge.X2, edge.Y2, edge.X1, edge.Y1);
}
