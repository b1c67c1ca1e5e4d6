using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Screening.Input;
using Yanshi.Gis.Data.Tests.Demonstration;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Screening;

public sealed class ScreeningInputTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("yanshi-gis-screening-").FullName;

    private static readonly SiteReadingOptions Sites = new() { ExtentLonLat = new Envelope(112.5, 113.1, 34.4, 34.9), Plane = YanshiInputs.Plane };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("gis-data/samples/STBHHX.geojson")]
    [InlineData("gis-data/samples/delivery-area.geojson")]
    [InlineData("gis-data/samples/chongyangling.txt")]
    [InlineData("gis-data/samples/goushi.txt")]
    [InlineData("gis-data/samples/delivery.gdb.zip")]
    public void A_sample_gives_what_a_check_of_it_gives(string sample) => ShouldEqualCheck(Repository.Path(sample), SiteFileOptions.Default);

    [Theory]
    [InlineData("csv", null)]
    [InlineData("csv", "file")]
    [InlineData("csv", "kind")]
    [InlineData("geojson", null)]
    [InlineData("geojson", "kind")]
    [InlineData("xlsx", null)]
    public void A_list_gives_what_a_check_of_it_gives(string format, string? group)
    {
        var path = Path.Combine(_folder, "list." + format);
        File.WriteAllBytes(path, format switch
        {
            "csv" => Encoding.UTF8.GetBytes(string.Concat(Rows(300).Prepend(["id", "name", "kind", "wkt"]).Select(row => string.Join(';', row) + "\n"))),
            "xlsx" => Workbooks.Write(("表", [.. Rows(300).Prepend(["id", "name", "kind", "wkt"]).Select(row => (object?[])row)])),
            _ => Encoding.UTF8.GetBytes($$"""{"type":"FeatureCollection","features":[{{string.Join(',', Rows(300).Select(Feature))}}]}"""),
        });

        ShouldEqualCheck(path, new SiteFileOptions { Group = group });
    }

    [Fact]
    public void Numbers_run_over_all_files_of_a_folder_in_their_order()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "b"));
        File.WriteAllText(Path.Combine(_folder, "b", "2.csv"), List(2));
        File.WriteAllText(Path.Combine(_folder, "a.csv"), List(3));
        File.WriteAllText(Path.Combine(_folder, "c.pdf"), "%PDF-1.7");
        File.WriteAllText(Path.Combine(_folder, "Thumbs.db"), "x");
        File.WriteAllText(Path.Combine(_folder, "~$a.xlsx"), "x");

        var entries = Read([_folder]);

        entries.Select(entry => entry.Number).ShouldBe(Enumerable.Range(1, 6));
        entries.Select(entry => entry.Source).ShouldBe(["a.csv", "a.csv", "a.csv", "2.csv", "2.csv", "c.pdf"]);
        entries[^1].Outcome.ShouldBeOfType<SiteProblem>().Problem.Code.ShouldBe("format.unknown");
    }

    [Fact]
    public void What_cannot_be_read_is_one_entry_and_the_rest_goes_on()
    {
        var list = Path.Combine(_folder, "a.csv");
        File.WriteAllText(list, "项目名称;园区;wkt\n甲;;POLYGON((\n乙;先进制造园;\n丙;;" + Outline(1) + "\n");
        var empty = Directory.CreateDirectory(Path.Combine(_folder, "empty")).FullName;

        var entries = Read([Path.Combine(_folder, "missing.csv"), list, empty]);

        entries.Select(entry => entry.Outcome switch { SiteProblem problem => problem.Problem.Code, Site => "site", _ => entry.Unlocated!.Problem.Code })
            .ShouldBe(["input.not-found", "site.invalid-geometry", "screening.location-unknown", "site", "input.no-file"]);
        entries[2].Unlocated!.Park!.Id.ShouldBe("p1");
    }

    [Fact]
    public void A_parser_that_dies_is_a_problem_of_its_file()
    {
        var path = Path.Combine(_folder, "list.xlsx");
        File.WriteAllBytes(path, Workbooks.Write(("表", [["id", "wkt"], ["1", Outline(1)]])));
        var options = Options(SiteFileOptions.Default) with { Parser = new ParserProgram(Path.Combine(_folder, "nowhere"), [], _folder) };

        ScreeningInput.Read([path], options).ShouldHaveSingleItem().Outcome.ShouldBeOfType<SiteProblem>().Problem.Code.ShouldBe("parser.not-started");
    }

    [Fact]
    public void Stopping_early_is_no_fault()
    {
        var path = Path.Combine(_folder, "list.csv");
        File.WriteAllText(path, List(500));

        ScreeningInput.Read([path], Options(SiteFileOptions.Default)).Take(3).Count().ShouldBe(3);
        File.Delete(path);
    }

    private static void ShouldEqualCheck(string path, SiteFileOptions files)
    {
        IReadOnlyList<SiteOutcome> expected;
        try
        {
            expected = SiteReading.Read(UntrustedFile.ReadSites(path, files, TestParser.Program), Sites);
        }
        catch (InputRefusedException e)
        {
            expected = [new SiteProblem { Id = Path.GetFileName(path), Problem = e.Problem }];
        }

        var entries = ScreeningInput.Read([path], Options(files)).ToList();

        entries.Count.ShouldBe(expected.Count);
        for (var i = 0; i < entries.Count; i++)
            Said(entries[i].Outcome!).ShouldBe(Said(expected[i]));
    }

    private static string Said(SiteOutcome outcome) => outcome is Site site
        ? string.Join(
            '\n',
            [site.Id, site.Name ?? "-", site.GeometrySha256, site.Crs.Crs.Code, $"{site.Crs.AxisOrder}{site.Crs.How}{site.Crs.Why}", $"{site.AreaSquareMetres:R} {site.PlaneAreaSquareMetres:R} {site.StatedAreaSquareMetres:R}",
                .. site.Attributes.Select(attribute => $"{attribute.Key}={attribute.Value}"), .. site.Defects.Select(defect => $"{defect.Severity} {defect.Problem}")])
        : $"{outcome.Id} {((SiteProblem)outcome).Problem} {string.Join('\n', ((SiteProblem)outcome).Defects.Select(defect => $"{defect.Severity} {defect.Problem}"))}";

    private static List<ScreeningEntry> Read(string[] paths) => [.. ScreeningInput.Read(paths, Options(SiteFileOptions.Default))];

    private static ScreeningInputOptions Options(SiteFileOptions files) => new()
    {
        Files = files,
        Sites = Sites,
        Parser = TestParser.Program,
        Parks = [new Park("p1", "先进制造园区", null, [])],
        Threads = 2,
    };

    private static string List(int rows) => string.Concat(Rows(rows).Prepend(["id", "name", "kind", "wkt"]).Select(row => string.Join(';', row) + "\n"));

    /// <summary>Squares of which every seventh has the id of the one before, every eleventh crosses itself, and every fiftieth lies elsewhere.</summary>
    private static IEnumerable<string[]> Rows(int count) => Enumerable.Range(1, count).Select(i => (string[])
    [
        (i % 7 == 0 ? i - 1 : i).ToString(CultureInfo.InvariantCulture), $"项目{i}", $"k{i % 3}", i % 50 == 0 ? "POLYGON((1 2,2 2,2 3,1 2))" : Outline(i),
    ]);

    private static string Outline(int i)
    {
        var (x, y) = (112.6 + i % 20 * 0.01, 34.6 + i / 20 * 0.01);
        var points = i % 11 == 0
            ? [(x, y), (x + 0.001, y + 0.001), (x + 0.001, y), (x, y + 0.001), (x, y)]
            : new[] { (x, y), (x + 0.001, y), (x + 0.001, y + 0.001), (x, y + 0.001), (x, y) };
        return $"POLYGON(({string.Join(',', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.Item1} {point.Item2}")))}))";
    }

    private static string Feature(string[] row)
    {
        var points = row[3]["POLYGON((".Length..^2].Split(',').Select(pair => $"[{pair.Replace(' ', ',')}]");
        return $$$"""{"type":"Feature","properties":{"id":"{{{row[0]}}}","name":"{{{row[1]}}}","kind":"{{{row[2]}}}"},"geometry":{"type":"Polygon","coordinates":[[{{{string.Join(',', points)}}}]]}}""";
    }
}
