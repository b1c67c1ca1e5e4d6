using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Formats;

/// <summary>The good and bad files of mapbox/geojsonhint: each is read or refused with a code; nothing else may happen.</summary>
public class GeoJsonCorpusTests
{
    private const string Corpus = "tests/geojsonhint_good_bad.zip";

    /// <summary>Bad by the linter's taste only: bounding boxes, winding order, precision, members that mean nothing here, or points and heights.</summary>
    private static readonly string[] Readable =
    [
        "bad-polygon-interiorring-rhr", "badcoord", "bbox-4or6elements", "bbox-contains-string", "bbox-string", "different-first-size",
        "excessive_precision_truncated", "featurecollection_changed_semantics", "geometrycollection_single",
        "point-toomany", "polygon_winding_order",
    ];

    /// <summary>Read with a warning that says so.</summary>
    private static readonly string[] ReadWithWarning = ["badfeatureid", "different-first-last", "short-linearring"];

    /// <summary>Good GeoJSON that is no site.</summary>
    private static readonly string[] GoodButNoSite = ["good-geometrycollection", "nullgeometry", "issue82"];

    [OutsideDataFact(Corpus)]
    public void Every_file_is_read_or_refused_with_a_code()
    {
        var files = Files();

        files.Count.ShouldBe(62);
        foreach (var (name, bytes) in files)
        {
            var codes = CodesOf(bytes);
            codes.ShouldAllBe(code => code.Contains('.'), name);
        }
    }

    [OutsideDataFact(Corpus)]
    public void Bad_files_are_bad_and_good_files_are_good()
    {
        foreach (var (name, bytes) in Files())
        {
            var bare = Path.GetFileNameWithoutExtension(name);
            var isGood = name.StartsWith("good/", StringComparison.Ordinal) && !GoodButNoSite.Contains(bare, StringComparer.Ordinal);
            var expectRead = isGood || Readable.Contains(bare, StringComparer.Ordinal) || ReadWithWarning.Contains(bare, StringComparer.Ordinal);

            HasErrors(bytes).ShouldBe(!expectRead, name);
            if (ReadWithWarning.Contains(bare, StringComparer.Ordinal))
                CodesOf(bytes).ShouldNotBeEmpty(name);
        }
    }

    private static List<(string Name, byte[] Bytes)> Files()
    {
        using var zip = TestData.OpenZip(Corpus);
        return [.. zip.Entries
            .Where(entry => entry.Name.EndsWith(".geojson", StringComparison.Ordinal))
            .Select(entry => (entry.FullName, TestData.ReadZipEntry(Corpus, entry.FullName)))];
    }

    private static string[] CodesOf(byte[] bytes)
    {
        try
        {
            return SiteFile.Read(bytes, "a.geojson").Codes();
        }
        catch (InputRefusedException e)
        {
            return [e.Problem.Code];
        }
    }

    private static bool HasErrors(byte[] bytes)
    {
        try
        {
            return SiteFile.Read(bytes, "a.geojson").Projects.Any(project => project.Defects.Any(defect => defect.Severity == Validation.DefectSeverity.Error));
        }
        catch (InputRefusedException)
        {
            return true;
        }
    }
}
