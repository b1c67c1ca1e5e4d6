using System.Text;
using Yanshi.Gis.Data.Yaml;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>Reads <c>catalog.yaml</c>. Every problem of the file is reported at once, with its line.</summary>
public static class CatalogueFile
{
    /// <summary>The file's name in a workspace.</summary>
    public const string Name = "catalog.yaml";

    private const string Schema = "yanshi-gis/catalog/1";
    private const long SizeLimitBytes = 4 << 20;

    /// <summary>Reads the catalogue of a workspace.</summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <exception cref="ReferenceDataException"><c>catalog.not-found</c>, <c>catalog.unreadable</c>, <c>catalog.too-large</c>, <c>catalog.mandatory-layers</c>, the <c>yaml.*</c> codes, or what is wrong in it.</exception>
    public static ReferenceCatalogue Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                throw new ReferenceDataException("catalog.not-found", folder, $"文件夹里没有 {Name}，请用 --data 指定数据目录。", $"There is no {Name} in this folder; name the data folder with --data.");
            if (file.Length > SizeLimitBytes)
                throw new ReferenceDataException("catalog.too-large", path, "目录文件超过 4 MB。", "The catalogue is larger than 4 MB.");
            var catalogue = Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF'), Name);
            RequireMandatoryLayers(catalogue.Catalogue, path);
            return catalogue;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new ReferenceDataException(new Problem("catalog.unreadable", path, $"目录文件无法读取：{e.Message}", $"The catalogue cannot be read: {e.Message}"), e);
        }
    }

    /// <summary>Reads a catalogue's text.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="fileName">The name for messages.</param>
    /// <exception cref="ReferenceDataException">As <see cref="Read"/>.</exception>
    public static ReferenceCatalogue Parse(string text, string fileName)
    {
        var problems = new YamlProblems("catalog", fileName);
        if (YamlText.Parse(text, fileName) is not YamlMap root)
        {
            problems.Add("wrong-kind", 1, "目录应以键值组开始（schema、district、extent、plane、layers）。", "A catalogue is a mapping (schema, district, extent, plane, layers).");
            problems.ThrowIfAny();
            throw new InvalidOperationException("The problem just noted ends the reading.");
        }

        var map = new YamlMapReader(root, problems);
        var schema = map.RequiredText("schema");
        if (schema is not ("" or Schema))
            problems.Add("schema", map.LineOf("schema"), $"schema 为“{schema}”，本版本只认“{Schema}”。", $"The schema is \"{schema}\"; this version reads \"{Schema}\".");

        var district = DistrictFrom(map.RequiredMap("district"));
        var extent = ExtentFrom(map.RequiredMap("extent"), problems);
        var plane = PlaneFrom(map.RequiredMap("plane"), problems);
        var layers = map.RequiredMaps("layers").Select(layer => LayerEntry.From(layer, problems)).ToList();
        map.RefuseUnknownKeys();
        RefuseDuplicates(layers, problems);
        problems.ThrowIfAny();
        return new ReferenceCatalogue(
            new Catalogue(district!, extent!, plane!, [.. layers.Select(layer => layer.Definition)]), [.. layers.Select(layer => layer.Delivery).OfType<LayerDelivery>()]);
    }

    // A catalogue that lost one of them would call sites clear that nobody looked at; so would one in which it only describes the site, as land use does.
    private static void RequireMandatoryLayers(Catalogue catalogue, string path)
    {
        var lacking = MandatoryLayers.Ids.Where(id => catalogue.Find(id) is not { Mandatory: true } layer || (layer.Role is LayerRole.Context && id is not LandUse.LayerId)).ToList();
        if (lacking.Count > 0)
            throw new ReferenceDataException(
                "catalog.mandatory-layers",
                path,
                $"目录缺少必查图层，没有写明 mandatory: true，或作用误为 context：{string.Join('、', lacking)}。没有数据的图层也须列出（data: null）。",
                $"The catalogue lacks layers that every check needs, does not say mandatory: true for them, or gives them the role context: {string.Join(", ", lacking)}. A layer without data must be listed too (data: null).");
    }

    private static District? DistrictFrom(YamlMapReader? map)
    {
        if (map is null)
            return null;
        var district = new District(map.RequiredText("code"), map.RequiredText("name"), map.RequiredText("nameEnglish"));
        map.RefuseUnknownKeys();
        return district;
    }

    private static GeographicExtent? ExtentFrom(YamlMapReader? map, YamlProblems problems)
    {
        if (map is null)
            return null;
        var extent = new GeographicExtent(
            map.RequiredNumber("west"), map.RequiredNumber("south"), map.RequiredNumber("east"), map.RequiredNumber("north"), map.RequiredText("reason"));
        map.RefuseUnknownKeys();
        if (!(extent.West < extent.East && extent.South < extent.North && Math.Abs(extent.West) <= 180 && Math.Abs(extent.East) <= 180 && Math.Abs(extent.South) <= 90 && Math.Abs(extent.North) <= 90))
            problems.Add("extent", map.Line, "范围不成立：应为 west < east、south < north 的经纬度（度）。", "Not an extent: it needs west < east and south < north, in degrees.");
        return extent;
    }

    private static EqualAreaPlane? PlaneFrom(YamlMapReader? map, YamlProblems problems)
    {
        if (map is null)
            return null;
        var (meridian, parallel) = (map.RequiredNumber("centralMeridianDegrees"), map.RequiredNumber("standardParallelDegrees"));
        map.RefuseUnknownKeys();
        if (Math.Abs(meridian) <= 180 && Math.Abs(parallel) <= 80)
            return new EqualAreaPlane(meridian, parallel);
        problems.Add("plane", map.Line, "分析平面的中央经线应在 ±180°、标准纬线应在 ±80° 以内。", "The analysis plane needs a meridian within ±180° and a parallel within ±80°.");
        return null;
    }

    private static void RefuseDuplicates(IEnumerable<LayerEntry> layers, YamlProblems problems)
    {
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (definition, _, line) in layers)
        {
            string?[] names = [definition.Id, definition.StandardCode, .. definition.Aliases];
            foreach (var name in names.OfType<string>().Where(name => name.Length > 0 && !owners.TryAdd(name, definition.Id)))
                problems.Add("duplicate-name", line, $"图层 {definition.Id} 的名称“{name}”已被图层 {owners[name]} 使用。", $"Layer {definition.Id} uses the name \"{name}\", which layer {owners[name]} has.");
        }
    }
}
