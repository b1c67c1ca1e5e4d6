using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>Versions, the audit log and the upkeep of a workspace on the command line.</summary>
public sealed class VersionCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void History_and_show_tell_where_a_version_came_from()
    {
        var history = YanshiGis.RunOn(Workspaces.Demonstration, "layers", "history", "heritage-protection-scope", "--format", "json", "--as-of", "2026-11-22");
        history.ExitCode.ShouldBe(0, history.Errors);
        history.Json["schema"]!.GetValue<string>().ShouldBe("yanshi-gis/layer-history/1");
        var versions = history.Json["versions"]!.AsArray();
        versions.Select(version => version!["status"]!.GetValue<string>()).ShouldBe(["indicative", "synthetic"]);
        versions[0]!["input"]!["name"]!.GetValue<string>().ShouldBe("layers/heritage-protection-scope.geojson");
        versions[0]!["importedBy"]!.GetValue<string>().ShouldNotBeEmpty();
        history.Json["used"]!.GetValue<int>().ShouldBe(2);
        var text = YanshiGis.RunOn(Workspaces.Demonstration, "layers", "history", "heritage-protection-scope", "--as-of", "2026-11-22").Output;
        text.ShouldContain("→ v2");
        var shown = YanshiGis.RunOn(Workspaces.Demonstration, "layers", "show", "heritage-protection-scope@v1", "--format", "json");
        shown.Json["name"]!.GetValue<string>().ShouldBe("heritage-protection-scope@v1");
        YanshiGis.RunOn(Workspaces.Demonstration, "layers", "show", "heritage-protection-scope").ExitCode.ShouldBe(2);
        YanshiGis.RunOn(Workspaces.Demonstration, "layers", "history", "nothing").Errors.ShouldContain("[layer.unknown]");
    }

    [Fact]
    public void Setting_a_version_aside_changes_checks_from_that_day_on_and_is_audited()
    {
        var folder = Workspaces.Copy(Workspaces.Demonstration, _scratch);
        var use = YanshiGis.RunOn(folder, "layers", "use", "heritage-protection-scope@v1", "--from", "2026-11-01");
        use.ExitCode.ShouldBe(0, use.Errors);
        use.Errors.ShouldContain("heritage-protection-scope@v2");
        VersionOn(folder, "2026-11-22").ShouldBe(1);
        VersionOn(folder, "2026-10-31").ShouldBe(2);
        VersionOn(folder, "2026-11-22", "--use", "heritage-protection-scope@v2").ShouldBe(2);
        YanshiGis.RunOn(folder, "layers", "withdraw", "heritage-protection-scope@v1", "--from", "2026-11-10").ExitCode.ShouldBe(0);
        VersionOn(folder, "2026-11-22").ShouldBeNull();
        YanshiGis.RunOn(folder, "layers", "use", "heritage-protection-scope@v7").Errors.ShouldContain("[layer.no-such-version]");
        YanshiGis.RunOn(folder, "check", Samples.Clear, "--use", "heritage").ExitCode.ShouldBe(2);

        var list = YanshiGis.RunOn(folder, "audit", "list", "--format", "json").Json["entries"]!.AsArray();
        list.Select(entry => entry!["action"]!.GetValue<string>()).ShouldBe(["workspace.init", "layers.use", "layers.withdraw"]);
        list.ShouldAllBe(entry => entry!["user"]!.GetValue<string>().Length > 0 && entry["time"]!.GetValue<string>().EndsWith('Z') && entry["offset"]!.GetValue<string>().Length == 6);
        var anchor = $"{list[1]!["index"]}:{list[1]!["hash"]!.GetValue<string>()}";
        YanshiGis.RunOn(folder, "audit", "verify", "--anchor", anchor).ExitCode.ShouldBe(0);

        var path = Path.Combine(folder, "audit.jsonl");
        File.WriteAllText(path, File.ReadAllText(path).Replace("layers.use", "layers.abc", StringComparison.Ordinal));
        var verify = YanshiGis.RunOn(folder, "audit", "verify", "--format", "json", "--anchor", anchor);
        verify.ExitCode.ShouldBe(3);
        (verify.Json["intact"]!.GetValue<bool>(), verify.Json["entries"]!.GetValue<int>(), verify.Json["problem"]!["code"]!.GetValue<string>()).ShouldBe((false, 1, "audit.wrong-hash"));
        YanshiGis.RunOn(folder, "audit", "verify", "--anchor", "1:x").ExitCode.ShouldBe(2);
    }

    [Fact]
    public void Versions_are_compared_by_town_and_as_geometry()
    {
        var difference = YanshiGis.RunOn(Workspaces.Demonstration, "layers", "diff", "heritage-protection-scope@v1", "heritage-protection-scope@v2", "--format", "json", "--as-of", "2026-11-22");
        difference.ExitCode.ShouldBe(0, difference.Errors);
        var gained = difference.Json["gainedSquareMetres"]!.GetValue<double>();
        gained.ShouldBeGreaterThan(1_000);
        difference.Json["rows"]!.AsArray().Sum(row => row!["gainedSquareMetres"]!.GetValue<double>()).ShouldBe(gained, 0.1);
        var ground = YanshiGis.RunOn(Workspaces.Demonstration, "layers", "diff", "heritage-protection-scope@v1", "heritage-protection-scope@v2", "--format", "geojson", "--as-of", "2026-11-22");
        ground.Json["features"]!.AsArray().Sum(feature => feature!["properties"]!["areaSquareMetres"]!.GetValue<double>()).ShouldBe(gained + difference.Json["lostSquareMetres"]!.GetValue<double>(), 1);
        YanshiGis.RunOn(Workspaces.Demonstration, "layers", "diff", "towns@v1", "land-use@v1").ExitCode.ShouldBe(2);
        YanshiGis.RunOn(Workspaces.Demonstration, "layers", "diff", "towns@v1", "towns@v2").Output.ShouldContain("m²");
    }

    [Fact]
    public void A_version_is_exported_and_an_internal_one_only_when_asked_for()
    {
        var folder = Workspaces.Copy(Workspaces.Demonstration, _scratch);
        var file = Path.Combine(_scratch.Folder, "towns.geojson");
        YanshiGis.RunOn(folder, "layers", "export", "towns@v2", file).ExitCode.ShouldBe(0);
        JsonNode.Parse(File.ReadAllText(file))!["features"]!.AsArray().Count.ShouldBeGreaterThan(5);
        YanshiGis.RunOn(folder, "layers", "export", "towns@v2", Path.ChangeExtension(file, ".gpkg")).ExitCode.ShouldBe(0);
        YanshiGis.RunOn(folder, "layers", "export", "towns@v2", Path.ChangeExtension(file, ".dwg")).Errors.ShouldContain("[export.unknown-format]");
        YanshiGis.RunOn(folder, "audit", "list", "--format", "json").Json["entries"]!.AsArray().Count(entry => entry!["action"]!.GetValue<string>() is "layers.export").ShouldBe(2);
    }

    [Fact]
    public void Another_district_is_made_by_its_extent()
    {
        var folder = Path.Combine(_scratch.Folder, "mengjin");
        var made = YanshiGis.RunOn(folder, "workspace", "init", "--extent", "112.2,34.9,112.6,35.1", "--district-name", "孟津区", "--district-code", "410308");
        made.ExitCode.ShouldBe(0, made.Errors);
        var list = YanshiGis.RunOn(folder, "layers", "list", "--format", "json");
        (list.Json["district"]!["name"]!.GetValue<string>(), list.Json["district"]!["code"]!.GetValue<string>()).ShouldBe(("孟津区", "410308"));
        list.Json["layers"]!.AsArray().ShouldAllBe(layer => layer!["versions"]!.AsArray().Count == 0);
        var check = YanshiGis.RunOn(folder, "check", Samples.Shipped, "--format", "json");
        check.ExitCode.ShouldBe(2, "the sample lies in another district");
        foreach (var bad in new[] { "112,34,111,35", "112,34", "a,b,c,d", "100,20,120,40" })
            YanshiGis.RunOn(Path.Combine(_scratch.Folder, "bad"), "workspace", "init", "--extent", bad).Errors.ShouldContain("[usage.option-value]");
        YanshiGis.RunOn(Path.Combine(_scratch.Folder, "bad"), "workspace", "init", "--district-name", "x").ExitCode.ShouldBe(2);
        Directory.Exists(Path.Combine(_scratch.Folder, "bad")).ShouldBeFalse();
    }

    [Fact]
    public void A_workspace_is_prepared_restored_and_unlocked()
    {
        var folder = Workspaces.Copy(Workspaces.Shipped, _scratch);
        YanshiGis.RunOn(folder, "workspace", "prepare").Errors.ShouldContain("[workspace.intact]");
        File.Delete(Path.Combine(folder, "layers", "towns.v1.layer"));
        File.Delete(Path.Combine(folder, "workspace.json"));
        var restored = YanshiGis.RunOn(folder, "workspace", "prepare", "--restore-list");
        restored.ExitCode.ShouldBe(0, restored.Errors);
        restored.Errors.ShouldContain("[workspace.list-restored]");
        restored.Errors.ShouldContain("towns@v1");
        File.WriteAllText(Path.Combine(folder, "read-only.json"), "");
        YanshiGis.RunOn(folder, "layers", "withdraw", "towns@v1").Errors.ShouldContain("[workspace.read-only]");
        var check = YanshiGis.RunOn(folder, "check", Samples.Shipped, "--format", "json");
        check.ExitCode.ShouldBe(1);
        check.Errors.ShouldContain("[workspace.read-only]");
        YanshiGis.RunOn(folder, "workspace", "unlock").ExitCode.ShouldBe(0);
        YanshiGis.RunOn(folder, "workspace", "verify").ExitCode.ShouldBe(0);
        YanshiGis.RunOn(folder, "workspace", "upgrade").ExitCode.ShouldBe(0);
    }

    private static int? VersionOn(string folder, string date, params string[] more)
    {
        var check = YanshiGis.RunOn(folder, ["check", Samples.Clear, "--format", "json", "--as-of", date, .. more]);
        check.ExitCode.ShouldBeLessThan(2, check.Errors);
        return check.Json["provenance"]!["layers"]!.AsArray().FirstOrDefault(layer => layer!["id"]!.GetValue<string>() is "heritage-protection-scope")?["version"]!.GetValue<int>();
    }
}
