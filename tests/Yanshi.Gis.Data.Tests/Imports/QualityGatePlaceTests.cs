using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Imports;
using Yanshi.Gis.Data.Imports.Quality;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;
using static Yanshi.Gis.Data.Tests.Imports.Deliveries;

namespace Yanshi.Gis.Data.Tests.Imports;

/// <summary>Findings of where features lie and of how they lie to each other.</summary>
public class QualityGatePlaceTests
{
    private const string RedLine = "ecological-red-line";
    private const string LandUse = "land-use";

    [Fact]
    public void What_lies_far_outside_is_refused_and_lost()
    {
        var result = Gate(RedLine, [Parcel(1, 0, 0), Parcel(2, 0, 90_000)]);
        var refusal = result.Refusals.ShouldHaveSingleItem();
        (refusal.Problem.Code, refusal.IsLoss, result.Verdict).ShouldBe(("feature.far-outside", true, QualityVerdict.Refused));
        refusal.Position!.Value.LatitudeDegrees.ShouldBe(35.4666, 0.0001);
    }

    [Theory]
    [InlineData("beyond the border", 25_000)]
    [InlineData("far away", 90_000)]
    public void What_the_user_wants_left_out_is_not_lost(string name, double north)
    {
        var result = Gate(RedLine, [Parcel(1, 0, 0), Parcel(2, 0, north)], request => request with { Options = new QualityOptions { ClipToExtent = true } });
        (result.Refusals.ShouldHaveSingleItem(name).IsLoss, result.Verdict, result.Completeness).ShouldBe((false, QualityVerdict.Accepted, Completeness.Complete), name);
        result.Find("place.left-out")!.Count.ShouldBe(1, name);
    }

    [Theory]
    [InlineData(3, 1, FindingSeverity.Warning, QualityVerdict.AcceptedWithWarnings)]
    [InlineData(1, 3, FindingSeverity.Error, QualityVerdict.Refused)]
    public void Near_the_border_it_is_kept_unless_most_lies_outside(int inside, int outside, FindingSeverity severity, QualityVerdict verdict)
    {
        var result = Gate(RedLine, [.. Enumerable.Range(1, inside).Select(i => Parcel(i, 200 * i, 0)), .. Enumerable.Range(50, outside).Select(i => Parcel(i, 200 * i, 25_000))]);
        var finding = result.Find("place.outside-extent")!;
        (finding.Count, finding.Severity, result.Verdict, result.Refusals.Count).ShouldBe((outside, severity, verdict, 0));
    }

    [Fact]
    public void What_lies_outside_the_district_is_told_with_its_area()
    {
        var district = InPlane(Square(0, 0, 1000));
        var result = Gate(RedLine, [Parcel(1, 0, 0), Parcel(2, 950, 0), Parcel(3, 3000, 0)], request => request with { District = district, DistrictAccuracyMetres = 0 });
        var finding = result.Find("place.outside-district")!;
        finding.Places.ShouldHaveSingleItem().Features.ShouldBe(["B0003"]);
        finding.AreaSquareMetres!.Value.ShouldBe(15_000 * 0.99969, 2);
        Gate(RedLine, [Parcel(1, 1001, 0)], request => request with { District = district, DistrictAccuracyMetres = 5 }).Find("place.outside-district").ShouldBeNull();
    }

    [Fact]
    public void A_tiling_off_by_a_web_maps_shift_is_refused_unless_the_user_vouches()
    {
        var offset = WebMapShift.Describe(112.79, 34.67);
        var drawn = Square(offset.Gcj02EastMetres, offset.Gcj02NorthMetres, 2000);
        List<DeliveredFeature> features = [Feature(1, drawn, ("BSM", "B1"), ("DLBM", "0101"))];
        QualityRequest Asked(QualityRequest request) => request with { District = InPlane(Square(0, 0, 2000)), DistrictAccuracyMetres = 5 };
        Gate(LandUse, features, Asked).Find("place.web-map-shift")!.Severity.ShouldBe(FindingSeverity.Error);
        Gate(LandUse, features, request => Asked(request) with { IsReferenceSystemVouched = true }).Find("place.web-map-shift")!.Severity.ShouldBe(FindingSeverity.Warning);
    }

    [Fact]
    public void A_tiling_is_measured()
    {
        var tiling = Gate(LandUse, Tiles(4, 4)).Tiling.ShouldNotBeNull();
        (tiling.IsLocated, tiling.Overlaps, tiling.Gaps, tiling.OverlapSquareMetres, tiling.GapSquareMetres).ShouldBe((true, 0, 0, 0, 0));
        tiling.OpenEdges.ShouldBeGreaterThanOrEqualTo(16);
        Gate(RedLine, Tiles(4, 4)).Tiling.ShouldBeNull();
    }

    [Fact]
    public void A_gap_is_told_with_its_place()
    {
        var tiles = Tiles(12, 12);
        tiles.RemoveAt(6 * 12 + 6);
        var result = Gate(LandUse, tiles);
        var finding = result.Find("tiling.gap")!;
        (finding.Severity, finding.Count, result.Tiling!.Gaps).ShouldBe((FindingSeverity.Warning, 1, 1));
        finding.AreaSquareMetres!.Value.ShouldBe(9996.9, 0.2);
        finding.Places.ShouldHaveSingleItem().Position.ShouldNotBeNull();
        finding.Share!.Value.ShouldBe(1.0 / 143, 1e-4);
    }

    [Fact]
    public void Large_gaps_refuse_the_delivery()
    {
        var tiles = Tiles(3, 3);
        tiles.RemoveAt(4);
        Gate(LandUse, tiles).Find("tiling.gap")!.Severity.ShouldBe(FindingSeverity.Error);
        Gate(LandUse, tiles, request => request with { Options = new QualityOptions { LargestGapShare = 0.2 } }).Verdict.ShouldBe(QualityVerdict.AcceptedWithWarnings);
    }

    [Theory]
    [InlineData("a sliver", 1, FindingSeverity.Warning)]
    [InlineData("a tenth of a parcel", 10, FindingSeverity.Error)]
    public void An_overlap_is_told_with_both_features(string name, double metres, FindingSeverity severity)
    {
        var tiles = Tiles(12, 12);
        tiles[^1] = Parcel(144, 1100 - metres, 1100);
        var finding = Gate(LandUse, tiles).Find("tiling.overlap").ShouldNotBeNull(name);
        finding.Count.ShouldBe(1, name);
        finding.AreaSquareMetres!.Value.ShouldBe(100 * metres * 0.99969, 0.05, name);
        finding.Places.ShouldHaveSingleItem(name).Features.ShouldBe(["B0143", "B0144"], name);
        Gate(LandUse, tiles, request => request with { Options = new QualityOptions { LargestOverlapShare = 0.0003 } }).Find("tiling.overlap")!.Severity.ShouldBe(severity, name);
    }

    [Theory]
    [InlineData("half of it", 10, 5, 0, 500_000)]
    [InlineData("all of it", 10, 10, 0, 0)]
    [InlineData("all but what the boundary's accuracy leaves open", 10, 9, 50, 0)]
    public void What_a_tiling_leaves_of_the_district_is_told(string name, int columns, int rows, double accuracy, double uncovered)
    {
        var finding = Gate(LandUse, Tiles(columns, rows), request => request with { District = InPlane(Square(0, 0, 1000)), DistrictAccuracyMetres = accuracy }).Find("tiling.district-uncovered");
        (finding?.AreaSquareMetres ?? 0).ShouldBe(uncovered * 0.99969, 20, name);
        Gate("wetland", Tiles(columns, rows), request => request with { District = InPlane(Square(0, 0, 1000)) }).Find("tiling.district-uncovered").ShouldBeNull(name);
    }

    [Fact]
    public void A_layer_that_says_it_has_data_where_it_has_features_is_a_tiling_too()
    {
        List<DeliveredFeature> features = [Parcel(1, 0, 0), Parcel(2, 50, 0)];
        Gate("wetland", features).Find("tiling.overlap").ShouldBeNull();
        Gate("wetland", features, request => request with { Coverage = LayerCoverage.Features }).Find("tiling.overlap").ShouldNotBeNull();
    }

    private static Geometry InPlane(Geometry zone38) => new AnalysisProjection(Crs.Get("EPSG:4547"), Deliveries.Catalogue.Plane).ToPlane(zone38);
}
