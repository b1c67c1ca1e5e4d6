using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>Makes the features to store, by id, out of a delivery. Only some are in memory as geometry at a time.</summary>
internal sealed class StoredFeatures
{
    private const int FeaturesPerTurn = 512;

    private readonly IReadOnlyList<DeliveredFeature> _delivery;
    private readonly CheckedFeature[] _stored;
    private readonly FeatureCheck _check;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _renamed;

    // Let go after the first reading: the layer that is made of them needs the room. Whoever reads again makes them again.
    private PackedPolygons? _areas;

    internal StoredFeatures(IReadOnlyList<DeliveredFeature> delivery, DeliveryIntake intake, FeatureCheck check, FieldNames names)
    {
        (_delivery, _areas, _check, _renamed) = (delivery, intake.Areas, check, names.Renamed);
        _stored = [.. intake.All.Where(feature => feature.IsStored).OrderBy(feature => feature.Id, StringComparer.Ordinal)];
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

        _areas = null;
    }

    private SourceFeature Read(CheckedFeature feature)
    {
        var delivered = _delivery[feature.Ordinal - 1];
        var original = _check.AsStored(delivered.ReadGeometry()!);
        return new SourceFeature(feature.Id, feature.Repaired?.Area ?? original, Renamed(delivered.ReadProperties()))
        {
            Wkb = feature.Repaired is null && original is Polygon && delivered.IsPlainPolygon && !_check.ChangesCoordinates ? delivered.Wkb : default,
            IsSound = feature.IsArea && !_check.IsShifted,

            // A repaired one is what its repaired geometry comes to in the plane, not what it was repaired as.
            InPlane = _areas is { } areas && feature is { Repaired: null, Item: { } item } && !_check.IsShifted ? new PackedItem(areas, item) : null,
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
