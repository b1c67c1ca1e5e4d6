using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces.PreparedLayers;

/// <summary>Which array stands in which section of a prepared layer: the one place that knows, for writing and for reading.</summary>
internal static class LayerSections
{
    private const string Areas = "areas";
    private const string Coverage = "coverage";

    /// <summary>The sections of a layer, in file order.</summary>
    internal static List<Section> Of(LayerContent layer)
    {
        List<Section> sections =
        [
            .. Of(Areas, layer.Areas),
            Section.Of("overlaps", layer.Marks.Overlaps),
            Section.Of("long-edges.starts", layer.Marks.EdgeStarts),
            Section.Of("long-edges", layer.Marks.Edges),
            Section.Of("ids.starts", layer.Columns.IdStarts),
            Section.Of("ids", layer.Columns.Ids),
            Section.Of("accuracies", layer.Columns.Accuracies),
            Section.Of("properties.starts", layer.Columns.PropertyStarts),
            Section.Of("properties", layer.Columns.Properties),
            Section.Of("base-lines.features", layer.BaseLines.Features),
            Section.Of("base-lines.wkb.starts", layer.BaseLines.WkbStarts),
            Section.Of("base-lines.wkb", layer.BaseLines.Wkb),
        ];
        if (layer.Coverage is not null)
            sections.AddRange(Of(Coverage, layer.Coverage));
        return sections;
    }

    /// <summary>The layer in a file's sections.</summary>
    /// <exception cref="ReferenceDataException"><c>layer.damaged</c>: a section is missing or its length does not fit.</exception>
    /// <exception cref="DamagedBlockException">Lengths do not fit each other.</exception>
    internal static LayerContent Read(SectionReader file)
    {
        var areas = Polygons(Areas, file);
        var marks = new FeatureMarks(file.Get<byte>("overlaps"), file.Get<int>("long-edges.starts"), file.Get<double>("long-edges"));
        var columns = new FeatureColumns(
            file.Get<int>("ids.starts"), file.Get<byte>("ids"), file.Get<double>("accuracies"), file.Get<int>("properties.starts"), file.Get<byte>("properties"));
        var lines = new BaseLineColumns(file.Get<int>("base-lines.features"), file.Get<int>("base-lines.wkb.starts"), file.Get<byte>("base-lines.wkb"));

        var features = file.Facts.Features;
        file.RequireLength("areas.items-of-features", areas.FeatureCount, features);
        file.RequireLength("overlaps", marks.Overlaps.Length, features);
        file.RequireLength("long-edges.starts", marks.EdgeStarts.Length, features + 1);
        file.RequireLength("ids.starts", columns.IdStarts.Length, features + 1);
        file.RequireLength("accuracies", columns.Accuracies.Length, features);
        file.RequireLength("properties.starts", columns.PropertyStarts.Length, features + 1);
        file.RequireLength("base-lines.wkb.starts", lines.WkbStarts.Length, lines.Features.Length + 1);
        return new LayerContent(file.Facts, areas, marks, columns, lines, file.Has(Coverage + ".items.xs") ? Polygons(Coverage, file) : null);
    }

    private static IEnumerable<Section> Of(string prefix, PreparedPolygons polygons) =>
    [
        Section.Of($"{prefix}.tree.west", polygons.Tree.West),
        Section.Of($"{prefix}.tree.south", polygons.Tree.South),
        Section.Of($"{prefix}.tree.east", polygons.Tree.East),
        Section.Of($"{prefix}.tree.north", polygons.Tree.North),
        Section.Of($"{prefix}.features-of-items", polygons.FeatureOf),
        Section.Of($"{prefix}.items-of-features", polygons.ItemOf),
        Section.Of($"{prefix}.cuts-of-features", polygons.CutOf),
        .. Of($"{prefix}.items", polygons.Items),
        .. Of($"{prefix}.cut", polygons.CutFeatures),
    ];

    private static PreparedPolygons Polygons(string prefix, SectionReader file)
    {
        var items = Packed($"{prefix}.items", file);
        var tree = new PackedRTree(
            file.Get<float>($"{prefix}.tree.west"), file.Get<float>($"{prefix}.tree.south"), file.Get<float>($"{prefix}.tree.east"), file.Get<float>($"{prefix}.tree.north"), items.Count);
        return new PreparedPolygons(
            items,
            file.Get<int>($"{prefix}.features-of-items"),
            file.Get<int>($"{prefix}.items-of-features"),
            file.Get<int>($"{prefix}.cuts-of-features"),
            Packed($"{prefix}.cut", file),
            tree) { Content = file.ContentOf(prefix + ".") };
    }

    private static IEnumerable<Section> Of(string prefix, PackedPolygons polygons) =>
    [
        Section.Of($"{prefix}.xs", polygons.Xs),
        Section.Of($"{prefix}.ys", polygons.Ys),
        Section.Of($"{prefix}.ring-starts", polygons.RingStarts),
        Section.Of($"{prefix}.item-rings", polygons.ItemRings),
        Section.Of($"{prefix}.boxes", polygons.ItemBoxes),
        Section.Of($"{prefix}.ring-chunks", polygons.Chunks.RingChunks),
        Section.Of($"{prefix}.chunks.west", polygons.Chunks.West),
        Section.Of($"{prefix}.chunks.south", polygons.Chunks.South),
        Section.Of($"{prefix}.chunks.east", polygons.Chunks.East),
        Section.Of($"{prefix}.chunks.north", polygons.Chunks.North),
    ];

    private static PackedPolygons Packed(string prefix, SectionReader file) => new(
        file.Get<double>($"{prefix}.xs"),
        file.Get<double>($"{prefix}.ys"),
        file.Get<int>($"{prefix}.ring-starts"),
        file.Get<int>($"{prefix}.item-rings"),
        file.Get<Box>($"{prefix}.boxes"),
        new EdgeChunks(
            file.Get<int>($"{prefix}.ring-chunks"),
            file.Get<float>($"{prefix}.chunks.west"),
            file.Get<float>($"{prefix}.chunks.south"),
            file.Get<float>($"{prefix}.chunks.east"),
            file.Get<float>($"{prefix}.chunks.north")));
}
