using System.Text;
using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.Data.Formats.Vectors;
using Yanshi.Gis.Data.Formats.Vectors.Shapefiles;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Formats.Gdal;

/// <summary>A data set's layers as GDAL gives them, their text decoded here.</summary>
internal sealed class GdalSource : VectorSource
{
    // How Google Earth draws a placemark, which GDAL gives every feature as attributes.
    private static readonly string[] KmlDrawing = ["tessellate", "extrude", "visibility", "drawOrder", "altitudeMode", "icon"];

    private readonly GdalDataset _dataset;
    private readonly List<(GdalLayer Layer, IReadOnlyList<GdalField> Fields)> _opened = [];
    private readonly List<VectorLayer> _layers = [];

    private GdalSource(GdalDataset dataset) => _dataset = dataset;

    internal override IReadOnlyList<VectorLayer> Layers => _layers;

    /// <summary>Opens a data set and describes its layers.</summary>
    internal static new GdalSource Open(DataSet dataSet, string? encoding, int place)
    {
        var source = new GdalSource(GdalDataset.Open(dataSet.Path, dataSet.Format, dataSet.File));
        try
        {
            source.Describe(dataSet, encoding, place);
            return source;
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    internal override IEnumerable<VectorRecord> Records(VectorLayer layer, VectorLosses losses)
    {
        var (opened, fields) = _opened[layer.Place.Index];
        var values = new GdalValues(fields, layer, losses);
        foreach (var feature in opened.Features(layer.Name))
        {
            var geometry = feature.FindGeometry();
            losses.Heights += geometry is { HasHeights: true } ? 1 : 0;
            losses.Arcs += geometry is { HasArcs: true } ? 1 : 0;
            yield return values.Record(feature, geometry);
        }
    }

    public override void Dispose() => _dataset.Dispose();

    private void Describe(DataSet dataSet, string? encoding, int place)
    {
        var facts = VectorFormatFacts.Of(dataSet.Format);
        var shapefile = dataSet.Format is VectorFormat.Shapefile ? ShapefileCompanions.Read(dataSet) : null;
        foreach (var layer in _dataset.Layers())
        {
            if (layer.IsTable)
                continue;
            var choice = facts.IsUtf8 && encoding is null
                ? TextEncodingChoice.ByFormat(facts.Name)
                : TextEncodingChoice.Choose(encoding, shapefile?.DeclaredEncodings ?? [], layer.TryTexts(dataSet.File));
            var fields = dataSet.Format is VectorFormat.Kml ? [.. layer.Fields.Where(field => !IsKmlDrawing(field))] : layer.Fields;
            var reference = shapefile is null ? layer.FindReferenceSystem() : shapefile.FindReferenceSystem();
            var notes = new List<Problem>([.. dataSet.Notes, .. shapefile?.Notes ?? []]);
            if (choice.Doubt is { } doubt)
                notes.Add(doubt);
            GdalMessages.ThrowOnFailure(dataSet.File);
            notes.AddRange(GdalMessages.WarningNotes(dataSet.File));
            _layers.Add(new VectorLayer
            {
                // The private copies of formats with one layer all have the same name.
                Name = NamesItsLayers(dataSet.Format) ? TextEncodingName.Decode(choice.Name, layer.Name) : dataSet.Title,
                Format = dataSet.Format,
                File = dataSet.File,
                Geometry = GeometryOf(layer.GeometryType),
                FeatureCount = layer.FeatureCount,
                Fields = [.. fields.Select(field => new VectorField(TextEncodingName.Decode(choice.Name, field.Name), field.Alias, TypeOf(field.Kind)))],
                Declared = reference?.Declaration ?? new CrsDeclaration { AxisOrder = AxisOrder.EastNorth },
                Wkt = reference?.Wkt,
                Encoding = choice,
                Notes = notes,
                Place = (place, _opened.Count),
            });
            _opened.Add((layer, fields));
        }
    }

    private static bool IsKmlDrawing(GdalField field) => KmlDrawing.Contains(Encoding.UTF8.GetString(field.Name), StringComparer.Ordinal);

    private static bool NamesItsLayers(VectorFormat format) =>
        format is VectorFormat.FileGeodatabase or VectorFormat.GeoPackage or VectorFormat.Kml;

    // The numbers of ISO WKB; curves belong to what they outline.
    private static string? GeometryOf(int type) => type switch
    {
        1 or 4 => "point",
        2 or 5 or 8 or 9 or 11 => "line",
        3 or 6 or 10 or 12 => "polygon",
        _ => null,
    };

    private static string TypeOf(GdalFieldKind kind) => kind switch
    {
        GdalFieldKind.Text => "text",
        GdalFieldKind.WholeNumber => "integer",
        GdalFieldKind.Number or GdalFieldKind.ShortNumber => "number",
        GdalFieldKind.TrueOrFalse => "boolean",
        GdalFieldKind.Moment => "date",
        GdalFieldKind.Bytes => "bytes",
        _ => "list",
    };
}
