using System.Text.RegularExpressions;
using Yanshi.Gis.Data.Yaml;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>One entry of the catalogue's <c>layers</c> with its line, and the data the folder has for it.</summary>
internal sealed partial record LayerEntry(LayerDefinition Definition, LayerDelivery? Delivery, int Line)
{
    private const double LargestOpacity = 1;

    /// <summary>Whether a text can be a layer's id.</summary>
    internal static bool IsId(string text) => IdPattern().IsMatch(text);

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
            Confidentiality = map.RequiredCoded<Confidentiality>("confidentiality"),
            Source = map.RequiredText("source"),
            Attributes = map.Texts("attributes"),
            ClassAttribute = map.Text("class"),
            MinAreaSquareMetres = map.Number("minAreaSquareMetres", least: 0) ?? 0,
            MinWidthMetres = map.Number("minWidthMetres", least: 0) ?? 0,
            MaxAgeMonths = map.WholeNumber("maxAgeMonths", least: 1),
            Style = StyleFrom(map.Map("style"), problems),
        };
        var delivery = DeliveryFrom(definition, map, problems);
        map.RefuseUnknownKeys();
        if (definition.Id.Length > 0 && !IsId(definition.Id))
            problems.Add("layer-id", map.LineOf("id"), $"图层编号“{definition.Id}”只能用小写字母、数字和连字符。", $"The layer id \"{definition.Id}\" may hold lower-case letters, digits and hyphens only.");
        if (definition.ClassAttribute is { } attribute && !definition.Attributes.Contains(attribute, StringComparer.Ordinal))
            problems.Add("class", map.LineOf("class"), $"分类属性“{attribute}”应是 attributes 之一。", $"The class \"{attribute}\" must be one of the attributes.");
        return new LayerEntry(definition, delivery, map.Line);
    }

    private static LayerDelivery? DeliveryFrom(LayerDefinition layer, YamlMapReader map, YamlProblems problems)
    {
        var (file, crs, completeness) = (map.Text("data"), map.Text("crs"), map.Coded<Completeness>("completeness"));
        var version = new LayerVersion
        {
            Number = map.WholeNumber("version", least: 1) ?? 1,
            Status = layer.Status,
            Completeness = completeness ?? Completeness.Partial,
            Coverage = map.Coded<LayerCoverage>("coverage"),
            AccuracyMetres = map.Number("accuracyMetres", least: 0),
            Vintage = map.Date("vintage"),
            InForceFrom = map.Date("inForceFrom"),
            InForceUntil = map.Date("inForceUntil"),
            Confidentiality = layer.Confidentiality,
            Source = layer.Source,
            Crs = crs ?? string.Empty,
        };
        if (crs is not null && Crs.Find(crs) is null)
            problems.Add("crs", map.LineOf("crs"), $"不认识坐标系“{crs}”。", $"Unknown reference system \"{crs}\".");
        if (file is null)
            return null;

        if (Path.IsPathRooted(file) || file.Split('/', '\\').Contains("..", StringComparer.Ordinal))
            problems.Add("data-path", map.LineOf("data"), $"数据文件“{file}”应在数据目录之内。", $"The data file \"{file}\" must lie in the data folder.");
        if (crs is null)
            problems.Add("missing-key", map.Line, $"图层 {layer.Id} 有数据，须写明 crs。", $"Layer {layer.Id} has data and must state its crs.");
        if (completeness is null)
            problems.Add("missing-key", map.Line, $"图层 {layer.Id} 有数据，须写明 completeness。", $"Layer {layer.Id} has data and must state its completeness.");
        return new LayerDelivery(layer.Id, file, version);
    }

    private static LayerStyle? StyleFrom(YamlMapReader? map, YamlProblems problems)
    {
        if (map is null)
            return null;
        var style = new LayerStyle(map.RequiredText("colour"), map.RequiredNumber("fill"), map.RequiredCoded<LinePattern>("line"));
        map.RefuseUnknownKeys();
        if (style.Colour.Length > 0 && !ColourPattern().IsMatch(style.Colour))
            problems.Add("colour", map.LineOf("colour"), $"颜色“{style.Colour}”应写作 #RRGGBB。", $"The colour \"{style.Colour}\" must be written #RRGGBB.");
        if (style.FillOpacity is < 0 or > LargestOpacity)
            problems.Add("fill", map.LineOf("fill"), "填充不透明度应在 0 到 1 之间。", "The fill's opacity must lie between 0 and 1.");
        return style;
    }

    [GeneratedRegex("^#[0-9A-Fa-f]{6}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ColourPattern();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdPattern();
}
