using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Imports;
using Yanshi.Gis.Data.Imports.Quality;
using Yanshi.Gis.Data.Imports.Reports;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Data.Workspaces.PreparedLayers;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using static Yanshi.Gis.Data.Tests.Imports.Deliveries;

namespace Yanshi.Gis.Data.Tests.Imports;

/// <summary>A tiling with random damage: whatever is done to it, nothing gets lost without a word, and what is stored can be used.</summary>
public class QualityGatePropertyTests
{
    private const int Samples = 60;

    private static readonly string[] Layers = ["land-use", "ecological-red-line", "wetland", "towns"];

    private static readonly Gen<(int Seed, string Layer, bool Repair)> Cases =
        from seed in Gen.Choose(0, int.MaxValue)
        from layer in Gen.Elements(Layers)
        from repair in Gen.Elements(true, false)
        select (seed, layer, repair);

    [Fact]
    public void Features_delivered_are_stored_or_refused() => ForAll((_, features, result) =>
    {
        result.FeaturesIn.ShouldBe(features.Count);
        (result.FeaturesStored + result.Refusals.Count).ShouldBe(features.Count);
        result.Refusals.ShouldAllBe(refusal => refusal.Problem.Code.Length > 0 && refusal.Problem.Chinese.Length > 0 && refusal.Problem.English.Length > 0);
        result.Refusals.Select(refusal => refusal.Ordinal).ShouldBeUnique();
    });

    [Fact]
    public void A_lost_feature_is_never_without_consequence() => ForAll((_, _, result) =>
    {
        if (result.Refusals.Any(refusal => refusal.IsLoss))
            (result.Verdict is QualityVerdict.Refused || result.Completeness is Completeness.Partial).ShouldBeTrue();
    });

    [Fact]
    public void What_is_stored_can_be_prepared_for_checks() => ForAll((_, _, result) =>
    {
        if (result.Verdict is QualityVerdict.Refused)
            return;
        var version = new LayerVersion
        {
            Status = LayerStatus.Statutory,
            Completeness = result.Completeness,
            Confidentiality = Confidentiality.Public,
            Source = "试验",
            Crs = "EPSG:4547",
        };
        var content = LayerPreparation.Prepare("wetland", version, result.Features(), Deliveries.Catalogue);
        content.Facts.Features.ShouldBe(result.FeaturesStored);
    });

    [Fact]
    public void The_same_delivery_gives_the_same_report_again() => ForAll((request, features, result) => Json(QualityGate.Run(features, request), request).ShouldBe(Json(result, request)));

    [Fact]
    public void Findings_have_codes_words_and_places_in_the_district() => ForAll((_, _, result) =>
    {
        foreach (var finding in result.Findings)
        {
            finding.Problem.Code.ShouldMatch("^[a-z]+\\.[a-z-]+$");
            finding.Count.ShouldBeGreaterThan(0, finding.Problem.Code);
            finding.Places.Count.ShouldBeLessThanOrEqualTo(result.Options.ListedPlaces);
        }
    });

    private static void ForAll(Action<QualityRequest, IReadOnlyList<DeliveredFeature>, QualityResult> check) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Samples),
        Prop.ForAll(Cases.ToArbitrary(), sample =>
        {
            var features = Damaged(new Random(sample.Seed));
            var request = Request(sample.Layer, features.FindAll(feature => feature.Properties.Span[^1] == (byte)'}')) with
            {
                Options = new QualityOptions { Repair = sample.Repair, LargestRepairChangeShare = sample.Seed % 2 == 0 ? 0.05 : 1, Lost = sample.Seed % 3 == 0 ? LostFeatures.MakePartial : null, LargestLostShare = 1 },
            };
            check(request, features, QualityGate.Run(features, request));
        }));

    private static string Json(QualityResult result, QualityRequest request) => CanonicalJson.Write(ImportReportJson.Of(
        new ImportReport(new DeliveryFile("x.shp", null, "x", "shapefile"), request.Layer, new LayerChoice(true, "用户指定", "The user says so", []), request.Position, result)
        {
            Claims = new ImportClaims(LayerStatus.Statutory, LegalStatus.InForce, Vintage: null, request.Coverage, AccuracyMetres: null),
        }));

    private static List<DeliveredFeature> Damaged(Random random)
    {
        var features = Tiles(5, 5);
        for (var blow = random.Next(6); blow >= 0; blow--)
        {
            var at = random.Next(features.Count);
            var number = at + 1;
            var corner = new Coordinate(100 * (at % 5), 100 * (at / 5));
            features[at] = random.Next(12) switch
            {
                0 => Feature(number, (Geometry?)null, ("BSM", "x")),
                1 => Feature(number, "POLYGON EMPTY", ("BSM", "x")),
                2 => Feature(number, $"POLYGON (({corner.X} {corner.Y}, {corner.X + 100} {corner.Y + 100}, {corner.X + 100} {corner.Y}, {corner.X} {corner.Y + 100}, {corner.X} {corner.Y}))", ("DLBM", "0101")),
                3 => Feature(number, $"POLYGON (({corner.X} {corner.Y}, {corner.X + 100} {corner.Y}, {corner.X + 130} {corner.Y}, {corner.X + 100} {corner.Y}, {corner.X + 100} {corner.Y + 100}, {corner.X} {corner.Y}))", ("BSM", "same")),
                4 => Feature(number, $"LINESTRING ({corner.X} {corner.Y}, {corner.X + 100} {corner.Y})"),
                5 => Feature(number, $"POINT ({corner.X} {corner.Y})", ("BSM", null)),
                6 => features[random.Next(features.Count)],
                7 => Parcel(number, corner.X + random.Next(-50, 50), corner.Y, 100, ("KCXS", random.Next(-1, 3))),
                8 => Parcel(number, corner.X, corner.Y + 80_000),
                9 => Parcel(number, corner.X, corner.Y) with { Properties = "{\"BSM\":"u8.ToArray() },
                10 => Feature(number, $"GEOMETRYCOLLECTION (POLYGON (({corner.X} {corner.Y}, {corner.X + 50} {corner.Y}, {corner.X + 50} {corner.Y + 50}, {corner.X} {corner.Y})), POINT (0 0))", ("TBMJ", "5")),
                _ => Feature(number, $"MULTIPOLYGON ((({corner.X} {corner.Y}, {corner.X + 50} {corner.Y}, {corner.X + 50} {corner.Y + 50}, {corner.X} {corner.Y})), (({corner.X + 50} {corner.Y}, {corner.X + 90} {corner.Y}, {corner.X + 50} {corner.Y + 50}, {corner.X + 50} {corner.Y})))", ("DLBM", 1001)),
            };
        }

        return features;
    }
}
