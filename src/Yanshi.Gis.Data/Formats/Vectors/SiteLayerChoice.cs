using System.Globalization;

namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>
/// Which layers of a file hold the sites: the one the user names; all of a KML file (folders) or a drawing; of other files the only one that
/// has features. Where several could be meant nothing is chosen: a site left out would never be checked.
/// </summary>
internal static class SiteLayerChoice
{
    private const int MostListed = 30;

    /// <exception cref="InputRefusedException"><c>input.no-layer</c>, <c>input.several-layers</c>, <c>input.layer-missing</c>.</exception>
    internal static List<VectorLayer> Choose(IReadOnlyList<VectorLayer> layers, string? name)
    {
        if (layers.Count == 0)
            throw NoLayer();
        if (name is not null)
        {
            var named = layers.Where(layer => layer.Name == name).ToList();
            if (named.Count == 0 || named.Select(layer => layer.File).Distinct(StringComparer.Ordinal).Count() > 1)
                throw Missing(layers, name, isAmbiguous: named.Count > 0);
            return named;
        }

        // A drawing's layer without features may hold what cannot be read, which has to be said.
        var filled = layers.Where(layer => layer.FeatureCount != 0 || layer.Format is VectorFormat.Dxf).ToList();
        if (filled.Count == 0)
            throw new InputRefusedException("input.no-feature", layers[0].File, "文件中没有要素。", "the file has no feature.");
        var isOneDocument = filled[0].Format is VectorFormat.Kml or VectorFormat.Dxf && filled.TrueForAll(layer => layer.Place.DataSet == filled[0].Place.DataSet);
        return filled.Count == 1 || isOneDocument ? filled : throw Several(filled);
    }

    internal static InputRefusedException NoLayer() => new(
        "input.no-layer", where: null, "文件中没有带图形的图层。", "the file has no layer with geometry.");

    private static InputRefusedException Several(IReadOnlyList<VectorLayer> layers) => new(
        "input.several-layers",
        where: null,
        $"文件中有几个图层，请用 --layer 指明用地在哪一个：{List(layers)}。",
        $"the file has several layers; name the one with the sites by --layer: {List(layers)}.");

    private static InputRefusedException Missing(IReadOnlyList<VectorLayer> layers, string name, bool isAmbiguous) => isAmbiguous
        ? new InputRefusedException("input.layer-missing", "--layer", $"有几个文件都有图层“{name}”。请只提供其中一个。", $"several files have a layer \"{name}\". Supply one of them only.")
        : new InputRefusedException("input.layer-missing", "--layer", $"没有图层“{name}”。文件中的图层：{List(layers)}。", $"there is no layer \"{name}\". Layers in the file: {List(layers)}.");

    private static string List(IReadOnlyList<VectorLayer> layers) =>
        string.Join("、", layers.Take(MostListed).Select(layer => string.Create(CultureInfo.InvariantCulture, $"{layer.Name}（{layer.FeatureCount}）")))
        + (layers.Count > MostListed ? " …" : string.Empty);
}
