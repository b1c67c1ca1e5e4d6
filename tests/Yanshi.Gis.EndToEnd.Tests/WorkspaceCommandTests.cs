using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>Making, finding and replacing workspaces.</summary>
public sealed class WorkspaceCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Init_makes_one_and_refuses_to_make_it_again()
    {
        var folder = Path.Combine(_scratch.Folder, "new", "workspace");
        var first = YanshiGis.Run("workspace", "init", "--workspace", folder);
        first.ExitCode.ShouldBe(0, first.Errors);
        first.Output.ShouldBeEmpty();
        first.Errors.ShouldContain("[workspace.made]");
        var before = Contents(folder);
        var again = YanshiGis.Run("workspace", "init", "--workspace", folder);
        again.ExitCode.ShouldBe(3);
        again.Errors.ShouldContain("[workspace.exists]");
        Contents(folder).ShouldBe(before);
        YanshiGis.RunOn(folder, "workspace", "verify").ExitCode.ShouldBe(0);
    }

    [Fact]
    public void A_check_makes_a_missing_workspace_of_the_shipped_data_and_says_so()
    {
        var folder = Path.Combine(_scratch.Folder, "missing");
        var first = YanshiGis.RunOn(folder, "check", Samples.Shipped, "--format", "json", "--as-of", "2026-11-22");
        first.ExitCode.ShouldBe(1, first.Errors);
        first.Errors.ShouldContain("[workspace.made]");
        first.Errors.ShouldContain("demo-data");
        var second = YanshiGis.RunOn(folder, "check", Samples.Shipped, "--format", "json", "--as-of", "2026-11-22");
        second.Errors.ShouldBeEmpty();
        second.Output.ShouldBe(first.Output);
        first.Output.ShouldBe(YanshiGis.RunOn(Workspaces.Shipped, "check", Samples.Shipped, "--format", "json", "--as-of", "2026-11-22").Output);
    }

    /// <summary>SQLite costs a short command more than the check itself; only what writes or tells histories opens the store of record.</summary>
    [ToolFact("strace")]
    public void A_check_does_not_open_the_store_of_record()
    {
        var log = Path.Combine(_scratch.Folder, "calls");
        var run = ToolProcess.Run(
            "strace", ["-f", "--seccomp-bpf", "-qq", "-o", log, "-e", "trace=openat", "dotnet", YanshiGis.Program, "check", Samples.Clear, "--workspace", Workspaces.Demonstration, "--format", "json"], workingDirectory: _scratch.Folder);
        run.ExitCode.ShouldBeLessThan(2, run.Errors);
        var calls = File.ReadAllText(log);
        calls.ShouldContain("workspace.json");
        calls.ShouldNotContain("workspace.gpkg");
        calls.ShouldNotContain("e_sqlite3");
    }

    [Fact]
    public void Reading_a_site_makes_no_workspace()
    {
        var folder = Path.Combine(_scratch.Folder, "missing");
        var run = YanshiGis.RunOn(folder, "site", Samples.Shipped);
        (run.ExitCode, run.Errors).ShouldBe((0, ""));
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Fact]
    public void The_option_outranks_the_variable_and_the_variable_the_current_folder()
    {
        var named = YanshiGis.RunOn(Workspaces.Demonstration, "layers", "list", "--format", "json", "--workspace", Workspaces.Shipped);
        StatusesOf(named.Json).Contains("synthetic", StringComparer.Ordinal).ShouldBeFalse();
        StatusesOf(YanshiGis.RunOn(Workspaces.Demonstration, "layers", "list", "--format", "json").Json).Contains("synthetic", StringComparer.Ordinal).ShouldBeTrue();
    }

    [Fact]
    public async Task Processes_that_make_the_same_workspace_at_once_all_answer_the_same()
    {
        var folder = Path.Combine(_scratch.Folder, "together");
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => YanshiGis.RunOn(folder, "check", Samples.Shipped, "--format", "json", "--as-of", "2026-11-22"))));
        foreach (var run in runs)
        {
            run.ExitCode.ShouldBe(1, run.Errors);
            run.Output.ShouldBe(runs[0].Output);
        }

        YanshiGis.RunOn(folder, "workspace", "verify").ExitCode.ShouldBe(0);
        Directory.EnumerateFileSystemEntries(_scratch.Folder).ShouldHaveSingleItem("nothing is left beside the workspace");
    }

    [Fact]
    public void Demonstration_data_never_replaces_a_workspace_that_is_none()
    {
        var folder = Workspaces.Copy(Workspaces.Shipped, _scratch);
        var before = Contents(folder);
        var run = YanshiGis.RunOn(folder, "demo-data", "--parcels", "1000");
        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("[workspace.not-a-demonstration]");
        Contents(folder).ShouldBe(before);
    }

    [Fact]
    public void Demonstration_data_replaces_a_demonstration_and_the_same_seed_gives_the_same()
    {
        var folder = Path.Combine(_scratch.Folder, "demo");
        var first = Fingerprints(folder, "7");
        var other = Fingerprints(folder, "8");
        string.Equals(other, first, StringComparison.Ordinal).ShouldBeFalse();
        Fingerprints(folder, "7").ShouldBe(first);
        Directory.EnumerateFileSystemEntries(_scratch.Folder).ShouldHaveSingleItem("nothing is left beside the workspace");
    }

    [Fact]
    public void The_list_has_every_layer_with_what_its_data_is_worth()
    {
        var list = YanshiGis.Run("layers", "list", "--format", "json").Json;
        list["schema"]!.GetValue<string>().ShouldBe("yanshi-gis/layers/1");
        var layers = list["layers"]!.AsArray();
        layers.Count.ShouldBe(39);
        layers.Count(layer => layer!["mandatory"]!.GetValue<bool>()).ShouldBe(7);
        var farmland = layers.Single(layer => layer!["id"]!.GetValue<string>() is "permanent-basic-farmland")!["versions"]!.AsArray().ShouldHaveSingleItem()!;
        farmland["status"]!.GetValue<string>().ShouldBe("synthetic");
        farmland["completeness"]!.GetValue<string>().ShouldBe("complete");
        farmland["source"]!.GetValue<string>().ShouldStartWith("合成演示数据");
        farmland["features"]!.GetValue<int>().ShouldBeGreaterThan(100);
        layers.Single(layer => layer!["id"]!.GetValue<string>() is "nature-reserve")!["versions"]!.AsArray().ShouldBeEmpty();
        foreach (var layer in layers.Where(layer => layer!["mandatory"]!.GetValue<bool>()))
            layer!["versions"]!.AsArray()[^1]!["completeness"]!.GetValue<string>().ShouldBe("complete");
    }

    private static string Fingerprints(string folder, string seed)
    {
        var made = YanshiGis.RunOn(folder, "demo-data", "--parcels", "1000", "--seed", seed);
        made.ExitCode.ShouldBe(0, made.Errors);
        return string.Join('\n', YanshiGis.RunOn(folder, "layers", "list", "--format", "json").Json["layers"]!.AsArray()
            .SelectMany(layer => layer!["versions"]!.AsArray()).Select(version => version!["sha256"]!.GetValue<string>()));
    }

    private static List<string> StatusesOf(JsonNode list) =>
        [.. list["layers"]!.AsArray().SelectMany(layer => layer!["versions"]!.AsArray()).Select(version => version!["status"]!.GetValue<string>())];

    private static List<string> Contents(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{file} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}")];
}
