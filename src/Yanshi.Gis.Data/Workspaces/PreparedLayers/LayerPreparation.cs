using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Workspaces.PreparedLayers;

/// <summary>
/// Prepares a layer from its features: to the analysis plane, checked, packed, large ones cut, ordered, indexed, overlaps marked. Features
/// stream through, so that only flat arrays of all of them are ever in memory; the result does not depend on the number of threads.
/// </summary>
internal sealed class LayerPreparation
{
    private const int FeaturesPerTurn = 512;

    private readonly FeaturePreparation _preparation;
    private readonly LayerFingerprint _fingerprint;
    private readonly PackedPolygonsBuilder _areas = new();
    private readonly FeatureColumnsBuilder _columns = new();
    private readonly List<IReadOnlyList<LineSegment>> _longEdges = [];
    private readonly List<BaseLine> _baseLines = [];
    private readonly Action<SourceFeature, PreparedFeature>? _keep;
    private string? _lastId;
    private double _largestAccuracyMetres;

    private LayerPreparation(FeaturePreparation preparation, LayerFingerprint fingerprint, Action<SourceFeature, PreparedFeature>? keep) =>
        (_preparation, _fingerprint, _keep) = (preparation, fingerprint, keep);

    /// <summary>Prepares a layer.</summary>
    /// <param name="layerId">The layer's id.</param>
    /// <param name="version">What is known of the data.</param>
    /// <param name="features">The features in their reference system, by id (ordinal).</param>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="coverage">Where the layer has data, in the analysis plane; null when nobody says.</param>
    /// <param name="keep">Told every feature in order, one at a time, on another thread while the next ones are prepared; null when nobody keeps them.</param>
    /// <param name="ended">Called when all features have been told, on another thread while the layer is finished; null when nobody asks.</param>
    /// <exception cref="InvalidLayerException">The data is not right: of several wrong features the first by id is named.</exception>
    internal static LayerContent Prepare(
        string layerId,
        LayerVersion version,
        IEnumerable<SourceFeature> features,
        Catalogue catalogue,
        Geometry? coverage = null,
        Action<SourceFeature, PreparedFeature>? keep = null,
        Action? ended = null)
    {
        var crs = Crs.Get(version.Crs);
        using var fingerprint = new LayerFingerprint(crs.Code);
        var preparation = new LayerPreparation(new FeaturePreparation(crs, catalogue), fingerprint, keep);
        preparation.AddAll(features);
        return Together.Run(() => preparation.Finish(layerId, version, catalogue, coverage), ended);
    }

    // While one turn's features are prepared on all cores, the turn's before are added and kept in order.
    private void AddAll(IEnumerable<SourceFeature> features)
    {
        using var turns = features.Chunk(FeaturesPerTurn).GetEnumerator();
        Outcome[]? prepared = [];
        while (prepared is not null)
        {
            var before = prepared;
            prepared = Together.Run(
                () => PrepareNext(turns),
                () => Together.Run(() => Array.ForEach(before, outcome => Add(outcome.Feature ?? throw outcome.Refusal!)), _keep is null ? null : () => Keep(before)));
        }
    }

    // Of a turn with a wrong feature nothing is kept in the end.
    private void Keep(Outcome[] prepared)
    {
        foreach (var (source, feature, _) in prepared)
        {
            if (feature is not null)
                _keep!(source, feature);
        }
    }

    private Outcome[]? PrepareNext(IEnumerator<SourceFeature[]> turns)
    {
        if (!turns.MoveNext())
            return null;
        var sources = turns.Current;
        var outcomes = new Outcome[sources.Length];
        Parallel.For(0, sources.Length, i =>
        {
            try
            {
                outcomes[i] = new Outcome(sources[i], _preparation.Prepare(sources[i]), Refusal: null);
            }
            catch (InvalidLayerException e)
            {
                outcomes[i] = new Outcome(sources[i], Feature: null, e);
            }
        });
        return outcomes;
    }

    private void Add(PreparedFeature feature)
    {
        var order = _lastId is null ? -1 : string.CompareOrdinal(_lastId, feature.Id);
        if (order == 0)
            throw new InvalidLayerException($"id {feature.Id}", $"编号“{feature.Id}”重复。", $"The id \"{feature.Id}\" stands twice.");
        if (order > 0)
            throw new ArgumentException($"Features must come by id; {feature.Id} came after {_lastId}.", nameof(feature));
        _lastId = feature.Id;

        _fingerprint.Add(feature.Id, feature.SourceWkb.Span, feature.Properties);
        if (feature.Line is { } line)
            _baseLines.Add(new BaseLine(_columns.Count, line));
        _areas.Add(feature.Area ?? PackedRings.Empty);
        _columns.Add(feature.IdBytes, feature.AccuracyMetres, feature.Properties);
        _longEdges.Add(feature.LongEdges);
        _largestAccuracyMetres = Math.Max(_largestAccuracyMetres, feature.AccuracyMetres ?? 0);
    }

    private LayerContent Finish(string layerId, LayerVersion version, Catalogue catalogue, Geometry? coverage)
    {
        if (_columns.Count == 0)
            throw new InvalidLayerException(where: null, "没有要素。", "There is no feature.");
        var packed = _areas.Build();
        var areas = PreparedPolygons.Prepare(packed);
        var facts = new PreparedLayerFacts(
            layerId,
            version.Number,
            _fingerprint.End(),
            version.Crs,
            _columns.Count,
            packed.VertexCount,
            catalogue.Plane.CentralMeridianDegrees,
            catalogue.Plane.StandardParallelDegrees,
            EngineVersion.Current)
        {
            LargestAccuracyMetres = _largestAccuracyMetres,
        };
        return new LayerContent(
            facts,
            areas,
            FeatureMarks.Of(packed, areas, _longEdges),
            _columns.Build(),
            BaseLineColumns.Of(_baseLines),
            coverage is null ? null : PreparedPolygons.Prepare(PackedPolygons.Pack([coverage])));
    }

    /// <summary>A feature with what became of it: one of the two.</summary>
    private readonly record struct Outcome(SourceFeature Source, PreparedFeature? Feature, InvalidLayerException? Refusal);
}
