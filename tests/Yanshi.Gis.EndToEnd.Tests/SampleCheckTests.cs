using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Yanshi.Gis.Planning.Records;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>The conflict sample against the shipped data alone.</summary>
public class SampleCheckTests
{
    private static readonly YanshiGis.Outcome Checked = YanshiGis.RunOn(Workspaces.Shipped, "check", Samples.Shipped, "--format", "json", "--as-of", "2026-11-22");

    [Fact]
    public void The_record_is_all_that_is_printed_and_the_exit_code_says_not_clear()
    {
        Checked.ExitCode.ShouldBe(1, Checked.Errors);
        Checked.Errors.ShouldBeEmpty();
        Checked.Output.ShouldEndWith("}\n");
        Checked.Json["schema"]!.GetValue<string>().ShouldBe("yanshi-gis/site-check/1");
        Checked.Json["digest"]!.GetValue<string>().ShouldBe(SiteReportJson.DigestOf(Checked.Json.AsObject()));
    }

    [Fact]
    public void The_sites_areas_are_those_stated_and_its_zone_the_declared_one()
    {
        var site = Checked.Json["site"]!;
        site["name"]!.GetValue<string>().ShouldBe("示例项目（崇阳陵东侧）");
        site["crs"]!["code"]!.GetValue<string>().ShouldBe("EPSG:4526");
        site["crs"]!["how"]!.GetValue<string>().ShouldBe("declared");
        site["planeCrs"]!.GetValue<string>().ShouldBe("EPSG:4547");
        site["statedAreaMatches"]!.GetValue<string>().ShouldBe("ellipsoidal");

        // Planimeter on the boundary with a point every 5 m: 65 888.0 and 13 132.4; the plane areas are the shoelace sums of the file.
        var parcels = site["parcels"]!.AsArray();
        parcels.Count.ShouldBe(2);
        parcels[0]!["areaSquareMetres"]!.GetValue<double>().ShouldBe(65_888.0, 0.1);
        parcels[1]!["areaSquareMetres"]!.GetValue<double>().ShouldBe(13_132.4, 0.1);
        parcels[0]!["planeAreaSquareMetres"]!.GetValue<double>().ShouldBe(65_909.64, 0.011);
        parcels[1]!["planeAreaSquareMetres"]!.GetValue<double>().ShouldBe(13_136.67, 0.011);
        parcels.Sum(parcel => (decimal)parcel!["areaSquareMetres"]!.GetValue<double>()).ShouldBe((decimal)site["areaSquareMetres"]!.GetValue<double>());
        site["defects"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public void The_heritage_layer_is_a_conflict_with_its_article()
    {
        var layer = LayerOf("heritage-protection-scope");
        layer["state"]!.GetValue<string>().ShouldBe("conflict");
        layer["status"]!.GetValue<string>().ShouldBe("indicative");
        layer["reason"].ShouldBeNull();
        layer["accuracyMetres"]!.GetValue<double>().ShouldBe(3000);
        layer["nearestDistanceMetres"]!.GetValue<double>().ShouldBe(0);
        layer["count"]!.GetValue<int>().ShouldBe(2);

        // The eastern section's generalised outline holds the whole site; the square of the tomb is clipped by hand below.
        layer["areaSquareMetres"]!.GetValue<double>().ShouldBe(Checked.Json["site"]!["areaSquareMetres"]!.GetValue<double>());
        layer["share"]!.GetValue<double>().ShouldBe(1);
        layer["certainty"]!.GetValue<string>().ShouldBe("within-accuracy");
        var feature = layer["features"]!.AsArray().Single(feature => feature!["id"]!.GetValue<string>() is "mangshan-10-9")!;
        feature["areaSquareMetres"]!.GetValue<double>().ShouldBe(AreaWestOfTheSquaresEdge(), 1);
        feature["name"]!.GetValue<string>().ShouldBe("崇阳陵");
        feature["attributes"]!["article"]!.GetValue<string>().ShouldBe("第十条（九）");
        feature["attributes"]!["source"]!.GetValue<string>().ShouldContain("邙山陵墓群保护条例");
    }

    [Fact]
    public void No_layer_is_clear_and_what_was_not_looked_at_is_named_beside_the_verdict()
    {
        var layers = Checked.Json["layers"]!.AsArray();
        layers.Select(layer => layer!["id"]!.GetValue<string>()).ShouldBe(LayerIds);
        var states = layers.Where(layer => layer!["state"]!.GetValue<string>() is not "no-data").Select(layer => layer!["id"]!.GetValue<string>() + " " + layer["state"]!.GetValue<string>());
        states.ShouldBe(["heritage-protection-scope conflict", "heritage-control-zone conflict"]);
        foreach (var layer in layers.Where(layer => layer!["reason"]?.GetValue<string>() is "layer.absent"))
            layer!["areaSquareMetres"].ShouldBeNull();

        Checked.Json["verdict"]!.GetValue<string>().ShouldBe("prohibited");
        Checked.Json["basis"]!.GetValue<string>().ShouldBe("indicative");
        Checked.Json["undeterminedBy"]!.AsArray().Select(id => id!.GetValue<string>()).ShouldBe(
            ["permanent-basic-farmland", "ecological-red-line", "urban-development-boundary", "land-use", "river-management-range"]);
        foreach (var name in new[] { "landClasses", "towns", "parks" })
            Checked.Json[name]!.AsArray().ShouldBeEmpty();
        Checked.Json["questions"]!.AsArray().Select(question => question!["attribute"]!.GetValue<string>()).ShouldContain("level", StringComparer.Ordinal);
    }

    [Fact]
    public void The_partition_adds_up_to_the_site()
    {
        var cells = Checked.Json["partition"]!.AsArray();
        cells[0]!["layers"]!.ToJsonString().ShouldBe("""["heritage-protection-scope","heritage-control-zone"]""");
        cells.Sum(cell => (decimal)cell!["areaSquareMetres"]!.GetValue<double>()).ShouldBe((decimal)Checked.Json["site"]!["areaSquareMetres"]!.GetValue<double>());
    }

    [Fact]
    public void The_site_command_prints_the_records_site_block_alone_with_attributes_as_the_file_writes_them()
    {
        var site = YanshiGis.RunOn(Workspaces.Shipped, "site", Samples.Shipped, "--format", "json");
        site.ExitCode.ShouldBe(0);
        site.Json["attributes"]!["地块用途"]!.GetValue<string>().ShouldBe("工业用地");
        var (alone, recorded) = (site.Json.DeepClone().AsObject(), Checked.Json["site"]!.DeepClone().AsObject());
        recorded["attributes"]!["projectType"]!.GetValue<string>().ShouldBe("industrial");
        alone["attributes"] = recorded["attributes"] = null;
        CanonicalJson.Write(alone).ShouldBe(CanonicalJson.Write(recorded));
    }

    [Theory]
    [InlineData("en_US.UTF-8")]
    [InlineData("zh_CN.GB18030")]
    [InlineData("de_DE.ISO-8859-1")]
    [InlineData("C")]
    public void The_same_bytes_come_out_again_and_under_any_locale(string locale)
    {
        var again = YanshiGis.Run(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["LANG"] = locale, ["LC_ALL"] = locale, ["TZ"] = "America/New_York", ["YANSHI_WORKSPACE"] = Workspaces.Shipped },
            "check", Samples.Shipped, "--format", "json", "--as-of", "2026-11-22");
        again.Output.ShouldBe(Checked.Output);
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public void The_same_bytes_come_out_on_a_processor_with_narrower_vectors(string feature)
    {
        var narrow = YanshiGis.Run(
            new Dictionary<string, string>(StringComparer.Ordinal) { [feature] = "0", ["YANSHI_WORKSPACE"] = Workspaces.Shipped }, "check", Samples.Shipped, "--format", "json", "--as-of", "2026-11-22");
        narrow.Output.ShouldBe(Checked.Output);
    }

    [Fact]
    public void Before_the_regulation_was_in_force_the_layer_has_no_version()
    {
        var before = YanshiGis.RunOn(Workspaces.Shipped, "check", Samples.Shipped, "--format", "json", "--as-of", "2012-02-29");
        var layer = before.Json["layers"]!.AsArray().Single(layer => layer!["id"]!.GetValue<string>() is "heritage-protection-scope")!;
        layer["state"]!.GetValue<string>().ShouldBe("no-data");
        layer["reason"]!.GetValue<string>().ShouldBe("layer.no-version-in-force");
        before.Json["provenance"]!["layers"]!.AsArray().Select(used => used!["id"]!.GetValue<string>()).Contains("heritage-protection-scope", StringComparer.Ordinal).ShouldBeFalse();
    }

    private static readonly string[] LayerIds =
        ("permanent-basic-farmland ecological-red-line urban-development-boundary land-use farmland high-standard-farmland grain-production-zone heritage-protection-scope "
        + "heritage-control-zone historic-culture-line buried-relics-zone grand-canal-core-zone river-management-range river-shoreline detention-area water-works-protection "
        + "drinking-water-1 drinking-water-2 wetland nature-reserve forest-park public-welfare-forest scenic-area historic-village geological-hazard mined-out-area "
        + "power-line-zone highway-control-zone railway-protection-zone pipeline-zone airport-clearance weather-station central-city-lines detailed-plan parks district towns mountains heritage-sites").Split(' ');

    private static JsonNode LayerOf(string id) => Checked.Json["layers"]!.AsArray().Single(layer => layer!["id"]!.GetValue<string>() == id)!;

    /// <summary>
    /// The sample lies between the square's parallels, so the square cuts it along its eastern edge only. In zone 38 (cs2cs, EPSG:4490 to
    /// 4526) that edge runs from (N 3847133.3709, E 38384814.2302) to (N 3848133.4554, E 38384826.8015). The sample's rings are clipped
    /// against that line in the plane, and the plane area is brought to the ellipsoid by the ratio of the site's two areas.
    /// </summary>
    private static double AreaWestOfTheSquaresEdge()
    {
        (double N, double E)[] shell = [(3847486.20, 38384655.40), (3847492.75, 38384905.10), (3847661.30, 38384931.85), (3847748.90, 38384880.25), (3847739.45, 38384648.70)];
        const double holeArea = 32 * 32;
        var clipped = new List<(double N, double E)>();
        for (var i = 0; i < shell.Length; i++)
        {
            var (from, to) = (shell[i], shell[(i + 1) % shell.Length]);
            double before = WestOfEdge(from), after = WestOfEdge(to);
            if (before >= 0)
                clipped.Add(from);
            if (before * after < 0)
            {
                var share = before / (before - after);
                clipped.Add((from.N + (to.N - from.N) * share, from.E + (to.E - from.E) * share));
            }
        }

        var doubled = 0.0;
        for (var i = 0; i < clipped.Count; i++)
        {
            var (a, b) = (clipped[i], clipped[(i + 1) % clipped.Count]);
            doubled += (a.E - 38_384_000) * (b.N - 3_847_000) - (b.E - 38_384_000) * (a.N - 3_847_000);
        }

        return (Math.Abs(doubled) / 2 - holeArea) * (79_020.48 / 79_046.31);

        static double WestOfEdge((double N, double E) point) => EdgeEast(point.N) - point.E;
        static double EdgeEast(double north) => 38384814.2302 + (north - 3847133.3709) * (38384826.8015 - 38384814.2302) / (3848133.4554 - 3847133.3709);
    }
}
