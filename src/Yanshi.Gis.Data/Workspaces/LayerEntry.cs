using System.Text.RegularExpressions;
using Yanshi.Gis.Data.Yaml;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>One entry of the catalogue's <c>layers</c> with its line.</summary>
internal sealed partial record LayerEntry(LayerDefinition Definition, int Line)
{
    internal static LayerEntry From(YamlMapReader map, YamlProblems problems)
    {
        var definition = new LayerDefinition
        {
            Id = map.RequiredText("id"),
            Title = map.RequiredText("title"),
            TitleEnglish = map.RequiredText("titleEnglish"),
            Group = map.RequiredText("group"),
            Role = map.RequiredCoded<LayerRole>("role"),
            StandardCode = map.Text("standardCode"),
            Aliases = map.Texts("aliases"),
            Mandatory = map.Flag("mandatory"),
            Status = map.RequiredCoded<LayerStatus>("status"),
            Completeness = map.Coded<Completeness>("completeness"),
            AccuracyMetres = map.Number("accuracyMetres", least: 0),
            Vintage = map.Date("vintage"),
            InForceFrom = map.Date("inForceFrom"),
            InForceUntil = map.Date("inForceUntil"),
            Version = map.WholeNumber("version", least: 1) ?? 1,
            Confidentiality = map.RequiredCoded<Confidentiality>("confidentiality"),
            Source = map.RequiredText("source"),
            Attributes = map.Texts("attributes"),
            MinAreaSquareMetres = map.Number("minAreaSquareMetres", least: 0) ?? 0,
            MinWidthMetres = map.Number("minWidthMetres", least: 0) ?? 0,
            Data = map.Text("data"),
            Crs = map.Text("crs"),
            Coverage = map.Coded<LayerCoverage>("coverage"),
        };
        map.RefuseUnknownKeys();
        Check(definition, map, problems);
        return new LayerEntry(definition, map.Line);
    }

    private static void Check(LayerDefinition layer, YamlMapReader map, YamlProblems problems)
    {
        if (layer.Id.Length > 0 && !IdPattern().IsMatch(layer.Id))
            problems.Add("layer-id", map.LineOf("id"), $"图层编号“{layer.Id}”只能用小写字母、数字和连字符。", $"The layer id \"{layer.Id}\" may hold lower-case letters, digits and hyphens only.");
        if (layer.Crs is not null && Crs.Find(layer.Crs) is null)
            problems.Add("crs", map.LineOf("crs"), $"不认识坐标系“{layer.Crs}”。", $"Unknown reference system \"{layer.Crs}\".");
        if (layer.Data is null)
            return;

        if (Path.IsPathRooted(layer.Data) || layer.Data.Split('/', '\\').Contains("..", StringComparer.Ordinal))
            problems.Add("data-path", map.LineOf("data"), $"数据文件“{layer.Data}”应在数据目录之内。", $"The data file \"{layer.Data}\" must lie in the data folder.");
        if (layer.Crs is null)
            problems.Add("missing-key", map.Line, $"图层 {layer.Id} 有数据，须写明 crs。", $"Layer {layer.Id} has data and must state its crs.");
        if (layer.Completeness is null)
            problems.Add("missing-key", map.Line, $"图层 {layer.Id} 有数据，须写明 completeness。", $"Layer {layer.Id} has data and must state its completeness.");
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdPattern();
}
