using System.Diagnostics;
using System.Text;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats;

namespace Yanshi.Gis.Data.Tests.Formats;

public sealed class SiteFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("yanshi-formats-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_is_read_by_its_path_and_called_by_its_name()
    {
        var path = Write("地块.txt", Encoding.UTF8.GetBytes(BoundaryPointFiles.Sample));

        SiteFile.Read(path).FileName.ShouldBe("地块.txt");
    }

    [Fact]
    public void A_missing_file_is_refused() => Refused(Path.Combine(_folder, "无.txt")).Code.ShouldBe("input.not-found");

    [Fact]
    public void A_folder_is_refused() => Refused(_folder).Code.ShouldBe("input.is-directory");

    [Fact]
    public void An_empty_file_is_refused() => Refused(Write("a.txt", [])).Code.ShouldBe("input.empty");

    [Theory]
    [InlineData(" \r\n\t\n")]
    [InlineData("\uFEFF")]
    public void A_file_of_blanks_is_empty(string text) => Refused(Write("a.txt", Encoding.UTF8.GetBytes(text))).Code.ShouldBe("input.empty");

    [Fact]
    public void A_file_that_another_program_holds_is_refused()
    {
        var path = Write("a.txt", Encoding.UTF8.GetBytes(BoundaryPointFiles.Sample));
        using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Refused(path).Code.ShouldBe("input.unreadable");
    }

    [Fact]
    public void A_file_over_the_limit_is_refused_before_it_is_read()
    {
        var path = Path.Combine(_folder, "大.txt");
        using (var file = File.Create(path))
            file.SetLength(SiteFileLimits.Default.MaxBytes + 1);

        Refused(path).Code.ShouldBe("input.too-large");
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_held_within_the_limit()
    {
        var bytes = Encoding.UTF8.GetBytes(BoundaryPointFiles.Sample);
        using var whole = new ForwardOnly(bytes);
        using var tooLong = new ForwardOnly(bytes);

        SiteFile.Read(whole, "a.txt").Projects.Count.ShouldBe(1);
        Should.Throw<InputRefusedException>(() => SiteFile.Read(tooLong, "a.txt", new SiteFileOptions { Limits = new SiteFileLimits { MaxBytes = 100 } }))
            .Problem.Code.ShouldBe("input.too-large");
    }

    [Theory]
    [InlineData("hello, world\nthis is, a letter\n", "table.no-header")]
    [InlineData("a letter\nwithout any structure\n", "format.unknown")]
    public void Two_hundred_megabytes_that_are_no_site_are_refused_quickly(string line, string code)
    {
        using var stream = new RepeatedLines(line, line, 199_000_000 / line.Length);
        var clock = Stopwatch.StartNew();

        Should.Throw<InputRefusedException>(() => SiteFile.Read(stream, "大.txt")).Problem.Code.ShouldBe(code);

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        stream.Furthest.ShouldBeLessThan(1_000_000);
    }

    [Theory]
    [InlineData(new byte[] { 0x00, 0x00, 0x27, 0x0A, 1, 2, 3 }, "Shapefile")]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3 }, ".xls")]
    [InlineData(new byte[] { 0x53, 0x51, 0x4C, 0x69, 0x74, 0x65, 0x20, 0x66, 0x6F, 0x72, 0x6D, 0x61, 0x74, 0x20, 0x33, 0 }, "SQLite")]
    [InlineData(new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2D }, "PDF")]
    [InlineData(new byte[] { 0x3C, 0x3F, 0x78, 0x6D, 0x6C }, "XML")]
    [InlineData(new byte[] { 0x41, 0x00, 0x42, 0x00 }, "二进制")]
    [InlineData(new byte[] { 0x93, 0xFA, 0x07, 0x1B }, "二进制")]
    public void What_is_no_site_is_called_by_its_name_and_the_accepted_formats_are_listed(byte[] bytes, string kind) =>
        Should.Throw<InputRefusedException>(() => SiteFile.Read(bytes, "a.txt")).Problem.ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe("format.unknown"),
            problem => problem.Chinese.ShouldContain(kind),
            problem => problem.Chinese.ShouldContain("界址点坐标 TXT、GeoJSON、CSV"),
            problem => problem.English.ShouldContain("Accepted"));

    [Theory]
    [InlineData("a.txt", null)]
    [InlineData("a.dat", null)]
    [InlineData("a", null)]
    [InlineData("a.csv", "format.extension")]
    [InlineData("a.geojson", "format.extension")]
    public void The_content_decides_and_an_extension_that_differs_is_said(string name, string? code)
    {
        var source = SiteFile.Read(Encoding.UTF8.GetBytes(BoundaryPointFiles.Sample), name);

        source.Format.ShouldBe("boundary-point-text");
        source.Codes().ShouldBe(code is null ? [] : [code]);
    }

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static Problem Refused(string path) => Should.Throw<InputRefusedException>(() => SiteFile.Read(path)).Problem;

    private sealed class ForwardOnly(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
