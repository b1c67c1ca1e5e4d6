using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Imports;
using Yanshi.Gis.Data.Imports.Quality;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>
/// Every vector file of the outside data, many of them damaged, is imported into a workspace made for its extent (or, where that cannot be told or is too wide, the
/// district's): accepted, accepted with warnings, or refused with a code; never anything else. What became of each stands in a table that a person has
/// read; with <c>YANSHI_UPDATE_CASES=1</c> the tables are written instead of compared.
/// </summary>
public sealed partial class OutsideDeliveriesTests : IDisposable
{
    private const string Shapefiles = "tests/nts_io_esri_shapefiles.zip";
    private const string MoreShapefiles = "tests/nts_samples_shapefiles.zip";
    private const string GeoPackages = "tests/ets_gpkg12_subset.zip";
    private const string Kml = "tests/libkml_testdata.zip";
    private const string Drawings = "tests/dxf_samples.zip";
    private const string Aachen = "standin/aachen_glaes.zip";
    private const string Wards = "standin/uk_wards_E06_E08_E09.zip";

    // Of archives with many files of one kind every n-th is enough here; all of them are read elsewhere.
    private const int MostFiles = 60;
    private const double WidestDegrees = 6;
    private const double Margin = 0.05;

    private static readonly string[] Extensions = [".shp", ".gpkg", ".kml", ".kmz", ".dxf", ".json"];

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [OutsideDataTheory(Shapefiles, MoreShapefiles, GeoPackages, Kml, Drawings, Aachen, Wards)]
    [InlineData(Shapefiles, MostFiles)]
    [InlineData(MoreShapefiles, MostFiles)]
    [InlineData(GeoPackages, MostFiles)]
    [InlineData(Kml, 42)]
    [InlineData(Drawings, MostFiles)]
    [InlineData(Aachen, MostFiles)]
    [InlineData(Wards, 4)]
    public void Every_file_has_the_outcome_of_the_table(string archive, int most)
    {
        var root = Path.Combine(_scratch.Folder, "files");
        ZipFile.ExtractToDirectory(TestData.Path(archive), root);
        var all = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(file => Extensions.Contains(Path.GetExtension(file).ToLowerInvariant(), StringComparer.Ordinal))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .ToList();
        var step = (all.Count + most - 1) / most;
        var files = all.Where((_, i) => i % step == 0).ToArray();
        var outcomes = new string[files.Length];
        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = 3 }, i => outcomes[i] = OutcomeOf(Path.Combine(root, files[i]), Path.Combine(_scratch.Folder, $"workspace{i}")));

        List<string> lines = [.. files.Zip(outcomes, (file, outcome) => $"{file} | {outcome}"), Totals(outcomes)];
        var table = Repository.Path($"tests/cases/import/{Path.GetFileNameWithoutExtension(archive)}.txt");
        if (Environment.GetEnvironmentVariable("YANSHI_UPDATE_CASES") is "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(table)!);
            File.WriteAllLines(table, lines, new UTF8Encoding(false));
        }

        lines.ShouldBe(File.ReadAllLines(table));
    }

    private static string OutcomeOf(string path, string workspace)
    {
        Workspace.Init(workspace, SmallWorkspace.DataFolder, SmallWorkspace.Act, new WorkspaceInitOptions { Area = AreaOf(path) });
        try
        {
            return Import(path, workspace, layer: null);
        }
        catch (InputRefusedException e) when (e.Problem.Code is "input.several-layers" && LargestLayer(e.Problem.English) is { } layer)
        {
            try
            {
                return $"several layers, {layer}: {Import(path, workspace, layer)}";
            }
            catch (InputRefusedException inner)
            {
                return $"several layers, {layer}: refused {inner.Problem.Code}";
            }
        }
        catch (InputRefusedException e)
        {
            return $"refused {e.Problem.Code}";
        }
    }

    private static string Import(string path, string workspace, string? layer)
    {
        var request = new ImportRequest
        {
            Path = path,
            LayerName = layer,
            LayerId = "outside",
            NewLayer = new NewLayer("外来图层", "Outside layer", LayerRole.Restricts, Confidentiality.Public),
            Vintage = new DateOnly(2026, 1, 1),
            Completeness = Completeness.Complete,
            Coverage = LayerCoverage.Extent,
            AccuracyMetres = 1,
        };
        var report = LayerImport.Run(Workspace.Open(workspace), request, SmallWorkspace.Act, YanshiGis.Parser).Report;
        var (quality, version) = (report.Quality, Workspace.Open(workspace).Layers.VersionsOf("outside"));
        quality.FeaturesIn.ShouldBe(quality.FeaturesStored + quality.Refusals.Count, path);
        version.Count.ShouldBe(report.Verdict is QualityVerdict.Refused ? 0 : 1, path);
        version.ShouldAllBe(holding => holding.Damage == null && holding.Layer!.Features.Count == quality.FeaturesStored, path);
        var codes = report.Findings.Where(finding => finding.Severity is not FindingSeverity.Notice).Select(finding => finding.Problem.Code)
            .Concat(quality.Refusals.Select(refusal => refusal.Problem.Code)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return string.Create(
            CultureInfo.InvariantCulture, $"{EnumCode.Of(report.Verdict)}: {report.Position.Reading.Crs.Code}, {quality.FeaturesIn} in, {quality.FeaturesStored} stored, {quality.Refusals.Count} refused {string.Join(' ', codes)}").TrimEnd();
    }

    private static string Totals(string[] outcomes)
    {
        var (accepted, warned) = (outcomes.Count(outcome => outcome.Contains("accepted:", StringComparison.Ordinal)), outcomes.Count(outcome => outcome.Contains("accepted-with-warnings:", StringComparison.Ordinal)));
        return string.Create(CultureInfo.InvariantCulture, $"{outcomes.Length} files: {accepted} accepted, {warned} accepted with warnings, {outcomes.Length - accepted - warned} refused");
    }

    // The refusal lists the layers with their counts; programs would do the same as this.
    private static string? LargestLayer(string message) => ListedLayer().Matches(message[(message.IndexOf(':', StringComparison.Ordinal) + 1)..])
        .MaxBy(match => long.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture))?.Groups["name"].Value.TrimStart('、', ' ');

    private static WorkspaceArea? AreaOf(string path)
    {
        var bounds = new Envelope();
        foreach (Match match in Extent().Matches(ToolProcess.Run("ogrinfo", ["-ro", "-so", "-al", path]).Output))
            bounds.ExpandToInclude(new Envelope(Number(match, "x0"), Number(match, "x1"), Number(match, "y0"), Number(match, "y1")));
        if (bounds.IsNull || bounds.Width > WidestDegrees || bounds.Height > WidestDegrees || Math.Abs(bounds.Centre.X) > 170 || Math.Abs(bounds.Centre.Y) > 70)
            return null;
        bounds.ExpandBy(Margin);
        return new WorkspaceArea(new District("000000", "外地", "Elsewhere"), new GeographicExtent(bounds.MinX, bounds.MinY, bounds.MaxX, bounds.MaxY, "测试"));
    }

    private static double Number(Match match, string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Extent: \((?<x0>[-\d.e+]+), (?<y0>[-\d.e+]+)\) - \((?<x1>[-\d.e+]+), (?<y1>[-\d.e+]+)\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Extent();

    [GeneratedRegex(@"(?<name>[^、（）]+)（(?<count>\d+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListedLayer();
}
