using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary><c>./run package</c> before it builds anything: what it refuses, and what it never overwrites.</summary>
public sealed class PackageUsageTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [ToolTheory("bash")]
    [InlineData("usage.option-value", "linux-arm64")]
    [InlineData("usage.option-value", "")]
    [InlineData("usage.invalid", "win-x64", "linux-x64")]
    [InlineData("usage.invalid", "win-x64", "--out")]
    [InlineData("usage.invalid", "win-x64", "--out", "")]
    [InlineData("usage.invalid", "--bogus")]
    public void Bad_usage_exits_2_with_a_code_in_both_languages(string code, params string[] arguments)
    {
        var run = Packages.Run(arguments);
        (run.ExitCode, run.Output).ShouldBe((2, ""), run.Errors);
        run.Errors.ShouldStartWith($"错误 [{code}]");
        run.Errors.ShouldContain($"\nerror [{code}]");
        run.Errors.ShouldEndWith("./run package [win-x64|linux-x64|portable] [--out DIR]\n");
    }

    [ToolFact("bash")]
    public void A_folder_with_other_things_in_it_is_left_alone()
    {
        _scratch.Write("letters/a.txt", "Dear");
        RefusedAndUnchanged("letters");
    }

    [ToolFact("bash")]
    public void A_package_with_a_workspace_in_it_is_left_alone()
    {
        Listed("package");
        _scratch.Write("package/workspace/workspace.json", "{}");
        RefusedAndUnchanged("package");
    }

    [ToolFact("bash")]
    public void A_package_with_a_changed_catalogue_is_left_alone()
    {
        Listed("package");
        _scratch.Write("package/gis-data/catalog.yaml", "the office's own");
        RefusedAndUnchanged("package");
    }

    // A folder whose checksums are right.
    private void Listed(string folder)
    {
        var file = _scratch.Write($"{folder}/gis-data/catalog.yaml", "as made");
        var sum = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));
        _scratch.Write($"{folder}/SHA256SUMS", $"{sum}  gis-data/catalog.yaml\n");
    }

    private void RefusedAndUnchanged(string folder)
    {
        var path = Path.Combine(_scratch.Folder, folder);
        var before = Contents();
        var run = Packages.Run("portable", "--out", path);
        (run.ExitCode, run.Output).ShouldBe((2, ""), run.Errors);
        run.Errors.ShouldContain($"错误 [package.folder-in-use] {path}");
        Contents().ShouldBe(before);

        string Contents() => string.Join('\n', Packages.FilesOf(_scratch.Folder).Select(file => $"{file}: {File.ReadAllText(Path.Combine(_scratch.Folder, file))}"));
    }
}
