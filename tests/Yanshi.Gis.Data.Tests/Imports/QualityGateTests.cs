using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Imports;
using Yanshi.Gis.Data.Imports.Quality;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rules;
using static Yanshi.Gis.Data.Tests.Imports.Deliveries;

namespace Yanshi.Gis.Data.Tests.Imports;

/// <summary>One finding at a time, on squares of a hundred metres.</summary>
public class QualityGateTests
{
    private const string RedLine = "ecological-red-line";
    private const string LandUse = "land-use";
    private const string BowTie = "POLYGON ((0 0, 100 100, 100 0, 0 100, 0 0))";
    private const string NearlySound = "POLYGON ((0 0, 100 0, 110 0, 100 0, 100 100, 0 100, 0 0))";

    [Fact]
    public void A_clean_delivery_is_accepted_and_says_nothing()
    {
        var result = Gate(LandUse, Tiles(3, 3));
        (result.Verdict, result.FeaturesIn, result.FeaturesStored, result.Completeness, result.IdField).ShouldBe((QualityVerdict.Accepted, 9, 9, Completeness.Complete, "BSM"));
        result.Findings.ShouldBeEmpty();
        result.Refusals.ShouldBeEmpty();
        result.Vertices.ShouldBe(45);
        // The plane is 0.034 % too large here.
        result.AreaSquareMetres.ShouldBe(90_000 * (1 - 0.00031), 5);
        result.Bounds!.Value.SouthWest.LongitudeDegrees.ShouldBe(112.789, 0.001);
    }

    [Theory]
    [InlineData("no geometry", null, "feature.no-geometry")]
    [InlineData("an empty geometry", "POLYGON EMPTY", "feature.empty-geometry")]
    [InlineData("a bow-tie", BowTie, "geometry.self-intersection")]
    [InlineData("a spike", NearlySound, "ring.spike")]
    [InlineData("a ring on one line", "POLYGON ((0 0, 50 50, 100 100, 0 0))", "ring.no-area")]
    [InlineData("a hole outside", "POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0), (200 0, 210 0, 210 10, 200 0))", "geometry.hole-outside-shell")]
    [InlineData("areas and lines together", "GEOMETRYCOLLECTION (POLYGON ((0 0, 100 0, 100 100, 0 0)), LINESTRING (0 0, 9 9))", "feature.mixed-geometry")]
    [InlineData("a line without length", "LINESTRING (5 5, 5 5)", "line.no-length")]
    public void A_feature_that_cannot_be_stored_is_refused_with_its_reason(string name, string? wkt, string code)
    {
        var result = Gate(RedLine, [Parcel(1, 500, 0), Feature(2, wkt, ("BSM", "B2"))]);
        var refusal = result.Refusals.ShouldHaveSingleItem(name);
        (refusal.Problem.Code, refusal.Ordinal, refusal.Number, refusal.Id, refusal.IsLoss).ShouldBe((code, 2, "2", "B2", true), name);
        refusal.Codes[0].ShouldBe(code, name);
        refusal.Problem.Chinese.ShouldNotBeEmpty(name);
        result.FeaturesStored.ShouldBe(1, name);
    }

    [Fact]
    public void The_place_of_a_flaw_is_on_the_ground_and_in_the_words_as_it_was_drawn()
    {
        var refusal = Gate(RedLine, [Feature(7, BowTie)]).Refusals[0];
        refusal.Problem.English.ShouldContain("(389050, 3837050)");
        refusal.Position!.Value.LongitudeDegrees.ShouldBe(112.78970, 1e-5);
        refusal.Position.Value.LatitudeDegrees.ShouldBe(34.65558, 1e-5);
    }

    [Fact]
    public void A_missing_coordinate_is_named()
    {
        var broken = ProjectGeometry.Factory.CreatePolygon([new(East, North), new(double.NaN, North), new(East, North + 100), new(East, North)]);
        Gate(RedLine, [Feature(1, broken)]).Refusals[0].Problem.Code.ShouldBe("geometry.not-finite");
    }

    [Theory]
    [InlineData("attributes that are no object", "[1]", "feature.attributes-damaged")]
    [InlineData("attributes that are no JSON", "{", "feature.attributes-damaged")]
    [InlineData("one attribute twice", "{\"A\":1,\"A\":2}", "feature.attributes-damaged")]
    [InlineData("a number beyond all measure", "{\"A\":1e999}", "feature.attributes-damaged")]
    [InlineData("half a character", "{\"A\":\"\\ud800\"}", "feature.attributes-damaged")]
    [InlineData("an accuracy that is none", "{\"accuracyMetres\":-1}", "feature.bad-accuracy")]
    public void Attributes_that_cannot_be_kept_are_refused(string name, string json, string code)
    {
        List<DeliveredFeature> features = [Parcel(1, 0, 0), Parcel(2, 200, 0) with { Properties = System.Text.Encoding.UTF8.GetBytes(json) }];
        var request = Request(RedLine, features[..1]) with { Fields = ["A", "accuracyMetres"] };
        QualityGate.Run(features, request).Refusals.ShouldHaveSingleItem(name).Problem.Code.ShouldBe(code, name);
    }

    [Fact]
    public void A_repaired_feature_is_stored_with_what_was_done_and_how_its_area_changed()
    {
        var result = Gate(RedLine, [Feature(1, NearlySound, ("BSM", "B1")), Parcel(2, 500, 0)], request => request with { Options = new QualityOptions { Repair = true } });
        (result.Verdict, result.FeaturesStored, result.Refusals.Count).ShouldBe((QualityVerdict.AcceptedWithWarnings, 2, 0));
        var mending = result.Mendings.ShouldHaveSingleItem();
        (mending.Id, mending.Mended.Single()).ShouldBe(("B1", "ring.spike"));
        mending.AreaAfterSquareMetres.ShouldBe(mending.AreaBeforeSquareMetres, 1e-6);
        result.Find("geometry.repaired")!.Count.ShouldBe(1);
        result.Features().First().Geometry.NumPoints.ShouldBe(5);
    }

    [Fact]
    public void A_repair_that_changes_the_area_too_much_is_not_taken()
    {
        var result = Gate(RedLine, [Feature(1, BowTie), Parcel(2, 500, 0)], request => request with { Options = new QualityOptions { Repair = true } });
        var refusal = result.Refusals.ShouldHaveSingleItem();
        refusal.Problem.Code.ShouldBe("feature.repair-changes-area");
        refusal.Codes.ShouldContain("geometry.self-intersection", StringComparer.Ordinal);
        Gate(RedLine, [Feature(1, BowTie), Parcel(2, 500, 0)], request => request with { Options = new QualityOptions { Repair = true, LargestRepairChangeShare = double.PositiveInfinity } })
            .Refusals.ShouldBeEmpty();
    }

    [Fact]
    public void Repair_keeps_the_areas_of_a_mixed_feature()
    {
        var result = Gate(
            RedLine,
            [Feature(1, "GEOMETRYCOLLECTION (POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0)), POINT (5 5))")],
            request => request with { Options = new QualityOptions { Repair = true } });
        result.Mendings.ShouldHaveSingleItem().Mended.ShouldBe(["geometry.mixed"]);
        result.Features().Single().Geometry.ShouldBeOfType<Polygon>();
    }

    [Theory]
    [InlineData("a mandatory layer", RedLine, 200, null, QualityVerdict.Refused, "loss.refused")]
    [InlineData("the user takes it as partial", RedLine, 200, LostFeatures.MakePartial, QualityVerdict.AcceptedWithWarnings, "loss.partial")]
    [InlineData("the user vouches", RedLine, 200, LostFeatures.Vouched, QualityVerdict.AcceptedWithWarnings, "loss.vouched")]
    [InlineData("another layer", "wetland", 200, null, QualityVerdict.AcceptedWithWarnings, "loss.partial")]
    [InlineData("another layer, more than one in a hundred", "wetland", 50, null, QualityVerdict.Refused, "loss.too-many")]
    [InlineData("another layer, the user refuses losses", "wetland", 200, LostFeatures.Refuse, QualityVerdict.Refused, "loss.refused")]
    public void A_lost_feature_refuses_or_makes_partial(string name, string layer, int count, LostFeatures? lost, QualityVerdict verdict, string code)
    {
        List<DeliveredFeature> features = [.. Enumerable.Range(1, count).Select(i => Parcel(i, 200 * (i % 20), 200 * (1 + i / 20))), Feature(count + 1, BowTie)];
        var result = Gate(layer, features, request => request with { Options = new QualityOptions { Lost = lost } });
        result.Verdict.ShouldBe(verdict, name);
        result.Find(code).ShouldNotBeNull(name).Share.ShouldBe(1.0 / (count + 1), name);
        result.Completeness.ShouldBe(lost is LostFeatures.Vouched ? Completeness.Complete : Completeness.Partial, name);
    }

    [Fact]
    public void A_true_duplicate_is_stored_once_and_nothing_is_lost()
    {
        var twin = Feature(9, Square(0, 0), ("BSM", "B0001"), ("DLBM", "0103"), ("OBJECTID", 9));
        var result = Gate(RedLine, [Parcel(1, 0, 0), Parcel(2, 200, 0), twin]);
        var refusal = result.Refusals.ShouldHaveSingleItem();
        (refusal.Problem.Code, refusal.IsLoss, result.Verdict, result.Completeness).ShouldBe(("feature.duplicate", false, QualityVerdict.AcceptedWithWarnings, Completeness.Complete));
        refusal.Problem.English.ShouldContain("feature 1");
    }

    [Fact]
    public void The_same_geometry_with_other_attributes_is_kept_and_told()
    {
        var result = Gate(RedLine, [Parcel(1, 0, 0), Parcel(2, 0, 0)]);
        result.FeaturesStored.ShouldBe(2);
        result.Find("feature.same-geometry")!.Places[0].Features.ShouldBe(["B0001", "B0002"]);
    }

    [Fact]
    public void Ids_are_made_unique_and_told()
    {
        var result = Gate(
            RedLine,
            [.. Enumerable.Range(1, 20).Select(i => Parcel(i, 200 * i, 0)), Feature(21, Square(0, 500), ("BSM", "B0001"), ("DLBM", "0103")), Feature(22, Square(0, 900), ("BSM", " "), ("DLBM", "0103"))]);
        result.IdField.ShouldBe("BSM");
        result.Find("feature.repeated-id")!.Places[0].Features.ShouldBe(["B0001#21"]);
        result.Find("feature.no-id")!.Places[0].Features.ShouldBe(["#22"]);
        result.Features().Select(feature => feature.Id).ShouldBe(result.Features().Select(feature => feature.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("no field is unique", null, null)]
    [InlineData("the user names one", "NUMMER", "NUMMER")]
    public void Without_ids_the_numbers_in_the_file_are(string name, string? idField, string? taken)
    {
        var result = Gate(RedLine, [Feature(1, Square(0, 0), ("code", "A"), ("NUMMER", "x")), Feature(2, Square(200, 0), ("code", "A"), ("NUMMER", "y"))], request => request with { IdField = idField });
        result.IdField.ShouldBe(taken, name);
        (result.Find("feature.ids-are-numbers") is not null).ShouldBe(taken is null, name);
    }

    [Fact]
    public void An_id_field_that_is_not_there_is_refused() =>
        Should.Throw<InputRefusedException>(() => Gate(RedLine, [Parcel(1, 0, 0)], request => request with { IdField = "X" })).Problem.Code.ShouldBe("import.no-id-field");

    [Theory]
    [InlineData("a river as a line", "LINESTRING (0 0, 100 0)")]
    [InlineData("a well as a point", "POINT (0 0)")]
    public void Lines_and_points_in_a_layer_of_areas_are_base_lines(string name, string wkt)
    {
        var result = Gate(RedLine, [Feature(1, wkt, ("BSM", "B1"))]);
        (result.Verdict, result.FeaturesStored).ShouldBe((QualityVerdict.AcceptedWithWarnings, 1), name);
        result.Find("feature.base-line")!.Count.ShouldBe(1, name);
        Gate("towns", [Feature(1, wkt, ("BSM", "B1"))]).Refusals.ShouldHaveSingleItem(name).Problem.Code.ShouldBe("feature.not-an-area", name);
    }

    [Fact]
    public void Dense_and_sparse_drawings_are_told()
    {
        var result = Gate(
            RedLine,
            [Feature(1, "POLYGON ((0 0, 6000 0, 6000 100, 0 100, 0 0))"), Feature(2, "POLYGON ((0 200, 100 200, 100 200.0005, 100 300, 0 300, 0 200))"), Parcel(3, 0, 400)],
            request => request with { Options = new QualityOptions { ManyVertices = 5 } });
        result.Find("geometry.long-edge")!.Places.ShouldHaveSingleItem().Value.ShouldBe(6000);
        result.Find("geometry.short-edge")!.Places.ShouldHaveSingleItem().Features.ShouldBe(["2"]);
        result.Find("geometry.many-vertices")!.Places.ShouldHaveSingleItem().Value.ShouldBe(6);
        Gate(RedLine, [Parcel(1, 0, 0)], request => request with { Options = new QualityOptions { MostVertices = 4 } }).Refusals[0].Problem.Code.ShouldBe("feature.too-many-vertices");
    }

    [Fact]
    public void A_repeated_point_does_no_harm_and_is_told()
    {
        var result = Gate(RedLine, [Feature(1, "POLYGON ((0 0, 100 0, 100 0, 100 100, 0 0))", ("BSM", "B1"))]);
        (result.Verdict, result.Find("ring.repeated-point")!.Severity).ShouldBe((QualityVerdict.Accepted, FindingSeverity.Notice));
    }

    [Theory]
    [InlineData("none", null, FindingSeverity.Error)]
    [InlineData("of the classification of 2023", "070102", FindingSeverity.Error)]
    [InlineData("a county's own", "999", FindingSeverity.Error)]
    public void Unknown_land_classes_are_told_with_their_share(string name, string? code, FindingSeverity severity)
    {
        var result = Gate(LandUse, [Parcel(1, 0, 0), Feature(2, Square(100, 0), ("BSM", "B2"), ("DLBM", code))]);
        var finding = result.Find("class.unknown").ShouldNotBeNull(name);
        (finding.Severity, finding.Count).ShouldBe((severity, 1), name);
        finding.Share!.Value.ShouldBe(0.5, 1e-6, name);
        (finding.Places[0].Text, finding.Places[0].Features.Single()).ShouldBe((code, "B2"), name);
        Gate(LandUse, [.. Tiles(12, 12), Feature(200, Square(1200, 0), ("BSM", "X"), ("DLBM", code))]).Find("class.unknown")!.Severity.ShouldBe(FindingSeverity.Warning, name);
    }

    [Fact]
    public void Land_use_without_its_field_is_refused_and_the_other_table_does_not_stand_for_it()
    {
        var result = Gate(LandUse, [Feature(1, Square(0, 0), ("BSM", "B1"), ("YDYHFLDM", "0101"))]);
        result.Verdict.ShouldBe(QualityVerdict.Refused);
        result.Find("class.no-field")!.Problem.English.ShouldContain("YDYHFLDM");
    }

    [Theory]
    [InlineData(0.12, true)]
    [InlineData("0.12", true)]
    [InlineData("", true)]
    [InlineData(1.0, true)]
    [InlineData(1.2, false)]
    [InlineData(-0.1, false)]
    [InlineData("12%", false)]
    public void Ridge_shares_are_shares(object share, bool good)
    {
        var result = Gate(LandUse, [Parcel(1, 0, 0, 100, ("KCXS", share))]);
        (result.Find("class.bad-ridge-share") is null).ShouldBe(good);
        result.Verdict.ShouldBe(good ? QualityVerdict.Accepted : QualityVerdict.Refused);
    }

    [Theory]
    [InlineData("the ellipsoidal area", "9996.92", 1, 0, 0, AreaUnit.SquareMetres, null)]
    [InlineData("the plane area", "10000.00", 0, 1, 0, AreaUnit.SquareMetres, "area.plane")]
    [InlineData("neither", "9990.00", 0, 0, 1, AreaUnit.SquareMetres, "area.disagrees")]
    [InlineData("hectares", "0.9997", 1, 0, 0, AreaUnit.Hectares, "area.unit")]
    [InlineData("mu", "15.00", 1, 0, 0, AreaUnit.Mu, "area.unit")]
    public void Stated_areas_are_compared(string name, string stated, int ellipsoidal, int plane, int neither, AreaUnit unit, string? code)
    {
        var result = Gate(LandUse, [Parcel(1, 0, 0, 100, ("TBMJ", stated))]);
        var areas = result.StatedAreas.ShouldNotBeNull(name);
        (areas.Field, areas.Ellipsoidal, areas.Plane, areas.Neither, areas.Unit).ShouldBe(("TBMJ", ellipsoidal, plane, neither, unit), name);
        result.Findings.Select(finding => finding.Problem.Code).ShouldBe(code is null ? [] : [code], name);
    }

    [Fact]
    public void The_worst_stated_areas_come_first()
    {
        var result = Gate(LandUse, [Parcel(1, 0, 0, 100, ("TBMJ", 9000.0)), Parcel(2, 100, 0, 100, ("TBMJ", 5000.0)), Parcel(3, 200, 0, 100, ("TBMJ", 9996.92)), Parcel(4, 300, 0, 100, ("TBMJ", 0.0))]);
        var finding = result.Find("area.disagrees")!;
        finding.Places.Select(place => place.Features.Single()).ShouldBe(["B0002", "B0001"]);
        finding.Places[0].Value!.Value.ShouldBe(4996.92, 0.1);
        result.StatedAreas!.Unstated.ShouldBe(1);
    }

    [Fact]
    public void Names_that_differ_in_case_are_stored_as_the_standard_has_them()
    {
        var result = Gate(LandUse, [Feature(1, Square(0, 0), ("bsm", "B1"), ("dlbm", "0101"), ("Other", 1))]);
        result.Verdict.ShouldBe(QualityVerdict.Accepted);
        result.Find("attribute.renamed").ShouldNotBeNull();
        result.Features().Single().Properties.Select(property => property.Key).ShouldBe(["bsm", "Other", "DLBM"], ignoreOrder: true);
    }

    [Fact]
    public void Values_that_no_rule_understands_are_told()
    {
        var field = new FeatureField
        {
            Layer = "urban-development-boundary",
            Name = "zone",
            Title = "分区",
            Kind = ValueKind.Code,
            Properties = ["GHFQDM"],
            Values = [KeyValuePair.Create<string, IReadOnlyList<string>>("concentrated", ["集中建设区"])],
        };
        List<DeliveredFeature> features = [Feature(1, Square(0, 0), ("GHFQDM", "集中建设区")), Feature(2, Square(200, 0), ("GHFQDM", "X区")), Feature(3, Square(400, 0), ("GHFQDM", null))];
        var finding = Gate("urban-development-boundary", features, request => request with { RuleFields = [field] }).Find("attribute.unknown-value")!;
        (finding.Count, finding.Severity).ShouldBe((2, FindingSeverity.Warning));
        finding.Problem.English.ShouldContain("X区 × 1, none × 1");
        Gate("urban-development-boundary", [Feature(1, Square(0, 0), ("A", 1))], request => request with { RuleFields = [field] }).Find("attribute.no-field").ShouldNotBeNull();
    }
}
