using System.IO.Compression;
using System.Text;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Formats.GeoJson;
using Yanshi.Gis.Data.Tests.Formats.Gdal;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Data.Yaml;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Fuzz;

/// <summary>Nesting ends a reader that recurses: the process dies, and no handler sees it. So every reader stops at a depth that no honest file has.</summary>
public sealed class NestingBombTests : IDisposable
{
    private readonly VectorFolder _folder = new();

    public static TheoryData<int> Depths => [100, 10_000, 1_000_000];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Depths))]
    public void Json_is_refused(int depth)
    {
        string[] texts =
        [
            Repeated("[", depth), Repeated("""{"a":""", depth), """{"type":"FeatureCollection","features":""" + Repeated("[", depth),
            """{"type":"Feature","properties":""" + Repeated("""{"a":[""", depth), Repeated("""{"type":"GeometryCollection","geometries":[""", depth),
        ];
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Refused(() => SiteFile.Read(bytes, "a.geojson")).ShouldBe("input.too-deep");
            Refused(() => GeoJsonLayerFile.Read(new MemoryStream(bytes))).ShouldBe("input.too-deep");
            Should.Throw<InvalidLayerException>(() => LayerGeoJson.Read(bytes, Crs.Cgcs2000));
            AuditLine.Read(bytes).ShouldBeNull();
            AuditLine.PlaceOf(bytes).ShouldBeNull();
            File.WriteAllBytes(_folder.Path(WorkspaceManifest.Name), bytes);
            Refused(() => WorkspaceManifest.Read(_folder.Root)).ShouldBe("workspace.damaged");
        }
    }

    [Theory]
    [MemberData(nameof(Depths))]
    public void Yaml_is_refused(int depth)
    {
        foreach (var opening in (string[])["[", "{a: ", "- ", "? ", "[{a: "])
            Refused(() => YamlText.Parse(Repeated(opening, depth), "a.yaml")).ShouldBeOneOf("yaml.too-deep", "yaml.syntax");
        var indented = string.Concat(Enumerable.Range(0, Math.Min(depth, 2_000)).Select(i => new string(' ', i) + "a:\n"));
        Refused(() => YamlText.Parse(indented, "a.yaml")).ShouldBe("yaml.too-deep");
    }

    [Fact]
    public void Yaml_that_multiplies_itself_by_aliases_is_refused()
    {
        var text = "a0: &a0 [x, x]\n" + string.Concat(Enumerable.Range(1, 10).Select(i => $"a{i}: &a{i} [{Repeated($"*a{i - 1}, ", 9)}*a{i - 1}]\n"));

        Refused(() => YamlText.Parse(text, "a.yaml")).ShouldBe("yaml.alias");
        Refused(() => YamlText.Parse("a: &a [*a]\n", "a.yaml")).ShouldBe("yaml.alias");
    }

    [ToolTheory("ogr2ogr")]
    [InlineData(100)]
    [InlineData(100_000)]
    public void Kml_is_refused(int depth)
    {
        string[] inner = ["Folder", "Document", "MultiGeometry", "a"];
        foreach (var element in depth == 100 ? inner : inner[2..3])
        {
            var kml = $"""<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark>{Repeated($"<{element}>", depth)}{Repeated($"</{element}>", depth)}</Placemark></Document></kml>""";
            VectorFolder.LayerRefusal(_folder.Write("a.kml", kml)).ShouldBe("input.too-deep");
        }
    }

    [Theory]
    [MemberData(nameof(Depths))]
    public void A_workbook_is_read_or_refused(int depth)
    {
        foreach (var part in (string[])["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
        {
            var bytes = new MemoryStream();
            bytes.Write(Workbooks.Write(("坐标", [["点号", "X", "Y"], ["1", 100.0, 500.0], ["2", 200.0, 500.0], ["3", 200.0, 600.0]])));
            using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
            {
                zip.GetEntry(part)!.Delete();
                Workbooks.Add(zip, part, Repeated("<row><c>", depth) + Repeated("</c></row>", depth));
            }

            // Rows in rows are no rows, so nothing is left to read; styles in styles are passed over.
            if (part.EndsWith("styles.xml", StringComparison.Ordinal))
                SiteFile.Read(bytes.ToArray(), "a.xlsx").Projects.ShouldHaveSingleItem();
            else
                Refused(() => SiteFile.Read(bytes.ToArray(), "a.xlsx")).ShouldBeOneOf("xlsx.damaged", "xlsx.archive", "table.empty", "table.no-header");
        }
    }

    [ToolFact("ogr2ogr")]
    public void A_reference_system_in_a_reference_system_is_refused()
    {
        var shapefile = _folder.Shapefile();
        var prj = Path.ChangeExtension(shapefile, ".prj");
        File.WriteAllText(prj, Repeated("PROJCS[\"a\",", 100_000));

        VectorFolder.SiteRefusal(shapefile).ShouldBe("gdal.read-error");
    }

    [ToolTheory("ogr2ogr")]
    [InlineData(1, 1)]
    [InlineData(60, 1)]
    [InlineData(9, 10)]
    public void Blocks_in_blocks_are_refused_or_drawn(int levels, int copies)
    {
        // Each block puts in the next one; the last one the first again, or a line when there is more than one copy.
        var blocks = string.Concat(Enumerable.Range(0, levels).Select(i =>
            $"0\nBLOCK\n8\n0\n2\nB{i}\n70\n0\n10\n0\n20\n0\n30\n0\n{Repeated($"0\nINSERT\n8\n0\n2\nB{(copies == 1 ? (i + 1) % levels : i + 1)}\n10\n0\n20\n0\n", copies)}0\nENDBLK\n"));
        var line = $"0\nBLOCK\n8\n0\n2\nB{levels}\n70\n0\n10\n0\n20\n0\n30\n0\n0\nLINE\n8\n0\n10\n0\n20\n0\n11\n9\n21\n9\n0\nENDBLK\n";
        var path = _folder.Write("a.dxf", $"0\nSECTION\n2\nBLOCKS\n{blocks}{line}0\nENDSEC\n0\nSECTION\n2\nENTITIES\n0\nINSERT\n8\n0\n2\nB0\n10\n0\n20\n0\n0\nENDSEC\n0\nEOF\n");

        HostileReading.Try(path).ShouldNotContain("exit code");
    }

    private static string Refused(Action read) => Should.Throw<PlanningDataException>(read).Problem.Code;

    private static string Repeated(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
