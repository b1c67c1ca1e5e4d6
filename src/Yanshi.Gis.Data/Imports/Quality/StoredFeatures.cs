using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Workspaces;

namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>Makes the features to store, by id, out of a delivery. Only some are in memory as geometry at a time.</summary>
internal sealed class StoredFeatures
{
    private const int FeaturesPerTurn = 512;

    private readonly IReadOnlyList<DeliveredFeature> _delivery;
    private readonly CheckedFeature[] _stored;
    private readonly FeatureCheck _check;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _renamed;

    internal StoredFeatures(IReadOnlyList<DeliveredFeature> delivery, IEnumerable<CheckedFeature> features, FeatureCheck check, FieldNames names)
    {
        (_delivery, _check, _renamed) = (delivery, check, names.Renamed);
        _stored = [.. features.Where(feature => feature.IsStored).OrderBy(feature => feature.Id, StringComparer.Ordinal)];
    }

    internal int Count => _stored.Length;

    internal IEnumerable<SourceFeature> Read()
    {
        for (var first = 0; first < _stored.Length; first += FeaturesPerTurn)
        {
            var turn = new SourceFeature[Math.Min(FeaturesPerTurn, _stored.Length - first)];
            var start = first;
            Parallel.For(0, turn.Length, i => turn[i] = Read(_stored[start + i]));
            foreach (var feature in turn)
                yield return feature;
        }
    }

    private SourceFeature Read(CheckedFeature feature)
    {
        var delivered = _delivery[feature.Ordinal - 1];
        var original = _check.AsStored(delivered.ReadGeometry()!);
        return new SourceFeature(feature.Id, feature.Repaired?.Area ?? original, Renamed(delivered.ReadProperties()))
        {
            Wkb = feature.Repaired is null && original is Polygon && delivered.IsPlainPolygon && !_check.ChangesCoordinates ? delivered.Wkb : default,
            IsSound = feature.IsArea && !_check.IsShifted,
            Repair = feature.Repaired is { } repaired ? new FeatureRepair(original, $"修复：{string.Join("、", repaired.Mended)}", repaired.AreaBefore, repaired.AreaAfter) : null,
        };
    }

    private JsonObject Renamed(JsonObject properties)
    {
        foreach (var (delivered, stored) in _renamed)
        {
            if (properties.TryGetPropertyValue(delivered, out var value) && properties.Remove(delivered))
                properties[stored] = value;
        }

        return properties;
    }
}
