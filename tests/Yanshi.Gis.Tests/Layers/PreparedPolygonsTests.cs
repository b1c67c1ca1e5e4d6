using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Tests.Layers;

public class PreparedPolygonsTests
{
    private static readonly GeometryFactory Factory = ProjectGeometry.Factory;

    [Fact]
    public void Pieces_of_a_large_polygon_measure_like_the_polygon()
    {
        var random = new Random(7);
        var redLine = Factory.CreatePolygon(
            Factory.CreateLinearRing(Star(random, 0, 0, 5000, 20_000, 0.25)),
            [Factory.CreateLinearRing(Star(random, 500, -300, 1500, 4000, 0.2)), Factory.CreateLinearRing(Star(random, -2600, 100, 300, 500, 0.2))]);
        var twin = Factory.CreatePolygon(Star(random, 9000, 0, 2000, 3000, 0.2));
        var layer = Factory.CreateMultiPolygon([redLine, twin]);
        layer.IsValid.ShouldBeTrue();
        var features = PackedPolygons.Pack([layer]);
        var cut = PreparedPolygons.Prepare(features);
        cut.IsCut(0).ShouldBeTrue();
        var whole = PreparedPolygons.Prepare(features, int.MaxValue);
        whole.IsCut(0).ShouldBeFalse();
        cut.AreaOf(0).ShouldBe(layer.Area, 1e-9 * layer.Area);

        var sites = Enumerable.Range(0, 1000).Select(_ => (Geometry)Factory.CreatePolygon(
            Star(random, random.NextDouble() * 17_000 - 6000, random.NextDouble() * 12_000 - 6000, 20 + random.NextDouble() * 600, 30, 0.3))).ToList();
        var packed = PackedPolygons.Pack(sites);
        List<FeatureOverlap> fromPieces = [], fromWhole = [];
        OverlapMeasure pieces = new(cut), uncut = new(whole);
        int inside = 0, across = 0;
        for (var site = 0; site < sites.Count; site++)
        {
            fromPieces.Clear();
            fromWhole.Clear();
            pieces.Measure(packed, site, fromPieces);
            uncut.Measure(packed, site, fromWhole);
            fromPieces.Count.ShouldBe(fromWhole.Count);
            if (fromWhole.Count == 0) continue;
            fromPieces[0].AreaSquareMetres.ShouldBe(fromWhole[0].AreaSquareMetres, 1e-9 * sites[site].Area);
            if (fromWhole[0].AreaSquareMetres > sites[site].Area * (1 - 1e-12)) inside++;
            else across++;
        }
        inside.ShouldBeGreaterThan(100);
        across.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void A_site_drawn_along_a_cut_polygon_from_outside_only_touches_it()
    {
        var random = new Random(11);
        var shell = Star(random, 0, 0, 5000, 20_000, 0.1);
        var layer = PreparedPolygons.Prepare(PackedPolygons.Pack([Factory.CreatePolygon(shell)]));
        var measure = new OverlapMeasure(layer);
        for (var start = 0; start < 19_000; start += 971)
        {
            // Shared vertices of the border, then back by a point further out.
            var border = shell[start..(start + 40)];
            var middle = border[20];
            var site = Factory.CreatePolygon([.. border.Select(c => c.Copy()), new Coordinate(middle.X * 1.4, middle.Y * 1.4), border[0].Copy()]);
            if (!site.IsValid) continue;
            var results = new List<FeatureOverlap>();
            measure.Measure(PackedPolygons.Pack([site]), 0, results);
            var expected = OverlapPieces.Of(site, Factory.CreatePolygon(shell)).Area;
            results.Sum(r => r.AreaSquareMetres).ShouldBe(expected, 1e-9 * site.Area);
            if (expected == 0) results.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Features_come_back_as_they_were_given()
    {
        var reader = new WKTReader(ProjectGeometry.Services);
        Geometry[] given =
        [
            reader.Read("POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,2 8,8 8,8 2,2 2))"),
            reader.Read("MULTIPOLYGON(((50 50,60 50,60 60,50 50)),((0 90,5 90,5 95,0 90)))"),
            reader.Read("POLYGON EMPTY"),
        ];
        var prepared = PreparedPolygons.Prepare(PackedPolygons.Pack(given));
        prepared.FeatureCount.ShouldBe(3);
        for (var i = 0; i < given.Length; i++)
        {
            prepared.GeometryOf(i).EqualsTopologically(given[i]).ShouldBe(!given[i].IsEmpty);
            prepared.AreaOf(i).ShouldBe(given[i].Area);
        }
        var found = new List<int>();
        prepared.Query(new Box(5, 5, 55, 90), found);
        found.ShouldBe([0, 1]);
    }

    [Fact]
    public void Touching_features_are_left_out_and_overlapping_ones_measured_each_by_itself()
    {
        var reader = new WKTReader(ProjectGeometry.Services);
        var layer = PreparedPolygons.Prepare(PackedPolygons.Pack(
        [
            reader.Read("POLYGON((0 0,6 0,6 10,0 10,0 0))"),
            reader.Read("POLYGON((10 0,20 0,20 10,10 10,10 0))"),
            reader.Read("POLYGON((4 0,10 0,10 10,4 10,4 0))"),
        ]));
        var results = new List<FeatureOverlap>();
        new OverlapMeasure(layer).Measure(PackedPolygons.Pack([reader.Read("POLYGON((0 0,10 0,10 10,0 10,0 0))")]), 0, results);
        results.ShouldBe([new FeatureOverlap(0, 60), new FeatureOverlap(2, 60)]);
    }

    private static Coordinate[] Star(Random random, double x, double y, double radius, int vertices, double roughness)
    {
        // Small waves on large ones, so that neighbouring vertices stay near each other and the ring stays simple.
        var waves = Enumerable.Range(1, 8).Select(k => (Count: 3 * k * k, Size: roughness / (2 * k * k), Phase: random.NextDouble() * 6)).ToArray();
        var ring = new Coordinate[vertices + 1];
        for (var i = 0; i < vertices; i++)
        {
            var angle = 2 * Math.PI * i / vertices;
            var r = radius * (1 + waves.Sum(w => w.Size * Math.Sin(w.Count * angle + w.Phase)));
            ring[i] = new Coordinate(x + r * Math.Cos(angle), y + r * Math.Sin(angle));
        }
        ring[vertices] = ring[0].Copy();
        return ring;
    }
}
