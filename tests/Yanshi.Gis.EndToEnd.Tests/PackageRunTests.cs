using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>A package runs where nothing else is, and answers as the built program does.</summary>
public sealed class PackageRunTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly string _here;
    private readonly string _site;

    public PackageRunTests()
    {
        _here = Directory.CreateDirectory(Path.Combine(_scratch.Folder, "工作 目录")).FullName;
        _site = Path.Combine(_here, "红线 (1).txt");
        File.Copy(Samples.Shipped, _site);
    }

    public void Dispose() => _scratch.Dispose();

    [ClosedRoomFact]
    public void The_room_is_closed()
    {
        var run = ClosedRoom.Run(Packages.Linux, _here, "sh", "-c", """grep : /proc/self/net/dev; env | grep -vE '^(PWD|SHLVL|_)='; dotnet; touch "$0/new" """, Packages.Linux);
        run.ExitCode.ShouldNotBe(0);
        run.OutputLines.Count.ShouldBe(2, run.Output);
        run.OutputLines[0].ShouldMatch("^ *lo:[ 0]*$", "the loopback alone, over which nothing went");
        run.OutputLines[1].ShouldBe("PATH=/usr/bin:/bin", "nothing else in the environment");
        run.Errors.ShouldContain("dotnet");
        run.Errors.ShouldContain("Read-only file system");
    }

    [ClosedRoomFact]
    public void The_Linux_package_makes_the_same_record()
    {
        var packaged = Start("check", _site, "--format", "json", "--as-of", "2026-11-22");
        packaged.ExitCode.ShouldBe(1, packaged.Errors);
        packaged.Errors.ShouldContain("[workspace.made]");
        var built = YanshiGis.RunOn(Workspaces.Shipped, "check", _site, "--format", "json", "--as-of", "2026-11-22");
        JsonNode.Parse(packaged.Output)!["digest"]!.GetValue<string>().ShouldBe(built.Json["digest"]!.GetValue<string>());
        packaged.Output.ShouldBe(built.Output);
        File.Exists(Path.Combine(_here, "workspace", "workspace.json")).ShouldBeTrue("the workspace is below the working directory");
    }

    [ClosedRoomFact]
    public void It_states_the_built_programs_version()
    {
        var run = Start("--version");
        run.ExitCode.ShouldBe(0, run.Errors);
        run.Output.ShouldBe(YanshiGis.Run("--version").Output);
    }

    [ClosedRoomFact]
    public void Arguments_and_the_exit_code_pass_through_a_link_to_the_start_script()
    {
        var link = File.CreateSymbolicLink(Path.Combine(_scratch.Folder, "gis"), Path.Combine(Packages.Linux, "yanshi-gis"));
        var run = ClosedRoom.Run(Packages.Linux, _here, link.FullName, "site", "不 在 \"$HOME\" (2).txt", "--lang", "en");
        run.ExitCode.ShouldBe(2, run.Errors);
        run.Errors.ShouldContain("error [input.not-found]");
        run.Errors.ShouldContain("不 在 \"$HOME\" (2).txt");
    }

    [ToolFact("bash")]
    public void The_portable_package_runs_on_an_installed_runtime()
    {
        var start = Path.Combine(Packages.Portable, "yanshi-gis");
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal) { ["YANSHI_WORKSPACE"] = null };
        var run = ToolProcess.Run(start, ["check", _site, "--format", "json", "--as-of", "2026-11-22"], workingDirectory: _here, environment: variables);
        run.ExitCode.ShouldBe(1, run.Errors);
        run.Output.ShouldBe(YanshiGis.RunOn(Workspaces.Shipped, "check", _site, "--format", "json", "--as-of", "2026-11-22").Output);
    }

    [ClosedRoomFact]
    public void The_portable_package_says_when_no_runtime_is_installed()
    {
        var run = ClosedRoom.Run(Packages.Portable, _here, Path.Combine(Packages.Portable, "yanshi-gis"), "--version");
        (run.ExitCode, run.Output).ShouldBe((3, ""));
        run.Errors.ShouldContain("错误 [system.no-runtime]");
        run.Errors.ShouldContain("error [system.no-runtime]");
    }

    private ToolResult Start(params string[] arguments) => ClosedRoom.Run(Packages.Linux, _here, [Path.Combine(Packages.Linux, "yanshi-gis"), .. arguments]);
}
