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

    private static readonly YamlFile File = new("catalog", "目录文件", "The catalogue", "yanshi-gis/catalog/1", "schema, district, extent, plane, mapReviewNumber, layers");

    /// <summary>Reads the catalogue of a workspace.</summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <exception cref="ReferenceDataException"><c>catalog.not-found</c>, <c>catalog.unreadable</c>, <c>catalog.too-large</c>, <c>catalog.mandatory-layers</c>, the <c>yaml.*</c> codes, or what is wrong in it.</exception>
    public static ReferenceCatalogue Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        var text = File.FindText(path) ?? throw new ReferenceDataException(
            "catalog.not-found",
            folder,
            $"文件夹里没有 {Name}：数据目录用 --data 指定，工作区用 --workspace 指定。",
            $"There is no {Name} in this folder; --data names a data folder, --workspace a workspace.");
        var catalogue = Parse(text, Name);
        RequireMandatoryLayers(catalogue.Catalogue, path);
        return catalogue;
    }

    /// <summary>Reads a catalogue's text.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="fileName">The name for messages.</param>
    /// <exception cref="ReferenceDataException">As <see cref="Read"/>.</exception>
    public static ReferenceCatalogue Parse(string text, string fileName)
    {
        var problems = new YamlProblems("catalog", fileName);
        var map = File.Open(text, fileName, problems);
        var district = DistrictFrom(map.RequiredMap("district"));
        var extent = ExtentFrom(map.RequiredMap("extent"), problems);
        var plane = PlaneFrom(map.RequiredMap("plane"), problems);
        var layers = map.RequiredMaps("layers").Select(layer => LayerEntry.From(layer, problems)).ToList();
        var reviewNumber = map.Text("mapReviewNumber")?.Trim();
        map.RefuseUnknownKeys();
        RefuseDuplicates(layers, problems);
        problems.ThrowIfAny();
        return new ReferenceCatalogue(
            new Catalogue(district!, extent!, plane!, [.. layers.Select(layer => layer.Definition)]) { MapReviewNumber = reviewNumber is "" ? null : reviewNumber }, [.. layers.Select(layer => layer.Delivery).OfType<LayerDelivery>()]);
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
