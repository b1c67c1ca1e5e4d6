using System.Globalization;
using System.IO.Compression;
using System.Text;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats.Vectors;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Testing;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>
/// Every vector file of the outside data, many of them damaged on purpose, is read as a layer and as a site file through the parser: accepted,
/// accepted with notes, or refused with a code. What became of each stands in a table that a person has read. A third of them by default, another than
/// <see cref="OutsideDeliveriesTests"/> imports; all when <c>YANSHI_ALL_FILES</c> is set.
/// </summary>
public sealed class OutsideVectorFilesTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private const string Shapefiles = "tests/nts_io_esri_shapefiles.zip";
    private const string MoreShapefiles = "tests/nts_samples_shapefiles.zip";
    private const string GeoPackages = "tests/ets_gpkg12_subset.zip";
    private const string Kml = "tests/libkml_testdata.zip";
    private const string Drawings = "tests/dxf_samples.zip";
    private const string GeoJson = "tests/geojsonhint_good_bad.zip";

    private static readonly string[] Extensions = [".shp", ".gpkg", ".kml", ".kmz", ".dxf", ".geojson"];

    [OutsideDataTheory(Shapefiles, MoreShapefiles, GeoPackages, Kml, Drawings, GeoJson)]
    [InlineData(Shapefiles)]
    [InlineData(MoreShapefiles)]
    [InlineData(GeoPackages)]
    [InlineData(Kml)]
    [InlineData(Drawings)]
    [InlineData(GeoJson)]
    public void Every_file_has_the_outcome_of_the_table(string archive)
    {
        var root = _scratch.Folder;
        ZipFile.ExtractToDirectory(TestData.Path(archive), root);
        var all = OutcomeTable.FilesIn(root, Extensions);
        OutcomeTable.ShouldBe("vector-files", archive, all, OutcomeTable.Sample(all, first: 0), file => $"{LayerOutcome(Path.Combine(root, file))} | {SiteOutcome(Path.Combine(root, file))}");
    }

    public void Dispose() => _scratch.Dispose();

    private static string LayerOutcome(string path)
    {
        try
        {
            using var file = VectorFile.Open(path, options: null, YanshiGis.Parser);
            var (features, without, unusable) = (0, 0, 0);
            var notes = new SortedSet<string>(file.Layers.SelectMany(layer => layer.Notes).Select(note => note.Code), StringComparer.Ordinal);
            foreach (var layer in file.Layers)
            {
                var read = file.Read(layer);
                foreach (var feature in read)
                {
                    features++;
                    _ = feature.ReadProperties();
                    without += feature.Wkb.IsEmpty ? 1 : 0;
                    unusable += IsUsable(feature) ? 0 : 1;
                }

                notes.UnionWith(read.Notes.Select(note => note.Code));
            }

            return string.Create(CultureInfo.InvariantCulture, $"{(notes.Count == 0 ? "accepted" : "warned " + string.Join(' ', notes))}: {file.Layers.Count} layers, {features} features")
                + (without > 0 ? string.Create(CultureInfo.InvariantCulture, $", {without} without geometry") : "")
                + (unusable > 0 ? string.Create(CultureInfo.InvariantCulture, $", {unusable} unusable") : "");
        }
        catch (InputRefusedException e)
        {
            return $"refused {e.Problem.Code}";
        }
    }

    private static bool IsUsable(VectorFeature feature)
    {
        try
        {
            _ = feature.ReadGeometry();
            return true;
        }
        catch (InputRefusedException)
        {
            return false;
        }
    }

    private static string SiteOutcome(string path)
    {
        try
        {
            var source = UntrustedFile.ReadSites(path, options: null, YanshiGis.Parser);
            var codes = source.Defects.Concat(source.Projects.SelectMany(project => project.Defects)).Select(defect => defect.Problem.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            return string.Create(CultureInfo.InvariantCulture, $"{(codes.Count == 0 ? "accepted" : "warned " + string.Join(' ', codes))}: {source.Projects.Count} projects")
                + (HasErrors(source.Defects) ? ", none to be checked"
                    : source.Projects.Count(project => HasErrors(project.Defects)) is var flawed and > 0 ? string.Create(CultureInfo.InvariantCulture, $", {flawed} not to be checked") : "");
        }
        catch (InputRefusedException e)
        {
            return $"refused {e.Problem.Code}";
        }
    }

    private static bool HasErrors(IEnumerable<GeometryDefect> defects) => defects.Any(defect => defect.Severity == DefectSeverity.Error);
}
