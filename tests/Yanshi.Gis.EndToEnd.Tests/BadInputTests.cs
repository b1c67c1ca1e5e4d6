using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>Every bad input is answered with its code and exit code 2; the output is a site problem, and nothing shows the program's insides.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_file_that_is_not_there() => Refused(Path.Combine(_scratch.Folder, "nowhere.txt"), "input.not-found");

    [Fact]
    public void An_empty_file() => Refused(_scratch.Write("empty.txt", ""), "input.empty");

    [Fact]
    public void A_text_cut_off_in_a_point_line()
    {
        var whole = Samples.BoundaryPoints(Samples.Square(0, 0));
        Refused(_scratch.Write("cut.txt", whole[..(whole.Length - 40)]), "txt.");
    }

    [Fact]
    public void A_ring_of_two_points() =>
        Refused(_scratch.Write("two.txt", Samples.BoundaryPoints([(3836986, 38389077), (3837086, 38389077), (3836986, 38389077)])), "ring.too-few-points");

    [Fact]
    public void A_coordinate_that_is_no_number() =>
        Refused(_scratch.Write("nan.txt", Samples.BoundaryPoints(Samples.Square(0, 0)).Replace("3837086.000,38389177.000", "NaN,38389177.000", StringComparison.Ordinal)), code: null);

    [Fact]
    public void Coordinates_outside_the_district() => Refused(_scratch.Write("far.txt", Samples.BoundaryPoints(Samples.Square(200_000, 0))), "crs.");

    [Fact]
    public void A_bow_tie() =>
        Refused(
            _scratch.Write("bow.txt", Samples.BoundaryPoints([(3836986, 38389077), (3837086, 38389177), (3837086, 38389077), (3836986, 38389177), (3836986, 38389077)])),
            "geometry.self-intersection");

    [Fact]
    public void A_hole_outside_its_shell() =>
        Refused(
            _scratch.Write("hole.geojson", """
                {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[
                [[112.70,34.70],[112.71,34.70],[112.71,34.71],[112.70,34.71],[112.70,34.70]],
                [[112.72,34.70],[112.73,34.70],[112.73,34.71],[112.72,34.71],[112.72,34.70]]]}}
                """),
            "geometry.hole-outside-shell");

    [Fact]
    public void Duplicate_parcels()
    {
        var path = _scratch.Write("twice.txt", Samples.BoundaryPoints(Samples.Square(0, 0), Samples.Square(0, 0)));
        Refused(path, "parcel.duplicate");
        var repaired = YanshiGis.Run("site", path, "--repair", "--format", "json");
        repaired.Json["planeAreaSquareMetres"]!.GetValue<double>().ShouldBe(10_000);
        repaired.Json["repaired"]!["what"]!.AsArray().Select(what => what!.GetValue<string>()).ShouldBe(["parcel.duplicate"]);
    }

    [Fact]
    public void Ten_million_points()
    {
        var path = Path.Combine(_scratch.Folder, "many.geojson");
        using (var writer = new StreamWriter(path))
        {
            writer.Write("""{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[112.7,34.7]""");
            for (var i = 0; i < 10_000_000; i++)
                writer.Write((i & 1) == 0 ? ",[112.8,34.7]" : ",[112.8,34.8]");
            writer.Write(",[112.7,34.7]]]}}");
        }

        Refused(path, "input.too-many-points");
    }

    [Fact]
    public void Two_hundred_megabytes_that_are_no_coordinates()
    {
        var path = Path.Combine(_scratch.Folder, "huge.txt");
        var block = new byte[1 << 20];
        new Random(1).NextBytes(block);
        using (var file = File.Create(path))
        {
            for (var i = 0; i < 200; i++)
                file.Write(block);
        }

        Refused(path, code: null);
    }

    [Fact]
    public void More_than_two_hundred_megabytes()
    {
        var path = Path.Combine(_scratch.Folder, "larger.txt");
        using (var file = File.Create(path))
            file.SetLength((200L << 20) + 1);
        Refused(path, "input.too-large");
    }

    [Fact]
    public void A_header_that_contradicts_the_numbers() =>
        Refused(_scratch.Write("zone.txt", Samples.BoundaryPoints(Samples.Square(0, 0)).Replace("带号=38", "带号=37", StringComparison.Ordinal)), "crs.");

    [Fact]
    public void A_line_without_a_width() =>
        Refused(_scratch.Write("line.geojson", """{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[112.70,34.70],[112.71,34.70]]}}"""), "site.line-needs-width");

    [Fact]
    public void Good_sites_are_printed_beside_a_bad_one()
    {
        var run = YanshiGis.Run("check", "--format", "json", _scratch.Write("mixed.geojson", """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","id":"good","properties":{},"geometry":{"type":"Polygon","coordinates":[[[112.70,34.70],[112.71,34.70],[112.71,34.71],[112.70,34.71],[112.70,34.70]]]}},
            {"type":"Feature","id":"bad","properties":{},"geometry":{"type":"Polygon","coordinates":[[[112.70,34.70],[112.71,34.71],[112.71,34.70],[112.70,34.71],[112.70,34.70]]]}}]}
            """));
        run.ExitCode.ShouldBe(2);
        var records = run.Json.AsArray();
        records.Select(record => record!["schema"]!.GetValue<string>()).ShouldBe(["yanshi-gis/site-check/1", "yanshi-gis/site-problem/1"]);

        // The golden cell of 0.01° by 0.01°.
        records[0]!["site"]!["areaSquareMetres"]!.GetValue<double>().ShouldBe(1_016_328.06, 0.011);
        records[1]!["id"]!.GetValue<string>().ShouldBe("bad");
        records[1]!["code"]!.GetValue<string>().ShouldBe("site.invalid-geometry");
        records[1]!["message"]!.GetValue<string>().ShouldContain("geometry.self-intersection");
    }

    /// <summary>Checks and reads the file: both refuse it with the code (its beginning, or any when null).</summary>
    private static void Refused(string path, string? code)
    {
        var check = YanshiGis.Run("check", path, "--format", "json");
        RequireRefusal(check, code);
        var problem = check.Json.ShouldBeOfType<JsonObject>();
        problem["schema"]!.GetValue<string>().ShouldBe("yanshi-gis/site-problem/1");
        problem["message"]!.GetValue<string>().ShouldNotBeNullOrEmpty();

        var site = YanshiGis.Run("site", path, "--lang", "en");
        RequireRefusal(site, code);
        site.Output.ShouldBeEmpty();
    }

    private static void RequireRefusal(YanshiGis.Outcome run, string? code)
    {
        run.ExitCode.ShouldBe(2, run.Errors);
        run.Errors.ShouldContain($"[{code}");
        run.Errors.ShouldNotContain("system.unexpected");
        run.Errors.ShouldNotContain("   at ");
    }
}
