using System.Collections.Concurrent;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Differences;

/// <summary>
/// Compares two versions of a layer. Features that are the same in both cancel; of every other one, what the other version does not cover in the same class is
/// gained or lost. Areas are the kernel's, and every geometry is held against them. Thread-safe.
/// </summary>
public static class LayerDifferencing
{
    /// <summary>The layer by whose features a difference is told apart.</summary>
    public const string TownsLayer = TownAreas.LayerId;

    /// <summary>The property that tells a layer's classes apart when nobody names one; null when the layer has none.</summary>
    /// <param name="layerId">The layer.</param>
    public static string? ClassFieldOf(string layerId) => layerId is LandUse.LayerId ? LandUse.CodeField : null;

    /// <summary>Compares two versions.</summary>
    /// <param name="older">The version before.</param>
    /// <param name="newer">The version after, in the same analysis plane.</param>
    /// <param name="classField">The property that tells classes apart; null to take the layer as one.</param>
    /// <param name="towns">The layer <c>towns</c>; null when the workspace has none.</param>
    /// <exception cref="ReferenceDataException"><c>layer.overlay-failed</c>: features that nearly coincide could not be told apart.</exception>
    /// <exception cref="DamagedBlockException">A mapped file is damaged where it is read.</exception>
    public static LayerDifference Of(ControlLayer older, ControlLayer newer, string? classField, ControlLayer? towns)
    {
        ArgumentNullException.ThrowIfNull(older);
        ArgumentNullException.ThrowIfNull(newer);
        var (before, after) = (FeatureKey.Of(older, classField), FeatureKey.Of(newer, classField));
        return new LayerDifference(older, newer, classField, ChangesOf(older, before, newer, after),
        [
            .. PiecesOf(DifferenceKind.Gained, newer, after, older, before, towns),
            .. PiecesOf(DifferenceKind.Lost, older, before, newer, after, towns),
        ]);
    }

    private static FeatureChanges ChangesOf(ControlLayer older, FeatureKey[] before, ControlLayer newer, FeatureKey[] after)
    {
        var keys = older.Features.Select((feature, i) => (feature.Id, Key: before[i])).ToDictionary(pair => pair.Id, pair => pair.Key, StringComparer.Ordinal);
        int added = 0, changed = 0, unchanged = 0;
        for (var i = 0; i < after.Length; i++)
        {
            if (!keys.Remove(newer.Features[i].Id, out var key))
                added++;
            else if (key == after[i])
                unchanged++;
            else
                changed++;
        }

        return new FeatureChanges(added, keys.Count, changed, unchanged);
    }

    private static List<DifferencePiece> PiecesOf(DifferenceKind kind, ControlLayer of, FeatureKey[] keys, ControlLayer other, FeatureKey[] otherKeys, ControlLayer? towns)
    {
        var candidates = Unmatched(keys, otherKeys);
        var rests = new ConcurrentDictionary<int, Geometry>();
        Parallel.ForEach(candidates, feature =>
        {
            var overlap = LayerOverlap.Of(MeasuredArea.Of(of.Prepared.GeometryOf(feature)), other, met => otherKeys[met].Class == keys[feature].Class);
            if (overlap.Area.SquareMetres > 0 && !overlap.IsWhole)
                rests[feature] = overlap.Outside(other);
        });

        var pieces = new List<DifferencePiece>();
        var earlier = new Dictionary<string, List<Geometry>>(StringComparer.Ordinal);
        foreach (var feature in candidates.Where(rests.ContainsKey))
        {
            var rest = of.Marks.OverlapsOthers(feature) ? Once(rests[feature], earlier, keys[feature].Class) : rests[feature];
            if (rest.Area > SitePartition.LeastCellSquareMetres)
                pieces.Add(new DifferencePiece(kind, keys[feature].Class, of.Features[feature].Id, rest.Area, rest, TownsOf(rest, towns)));
        }

        return pieces;
    }

    // Features with an equal partner on the other side are taken out, one for one.
    private static List<int> Unmatched(FeatureKey[] keys, FeatureKey[] others)
    {
        var partners = others.CountBy(key => key).ToDictionary();
        var unmatched = new List<int>();
        for (var i = 0; i < keys.Length; i++)
        {
            if (partners.TryGetValue(keys[i], out var left) && left > 0)
                partners[keys[i]] = left - 1;
            else
                unmatched.Add(i);
        }

        return unmatched;
    }

    // Of ground that several features of one version cover, the first by id has it.
    private static Geometry Once(Geometry rest, Dictionary<string, List<Geometry>> earlier, string? @class)
    {
        if (!earlier.TryGetValue(@class ?? string.Empty, out var taken))
            earlier.Add(@class ?? string.Empty, taken = []);
        var whole = rest;
        foreach (var other in taken.Where(other => other.EnvelopeInternal.Intersects(rest.EnvelopeInternal)))
        {
            if (OverlapArea.Of(rest, other) >= SitePartition.LeastCellSquareMetres)
                rest = CellOverlay.Outside(rest, other);
        }

        taken.Add(whole);
        return rest;
    }

    private static IReadOnlyList<TownArea> TownsOf(Geometry piece, ControlLayer? towns)
    {
        if (towns is null)
            return [];
        var area = MeasuredArea.Of(piece);
        var met = new List<FeatureOverlap>();
        new OverlapMeasure(towns.Prepared).Measure(area.Packed, site: 0, met);
        return TownAreas.Of(towns, DisjointOverlaps.Of(area, towns, met));
    }
}
