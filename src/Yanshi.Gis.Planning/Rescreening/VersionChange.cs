using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Planning.Rescreening;

/// <summary>
/// Where two versions of a layer differ, for the question which sites cannot be concerned: the boxes of all features that are not the same in both, old and new.
/// Where the versions differ in what holds for all of the layer, or one of them cannot be read, they differ everywhere. Immutable, thread-safe.
/// </summary>
internal sealed class VersionChange
{
    private readonly PackedRTree? _boxes;

    private VersionChange(PackedRTree? boxes, int features, double reachMetres) => (_boxes, Features, ReachMetres) = (boxes, features, reachMetres);

    /// <summary>How many features came, went or are another in any way; 0 where nobody counted them.</summary>
    internal int Features { get; }

    /// <summary>Whether every site is concerned.</summary>
    internal bool IsEverywhere => _boxes is null;

    /// <summary>How far a line of either version may lie from where it is drawn, metres: twice its largest 中误差.</summary>
    internal double ReachMetres { get; }

    /// <summary>Versions that differ for every site.</summary>
    internal static VersionChange Everywhere { get; } = new(boxes: null, features: 0, reachMetres: 0);

    /// <summary>Compares two versions of one layer, in the same analysis plane.</summary>
    internal static VersionChange Of(ControlLayer older, ControlLayer newer)
    {
        try
        {
            return IsSameForAll(older, newer) ? InPlaces(older, newer) : Everywhere;
        }
        catch (Exception e) when (e is PlanningDataException || (e is AggregateException several && several.InnerExceptions.All(inner => inner is PlanningDataException)))
        {
            // Nobody can say what was the same in a file that cannot be read; whoever checks against it says what is wrong.
            return Everywhere;
        }
    }

    /// <summary>Whether something is different within so many metres around a box; touching counts.</summary>
    internal bool Concerns(in Box box, double metres)
    {
        if (_boxes is null)
            return true;
        var found = new List<int>();
        _boxes.Query(box.Widened((metres + ReachMetres) * EqualAreaPlane.ScaleMargin), found);
        return found.Count > 0;
    }

    private static bool IsSameForAll(ControlLayer older, ControlLayer newer) =>
        WhatCounts(older.Version) == WhatCounts(newer.Version)
        && older.LargestFeatureAccuracyMetres.Equals(newer.LargestFeatureAccuracyMetres)
        && (older.BaseLines.Count > 0) == (newer.BaseLines.Count > 0)
        && HasCurves(older) == HasCurves(newer)
        && IsSameGround(older.Coverage, newer.Coverage);

    // The running number, the source and the dates of force say nothing of a site (the age of the data is asked for with the date); whatever else a version has, now or one day, does.
    private static LayerVersion WhatCounts(LayerVersion version) => version with
    {
        Number = 1,
        Source = string.Empty,
        Vintage = null,
        InForceFrom = null,
        InForceUntil = null,
        WithdrawnFrom = null,
        LegalStatus = LegalStatus.InForce,
    };

    // One line gives every site a length, be it zero.
    private static bool HasCurves(ControlLayer layer) => layer.BaseLines.Any(line => line.Geometry.Dimension is Dimension.Curve);

    private static bool IsSameGround(PreparedPolygons? one, PreparedPolygons? other) =>
        one is null || other is null ? one is null && other is null : one.FeatureCount == 1 && other.FeatureCount == 1 && one.GeometryOf(0).EqualsExact(other.GeometryOf(0));

    // Both lists are sorted by id.
    private static VersionChange InPlaces(ControlLayer older, ControlLayer newer)
    {
        var (before, after) = (Marked.Of(older), Marked.Of(newer));
        var boxes = new List<Box>();
        var features = 0;
        for (int i = 0, j = 0; i < before.Marks.Length || j < after.Marks.Length;)
        {
            var order = i == before.Marks.Length ? 1 : j == after.Marks.Length ? -1 : string.CompareOrdinal(older.Features[i].Id, newer.Features[j].Id);
            if (order != 0 || before.Marks[i] != after.Marks[j])
            {
                features++;
                if (order <= 0)
                    boxes.Add(before.BoxOf(i));
                if (order >= 0)
                    boxes.Add(after.BoxOf(j));
            }

            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        // A feature without a place could be anywhere.
        return boxes.Exists(box => box.Width < 0)
            ? Everywhere
            : new VersionChange(Tree(boxes), features, 2 * Math.Max(Accuracy(older), Accuracy(newer)));
    }

    private static PackedRTree Tree(List<Box> boxes)
    {
        Box[] some = [.. boxes];
        return PackedRTree.Build([.. HilbertOrder.Of(some).Select(i => some[i])]);
    }

    private static double Accuracy(ControlLayer layer) => Math.Max(layer.LargestFeatureAccuracyMetres, layer.Version.AccuracyMetres ?? 0);

    private sealed class Marked(ControlLayer layer, ILookup<int, Geometry> lines, UInt128[] marks)
    {
        internal UInt128[] Marks => marks;

        internal static Marked Of(ControlLayer layer)
        {
            var lines = layer.BaseLines.ToLookup(line => line.Feature, line => line.Geometry);
            var marks = new UInt128[layer.Features.Count];
            Parallel.For(
                0,
                marks.Length,
                () => new FeatureMark(layer, lines),
                (i, _, mark) =>
                {
                    marks[i] = mark.Of(i);
                    return mark;
                },
                static mark => mark.Dispose());
            return new Marked(layer, lines, marks);
        }

        internal Box BoxOf(int number) => lines[number].Aggregate(layer.Prepared.BoxOf(number), (box, line) => box.Union(Box.Of(line.EnvelopeInternal)));
    }
}
