using System.Globalization;
using System.Text;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Tests.Formats;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Tests.Fuzz;

/// <summary>A coordinate written in an unusual way is read to the last bit, or refused with a code: the same text never means another number.</summary>
public class NumberTableTests
{
    // What is written, and what 界址点 TXT, a text table and GeoJSON make of it.
    private const string Expected = """
        38389077.123 | 38389077.123 | 38389077.123 | 38389077.123
        38389077 | 38389077 | 38389077 | 38389077
        38389077.12345678 | 38389077.12345678 | 38389077.12345678 | 38389077.12345678
        38389077.123456789012345 | 38389077.12345679 | 38389077.12345679 | 38389077.12345679
        0.1 | 0.1 | 0.1 | 0.1
        -0 | -0 | -0 | -0
        0 | 0 | 0 | 0
        1e5 | txt.coordinate-rounded | table.coordinate-rounded | 100000
        1E+05 | txt.coordinate-rounded | table.coordinate-rounded | 100000
        3.8389077E+07 | 38389077, txt.coordinate-rounded | 38389077, table.coordinate-rounded | 38389077
        1e308 | txt.coordinate-rounded | table.coordinate-rounded | 1E+308
        1e309 | txt.coordinate | table.coordinate | geojson.coordinate
        -1e309 | txt.coordinate | table.coordinate | geojson.coordinate
        4.9e-324 | 5E-324 | 5E-324 | 5E-324
        1e-400 | 0 | 0 | 0
        NaN | txt.coordinate | table.coordinate | geojson.syntax
        Infinity | txt.coordinate | table.coordinate | geojson.syntax
        -Infinity | txt.coordinate | table.coordinate | geojson.syntax
        inf | txt.coordinate | table.coordinate | geojson.syntax
        #NUM! | txt.coordinate | table.coordinate | geojson.syntax
        38389077,123 | 38389077, txt.point-extra-fields | table.coordinate | 38389077, geojson.heights
        38 389 077 | txt.coordinate | table.coordinate | geojson.syntax
        1_000 | txt.coordinate | table.coordinate | geojson.syntax
        +38389077 | 38389077 | 38389077 | geojson.syntax
        --1 | txt.coordinate | table.coordinate | geojson.syntax
        1.2.3 | txt.coordinate | table.coordinate | geojson.syntax
        5. | 5 | 5 | geojson.syntax
        .5 | 0.5 | 0.5 | geojson.syntax
        0x1F | txt.coordinate | table.coordinate | geojson.syntax
        1e | txt.coordinate | table.coordinate | geojson.syntax
        1e99999999999 | txt.coordinate | table.coordinate | geojson.coordinate
        38389077m | txt.coordinate | table.coordinate | geojson.syntax
        ３８３８９０７７．５ | 38389077.5 | 38389077.5 | geojson.syntax
        ３８３８９０７７。５ | txt.coordinate | table.coordinate | geojson.syntax
        −5 | -5 | -5 | geojson.syntax
        ٣ | txt.coordinate | table.coordinate | geojson.syntax
        ½ | txt.coordinate | table.coordinate | geojson.syntax
        007 | 7 | 7 | geojson.syntax
        123456789012345678901234567890 | 1.2345678901234568E+29 | 1.2345678901234568E+29 | 1.2345678901234568E+29
         | txt.point-line | table.coordinate | geojson.syntax
        """;

    private static readonly string[] Written =
    [
        "38389077.123", "38389077", "38389077.12345678", "38389077.123456789012345", "0.1", "-0", "0", "1e5", "1E+05", "3.8389077E+07", "1e308", "1e309", "-1e309", "4.9e-324", "1e-400", "NaN", "Infinity", "-Infinity", "inf", "#NUM!",
        "38389077,123", "38 389 077", "1_000", "+38389077", "--1", "1.2.3", "5.", ".5", "0x1F", "1e", "1e99999999999", "38389077m", "３８３８９０７７．５", "３８３８９０７７。５", "−5", "٣", "½", "007", "123456789012345678901234567890", "",
    ];

    [Fact]
    public void A_number_is_read_exactly_or_refused()
    {
        var rows = Written.Select(written => $"{written} | {BoundaryPoints(written)} | {Table(written)} | {GeoJson(written)}");

        string.Join('\n', rows).ShouldBe(Expected.ReplaceLineEndings("\n"));
    }

    private static string BoundaryPoints(string written) =>
        Tried(Encoding.UTF8.GetBytes(BoundaryPointFiles.Header + $"4,,1,甲,面,,,,@\nJ1,1,3836986,{written}\nJ2,1,3837086,38389177\nJ3,1,3837186,38389077\nJ1,1,3836986,{written}\n"), "a.txt");

    private static string Table(string written) => Tried(Encoding.UTF8.GetBytes($"点号\tX\tY\n1\t3836986\t{written}\n2\t3837086\t38389177\n3\t3837186\t38389077\n1\t3836986\t{written}\n"), "a.csv");

    private static string GeoJson(string written) => Tried(
        Encoding.UTF8.GetBytes($$"""{"type":"Polygon","coordinates":[[[{{written}},34.7],[112.8,34.8],[112.9,34.7],[{{written}},34.7]]]}"""), "a.geojson", new SiteFileOptions { UserCrsGiven = true });

    /// <summary>The first point's east as read, or the code of the refusal or of the first error.</summary>
    private static string Tried(byte[] bytes, string name, SiteFileOptions? options = null)
    {
        try
        {
            var source = SiteFile.Read(bytes, name, options);
            var error = source.Defects.Concat(source.Projects.SelectMany(project => project.Defects)).FirstOrDefault(defect => defect.Severity == DefectSeverity.Error);
            if (error is not null)
                return error.Problem.Code;
            var point = source.Projects[0].Parcels[0].Rings[0].Points[0];
            var warnings = string.Concat(source.Defects.Concat(source.Projects.SelectMany(project => project.Defects)).Select(defect => defect.Problem.Code).Distinct(StringComparer.Ordinal).Select(code => $", {code}"));
            return (name == "a.csv" ? point.Y : point.X).ToString("R", CultureInfo.InvariantCulture) + warnings;
        }
        catch (InputRefusedException e)
        {
            return e.Problem.Code;
        }
    }
}
