using Shouldly;
using Xunit;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>What a check does when the workspace's own data is not right: the layer is failed or the program ends with a code, and nothing is ever clear.</summary>
public sealed class BadDataTests : IDisposable
{
    private const string LayerId = "ecological-red-line";

    private readonly Scratch _scratch = new();
    private readonly string _workspace;

    public BadDataTests() => _workspace = Workspaces.Copy(Workspaces.Demonstration, _scratch);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_undamaged_copy_is_clear_where_the_original_is()
    {
        var copy = Check();
        copy.ExitCode.ShouldBe(0, copy.Errors);
        copy.Json["verdict"]!.GetValue<string>().ShouldBe("clear");
        copy.Output.ShouldBe(YanshiGis.Run("check", Samples.Clear, "--format", "json", "--as-of", "2026-11-22").Output);
    }

    [Fact]
    public void A_layer_file_cut_in_half() => Damage(bytes => bytes[..(bytes.Length / 2)], "layer.damaged");

    [Fact]
    public void A_layer_file_that_is_empty() => Damage(_ => [], "layer.damaged");

    [Fact]
    public void A_layer_file_that_is_missing()
    {
        WithoutRecord();
        File.Delete(LayerFile());
        ShouldFail(Check(), code: null);
    }

    [Fact]
    public void A_layer_file_of_another_layer()
    {
        WithoutRecord();
        File.Copy(LayerFile("wetland"), LayerFile(), overwrite: true);
        ShouldFail(Check(), code: null);
    }

    [Fact]
    public void With_the_store_of_record_a_missing_or_damaged_layer_file_is_made_again()
    {
        var good = File.ReadAllBytes(LayerFile());
        foreach (var damage in new Action[] { () => File.Delete(LayerFile()), () => File.WriteAllBytes(LayerFile(), good[..(good.Length / 2)]) })
        {
            damage();
            var check = Check();
            check.ExitCode.ShouldBe(0, check.Errors);
            check.Errors.ShouldContain("[workspace.mended]");
            check.Output.ShouldBe(YanshiGis.Run("check", Samples.Clear, "--format", "json", "--as-of", "2026-11-22").Output);
            File.ReadAllBytes(LayerFile()).ShouldBe(good);
        }

        Check().Errors.ShouldBeEmpty();
    }

    [Fact]
    public void A_layer_file_of_a_newer_format()
    {
        // The format number is the first four bytes after the name of eight.
        Damage(bytes => [.. bytes[..8], 99, .. bytes[9..]], code: null);
    }

    /// <summary>Where the check reads, it finds out; where it does not, its answer is the right one. Verification always finds it.</summary>
    [Theory]
    [InlineData(0.001)]
    [InlineData(0.2)]
    [InlineData(0.4)]
    [InlineData(0.6)]
    [InlineData(0.8)]
    [InlineData(0.999)]
    public void One_byte_flipped(double place)
    {
        var bytes = File.ReadAllBytes(LayerFile());
        bytes[(int)(bytes.Length * place)] ^= 0x10;
        File.WriteAllBytes(LayerFile(), bytes);

        var verify = YanshiGis.RunOn(_workspace, "workspace", "verify", "--format", "json");
        verify.ExitCode.ShouldBe(3);
        verify.Json["intact"]!.GetValue<bool>().ShouldBeFalse();
        verify.Json["problems"]!.AsArray().Select(problem => problem!["layer"]!.GetValue<string>()).Contains(LayerId, StringComparer.Ordinal).ShouldBeTrue();

        var check = Check();
        if (check.ExitCode == 0)
            check.Output.ShouldBe(YanshiGis.Run("check", Samples.Clear, "--format", "json", "--as-of", "2026-11-22").Output);
        else
            ShouldFail(check, code: null);
    }

    [Fact]
    public void A_damaged_catalogue_stops_everything()
    {
        var path = Path.Combine(_workspace, "catalog.yaml");
        File.WriteAllText(path, File.ReadAllText(path).Replace("role: restricts", "role: forbids", StringComparison.Ordinal));
        Stopped(Check(), "catalog.invalid");
    }

    [Fact]
    public void A_changed_list_of_the_workspace_stops_everything()
    {
        var path = Path.Combine(_workspace, "workspace.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"status\": \"synthetic\"", "\"status\": \"statutory\"", StringComparison.Ordinal));
        Stopped(Check(), "workspace.damaged");
    }

    [Fact]
    public void A_folder_that_is_no_workspace_is_left_alone()
    {
        var folder = Path.Combine(_scratch.Folder, "letters");
        _scratch.Write("letters/a.txt", "Dear");
        foreach (var arguments in new string[][] { ["check", Samples.Clear], ["layers", "list"], ["workspace", "verify"], ["workspace", "init"], ["demo-data", "--parcels", "1000"], ["demo"] })
            Stopped(YanshiGis.RunOn(folder, arguments), "workspace.not-a-workspace");
        Directory.EnumerateFileSystemEntries(folder).ShouldHaveSingleItem();
    }

    private static void Stopped(YanshiGis.Outcome run, string code)
    {
        run.ExitCode.ShouldBe(3, run.Errors);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldContain($"[{code}]");
    }

    private void Damage(Func<byte[], byte[]> change, string? code)
    {
        WithoutRecord();
        File.WriteAllBytes(LayerFile(), change(File.ReadAllBytes(LayerFile())));
        ShouldFail(Check(), code);
    }

    private static void ShouldFail(YanshiGis.Outcome run, string? code)
    {
        if (run.ExitCode == 3)
        {
            run.Errors.ShouldMatch(@"\[(layer|storage|workspace)\.");
            return;
        }

        run.ExitCode.ShouldBe(1, run.Errors);
        run.Errors.ShouldContain("[layer.");
        var layer = run.Json["layers"]!.AsArray().Single(layer => layer!["id"]!.GetValue<string>() is LayerId)!;
        layer["state"]!.GetValue<string>().ShouldBe("failed");
        if (code is not null)
            layer["reason"]!.GetValue<string>().ShouldBe(code);
        run.Json["verdict"]!.GetValue<string>().ShouldBe("undetermined");
        run.Json["undeterminedBy"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe(LayerId);
    }

    // Else the file would be made again.
    private void WithoutRecord() => File.Delete(Path.Combine(_workspace, "workspace.gpkg"));

    private string LayerFile(string layer = LayerId) => Path.Combine(_workspace, "layers", $"{layer}.v1.layer");

    private YanshiGis.Outcome Check() => YanshiGis.RunOn(_workspace, "check", Samples.Clear, "--format", "json", "--as-of", "2026-11-22");
}
