using System.Globalization;
using System.Text;
using Yanshi.Gis.Data.Formats.Gdal;
using Yanshi.Gis.Data.Formats.Gdal.Native;
using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>
/// A drawing: each of its layers is one here, with the areas that its closed lines outline, then its other lines and its points. A drawing
/// says nothing about reference systems.
/// </summary>
internal sealed class DxfSource : VectorSource
{
    private static readonly byte[] BinaryMark = "AutoCAD Binary DXF"u8.ToArray();

    private readonly List<VectorLayer> _layers = [];
    private readonly List<DxfLayer> _sorted = [];

    private DxfSource()
    {
    }

    internal override IReadOnlyList<VectorLayer> Layers => _layers;

    /// <summary>The drawing layers, sorted out, in the order of <see cref="Layers"/>.</summary>
    internal IReadOnlyList<DxfLayer> Sorted => _sorted;

    internal static new DxfSource Open(DataSet dataSet, string? encoding, int place)
    {
        RequireText(dataSet);
        var scan = DxfScan.Read(dataSet.Path);
        // GDAL would decode by the declared code page; told that the text is UTF-8 already, it hands the bytes on.
        GdalApi.CPLSetConfigOption("DXF_ENCODING", "UTF-8");
        var source = new DxfSource();
        using var dataset = GdalDataset.Open(dataSet.Path, dataSet.Format, dataSet.File);
        foreach (var layer in dataset.Layers())
            source.Sort(layer, scan, dataSet, encoding, place);
        return source;
    }

    internal override IEnumerable<VectorRecord> Records(VectorLayer layer, VectorLosses losses)
    {
        var sorted = _sorted[layer.Place.Index];
        foreach (var area in sorted.Areas)
            yield return area.Entity.Record with { Geometry = area.Entity.Record.Geometry! with { Wkb = WkbGeometry.OfPolygon(area.Rings) } };
        foreach (var entity in sorted.Entities.Where(entity => entity.Role is DxfRole.Open or DxfRole.Point))
            yield return entity.Record;
    }

    public override void Dispose()
    {
        // Everything was read when it was opened.
    }

    private void Sort(GdalLayer layer, DxfScan scan, DataSet dataSet, string? encoding, int place)
    {
        IReadOnlyList<(string, string)> declared = scan.CodePage is { } said ? [said] : [];
        var choice = TextEncodingChoice.Choose(encoding, declared, layer.TryTexts(dataSet.File));
        var fields = layer.Fields.Select(field => new VectorField(Encoding.ASCII.GetString(field.Name), Alias: null, "text")).ToList();
        var losses = new VectorLosses();
        var whole = new VectorLayer { Name = dataSet.Title, Format = dataSet.Format, File = dataSet.File, FeatureCount = 0, Fields = fields, Encoding = choice };
        var values = new GdalValues(layer.Fields, whole, losses);
        var entities = new List<DxfEntity>();
        foreach (var feature in layer.Features(dataSet.File))
        {
            var geometry = feature.FindGeometry();
            losses.Heights += geometry is { HasHeights: true } ? 1 : 0;
            losses.Arcs += geometry is { HasArcs: true } ? 1 : 0;
            entities.Add(DxfEntity.Of(values.Record(feature, geometry)));
        }

        var notes = NotesOf(dataSet, choice, scan).Concat(losses.Notes(dataSet.File)).ToList();
        var unread = scan.Unread.ToLookup(kind => TextEncodingName.Decode(choice.Name, Encoding.Latin1.GetBytes(kind.Layer)), StringComparer.Ordinal);
        var drawn = entities.ToLookup(entity => entity.Layer, StringComparer.Ordinal);
        foreach (var name in drawn.Select(group => group.Key).Union(unread.Select(group => group.Key), StringComparer.Ordinal))
        {
            var sorted = new DxfLayer(name, [.. drawn[name]], [.. unread[name]]);
            _layers.Add(whole with
            {
                Name = sorted.Name,
                Geometry = sorted.Areas.Count > 0 && !sorted.Lines.Any() ? "polygon" : null,
                FeatureCount = sorted.Areas.Count + sorted.Entities.Count(entity => entity.Role is DxfRole.Open or DxfRole.Point),
                Declared = new CrsDeclaration { AxisOrder = AxisOrder.EastNorth },
                Notes = [.. notes, .. sorted.Defects.Select(defect => defect.Problem)],
                Place = (place, _sorted.Count),
            });
            _sorted.Add(sorted);
        }
    }

    private static IEnumerable<Problem> NotesOf(DataSet dataSet, TextEncodingChoice choice, DxfScan scan)
    {
        foreach (var note in dataSet.Notes)
            yield return note;
        if (choice.Doubt is { } doubt)
            yield return doubt;
        // GDAL draws arcs as chords when it reads them, and does not say which.
        if (scan.HasArcs)
            yield return new Problem(
                "dxf.arcs",
                dataSet.File,
                string.Create(CultureInfo.InvariantCulture, $"弧（含多段线凸度、圆、样条）按每 {GdalRuntime.ArcStepDegrees}° 一段折线化：圆弧偏差不超过半径的百万分之 2.4（半径 4 公里时 1 厘米）。"),
                string.Create(CultureInfo.InvariantCulture, $"Arcs (bulges, circles, splines) are drawn as chords of {GdalRuntime.ArcStepDegrees}°: circular ones are off by 2.4 millionths of the radius at most (1 cm at 4 km)."));
        if (scan.References.Count > 0)
        {
            var names = string.Join(", ", scan.References.Select(name => TextEncodingName.Decode(choice.Name, Encoding.Latin1.GetBytes(name))).Take(10));
            yield return new Problem(
                "dxf.external-reference",
                dataSet.File,
                $"图纸引用了其他图纸（外部参照：{names}），那里的内容没有读取。如果范围线在其中，请先绑定参照。",
                $"The drawing refers to other drawings ({names}), which were not read. If the outlines are there, bind the references first.");
        }
    }

    private static void RequireText(DataSet dataSet)
    {
        var head = new byte[BinaryMark.Length];
        using var file = File.OpenRead(dataSet.Path);
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.AsSpan().SequenceEqual(BinaryMark))
            throw new InputRefusedException(
                "dxf.binary",
                dataSet.File,
                "这是二进制 DXF，不能读取。请在 CAD 中另存为文本（ASCII）DXF。",
                "this is a binary DXF, which is not read. Save it as a text (ASCII) DXF.");
    }
}
