using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>What a check does when the workspace's own data is not right.</summary>
public sealed class BadDataTests : IDisposable
{
    private const string LayerFile = "layers/heritage-protection-scope.geojson";

    private readonly Scratch _scratch = new();

    public BadDataTests()
    {
        _scratch.Write("catalog.yaml", File.ReadAllText(Repository.Path("gis-data/catalog.yaml")));
        _scratch.Write(LayerFile, File.ReadAllText(Repository.Path("gis-data/" + LayerFile)));
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_copy_answers_as_the_original()
    {
        var copy = YanshiGis.Run("check", Samples.Shipped, "--data", _scratch.Folder, "--format", "json", "--as-of", "2026-11-22");
        var original = YanshiGis.Run("check", Samples.Shipped, "--format", "json", "--as-of", "2026-11-22");
        copy.Output.ShouldBe(original.Output);
    }

    [Fact]
    public void A_damaged_layer_is_failed_and_the_verdict_undetermined()
    {
        var whole = File.ReadAllText(Path.Combine(_scratch.Folder, LayerFile));
        _scratch.Write(LayerFile, whole[..(whole.Length / 2)]);
        var run = YanshiGis.Run("check", Samples.Shipped, "--data", _scratch.Folder, "--format", "json");
        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldContain("[layer.damaged]");
        var layer = run.Json["layers"]!.AsArray().Single(layer => layer!["id"]!.GetValue<string>() is "heritage-protection-scope")!;
        layer["state"]!.GetValue<string>().ShouldBe("failed");
        layer["reason"]!.GetValue<string>().ShouldBe("layer.damaged");
        run.Json["verdict"]!.GetValue<string>().ShouldBe("undetermined");
        run.Json["undeterminedBy"]!.AsArray().Count.ShouldBe(7);
    }

    [Fact]
    public void A_damaged_catalogue_stops_everything_with_exit_code_3()
    {
        _scratch.Write("catalog.yaml", File.ReadAllText(Repository.Path("gis-data/catalog.yaml")).Replace("role: restricts", "role: forbids", StringComparison.Ordinal));
        var run = YanshiGis.Run("check", Samples.Shipped, "--data", _scratch.Folder);
        run.ExitCode.ShouldBe(3);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldContain("[catalog.invalid]");
    }

    [Fact]
    public void A_folder_that_is_no_workspace_is_exit_code_3()
    {
        var run = YanshiGis.Run("check", Samples.Shipped, "--data", Path.Combine(_scratch.Folder, "layers"));
        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain("[catalog.not-found]");
    }
}
