using NetTopologySuite.Geometries;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Layers;

/// <summary>
/// Polygons made ready to be measured against: large ones cut into pieces (<see cref="Subdivision"/>), everything in Hilbert order with a
/// packed R-tree over it. Answers are per feature, that is per polygon as it was given.
/// </summary>
/// <remarks>Coordinates are metres in the analysis plane. Immutable and thread-safe.</remarks>
public sealed class PreparedPolygons
{
    /// <summary>Features of more vertices than this are cut: about where walking the whole ring costs more than finding the right piece.</summary>
    public const int DefaultMaxVertices = 128;

    /// <summary>Wraps what <see cref="Prepare"/> made.</summary>
    /// <exception cref="DamagedBlockException">The lengths do not fit each other.</exception>
    internal PreparedPolygons(
        PackedPolygons items, CheckedArray<int> featureOf, CheckedArray<int> itemOf, CheckedArray<int> cutOf, PackedPolygons cutFeatures, PackedRTree tree)
    {
        (Items, FeatureOf, ItemOf, CutOf, CutFeatures, Tree) = (items, featureOf, itemOf, cutOf, cutFeatures, tree);
        Content = this;
        if (featureOf.Length != items.Count || itemOf.Length != cutOf.Length)
            throw DamagedBlockException.WrongOffsets(featureOf.Name);
    }

    /// <summary>Number of features.</summary>
    public int FeatureCount => ItemOf.Length;

    /// <summary>The features and pieces in Hilbert order.</summary>
    internal PackedPolygons Items { get; }

    /// <summary>The feature that an item is or is a piece of.</summary>
    internal CheckedArray<int> FeatureOf { get; }

    /// <summary>The item of each feature, −1 when it was cut.</summary>
    internal CheckedArray<int> ItemOf { get; }

    /// <summary>The number of each feature among <see cref="CutFeatures"/>, −1 when it was not cut.</summary>
    internal CheckedArray<int> CutOf { get; }

    /// <summary>The features that were cut, as they were given.</summary>
    internal PackedPolygons CutFeatures { get; }

    /// <summary>The index over the items.</summary>
    internal PackedRTree Tree { get; }

    /// <summary>
    /// Equal where the polygons are known to be the same, though they stand in different files: most layers have data all over the district. What was measured of one
    /// holds for the other.
    /// </summary>
    internal object Content { get; init; }

    /// <summary>Unions of features that were asked for.</summary>
    internal FeatureUnions Unions { get; } = new();

    /// <summary>Prepares features, feature i being item i of <paramref name="features"/>.</summary>
    /// <param name="features">Valid polygons in the analysis plane.</param>
    /// <param name="maxVertices">Features of more vertices are cut into pieces of at most so many; 16 at least.</param>
    public static PreparedPolygons Prepare(PackedPolygons features, int maxVertices = DefaultMaxVertices)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxVertices, 16);

        var pieces = new PackedPolygonsBuilder();
        var cut = new List<PackedItem>();
        var featureOfPiece = new List<int>();
        var cutOf = new int[features.Count];
        Array.Fill(cutOf, -1);
        for (var feature = 0; feature < features.Count; feature++)
        {
            if (features.VertexCountOf(feature) <= maxVertices) continue;
            cutOf[feature] = cut.Count;
            cut.Add(new PackedItem(features, feature));
            var count = Subdivision.Cut(features, feature, maxVertices, pieces);
            featureOfPiece.AddRange(Enumerable.Repeat(feature, count));
        }
        var packedPieces = pieces.Build();

        // Sources of items: features as they are, then pieces. Their boxes decide the order in which they are written.
        var sources = new List<(PackedPolygons From, int Index, int Feature)>(features.Count + packedPieces.Count);
        for (var feature = 0; feature < features.Count; feature++)
            if (cutOf[feature] < 0)
                sources.Add((features, feature, feature));
        for (var piece = 0; piece < packedPieces.Count; piece++) sources.Add((packedPieces, piece, featureOfPiece[piece]));

        var boxes = sources.ConvertAll(static source => source.From.BoxOf(source.Index)).ToArray();
        var items = new PackedItem[sources.Count];
        var featureOf = new int[sources.Count];
        var itemOf = new int[features.Count];
        Array.Fill(itemOf, -1);
        var position = 0;
        foreach (var index in HilbertOrder.Of(boxes))
        {
            var (from, at, feature) = sources[index];
            items[position] = new PackedItem(from, at);
            featureOf[position] = feature;
            if (cutOf[feature] < 0) itemOf[feature] = position;
            position++;
        }
        var ordered = PackedGathering.Gather(items);
        return new PreparedPolygons(
            ordered,
            CheckedArray<int>.Trusted(featureOf),
            CheckedArray<int>.Trusted(itemOf),
            CheckedArray<int>.Trusted(cutOf),
            PackedGathering.Gather(cut),
            PackedRTree.Build(ordered.Boxes));
    }

    /// <summary>True when the feature was cut into pieces.</summary>
    public bool IsCut(int feature) => CutOf[feature] >= 0;

    /// <summary>The box of a feature.</summary>
    public Box BoxOf(int feature) => IsCut(feature) ? CutFeatures.BoxOf(CutOf[feature]) : Items.BoxOf(ItemOf[feature]);

    /// <summary>The area of a feature in square metres (statutory ellipsoidal area, since the plane is equal-area).</summary>
    public double AreaOf(int feature) => IsCut(feature) ? CutFeatures.AreaOf(CutOf[feature]) : Items.AreaOf(ItemOf[feature]);

    /// <summary>The geometry of a feature as it was given, uncut.</summary>
    public Geometry GeometryOf(int feature) => IsCut(feature) ? CutFeatures.GeometryOf(CutOf[feature]) : Items.GeometryOf(ItemOf[feature]);

    /// <summary>Adds every feature whose box meets the given one (touching counts), once each, ascending.</summary>
    public void Query(in Box box, List<int> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        var near = new List<int>();
        FindNear(box, near);
        foreach (var feature in near)
            if (BoxOf(feature).Meets(box))
                features.Add(feature);
    }

    /// <summary>Puts every feature into a list of which an item's box, rounded outwards, meets the given one, once each, ascending; what the list held is gone.</summary>
    internal void FindNear(in Box box, List<int> features)
    {
        features.Clear();
        QueryItems(box, features);
        for (var i = 0; i < features.Count; i++)
            features[i] = FeatureOf[features[i]];
        features.Sort();

        // The pieces of a cut feature stand together.
        var kept = 0;
        for (var i = 0; i < features.Count; i++)
        {
            if (i == 0 || features[i] != features[i - 1])
                features[kept++] = features[i];
        }

        features.RemoveRange(kept, features.Count - kept);
    }

    /// <summary>Adds every item whose box, rounded outwards, meets the given one.</summary>
    internal void QueryItems(in Box box, List<int> items) => Tree.Query(box, items);

    /// <summary>Where a feature stands as it was given, uncut: the polygons and the item among them.</summary>
    internal PackedPolygons WholeOf(int feature, out int item)
    {
        var of = IsCut(feature) ? CutFeatures : Items;
        item = IsCut(feature) ? CutOf[feature] : ItemOf[feature];
        of.Require(item);
        return of;
    }
}
