using System.IO.Compression;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>One square, in every format that comes by GDAL: <c>site</c> and <c>check</c> say of it what they say of the 界址点 TXT.</summary>
public sealed class VectorSiteTests : IDisposable
{
    private const string Square = "id,name,WKT\nS1,方块,\"POLYGON ((38389077 3836986, 38389077 3837086, 38389177 3837086, 38389177 3836986, 38389077 3836986))\"\n";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [ToolTheory("ogr2ogr")]
    [InlineData("a.gpkg", "GPKG")]
    [InlineData("shp/a.shp", "ESRI Shapefile")]
    [InlineData("a.shp.zip", "ESRI Shapefile")]
    [InlineData("a.gdb", "OpenFileGDB")]
    [InlineData("a.fgb", "FlatGeobuf")]
    [InlineData("a.mif", "MapInfo File")]
    [InlineData("a.dxf", "DXF")]
    public void A_check_says_the_same_of_every_format(string name, string format)
    {
        var text = _scratch.Write("a.txt", Samples.BoundaryPoints(Samples.Square(0, 0)));

        var expected = YanshiGis.Run("check", text, "--format", "json");
        var run = YanshiGis.Run("check", Make(name, format), "--format", "json");

        run.ExitCode.ShouldBe(expected.ExitCode, run.Errors);
        run.Json["verdict"]!.ToJsonString().ShouldBe(expected.Json["verdict"]!.ToJsonString());
        run.Json["layers"]!.ToJsonString().ShouldBe(expected.Json["layers"]!.ToJsonString());
    }

    [ToolFact("ogr2ogr")]
    public void A_kml_gives_the_same_square_in_degrees()
    {
        var path = _scratch.Write("a.csv", Square);
        ToolProcess.Run("ogr2ogr", ["-f", "LIBKML", Path.Combine(_scratch.Folder, "a.kml"), path, "-s_srs", "EPSG:4526", "-t_srs", "EPSG:4326"]).EnsureSuccess();

        var run = YanshiGis.Run("site", Path.Combine(_scratch.Folder, "a.kml"), "--format", "json");

        run.ExitCode.ShouldBe(0, run.Errors);
        run.Json["crs"]!["code"]!.GetValue<string>().ShouldBe("EPSG:4326");
    }

    [ToolFact("ogr2ogr")]
    public void A_gdal_library_that_is_configured_wrongly_is_a_failure_and_not_passed_over()
    {
        var run = YanshiGis.Run(new Dictionary<string, string>(StringComparer.Ordinal) { ["YANSHI_GDAL_LIBRARY"] = "/nowhere/libgdal.so" }, "site", Make("a.gpkg", "GPKG"), "--lang", "en");

        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain("gdal.not-found");
        run.Errors.ShouldContain("/nowhere/libgdal.so");
    }

    [ToolFact("ogr2ogr")]
    public void Several_layers_ask_for_a_choice()
    {
        var path = Make("a.gpkg", "GPKG");
        ToolProcess.Run("ogr2ogr", ["-f", "GPKG", "-update", path, Path.Combine(_scratch.Folder, "a.csv"), "-nln", "second", "-a_srs", "EPSG:4526"]).EnsureSuccess();

        var run = YanshiGis.Run("site", path, "--format", "json", "--lang", "en");

        (run.ExitCode, run.Json["code"]!.GetValue<string>()).ShouldBe((2, "input.several-layers"));
        run.Errors.ShouldContain("second");
        YanshiGis.Run("site", path, "--layer", "second").ExitCode.ShouldBe(0);
    }

    [Fact]
    public void The_parsers_verb_is_in_no_help_and_does_nothing_by_hand()
    {
        YanshiGis.Run("--help").Output.ShouldNotContain("parse-file");
        var run = YanshiGis.Run("parse-file");
        (run.ExitCode, run.Output, run.Errors).ShouldBe((64, "", ""));
    }

    private string Make(string name, string format)
    {
        var source = _scratch.Write("a.csv", Square);
        var isZip = name.EndsWith(".zip", StringComparison.Ordinal);
        var target = Path.Combine(_scratch.Folder, isZip ? "packed/a.shp" : name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        string[] options = format switch
        {
            "DXF" => ["--config", "DXF_WRITE_HATCH", "NO"],
            "MapInfo File" => ["-dsco", "FORMAT=MIF"],
            _ => ["-nlt", "POLYGON"],
        };
        ToolProcess.Run("ogr2ogr", ["-f", format, target, source, "-a_srs", "EPSG:4526", .. options]).EnsureSuccess();
        if (!isZip)
            return target;
        var zip = Path.Combine(_scratch.Folder, name);
        ZipFile.CreateFromDirectory(Path.GetDirectoryName(target)!, zip);
        return zip;
    }
}
