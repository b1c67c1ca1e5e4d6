using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Imports;
using Yanshi.Gis.Data.Imports.Quality;
using Yanshi.Gis.Data.Imports.Reports;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>
/// Every vector file of the outside data, many of them damaged, is imported into a workspace made for where it lies: accepted, accepted with warnings, or
/// refused with a code; never anything else. A file whose reference system is none of this program's is imported once more with one named. Counts and areas
/// are held against GDAL's. What became of each stands in a table that a person has read; with <c>YANSHI_UPDATE_CASES=1</c> the tables are written instead of compared.
/// A third of the files by default, another than <see cref="OutsideVectorFilesTests"/> reads; all when <c>YANSHI_ALL_FILES</c> is set.
/// </summary>
public sealed partial class OutsideDeliveriesTests : IDisposable
{
    private const string Shapefiles = "tests/nts_io_esri_shapefiles.zip";
    private const string MoreShapefiles = "tests/nts_samples_shapefiles.zip";
    private const string GeoPackages = "tests/ets_gpkg12_subset.zip";
    private const string Kml = "tests/libkml_testdata.zip";
    private const string Drawings = "tests/dxf_samples.zip";
    private const string GeoJson = "tests/geojsonhint_good_bad.zip";
    private const string Aachen = "standin/aachen_glaes.zip";
    private const string Wards = "standin/uk_wards_E06_E08_E09.zip";

    // Of the wards, hundreds of files of one kind, every n-th is enough.
    private const int All = 1000;

    // Edges of degrees are straight in degrees here and geodesics there.
    private const double AreaTolerance = 1e-4;
    private const double WidestForAreas = 2;

    private static readonly string[] Extensions = [".shp", ".gpkg", ".kml", ".kmz", ".dxf", ".json", ".geojson"];

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [OutsideDataTheory(Shapefiles, MoreShapefiles, GeoPackages, Kml, Drawings, GeoJson, Aachen, Wards)]
    [InlineData(Shapefiles, All)]
    [InlineData(MoreShapefiles, All)]
    [InlineData(GeoPackages, All)]
    [InlineData(Kml, All)]
    [InlineData(Drawings, All)]
    [InlineData(GeoJson, All)]
    [InlineData(Aachen, All)]
    [InlineData(Wards, 8)]
    public void Every_file_has_the_outcome_of_the_table(string archive, int most)
    {
        var root = Path.Combine(_scratch.Folder, "files");
        ZipFile.ExtractToDirectory(TestData.Path(archive), root);
        var all = OutcomeTable.FilesIn(root, Extensions);
        var step = (all.Length + most - 1) / most;
        var files = all.Where((_, i) => i % step == 0).ToArray();
        OutcomeTable.ShouldBe("import", archive, files, OutcomeTable.Sample(files, first: 1), file => OutcomeOf(Path.Combine(root, file), Path.Combine(_scratch.Folder, $"workspace{Array.IndexOf(files, file)}")));
    }

    private static string OutcomeOf(string path, string workspace)
    {
        var file = OutsideFile.Of(path);
        Workspace.Init(workspace, SmallWorkspace.DataFolder, SmallWorkspace.Act, new WorkspaceInitOptions { Area = file.Area });
        return OutcomeOf(file, workspace, layer: null, crs: null);
    }

    private static string OutcomeOf(OutsideFile file, string workspace, string? layer, string? crs)
    {
        try
        {
            return Import(file, workspace, layer, crs);
        }
        catch (InputRefusedException e) when (e.Problem.Code is "input.several-layers" && layer is null && LargestLayer(e.Problem.English) is { } largest)
        {
            return $"several layers, {largest}: {OutcomeOf(file, workspace, largest, crs)}";
        }
        catch (InputRefusedException e) when (e.Problem.Code.StartsWith("crs.", StringComparison.Ordinal) && crs is null && file.Place is { } place)
        {
            return $"{e.Problem.Code}, as {place}: {OutcomeOf(file, workspace, layer, place)}";
        }
        catch (InputRefusedException e)
        {
            return $"refused {e.Problem.Code}";
        }
    }

    private static string Import(OutsideFile file, string workspace, string? layer, string? crs)
    {
        var request = new ImportRequest
        {
            Path = file.Path,
            LayerName = layer,
            LayerId = "outside",
            NewLayer = new NewLayer("外来图层", "Outside layer", LayerRole.Restricts, Confidentiality.Public),
            Crs = crs is null ? null : Crs.Get(crs),
            Vintage = new DateOnly(2026, 1, 1),
            Completeness = Completeness.Complete,
            Coverage = LayerCoverage.Extent,
            AccuracyMetres = 1,
        };
        var report = LayerImport.Run(Workspace.Open(workspace), request, SmallWorkspace.Act, YanshiGis.Parser).Report;
        var (quality, versions) = (report.Quality, Workspace.Open(workspace).Layers.VersionsOf("outside"));
        quality.FeaturesIn.ShouldBe(quality.FeaturesStored + quality.Refusals.Count, file.Path);
        versions.Count.ShouldBe(report.Verdict is QualityVerdict.Refused ? 0 : 1, file.Path);
        versions.ShouldAllBe(holding => holding.Damage == null && holding.Layer!.Features.Count == quality.FeaturesStored, file.Path);
        return Described(report) + CountsApart(report, file) + AreasApart(report, file);
    }

    private static string Described(ImportReport report)
    {
        var quality = report.Quality;
        var codes = report.Findings.Where(finding => finding.Severity is not FindingSeverity.Notice).Select(finding => finding.Problem.Code)
            .Concat(quality.Refusals.Select(refusal => refusal.Problem.Code)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{EnumCode.Of(report.Verdict)}: {report.Position.Reading.Crs.Code}, {quality.FeaturesIn} in, {quality.FeaturesStored} stored, {quality.Refusals.Count} refused {string.Join(' ', codes)}").TrimEnd();
    }

    private static string CountsApart(ImportReport report, OutsideFile file) =>
        file.CountOf(report.File.LayerName) is { } count && count != report.Quality.FeaturesIn ? string.Create(CultureInfo.InvariantCulture, $" (ogrinfo counts {count})") : string.Empty;

    // The area of every layer of faultless polygons in degrees that lies in one district's compass.
    private static string AreasApart(ImportReport report, OutsideFile file)
    {
        var (ours, extent) = (report.Quality.AreaSquareMetres, file.Area?.Extent.ToEnvelope());
        if (ours <= 1 || report.Quality.Refusals.Count > 0 || report.Position.Reading.Crs.IsProjected || extent is not { Width: < WidestForAreas, Height: < WidestForAreas })
            return string.Empty;
        var theirs = file.SquareMetresOf(report.File.LayerName);
        return double.IsNaN(theirs) ? string.Create(CultureInfo.InvariantCulture, $", {ours:0} m²")
            : Math.Abs(ours - theirs) <= AreaTolerance * theirs ? string.Create(CultureInfo.InvariantCulture, $", {ours:0} m² as SpatiaLite has it")
            : string.Create(CultureInfo.InvariantCulture, $", {ours:0} m² where SpatiaLite has {theirs:0}");
    }

    // The refusal lists the layers with their counts; programs would do the same as this.
    private static string? LargestLayer(string message) => ListedLayer().Matches(message[(message.IndexOf(':', StringComparison.Ordinal) + 1)..])
        .MaxBy(match => long.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture))?.Groups["name"].Value.TrimStart('、', ' ');

    [GeneratedRegex(@"(?<name>[^、（）]+)（(?<count>\d+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListedLayer();
}
