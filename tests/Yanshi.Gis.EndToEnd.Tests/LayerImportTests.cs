using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary><c>layers import</c>: from a delivered file to a check against it.</summary>
public sealed class LayerImportTests : IDisposable
{
    private const string RedLine = "ecological-red-line";
    private static readonly string[] Stated = ["--vintage", "2025-06-01", "--completeness", "complete", "--coverage", "district", "--accuracy", "1"];

    private readonly Scratch _scratch = new();
    private readonly Deliveries _deliveries;
    private readonly string _workspace;

    public LayerImportTests()
    {
        _deliveries = new Deliveries(_scratch);
        _workspace = Workspaces.Copy(Workspaces.Shipped, _scratch);
    }

    public void Dispose() => _scratch.Dispose();

    [ToolTheory("ogr2ogr")]
    [InlineData("shapefile", "EPSG:4526", true)]
    [InlineData("geopackage", "EPSG:4490", true)]
    [InlineData("kml", "EPSG:4326", true)]
    [InlineData("file-gdb", "EPSG:4526", true)]
    [InlineData("geojson", "CRS84", true)]
    [InlineData("dxf", "EPSG:4526", false)]
    public void A_delivery_of_any_format_becomes_a_version_that_checks_use(string format, string crs, bool isRecognised)
    {
        var file = format switch
        {
            "shapefile" => _deliveries.Shapefile(),
            "geopackage" => _deliveries.GeoPackage(),
            "kml" => _deliveries.Kml(),
            "file-gdb" => _deliveries.Geodatabase(),
            "geojson" => _deliveries.GeoJson("STBHHX"),
            _ => _deliveries.Dxf(),
        };
        if (!isRecognised)
            Import(file, Stated).Errors.ShouldContain("[import.layer-unknown]");
        var run = Import(file, [.. Stated, "--report", "json", .. isRecognised ? [] : new[] { "--as", RedLine }]);
        run.ExitCode.ShouldBe(0, run.Errors + run.Output);
        var report = run.Json;
        Text(report, "schema").ShouldBe("yanshi-gis/import-report/1");
        (Text(report["input"]!, "format"), Text(report["crs"]!, "code"), Text(report["layer"]!, "id"), Text(report["layer"]!, "how")).ShouldBe((format, crs, RedLine, isRecognised ? "recognised" : "named"));
        Counts(report).ShouldBe((2, 2, 0));
        (Text(report, "version"), report["published"]!.GetValue<bool>()).ShouldBe(($"{RedLine}@v1", true));
        report["areaSquareMetres"]!.GetValue<double>().ShouldBe(16_281_476, 3);

        var check = YanshiGis.RunOn(_workspace, "check", _deliveries.SiteInRedLine, "--format", "json");
        check.ExitCode.ShouldBe(1, check.Errors);
        var met = check.Json["layers"]!.AsArray().Single(layer => Text(layer!, "id") is RedLine)!;
        Text(met, "state").ShouldBe("conflict");
        var used = check.Json["provenance"]!["layers"]!.AsArray().Single(layer => Text(layer!, "id") is RedLine)!;
        (used["version"]!.GetValue<int>(), Text(used, "status")).ShouldBe((1, "statutory"));
        var imported = YanshiGis.RunOn(_workspace, "audit", "list", "--format", "json").Json["entries"]!.AsArray().Single(entry => Text(entry!, "action") is "layers.import")!;
        (Text(imported["input"]!, "name"), Text(imported["input"]!, "sha256")).ShouldBe((Path.GetFileName(file), Text(report["input"]!, "sha256")));
        YanshiGis.RunOn(_workspace, "workspace", "verify").ExitCode.ShouldBe(0);
    }

    [ToolFact("ogr2ogr")]
    public void A_delivery_with_a_broken_feature_is_refused_and_publishes_nothing_until_it_is_repaired()
    {
        var file = _deliveries.Shapefile(json: Deliveries.BrokenRedLine);
        var refused = Import(file, [.. Stated, "--report", "json"]);
        refused.ExitCode.ShouldBe(2, refused.Errors);
        Counts(refused.Json).ShouldBe((2, 1, 1));
        (Text(refused.Json, "verdict"), refused.Json["version"], refused.Json["published"]!.GetValue<bool>()).ShouldBe(("refused", null, false));
        var refusal = refused.Json["refusals"]!.AsArray().Single()!;
        (Text(refusal, "code"), Text(refusal, "id")).ShouldBe(("geometry.self-intersection", "410307001"));
        refusal["at"]!.AsArray().Count.ShouldBe(2);
        Versions().ShouldBeEmpty();
        Actions().ShouldBe(["workspace.init"]);

        var partial = Import(file, [.. Stated, "--report", "json", "--lost", "make-partial"]);
        partial.ExitCode.ShouldBe(2, "half of the features is too much to lose");
        var vouched = Import(file, [.. Stated, "--report", "json", "--lost", "vouched"]);
        (vouched.ExitCode, Text(vouched.Json["completeness"]!, "effective")).ShouldBe((0, "complete"));

        var repaired = Import(file, [.. Stated, "--report", "json", "--repair"]);
        repaired.ExitCode.ShouldBe(0, repaired.Errors);
        Counts(repaired.Json).ShouldBe((2, 2, 0));
        var repair = repaired.Json["repairs"]!.AsArray().Single()!;
        Text(repair, "id").ShouldBe("410307001");
        repair["areaAfter"]!.GetValue<double>().ShouldBeGreaterThan(1_000_000);
        Versions().ShouldBe([$"{RedLine}@v1", $"{RedLine}@v2"]);
    }

    [ToolFact("ogr2ogr")]
    public void Appending_keeps_what_is_there_and_replacing_does_not()
    {
        Import(_deliveries.Shapefile(), Stated).ExitCode.ShouldBe(0);
        var more = _deliveries.Shapefile("MORE", Deliveries.MoreRedLine);
        var appended = Import(more, [.. Stated, "--as", RedLine, "--append", "--report", "json"]);
        appended.ExitCode.ShouldBe(0, appended.Errors);
        (Text(appended.Json, "appendedTo"), Text(appended.Json, "version")).ShouldBe(($"{RedLine}@v1", $"{RedLine}@v2"));
        Counts(appended.Json).ShouldBe((1, 1, 0));
        FeaturesOf(2).ShouldBe(3);

        var clash = Import(more, [.. Stated, "--as", RedLine, "--append"]);
        (clash.ExitCode, clash.Errors.Contains("[import.ids-clash]", StringComparison.Ordinal)).ShouldBe((2, true), clash.Errors);
        Import(_deliveries.GeoPackage("MORE", Deliveries.MoreRedLine), [.. Stated, "--as", RedLine, "--append"]).Errors.ShouldContain("[import.append-crs]");
        Import(more, [.. Stated, "--as", RedLine]).ExitCode.ShouldBe(0);
        FeaturesOf(3).ShouldBe(1);
        Import(more, [.. Stated, "--as", "urban-development-boundary", "--append"]).Errors.ShouldContain("[import.nothing-to-append-to]");
        Import(more, [.. Stated, "--as", RedLine, "--append", "--replace"]).Errors.ShouldContain("[usage.option-value]");
    }

    [ToolFact("ogr2ogr")]
    public void A_new_layer_comes_into_the_catalogue_with_its_first_version()
    {
        var file = _deliveries.GeoPackage("flood", Deliveries.MoreRedLine);
        Import(file, [.. Stated, "--as", "flood-area"]).Errors.ShouldContain("[import.unknown-layer]");
        Import(file, [.. Stated, "--as", "flood-area", "--title", "淹没区"]).Errors.ShouldContain("[usage.new-layer]");
        Import(file, [.. Stated, "--as", "Flood", "--title", "淹没区", "--role", "restricts"]).Errors.ShouldContain("[import.layer-id]");
        Import(file, [.. Stated, "--as", RedLine, "--title", "淹没区", "--role", "restricts"]).Errors.ShouldContain("[import.layer-exists]");
        string[] added = [.. Stated, "--as", "flood-area", "--title", "淹没区", "--title-english", "Flood area", "--role", "restricts"];
        Import(file, [.. added, "--dry-run"]).ExitCode.ShouldBe(0);
        Layer("flood-area").ShouldBeNull();

        var run = Import(file, added);
        run.ExitCode.ShouldBe(0, run.Errors);
        var layer = Layer("flood-area").ShouldNotBeNull();
        (Text(layer, "title"), Text(layer, "titleEnglish"), Text(layer, "role"), layer["mandatory"]!.GetValue<bool>()).ShouldBe(("淹没区", "Flood area", "restricts", false));
        YanshiGis.RunOn(_workspace, "check", _deliveries.SiteInRedLine, "--format", "json").Json["layers"]!.AsArray().ShouldContain(other => Text(other!, "id") == "flood-area");

        // What the list of versions knows of the layer can be had again from the record.
        File.Delete(Path.Combine(_workspace, "workspace.json"));
        YanshiGis.RunOn(_workspace, "workspace", "prepare", "--restore-list").ExitCode.ShouldBe(0);
        Layer("flood-area").ShouldNotBeNull();
        Import(file, [.. Stated, "--as", "flood-area"]).ExitCode.ShouldBe(0);
        YanshiGis.RunOn(_workspace, "layers", "history", "flood-area", "--format", "json").Json["versions"]!.AsArray().Count.ShouldBe(2);
        YanshiGis.RunOn(_workspace, "workspace", "verify").ExitCode.ShouldBe(0);
    }

    [ToolFact("ogr2ogr")]
    public void A_dry_run_says_all_and_publishes_nothing()
    {
        var before = File.ReadAllText(Path.Combine(_workspace, "workspace.json"));
        var run = Import(_deliveries.Shapefile(), [.. Stated, "--dry-run", "--report", "json"]);
        run.ExitCode.ShouldBe(0, run.Errors);
        (Text(run.Json, "version"), run.Json["published"]!.GetValue<bool>()).ShouldBe(($"{RedLine}@v1", false));
        File.ReadAllText(Path.Combine(_workspace, "workspace.json")).ShouldBe(before);
        Actions().ShouldBe(["workspace.init"]);
        Directory.EnumerateFiles(Path.Combine(_workspace, "layers"), $"{RedLine}*").ShouldBeEmpty();
    }

    [ToolFact("ogr2ogr")]
    public void What_nobody_says_of_a_delivery_is_a_warning_and_counts_at_its_worst()
    {
        var unsaid = Import(_deliveries.Shapefile(), "--report", "json");
        unsaid.ExitCode.ShouldBe(0, unsaid.Errors);
        Codes(unsaid.Json).ShouldBe(["version.no-vintage", "version.completeness-unsaid", "version.no-coverage", "version.no-accuracy"], ignoreOrder: true);
        Text(unsaid.Json, "verdict").ShouldBe("accepted-with-warnings");
        var first = History()[0]!;
        (Text(first, "completeness"), first["coverage"], Text(first, "status"), Text(first, "legalStatus")).ShouldBe(("partial", null, "statutory", "in-force"));

        // A version without a date comes after one with a date.
        Import(_deliveries.Shapefile(), Stated).ExitCode.ShouldBe(0);
        Codes(Import(_deliveries.Shapefile(), "--report", "json", "--dry-run").Json).ShouldContain(code => code == "version.outranked");
        Codes(Import(_deliveries.Shapefile(), [.. Stated, "--report", "json", "--in-force-from", "2099-01-01"]).Json).ShouldContain(code => code == "version.not-in-force");
        foreach (var bad in new[] { "--vintage=2025-13-01", "--accuracy=-1", "--status=good", "--completeness=yes", "--source= ", "--crs=EPSG:1", "--in-force-until=2000-01-01" })
            Import(_deliveries.Shapefile(), [.. bad.StartsWith("--in-force-until", StringComparison.Ordinal) ? new[] { "--in-force-from", "2020-01-01" } : [], bad]).ExitCode.ShouldBe(2, bad);
    }

    [ToolFact("ogr2ogr")]
    public void Coverage_is_the_district_the_extent_the_features_or_a_file()
    {
        var area = _scratch.Write("area.geojson", Feature("Polygon", "[[[112.65,34.5],[112.9,34.5],[112.9,34.8],[112.65,34.8],[112.65,34.5]]]"));
        foreach (var (said, kept) in new[] { ("district", "district"), ("extent", "extent"), ("derived", "features"), (area, "stated") })
        {
            Import(_deliveries.Shapefile(), "--vintage", "2025-06-01", "--completeness", "complete", "--accuracy", "1", "--coverage", said).ExitCode.ShouldBe(0, said);
            Text(History()[^1]!, "coverage").ShouldBe(kept);
        }

        Import(_deliveries.Shapefile(), "--coverage", Path.Combine(_scratch.Folder, "nothing.shp")).ExitCode.ShouldBe(2);
        var line = _scratch.Write("line.geojson", Feature("LineString", "[[112.65,34.5],[112.9,34.5]]"));
        Import(_deliveries.Shapefile(), "--coverage", line).Errors.ShouldContain("[coverage.not-areas]");
        var other = Path.Combine(_scratch.Folder, "other");
        YanshiGis.RunOn(other, "workspace", "init", "--extent", "112.5,34.4,113.0,34.9").ExitCode.ShouldBe(0);
        File.Exists(Path.Combine(other, "layers", "district.v1.layer")).ShouldBeTrue("the shipped district lies inside");
    }

    [ToolFact("ogr2ogr")]
    public void Land_use_is_recognised_by_its_fields_and_tiles_the_ground()
    {
        var run = Import(_deliveries.Shapefile("PARCELS", Deliveries.LandUse), [.. Stated[..4], "--coverage", "derived", "--accuracy", "1", "--report", "json"]);
        run.ExitCode.ShouldBe(0, run.Errors);
        Text(run.Json["layer"]!, "id").ShouldBe("land-use");
        (run.Json["tiling"]!["overlaps"]!.GetValue<int>(), run.Json["tiling"]!["gaps"]!.GetValue<int>()).ShouldBe((0, 0));

        // What fits by itself need not fit what is there.
        var overlapping = Deliveries.LandUse.Replace("112.70,34.7", "112.705,34.7", StringComparison.Ordinal).Replace("\"BSM\":\"", "\"BSM\":\"9", StringComparison.Ordinal);
        var joined = Import(_deliveries.Shapefile("PARCELS", overlapping), [.. Stated[..4], "--coverage", "derived", "--accuracy", "1", "--append", "--report", "json"]);
        joined.ExitCode.ShouldBe(2, joined.Errors);
        joined.Json["findings"]!.AsArray().ShouldContain(finding => Text(finding!, "code") == "tiling.overlap" && Text(finding!, "severity") == "error");
        Import(_deliveries.Shapefile("PARCELS", Deliveries.LandUse), "--as", "farmland").Errors.ShouldContain("[import.derived-layer]");
    }

    [ToolFact("ogr2ogr")]
    public void Of_several_layers_the_named_or_the_recognised_one_is_taken()
    {
        var geodatabase = _deliveries.Geodatabase(("DLTB", Deliveries.LandUse), ("notes", Deliveries.MoreRedLine));
        var several = Import(geodatabase, Stated);
        several.ExitCode.ShouldBe(2);
        several.Errors.ShouldContain("[input.several-layers]");
        several.Errors.ShouldContain("land-use");
        Text(Import(geodatabase, [.. Stated, "--layer", "DLTB", "--report", "json"]).Json["layer"]!, "id").ShouldBe("land-use");
        Text(Import(geodatabase, [.. Stated, "--as", RedLine, "--report", "json"]).Json["input"]!, "layer").ShouldBe("STBHHX");
        Import(geodatabase, [.. Stated, "--layer", "nothing"]).Errors.ShouldContain("[input.layer-missing]");
        Import(geodatabase, [.. Stated, "--layer", "notes"]).Errors.ShouldContain("[import.layer-");
        Import(_scratch.Write("a.txt", "text"), Stated).Errors.ShouldContain("[format.unknown]");
        Import(Path.Combine(_scratch.Folder, "none.shp"), Stated).ExitCode.ShouldBe(2);
    }

    [ToolFact("ogr2ogr")]
    public void A_draft_is_used_by_name_only()
    {
        Import(_deliveries.Shapefile(), [.. Stated, "--legal-status", "draft"]).ExitCode.ShouldBe(0);
        StateOf([]).ShouldBe("no-data");
        StateOf(["--use", $"{RedLine}@v1"]).ShouldBe("conflict");
        (Text(YanshiGis.RunOn(_workspace, "check", _deliveries.SiteInRedLine, "--format", "json").Json, "verdict") is "clear").ShouldBeFalse();

        string StateOf(string[] more) => Text(
            YanshiGis.RunOn(_workspace, ["check", _deliveries.SiteInRedLine, "--format", "json", .. more]).Json["layers"]!.AsArray().Single(layer => Text(layer!, "id") is RedLine)!, "state");
    }

    [ToolFact("ogr2ogr")]
    public void The_report_is_text_a_page_or_a_file()
    {
        var file = _deliveries.Shapefile(json: Deliveries.BrokenRedLine);
        var text = Import(file, [.. Stated, "--lang", "en"]);
        (text.ExitCode, text.Output.Contains("refused", StringComparison.Ordinal)).ShouldBe((2, true));
        text.Output.ShouldContain("2 in = 1 stored (0 of them repaired) + 1 refused (1 of them lost)");
        text.Output.ShouldContain("[geometry.self-intersection]");
        var path = Path.Combine(_scratch.Folder, "report.html");
        Import(file, [.. Stated, "--report", "html", "--out", path]).ExitCode.ShouldBe(2);
        var page = File.ReadAllText(path);
        page.ShouldStartWith("<!DOCTYPE html>");
        page.ShouldContain("不予接收");
        page.ShouldContain("410307001");
        page.ShouldNotContain("<script");
        Import(file, [.. Stated, "--report", "geojson"]).ExitCode.ShouldBe(2);
        Import(file, [.. Stated, "--out", file]).ExitCode.ShouldBe(2);
    }

    [ToolFact("ogr2ogr")]
    public void Two_imports_at_once_both_get_their_number()
    {
        var files = new[] { _deliveries.Shapefile(), _deliveries.GeoPackage() };
        var runs = new YanshiGis.Outcome[files.Length];
        Parallel.For(0, files.Length, i => runs[i] = Import(files[i], Stated));
        runs.ShouldAllBe(run => run.ExitCode == 0);
        Versions().ShouldBe([$"{RedLine}@v1", $"{RedLine}@v2"]);
        YanshiGis.RunOn(_workspace, "audit", "verify").ExitCode.ShouldBe(0);
        YanshiGis.RunOn(_workspace, "workspace", "verify").ExitCode.ShouldBe(0);
    }

    private YanshiGis.Outcome Import(string file, params string[] options) => YanshiGis.RunOn(_workspace, ["layers", "import", file, .. options]);

    private JsonArray History() => YanshiGis.RunOn(_workspace, "layers", "history", RedLine, "--format", "json").Json["versions"]!.AsArray();

    private List<string> Versions() => [.. History().Select(version => $"{RedLine}@v{version!["version"]}")];

    private int FeaturesOf(int version) => History().Single(entry => entry!["version"]!.GetValue<int>() == version)!["features"]!.GetValue<int>();

    private List<string> Actions() => [.. YanshiGis.RunOn(_workspace, "audit", "list", "--format", "json").Json["entries"]!.AsArray().Select(entry => Text(entry!, "action"))];

    private JsonNode? Layer(string id) => YanshiGis.RunOn(_workspace, "layers", "list", "--format", "json").Json["layers"]!.AsArray().SingleOrDefault(layer => Text(layer!, "id") == id);

    private static string Feature(string type, string coordinates) =>
        $$$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"{{{type}}}","coordinates":{{{coordinates}}}}}]}""";

    private static List<string> Codes(JsonNode report) => [.. report["findings"]!.AsArray().Select(finding => Text(finding!, "code"))];

    private static (int In, int Stored, int Refused) Counts(JsonNode report)
    {
        var features = report["features"]!;
        return (features["in"]!.GetValue<int>(), features["stored"]!.GetValue<int>(), features["refused"]!.GetValue<int>());
    }

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
