using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>
/// Takes the features of a delivery in, in order: each is looked at by itself on all cores, true duplicates are left out, areas are packed. The result
/// does not depend on the number of threads.
/// </summary>
internal sealed class DeliveryIntake
{
    private const int FeaturesPerTurn = 512;

    // Programs write these for themselves; two exports of one feature differ in them.
    private static readonly HashSet<string> Bookkeeping = new(StringComparer.OrdinalIgnoreCase) { "OBJECTID", "OBJECTID_1", "FID", "FID_1", "OID", "GID", "ogc_fid", "Shape_Length", "Shape_Area", "Shape_Leng" };

    private readonly IReadOnlyList<DeliveredFeature> _features;
    private readonly FeatureCheck _check;
    private readonly PackedPolygonsBuilder _areas = new();
    private readonly Dictionary<ulong, CheckedFeature> _firstByKey;

    // Of the keys that came again, which are few: to hold a list for every key takes more room than the features.
    private readonly Dictionary<ulong, List<SameGeometryGroup>> _groupsByKey = [];
    private readonly List<CheckedFeature> _all;
    private readonly List<CheckedFeature> _packed = [];
    private readonly List<(CheckedFeature Feature, CheckedFeature Other)> _sameGeometry = [];

    private DeliveryIntake(IReadOnlyList<DeliveredFeature> features, FeatureCheck check) => (_features, _check, _all, _firstByKey) = (features, check, new List<CheckedFeature>(features.Count), new Dictionary<ulong, CheckedFeature>(features.Count));

    /// <summary>All features in the delivery's order.</summary>
    internal IReadOnlyList<CheckedFeature> All => _all;

    /// <summary>The stored areas, in the delivery's order: feature i of <see cref="Areas"/>.</summary>
    internal IReadOnlyList<CheckedFeature> Packed => _packed;

    /// <summary>Stored features with the geometry of an earlier one and other attributes, and that one.</summary>
    internal IReadOnlyList<(CheckedFeature Feature, CheckedFeature Other)> SameGeometry => _sameGeometry;

    /// <summary>The stored areas in the analysis plane.</summary>
    internal PackedPolygons Areas { get; private set; } = PackedPolygons.Pack([]);

    /// <summary>Takes a delivery in.</summary>
    internal static DeliveryIntake Of(IReadOnlyList<DeliveredFeature> features, FeatureCheck check)
    {
        var intake = new DeliveryIntake(features, check);

        // While one turn's features are looked at on all cores, the turn's before are added in order.
        CheckedFeature[] looked = [];
        for (var first = 0; first < features.Count; first += FeaturesPerTurn)
        {
            var (start, before) = (first, looked);
            looked = Together.Run(() => Check(features, check, start), () => Array.ForEach(before, intake.Add));
        }

        Array.ForEach(looked, intake.Add);
        intake.Areas = intake._areas.Build();
        return intake;
    }

    private static CheckedFeature[] Check(IReadOnlyList<DeliveredFeature> features, FeatureCheck check, int first)
    {
        var turn = new CheckedFeature[Math.Min(FeaturesPerTurn, features.Count - first)];
        Parallel.For(0, turn.Length, i => turn[i] = check.Check(features[first + i], first + i + 1));
        return turn;
    }

    private void Add(CheckedFeature found)
    {
        var inPlane = found.InPlane;
        found = found with { InPlane = null };
        if (found.IsStored && FindDuplicate(found) is { } original)
            found = found with { Refusal = FeatureProblems.Duplicate(found.Number, original.Number), IsLoss = false };
        if (found.IsStored && found.IsArea)
        {
            found.Item = _packed.Count;
            _areas.Add(inPlane!);
            _packed.Add(found);
        }

        _all.Add(found);
    }

    /// <summary>The stored feature that is the same in geometry and attributes; null when there is none, and then later ones are compared with this one.</summary>
    private CheckedFeature? FindDuplicate(CheckedFeature found)
    {
        if (_firstByKey.TryAdd(found.Key, found))
            return null;
        if (!_groupsByKey.TryGetValue(found.Key, out var groups))
            _groupsByKey.Add(found.Key, groups = [new SameGeometryGroup(_firstByKey[found.Key])]);
        var own = GeometryOf(found);
        if (groups.Find(group => BoundaryKey.AreSame(own, GeometryOf(group.First))) is not { } group)
        {
            groups.Add(new SameGeometryGroup(found));
            return null;
        }

        if (group.ByAttributes.Count == 0)
            group.ByAttributes.Add(AttributesOf(group.First), group.First);
        var attributes = AttributesOf(found);
        if (!group.ByAttributes.TryAdd(attributes, found))
            return group.ByAttributes[attributes];
        _sameGeometry.Add((found, group.First));
        return null;
    }

    private Geometry GeometryOf(CheckedFeature feature) => feature.Repaired?.Area ?? _check.AsStored(_features[feature.Ordinal - 1].ReadGeometry()!);

    private string AttributesOf(CheckedFeature feature)
    {
        var attributes = _features[feature.Ordinal - 1].ReadProperties();
        foreach (var name in attributes.Select(attribute => attribute.Key).Where(Bookkeeping.Contains).ToList())
            attributes.Remove(name);
        return CanonicalJson.Sha256(attributes);
    }

    /// <summary>Stored features that have one geometry.</summary>
    private sealed record SameGeometryGroup(CheckedFeature First)
    {
        /// <summary>The features by a digest of their attributes; empty until there is a second one.</summary>
        internal Dictionary<string, CheckedFeature> ByAttributes { get; } = new(StringComparer.Ordinal);
    }
}
