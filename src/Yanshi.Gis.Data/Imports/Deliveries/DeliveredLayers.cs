using System.Globalization;
using System.Text.Json.Nodes;
using Yanshi.Gis.Data.Formats.Vectors;
using Yanshi.Gis.Data.Imports.Recognition;
using Yanshi.Gis.Data.Imports.Reports;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Imports.Deliveries;

/// <summary>A delivered layer and what it is to become.</summary>
/// <param name="Source">The layer in the file.</param>
/// <param name="Description">What is known of it.</param>
/// <param name="Layer">The layer of the catalogue; null for one that is to be added.</param>
/// <param name="Choice">How that became known.</param>
internal sealed record ChosenLayer(VectorLayer Source, DeliveredLayer Description, LayerDefinition? Layer, LayerChoice Choice);

/// <summary>Which layer of a file is imported, and as what: what the user says, else what is recognised; where both leave a doubt it is asked.</summary>
internal sealed class DeliveredLayers(VectorFile file, ImportRequest request, Catalogue catalogue)
{
    private const string AdministrativeCode = "XZQDM";
    private const int SampledFeatures = 200;
    private const int MostListed = 30;

    /// <summary>Chooses.</summary>
    /// <exception cref="InputRefusedException">
    /// <c>input.no-layer</c>, <c>input.no-feature</c>, <c>input.layer-missing</c>, <c>input.several-layers</c>, <c>import.unknown-layer</c>, <c>import.derived-layer</c>,
    /// <c>import.layer-ambiguous</c>, <c>import.layer-unknown</c>.
    /// </exception>
    internal ChosenLayer Choose()
    {
        var named = request.LayerId is { } id ? NamedLayer(id) : null;
        var candidates = Candidates();
        if (candidates is [var only])
            return Of(only);
        var recognised = candidates.Select(layer => (Layer: layer, Recognition: LayerRecognizer.Recognise(catalogue, Describe(layer))))
            .Where(pair => pair.Recognition.Layer is { } layer && (named is null || layer.Id == named.Id)).ToList();
        return recognised is [var (source, _)] && request.NewLayer is null ? Of(source) : throw Several(candidates);
    }

    private LayerDefinition? NamedLayer(string id)
    {
        LayerRecognizer.RequireDelivered(id);
        var layer = catalogue.Find(id);
        if (layer is null && request.NewLayer is null)
            throw new InputRefusedException(
                "import.unknown-layer",
                id,
                $"目录里没有图层“{id}”，可用 layers list 查看；要加入新图层，请同时给出 --title 和 --role。",
                $"The catalogue has no layer \"{id}\"; see layers list. To add it, give --title and --role too.");
        if (layer is null)
            RequireNewId(id);
        return layer is not null && request.NewLayer is not null
            ? throw new InputRefusedException(
                "import.layer-exists",
                id,
                $"目录里已有图层“{id}”（{layer.Title}）：--title 和 --role 只用于新图层。",
                $"The catalogue has a layer \"{id}\" ({layer.TitleEnglish}); --title and --role are for new layers only.")
            : layer;
    }

    private void RequireNewId(string id)
    {
        if (!LayerEntry.IsId(id))
            throw new InputRefusedException(
                "import.layer-id", id, $"图层编号“{id}”只能用小写字母、数字和连字符。", $"The layer id \"{id}\" may hold lower-case letters, digits and hyphens only.");
        if (catalogue.Layers.FirstOrDefault(layer => id.Equals(layer.StandardCode, StringComparison.OrdinalIgnoreCase) || layer.Aliases.Contains(id, StringComparer.OrdinalIgnoreCase)) is { } other)
            throw new InputRefusedException(
                "import.layer-id", id, $"“{id}”是图层 {other.Id}（{other.Title}）的别名；请用 --as {other.Id}，或另取编号。", $"\"{id}\" is another name of the layer {other.Id} ({other.TitleEnglish}); use --as {other.Id}, or another id.");
    }

    private List<VectorLayer> Candidates()
    {
        if (file.Layers.Count == 0)
            throw new InputRefusedException("input.no-layer", file.FileName, "文件中没有带图形的图层。", "The file has no layer with geometry.");
        if (request.LayerName is { } name)
        {
            var named = file.Layers.Where(layer => layer.Name == name).ToList();
            return named.Count == 1
                ? named
                : throw new InputRefusedException(
                    "input.layer-missing",
                    name,
                    named.Count == 0 ? $"没有图层“{name}”。文件中的图层：{List(file.Layers)}。" : $"有 {named.Count} 个图层都叫“{name}”。请只提供其中一个。",
                    named.Count == 0 ? $"There is no layer \"{name}\". The file has: {List(file.Layers)}." : $"{named.Count} layers are called \"{name}\". Supply one of them only.");
        }

        var filled = file.Layers.Where(layer => layer.FeatureCount != 0).ToList();
        return filled.Count > 0 ? filled : throw new InputRefusedException("input.no-feature", file.FileName, "文件中没有要素。", "The file has no feature.");
    }

    private ChosenLayer Of(VectorLayer source)
    {
        var description = Describe(source);
        if (request.LayerId is { } id)
        {
            var layer = catalogue.Find(id);
            return new ChosenLayer(source, description, layer, new LayerChoice(
                IsNamed: true, $"用户指定 --as {id}", $"the user says --as {id}", layer is null ? [] : RecognitionNotes.Of(layer, description, catalogue)));
        }

        var recognition = LayerRecognizer.Recognise(catalogue, description);
        return new ChosenLayer(source, description, recognition.Require(source.Name), new LayerChoice(IsNamed: false, recognition.Chinese, recognition.English, recognition.Notes));
    }

    private DeliveredLayer Describe(VectorLayer layer)
    {
        var title = System.IO.Path.GetFileNameWithoutExtension(layer.File);
        var fields = layer.Fields.Select(field => field.Name).ToList();
        return new DeliveredLayer(layer.Name, fields, layer.Geometry switch
        {
            "polygon" => DeliveredGeometry.Areas,
            "line" => DeliveredGeometry.Lines,
            "point" => DeliveredGeometry.Points,
            _ => null,
        })
        {
            Alias = title == layer.Name ? null : title,
            Sample = fields.Contains(AdministrativeCode, StringComparer.OrdinalIgnoreCase) ? Sample(layer) : [],
        };
    }

    private List<JsonObject> Sample(VectorLayer layer) => [.. file.Read(layer).Take(SampledFeatures).Select(feature => feature.ReadProperties())];

    private InputRefusedException Several(List<VectorLayer> layers) => new(
        "input.several-layers",
        file.FileName,
        $"文件中有几个图层，请用 --layer 指明一个：{List(layers)}。",
        $"The file has several layers; name one with --layer: {List(layers)}.");

    private string List(IReadOnlyList<VectorLayer> layers) => string.Join("、", layers.Take(MostListed).Select(layer =>
        string.Create(CultureInfo.InvariantCulture, $"{layer.Name}（{layer.FeatureCount}{RecognisedAs(layer)}）"))) + (layers.Count > MostListed ? " …" : string.Empty);

    private string RecognisedAs(VectorLayer layer) => LayerRecognizer.Recognise(catalogue, Describe(layer)).Layer is { } recognised ? $" → {recognised.Id}" : string.Empty;
}
