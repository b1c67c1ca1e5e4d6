using Shouldly;
using Xunit;
using Xunit.Abstractions;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.Testing.SyntheticDistricts;

namespace Yanshi.Gis.Tests.Overlay;

/// <summary>A coverage that shares its edges with the site, the usual case: what only touches has no overlap, to the last bit.</summary>
public sealed class SharedEdgesTests(ITestOutputHelper output)
{
    private static readonly SyntheticDistrict District = new(new SyntheticDistrictPlan
    {
        Columns = 30, Rows = 40, Islands = 120, WidthMetres = 1_500.0, HeightMetres = 2_000.0,
    });

    private static readonly PackedPolygons Parcels = PackedPolygons.Pack(District.Parcels);

    [Fact]
    public void A_site_of_whole_parcels_overlaps_exactly_those_with_their_whole_areas()
    {
        var sites = District.MakeWholeParcelSites(400);
        var packed = PackedPolygons.Pack([.. sites.Select(site => site.Outline)]);
        var measure = new OverlapMeasure(PreparedPolygons.Prepare(Parcels));
        var (withHole, overlaps) = (0, new List<FeatureOverlap>());
        for (var i = 0; i < sites.Count; i++)
        {
            overlaps.Clear();
            measure.Measure(packed, i, overlaps);
            overlaps.Select(overlap => overlap.Feature).ShouldBe(sites[i].Parcels.Order());
            foreach (var overlap in overlaps)
                overlap.AreaSquareMetres.ShouldBe(Parcels.AreaOf(overlap.Feature), 1e-12 * Parcels.AreaOf(overlap.Feature));
            overlaps.Sum(overlap => overlap.AreaSquareMetres).ShouldBe(packed.AreaOf(i), 1e-12 * packed.AreaOf(i));
            withHole += sites[i].Outline.NumInteriorRings > 0 ? 1 : 0;
        }

        output.WriteLine($"oracle: {sites.Count} sites of {sites.Sum(site => site.Parcels.Count)} whole parcels, {withHole} with holes: overlaps are the parcels' areas, neighbours exactly 0");
        withHole.ShouldBeGreaterThan(0);
        measure.ExactOverlays.ShouldBeLessThan(sites.Count / 20, "building the overlap is the slow exception, also where everything touches");
    }

    [Fact]
    public void Parcels_of_a_coverage_overlap_themselves_only()
    {
        var measure = new OverlapMeasure(PreparedPolygons.Prepare(Parcels));
        var overlaps = new List<FeatureOverlap>();
        for (var parcel = 0; parcel < Parcels.Count; parcel++)
        {
            overlaps.Clear();
            measure.Measure(Parcels, parcel, overlaps);
            overlaps.ShouldHaveSingleItem().Feature.ShouldBe(parcel);
            overlaps[0].AreaSquareMetres.ShouldBe(Parcels.AreaOf(parcel), 1e-12 * Parcels.AreaOf(parcel));
        }
    }

    [Fact]
    public void Irregular_sites_lie_on_the_parcels_with_their_whole_area()
    {
        var irregular = District.MakeIrregularSites(300);
        var sites = PackedPolygons.Pack(irregular);
        var measure = new OverlapMeasure(PreparedPolygons.Prepare(Parcels));
        var (pairs, overlaps) = (0, new List<FeatureOverlap>());
        for (var i = 0; i < sites.Count; i++)
        {
            overlaps.Clear();
            measure.Measure(sites, i, overlaps);
            pairs += overlaps.Count;
            overlaps.Sum(overlap => overlap.AreaSquareMetres).ShouldBe(sites.AreaOf(i), 1e-12 * sites.AreaOf(i));
            foreach (var overlap in overlaps)
                overlap.AreaSquareMetres.ShouldBe(
                    OverlapPieces.Of(irregular[i], District.Parcels[overlap.Feature]).Area, OverlapOracle.Tolerance * Parcels.AreaOf(overlap.Feature));
        }

        output.WriteLine($"oracle: {sites.Count} irregular sites on a coverage: {pairs} overlaps equal to OverlayNG, each site's sum its area");
    }

    [Fact]
    public void Red_lines_cut_into_pieces_have_the_areas_of_the_uncut_ones()
    {
        var redLines = District.MakeRedLines(2);
        var sites = District.MakeIrregularSites(200);
        var measure = new OverlapMeasure(PreparedPolygons.Prepare(PackedPolygons.Pack(redLines)));
        var packed = PackedPolygons.Pack(sites);
        var (pairs, overlaps) = (0, new List<FeatureOverlap>());
        for (var i = 0; i < sites.Count; i++)
        {
            overlaps.Clear();
            measure.Measure(packed, i, overlaps);
            for (var line = 0; line < redLines.Count; line++)
            {
                var area = overlaps.Where(overlap => overlap.Feature == line).Sum(overlap => overlap.AreaSquareMetres);
                area.ShouldBe(OverlapPieces.Of(sites[i], redLines[line]).Area, OverlapOracle.Tolerance * packed.AreaOf(i));
            }

            pairs += overlaps.Count;
        }

        output.WriteLine($"oracle: {sites.Count} sites on {redLines.Count} cut red lines of {redLines.Sum(line => line.NumPoints)} vertices: {pairs} overlaps equal to OverlayNG on the uncut ones");
        pairs.ShouldBeGreaterThan(100);
    }
}
