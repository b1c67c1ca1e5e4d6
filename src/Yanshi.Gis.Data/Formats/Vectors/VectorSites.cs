using System.Globalization;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Formats.Parcels;
using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>
/// Makes site files of vector layers, word for word as the other readers do: each feature is a project of its own, a drawing is one project.
/// For the child process only.
/// </summary>
internal sealed class VectorSites
{
    private readonly SiteFileOptions _options;
    private readonly DefectLog _fileLog;
    private readonly List<ParcelReading> _readings = [];
    private readonly FeatureSurvey _survey;
    private int _count;

    private VectorSites(SiteFileOptions options)
    {
        _options = options;
        _fileLog = new DefectLog(options.Limits.MaxDefectsPerCode);
        _survey = new FeatureSurvey(options);
    }

    /// <summary>Reads the projects of a file.</summary>
    /// <param name="sources">Its data sets, opened.</param>
    /// <param name="fileName">The file's name.</param>
    /// <param name="options">What the user said.</param>
    /// <exception cref="InputRefusedException">
    /// <c>input.no-layer</c>, <c>input.several-layers</c>, <c>input.layer-missing</c>, <c>input.no-feature</c>, or a limit is passed.
    /// </exception>
    internal static SiteStream Read(IReadOnlyList<VectorSource> sources, string fileName, SiteFileOptions options) =>
        new VectorSites(options).ReadAll(sources, fileName);

    private SiteStream ReadAll(IReadOnlyList<VectorSource> sources, string fileName)
    {
        var layers = SiteLayerChoice.Choose([.. sources.SelectMany(source => source.Layers)], _options.Layer);
        var first = layers[0];
        Note(layers.SelectMany(layer => sources[layer.Place.DataSet] is DxfSource ? [] : layer.Notes));
        if (sources[first.Place.DataSet] is DxfSource drawing)
            ReadDrawing([.. layers.Select(layer => (layer, drawing.Sorted[layer.Place.Index]))]);
        else
            layers.ForEach(layer => LookThrough(layer, sources[layer.Place.DataSet]));
        if (_count == 0)
            throw new InputRefusedException("input.no-feature", first.Name, "图层中没有要素。", "the layer has no feature.");
        var facts = VectorFormatFacts.Of(first.Format);
        var isGrouped = first.Format is VectorFormat.Dxf || !FeatureSurvey.Suits(_options);
        var again = isGrouped ? null : _survey.Finish(_fileLog);
        var file = new SiteSource
        {
            Format = facts.Code,
            FileName = fileName,
            Encoding = facts.IsUtf8 ? null : first.Encoding.Name,
            Declared = first.Declared,
            Projects = isGrouped
                ? new ProjectGrouping(_options, FileProject.Unsaid, _fileLog).Group(_readings, first.Format is VectorFormat.Dxf ? ProjectGrouping.ByFile : ProjectGrouping.ByFeature)
                : [],
            Defects = _fileLog.ToList(),
        };
        if (again is null)
            return SiteStream.Of(file);
        _count = 0;
        return new SiteStream(file, _survey.Count, _survey.Bounds, again(layers.SelectMany(layer => Features(layer, sources[layer.Place.DataSet], new VectorLosses()))));
    }

    private void LookThrough(VectorLayer layer, VectorSource source)
    {
        var losses = new VectorLosses();
        foreach (var reading in Features(layer, source, losses))
        {
            if (FeatureSurvey.Suits(_options))
                _survey.Add(reading);
            else
                _readings.Add(reading);
        }

        Note(losses.Notes(layer.Name));
    }

    private IEnumerable<ParcelReading> Features(VectorLayer layer, VectorSource source, VectorLosses losses)
    {
        foreach (var record in source.Records(layer, losses))
        {
            var log = new DefectLog(_options.Limits.MaxDefectsPerCode);
            var where = $"{layer.Name}[{record.Number}]";
            var rings = new VectorRings(log, _options.Limits.MaxPointsPerSite, where);
            rings.Read(record.Geometry);
            yield return Feature(record, rings.Shape, rings.Rings, where, log.ToList());
        }
    }

    private void ReadDrawing(List<(VectorLayer Layer, DxfLayer Sorted)> layers)
    {
        // What concerns the drawing stands in the notes of each of its layers; what concerns a layer is a defect of that layer.
        var ofLayers = layers.SelectMany(layer => layer.Sorted.Defects).ToList();
        Note(layers[0].Layer.Notes.Where(note => !layers[0].Sorted.Defects.Any(defect => defect.Problem == note)));
        foreach (var defect in ofLayers)
            (defect.Severity == DefectSeverity.Error ? (Action<string, string?, string, string, Coordinate?>)_fileLog.Error : _fileLog.Warning)(
                defect.Problem.Code, defect.Problem.Where, defect.Problem.Chinese, defect.Problem.English, defect.Position);
        foreach (var (layer, sorted) in layers)
        {
            foreach (var area in sorted.Areas)
                _readings.Add(Feature(area.Entity.Record, SourceShape.Polygon, SiteRings(area.Rings), $"{layer.Name}[{area.Entity.Record.Number}]", []));
        }

        if (_readings.Count > 0)
            return;
        Note([new Problem(
            "dxf.no-outline",
            layers[0].Layer.File,
            "图纸中没有闭合的线，不能成面；只有线，须用 --width 按廊道检查，或先在 CAD 中合并、闭合范围线。",
            "the drawing has no closed line, so there is no area; lines can be checked as corridors with --width, or join and close the outline first.")]);
        foreach (var (layer, sorted) in layers)
        {
            foreach (var line in sorted.Lines)
                _readings.Add(Feature(line.Record, SourceShape.Line, [.. line.Parts.Select((part, i) => new SourceRing { Number = i + 1, Points = part.Rings[0] })], $"{layer.Name}[{line.Record.Number}]", []));
        }
    }

    private ParcelReading Feature(VectorRecord record, SourceShape shape, IReadOnlyList<SourceRing> rings, string where, IReadOnlyList<GeometryDefect> defects)
    {
        if (++_count > _options.Limits.MaxParcels)
            throw ParcelLimit.Exceeded(_options.Limits.MaxParcels, where);
        var attributes = record.Values.ToDictionary(value => value.Name, value => VectorValue.Text(value.Value), StringComparer.Ordinal);
        var parcel = new SourceParcel
        {
            Id = FeatureNames.FindId(attributes) ?? _count.ToString(CultureInfo.InvariantCulture),
            Name = FeatureNames.FindName(attributes),
            Attributes = attributes,
            Shape = shape,
            Rings = rings,
            Where = where,
        };
        return new ParcelReading(parcel, defects);
    }

    private void Note(IEnumerable<Problem> notes)
    {
        foreach (var note in notes.Distinct())
            _fileLog.Warning(note.Code, note.Where, note.Chinese, note.English);
    }

    private static List<SourceRing> SiteRings(IReadOnlyList<Coordinate[]> rings) =>
        [.. rings.Select((ring, i) => new SourceRing { Number = i + 1, Role = i == 0 ? RingRole.Shell : RingRole.Hole, Points = ring })];
}
