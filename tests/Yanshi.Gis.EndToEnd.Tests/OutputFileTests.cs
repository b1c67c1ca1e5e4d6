using Shouldly;
using Xunit;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary><c>--out</c>: the file holds what standard output would have held, or stays as it was.</summary>
public sealed class OutputFileTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("geojson")]
    [InlineData("html")]
    public void The_file_holds_what_would_have_been_printed(string format)
    {
        var printed = YanshiGis.Run("check", Samples.Shipped, "--format", format, "--as-of", "2026-11-22");
        var file = _scratch.Write("record", "what was there before");
        var written = YanshiGis.Run("check", Samples.Shipped, "--format", format, "--as-of", "2026-11-22", "--out", file);
        (written.ExitCode, written.Output, written.Errors).ShouldBe((printed.ExitCode, "", ""));
        File.ReadAllText(file).ShouldBe(printed.Output);
        Directory.EnumerateFileSystemEntries(_scratch.Folder).ShouldHaveSingleItem();
    }

    [Fact]
    public void The_lists_go_into_files_too()
    {
        var file = Path.Combine(_scratch.Folder, "layers.json");
        YanshiGis.Run("layers", "list", "--format", "json", "--out", file).Output.ShouldBeEmpty();
        File.ReadAllText(file).ShouldContain("yanshi-gis/layers/1");
    }

    [Fact]
    public void A_folder_or_the_input_itself_is_refused()
    {
        var input = _scratch.Write("site.txt", File.ReadAllText(Samples.Shipped));
        var link = Path.Combine(_scratch.Folder, "link.txt");
        File.CreateSymbolicLink(link, input);
        foreach (var target in new[] { _scratch.Folder, input, link, Path.Combine(_scratch.Folder, "no", "such", "folder.json") })
        {
            var run = YanshiGis.Run("check", input, "--out", target);
            run.ExitCode.ShouldBe(2, target);
            run.Errors.ShouldContain("[usage.option-value]");
        }

        File.ReadAllText(input).ShouldBe(File.ReadAllText(Samples.Shipped));
    }

    [Fact]
    public void What_was_there_stays_when_nothing_could_be_printed()
    {
        var file = _scratch.Write("record.txt", "yesterday's");
        YanshiGis.Run("check", Path.Combine(_scratch.Folder, "nowhere.txt"), "--out", file).ExitCode.ShouldBe(2);
        File.ReadAllText(file).ShouldBe("yesterday's");
    }
}
