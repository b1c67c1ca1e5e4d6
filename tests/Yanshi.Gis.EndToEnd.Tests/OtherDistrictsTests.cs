using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>
/// Districts far from the shipped one, by real data of theirs: a workspace for the extent, layers imported, a site checked against them; what the site meets of
/// each is held against SpatiaLite's intersection on the ellipsoid.
/// </summary>
public sealed partial class OtherDistrictsTests : IDisposable
{
    private const string Aachen = "standin/aachen_glaes.zip";
    private const string Wards = "standin/uk_wards_E06_E08_E09.zip";
    private const string OutputAreas = "standin/uk_oa2011_E06.zip";
    private const string Liechtenstein = "standin/liechtenstein-2013-08-03.osm.pbf";

    // Edges of degrees are straight in the analysis plane here, straight in degrees and then geodesics there.
    private const double Tolerance = 1e-4;
    private static readonly string[] Stated = ["--vintage", "2025-06-01", "--completeness", "complete", "--accuracy", "1"];

    private readonly Scratch _scratch = new();

    private string Workspace => Path.Combine(_scratch.Folder, "workspace");

    public void Dispose() => _scratch.Dispose();

    [OutsideDataFact(Aachen)]
    public void In_Aachen_a_layer_of_another_system_is_converted_first_and_then_met_as_SpatiaLite_says()
    {
        Init("5.9,50.4,6.6,51.0", "亚琛");
        var folder = Unpacked(Aachen);
        Import(Path.Combine(folder, "aachenShapefile.shp"), ["--as", "district", "--coverage", "derived"]).ShouldBe((1, 1, 0));

        string[] natura = ["--as", "natura", "--title", "自然保护区", "--role", "restricts", "--coverage", "extent"];
        var refused = YanshiGis.RunOn(Workspace, ["layers", "import", Path.Combine(folder, "Natura2000_aachenClipped.shp"), .. Stated, .. natura]);
        (refused.ExitCode, refused.Errors.Contains("[crs.unknown]", StringComparison.Ordinal)).ShouldBe((2, true), refused.Errors);
        var converted = Converted(Path.Combine(folder, "Natura2000_aachenClipped.shp"), "-nln", "natura", "-nlt", "MULTIPOLYGON", "-t_srs", "EPSG:4326");
        Import(converted, natura).ShouldBe((42, 42, 0));

        var met = Checked("6.20 50.58,6.26 50.58,6.26 50.62,6.20 50.62,6.20 50.58", "natura", plane: "EPSG:32632");
        met.ShouldBe(SquareMetresMet(converted, "natura", "geom", "6.20 50.58,6.26 50.58,6.26 50.62,6.20 50.62,6.20 50.58"), Tolerance * met);
    }

    [OutsideDataFact(Wards, OutputAreas)]
    public void In_Hartlepool_wards_and_output_areas_are_met_as_SpatiaLite_says_and_are_no_land_use()
    {
        Init("-1.5,54.5,-1.0,54.8", "哈特尔浦");
        var (wards, areas) = (Path.Combine(Unpacked(Wards), "E06000001.json"), Path.Combine(Unpacked(OutputAreas), "E06000001.json"));
        Import(wards, ["--as", "wards", "--title", "选区", "--role", "restricts", "--coverage", "derived"]).ShouldBe((11, 11, 0));
        Import(areas, ["--as", "output-areas", "--title", "统计小区", "--role", "restricts", "--coverage", "derived", "--repair"]).ShouldBe((313, 313, 0), "one of them touches itself");
        var refused = YanshiGis.RunOn(Workspace, ["layers", "import", areas, .. Stated, "--as", "land-use", "--coverage", "derived", "--report", "json"]);
        refused.ExitCode.ShouldBe(2, refused.Errors);

        const string site = "-1.25 54.66,-1.22 54.66,-1.22 54.68,-1.25 54.68,-1.25 54.66";
        foreach (var (layer, file) in new[] { ("wards", wards), ("output-areas", areas) })
        {
            var met = Checked(site, layer, plane: "EPSG:32630");
            met.ShouldBe(SquareMetresMet(file, Path.GetFileNameWithoutExtension(file), "geometry", site), Tolerance * met, layer);
        }
    }

    [OutsideDataFact(Liechtenstein)]
    public void In_Liechtenstein_the_buildings_of_a_map_are_met_as_SpatiaLite_says()
    {
        Init("9.4,47.0,9.7,47.3", "列支敦士登");
        YanshiGis.RunOn(Workspace, "layers", "import", TestData.Path(Liechtenstein)).Errors.ShouldContain("[format.unknown]");
        var buildings = Converted(TestData.Path(Liechtenstein), "-nln", "buildings", "-sql", "SELECT osm_way_id, name, building FROM multipolygons WHERE building IS NOT NULL");
        var (delivered, stored, refused) = Import(buildings, ["--as", "buildings", "--title", "建筑物", "--role", "restricts", "--coverage", "extent", "--lost", "make-partial"]);
        (delivered, stored + refused).ShouldBe((3723, 3723));

        const string site = "9.515 47.138,9.523 47.138,9.523 47.143,9.515 47.143,9.515 47.138";
        var met = Checked(site, "buildings", plane: "EPSG:32632");
        met.ShouldBe(SquareMetresMet(buildings, "buildings", "geom", site), Tolerance * met);
    }

    private void Init(string extent, string name)
    {
        var run = YanshiGis.RunOn(Workspace, "workspace", "init", "--extent", extent, "--district-name", name);
        run.ExitCode.ShouldBe(0, run.Errors);
    }

    private (int In, int Stored, int Refused) Import(string file, string[] options)
    {
        var run = YanshiGis.RunOn(Workspace, ["layers", "import", file, .. Stated, .. options, "--report", "json"]);
        run.ExitCode.ShouldBe(0, run.Errors + run.Output);
        var features = run.Json["features"]!;
        return (features["in"]!.GetValue<int>(), features["stored"]!.GetValue<int>(), features["refused"]!.GetValue<int>());
    }

    // The verdict is never clear: the mandatory layers of such a workspace are absent.
    private double Checked(string ring, string layer, string plane)
    {
        var corners = string.Join(',', ring.Split(',').Select(corner => $"[{corner.Replace(' ', ',')}]"));
        var site = _scratch.Write("site.geojson", $$$"""{"type":"FeatureCollection","features":[{"type":"Feature","id":"S1","properties":{},"geometry":{"type":"Polygon","coordinates":[[{{{corners}}}]]}}]}""");
        var run = YanshiGis.RunOn(Workspace, "check", site, "--format", "json");
        run.ExitCode.ShouldBe(1, run.Errors);
        (run.Json["verdict"]!.GetValue<string>() is "clear").ShouldBeFalse();
        run.Json["site"]!["planeCrs"]!.GetValue<string>().ShouldBe(plane);
        run.Json["site"]!["planeAreaSquareMetres"]!.GetValue<double>().ShouldBe(run.Json["site"]!["areaSquareMetres"]!.GetValue<double>(), 2e-3 * run.Json["site"]!["areaSquareMetres"]!.GetValue<double>());
        return run.Json["layers"]!.AsArray().Single(other => other!["id"]!.GetValue<string>() == layer)!["areaSquareMetres"]!.GetValue<double>();
    }

    private static double SquareMetresMet(string file, string layer, string column, string ring)
    {
        var site = $"GeomFromText('POLYGON(({ring}))', 4326)";
        var said = ToolProcess.Run("ogrinfo", ["-q", "-ro", file, "-dialect", "sqlite", "-sql",
            $"SELECT ST_Area(ST_Intersection(ST_Union(SetSRID({column}, 4326)), {site}), 1) AS area FROM \"{layer}\" WHERE ST_Intersects(SetSRID({column}, 4326), {site})"]).EnsureSuccess().Output;
        return double.Parse(Area().Match(said).Groups["area"].Value, CultureInfo.InvariantCulture);
    }

    private string Converted(string file, params string[] options)
    {
        var converted = Path.Combine(_scratch.Folder, "converted.gpkg");
        ToolProcess.Run("ogr2ogr", ["-f", "GPKG", converted, file, .. options]).EnsureSuccess();
        return converted;
    }

    private string Unpacked(string archive)
    {
        var folder = Path.Combine(_scratch.Folder, Path.GetFileNameWithoutExtension(archive));
        ZipFile.ExtractToDirectory(TestData.Path(archive), folder);
        return folder;
    }

    [GeneratedRegex(@"area \(Real\) = (?<area>[-\d.e+]+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Area();
}
