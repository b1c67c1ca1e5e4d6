using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>Registered projects and their re-screening on the command line.</summary>
public sealed class ProjectCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Projects_are_registered_listed_and_retired()
    {
        var folder = Workspaces.Copy(Workspaces.Demonstration, _scratch);
        var registered = YanshiGis.RunOn(folder, "projects", "register", Samples.Shipped, "--id", "甲/一", "--as-of", "2026-11-22", "--type", "industrial", "--format", "json");
        registered.ExitCode.ShouldBe(0, registered.Errors);
        (registered.Json["schema"]!.GetValue<string>(), registered.Json["registered"]!.GetValue<int>()).ShouldBe(("yanshi-gis/project-registration/1", 1));
        var record = YanshiGis.RunOn(folder, "check", Samples.Clear, "--as-of", "2026-11-22", "--format", "json").Output;
        YanshiGis.RunOn(folder, "projects", "register", _scratch.Write("record.json", record)).ExitCode.ShouldBe(0);
        YanshiGis.RunOn(folder, "projects", "register", _scratch.Write("record.json", record)).Output.ShouldContain("更新 1");

        var list = YanshiGis.RunOn(folder, "projects", "list", "--format", "json");
        list.Json["projects"]!.AsArray().Select(project => project!["id"]!.GetValue<string>()).ShouldBe(["1", "甲/一"]);
        list.Json["projects"]![0]!["digest"]!.GetValue<string>().ShouldBe(JsonNode.Parse(record)!["digest"]!.GetValue<string>());
        YanshiGis.RunOn(folder, "projects", "list", "--lang", "en").Output.ShouldContain("Registered projects: 2");

        var unknown = YanshiGis.RunOn(folder, "projects", "retire", "甲一");
        unknown.ExitCode.ShouldBe(2);
        unknown.Errors.ShouldContain("[projects.unknown]");
        unknown.Errors.ShouldContain("甲/一");
        YanshiGis.RunOn(folder, "projects", "retire", "1", "--reason", "终止").ExitCode.ShouldBe(0);
        YanshiGis.RunOn(folder, "projects", "list", "--format", "json").Json["projects"]!.AsArray().Count.ShouldBe(1);
        YanshiGis.RunOn(folder, "projects", "list", "--all").Output.ShouldContain("终止");
        YanshiGis.RunOn(folder, "audit", "verify").ExitCode.ShouldBe(0);
    }

    [Fact]
    public void Rows_that_cannot_be_registered_are_told_and_the_others_are()
    {
        var folder = Workspaces.Copy(Workspaces.Demonstration, _scratch);
        var run = YanshiGis.RunOn(folder, "projects", "register", Samples.Shipped, Samples.Clear, _scratch.Write("bad.txt", "x"), "--format", "json");
        run.ExitCode.ShouldBe(2);
        run.Json["projects"]!.AsArray().Select(project => project!["state"]!.GetValue<string>()).ShouldBe(["registered", "refused", "refused"]);
        run.Errors.ShouldContain("[projects.exists]");
        YanshiGis.RunOn(folder, "projects", "register", Samples.Shipped, Samples.Clear, "--id", "7").Errors.ShouldContain("[usage.option-value]");
        YanshiGis.RunOn(folder, "projects", "register", _scratch.Write("r.json", """{"schema":"yanshi-gis/site-check/1"}"""), "--type", "industrial").Errors.ShouldContain("[usage.not-together]");
        YanshiGis.RunOn(folder, "rescreen", "--threads", "0").ExitCode.ShouldBe(2);
        YanshiGis.RunOn(folder, "rescreen", "--since", "land-use@v9").Errors.ShouldContain("[layer.no-such-version]");
    }

    [Fact]
    public void A_layer_that_goes_flips_the_projects_that_met_it_and_says_why()
    {
        var folder = Workspaces.Copy(Workspaces.Demonstration, _scratch);
        YanshiGis.RunOn(folder, "projects", "register", Samples.Clear, "--as-of", "2026-11-22").ExitCode.ShouldBe(0);
        var same = YanshiGis.RunOn(folder, "rescreen", "--as-of", "2026-11-22", "--format", "json");
        (same.ExitCode, same.Json["unaffected"]!.GetValue<int>(), same.Json["checked"]!.GetValue<int>()).ShouldBe((0, 1, 0));

        YanshiGis.RunOn(folder, "layers", "withdraw", "land-use@v1", "--from", "2026-11-01").ExitCode.ShouldBe(0);
        var flipped = YanshiGis.RunOn(folder, "rescreen", "--as-of", "2026-11-22", "--format", "json");
        flipped.ExitCode.ShouldBe(1, flipped.Errors);
        var flip = flipped.Json["flips"]!.AsArray().ShouldHaveSingleItem()!;
        (flip["turn"]!.GetValue<string>(), flip["before"]!.GetValue<string>(), flip["after"]!.GetValue<string>()).ShouldBe(("worse", "clear", "undetermined"));
        flip["why"]!.AsArray().Single(why => why!["layer"]?.GetValue<string>() is "land-use")!["after"]!["reason"]!.GetValue<string>().ShouldBe("layer.no-version-in-force");
        var text = YanshiGis.RunOn(folder, "rescreen", "--as-of", "2026-11-22");
        text.Output.ShouldContain("无冲突 → 无法判定");
        YanshiGis.RunOn(folder, "rescreen", "--as-of", "2026-11-22", "--lang", "en").Output.ShouldContain("1 with another answer (1 worse, 0 better)");

        YanshiGis.RunOn(folder, "rescreen", "--as-of", "2026-11-22", "--update").ExitCode.ShouldBe(1);
        YanshiGis.RunOn(folder, "rescreen", "--as-of", "2026-11-22", "--update").ExitCode.ShouldBe(0);
        YanshiGis.RunOn(folder, "projects", "list", "--format", "json").Json["projects"]![0]!["verdict"]!.GetValue<string>().ShouldBe("undetermined");
        YanshiGis.RunOn(folder, "workspace", "verify").ExitCode.ShouldBe(0);

        var file = Directory.EnumerateFiles(Path.Combine(folder, "projects")).Single();
        File.WriteAllText(file, File.ReadAllText(file).Replace("undetermined", "clear", StringComparison.Ordinal));
        var damaged = YanshiGis.RunOn(folder, "rescreen", "--as-of", "2026-11-22");
        (damaged.ExitCode, damaged.Errors.Contains("[projects.damaged]", StringComparison.Ordinal)).ShouldBe((3, true));
        YanshiGis.RunOn(folder, "workspace", "verify").ExitCode.ShouldBe(3);
    }

    [Fact]
    public void Since_leaves_out_the_projects_that_rest_on_a_newer_version()
    {
        var folder = Workspaces.Copy(Workspaces.Demonstration, _scratch);
        YanshiGis.RunOn(folder, "projects", "register", Samples.Clear, "--as-of", "2026-11-22").ExitCode.ShouldBe(0);
        Counts("heritage-protection-scope@v1").ShouldBe((1, 0), "the record rests on version 2");
        Counts("heritage-protection-scope@v2").ShouldBe((0, 1));

        (int LeftOut, int Unaffected) Counts(string since)
        {
            var run = YanshiGis.RunOn(folder, "rescreen", "--since", since, "--as-of", "2026-11-22", "--format", "json");
            return (run.Json["leftOut"]!.GetValue<int>(), run.Json["unaffected"]!.GetValue<int>());
        }
    }
}
