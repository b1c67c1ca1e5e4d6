using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Sites;
using static Yanshi.Gis.Planning.Tests.Sites.Plots;

namespace Yanshi.Gis.Planning.Tests.Records;

public class SiteReportJsonTests
{
    private static readonly JsonObject Record = SiteReportJson.Of(SiteCheck.Run(
        Site(Square(0, 0, 100)),
        Set([(Layer("b") with { Mandatory = true }).Definition], (Layer("a") with { AccuracyMetres = 1, Vintage = new DateOnly(2023, 12, 31) }).With(Square(60, 50, 200))),
        new DateOnly(2026, 11, 22),
        "0.1.0"));

    [Fact]
    public void The_canonical_record_is_the_record_in_its_canonical_form()
    {
        var site = Site(Square(0, 0, 100));
        var report = SiteCheck.Run(site, Set([(Layer("b") with { Mandatory = true }).Definition], (Layer("a") with { AccuracyMetres = 1 }).With(Square(60, 50, 200))), new DateOnly(2026, 11, 22), "0.1.0");
        var record = SiteReportJson.Of(report);
        var canonical = SiteReportJson.CanonicalOf(report);
        Encoding.UTF8.GetString(canonical.Utf8).ShouldBe(CanonicalJson.Write(record));
        canonical.Digest.ShouldBe(record["digest"]!.GetValue<string>());
        Encoding.UTF8.GetString(SiteReportJson.IndentedOf(report)).ShouldBe(IndentedJson.Write(record) + "\n");
    }

    [Fact]
    public void Members_stand_in_the_contracts_order_none_missing()
    {
        Names(Record).ShouldBe("schema site verdict undeterminedBy basis layers findings landClasses towns partition parks questions provenance digest");
        Names(Record["site"]!).ShouldBe(
            "id name geometryKind widthMetres lengthMetres attributes crs areaSquareMetres planeAreaSquareMetres planeCrs areaHectares areaMu statedAreaSquareMetres "
            + "statedAreaMatches perimeterMetres bbox parcels defects repaired geometry geometrySha256");
        Names(Record["site"]!["parcels"]![0]!).ShouldBe("id name areaSquareMetres planeAreaSquareMetres statedAreaSquareMetres statedAreaMatches");
        foreach (var layer in Record["layers"]!.AsArray())
        {
            Names(layer!).ShouldBe(
                "id title role status mandatory state reason certainty accuracyMetres coverageShare areaSquareMetres areaMu share areaInnerSquareMetres areaOuterSquareMetres "
                + "lengthMetres count nearestDistanceMetres features slivers findings");
        }

        Names(Record["layers"]![0]!["features"]![0]!).ShouldBe("id name areaSquareMetres share attributes");
        Names(Record["provenance"]!).ShouldBe("asOf engine ruleBook mandatory layers plane");
        Names(Record["provenance"]!["layers"]![0]!).ShouldBe("id version vintage inForceFrom status sha256");
    }

    [Fact]
    public void What_lies_around_the_layers_stands_in_order_and_adds_up()
    {
        var data = Set(
            Layer("a").With("POLYGON((0 0, 33.335 0, 33.335 100, 0 100, 0 0))"),
            (Layer("land-use") with { Role = LayerRole.Context }).With(
                Feature("1", "POLYGON((0 0, 33.3333 0, 33.3333 100, 0 100, 0 0))", """{"DLBM":"0103","KCXS":0.1111}"""),
                Feature("2", "POLYGON((33.3333 0, 200 0, 200 100, 33.3333 100, 33.3333 0))", """{"DLBM":"9999"}""")),
            (Layer("parks") with { Role = LayerRole.Context }).With(Feature("p", Square(200, 0, 10))),
            (Layer("towns") with { Role = LayerRole.Context }).With(Feature("t", Square(0, 0, 200), "{}", "甲镇")));
        var record = SiteReportJson.Of(SiteCheck.Run(Site(Square(0, 0, 100)), data, new DateOnly(2026, 11, 22), "0.1.0"));

        Rows("landClasses", "code name group areaSquareMetres").ShouldBe(10_000m);
        record["landClasses"]![2]!["group"].ShouldBeNull();
        Rows("towns", "code name areaSquareMetres").ShouldBe(10_000m);
        Rows("partition", "layers areaSquareMetres").ShouldBe(10_000m);
        record["partition"]!.ToJsonString().ShouldBe("""[{"layers":["a"],"areaSquareMetres":3333.5},{"layers":[],"areaSquareMetres":6666.5}]""");
        Rows("parks", "id name areaSquareMetres distanceMetres sectorFits").ShouldBe(0m);

        decimal Rows(string member, string names)
        {
            var rows = record[member]!.AsArray();
            rows.ShouldNotBeEmpty();
            foreach (var row in rows)
                Names(row!).ShouldBe(names);
            return rows.Sum(row => (decimal)row!["areaSquareMetres"]!.GetValue<double>());
        }
    }

    [Fact]
    public void Attributes_of_any_shape_are_written_as_they_are()
    {
        const string properties = """{"text":"值","number":1.50,"flag":true,"nothing":null,"list":[1,{"b":2,"a":[null]}],"object":{"z":{"y":"x"}},"hidden":1}""";
        var data = Set((Layer("a") with { Attributes = ["text", "number", "flag", "nothing", "list", "object", "absent"] }).With(Feature("1", Square(0, 0, 50), properties)));
        var report = SiteCheck.Run(Site(Square(0, 0, 100)), data, new DateOnly(2026, 11, 22), "0.1.0");
        var record = SiteReportJson.Of(report);
        Encoding.UTF8.GetString(SiteReportJson.IndentedOf(report)).ShouldBe(IndentedJson.Write(record) + "\n");
        var attributes = record["layers"]![0]!["features"]![0]!["attributes"]!;
        CanonicalJson.Write(attributes).ShouldBe("""{"flag":true,"list":[1,{"a":[null],"b":2}],"nothing":null,"number":1.5,"object":{"z":{"y":"x"}},"text":"值"}""");
        SiteReportJson.DigestOf(JsonNode.Parse(IndentedJson.Write(record))!.AsObject()).ShouldBe(record["digest"]!.GetValue<string>());
    }

    [Fact]
    public void Figures_are_rounded_and_units_agree()
    {
        var layer = Record["layers"]![0]!;
        layer["areaSquareMetres"]!.GetValue<double>().ShouldBe(2000);
        layer["areaMu"]!.GetValue<double>().ShouldBe(3);
        layer["share"]!.GetValue<double>().ShouldBe(0.2);
        layer["accuracyMetres"]!.GetValue<double>().ShouldBe(1);
        layer["nearestDistanceMetres"]!.GetValue<double>().ShouldBe(0);
        Record["site"]!["areaHectares"]!.GetValue<double>().ShouldBe(1);
        Record["site"]!["areaMu"]!.GetValue<double>().ShouldBe(15);
    }

    [Fact]
    public void A_layer_that_was_not_looked_at_has_nulls_not_zeros()
    {
        var layer = Record["layers"]![1]!.AsObject();
        foreach (var name in new[] { "areaSquareMetres", "areaMu", "share", "count", "nearestDistanceMetres", "coverageShare" })
        {
            layer.ContainsKey(name).ShouldBeTrue();
            layer[name].ShouldBeNull(name);
        }

        layer["reason"]!.GetValue<string>().ShouldBe("layer.absent");
    }

    [Fact]
    public void The_provenance_names_the_layers_used_and_those_asked_for()
    {
        var provenance = Record["provenance"]!;
        provenance["mandatory"]!.ToJsonString().ShouldBe("""["b"]""");
        var version = provenance["layers"]!.AsArray().ShouldHaveSingleItem()!;
        version["id"]!.GetValue<string>().ShouldBe("a");
        version["inForceFrom"]!.GetValue<string>().ShouldBe("2023-12-31");
        provenance["plane"]!["standardParallelDegrees"]!.GetValue<double>().ShouldBe(34.637);
    }

    [Fact]
    public void The_digest_holds_for_the_record_as_printed_and_read_back()
    {
        var printed = IndentedJson.Write(Record);
        var readBack = JsonNode.Parse(printed)!.AsObject();
        SiteReportJson.DigestOf(readBack).ShouldBe(Record["digest"]!.GetValue<string>());

        readBack["layers"]![0]!["areaSquareMetres"] = 1999.99;
        string.Equals(SiteReportJson.DigestOf(readBack), Record["digest"]!.GetValue<string>(), StringComparison.Ordinal).ShouldBeFalse();
    }

    private static string Names(JsonNode node) => string.Join(' ', node.AsObject().Select(member => member.Key));
}
