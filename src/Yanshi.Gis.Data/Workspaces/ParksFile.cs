using Yanshi.Gis.Data.Yaml;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>Reads <c>parks.yaml</c>: the sectors and the "1+X" parks. Every problem of the file is reported at once, with its line.</summary>
public static class ParksFile
{
    /// <summary>The file's name in a workspace.</summary>
    public const string Name = "parks.yaml";

    private static readonly YamlFile File = new("parks", "园区文件", "The parks file", "yanshi-gis/parks/1", "schema, sectors, parks");

    /// <summary>Reads the parks of a workspace; one without the file knows none.</summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <exception cref="ReferenceDataException"><c>parks.unreadable</c>, <c>parks.too-large</c>, the <c>yaml.*</c> codes, or what is wrong in it.</exception>
    public static ParkDirectory Read(string folder) => File.FindText(Path.Combine(folder, Name)) is { } text ? Parse(text, Name) : new ParkDirectory([], []);

    /// <summary>Reads a parks file's text.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="fileName">The name for messages.</param>
    /// <exception cref="ReferenceDataException">As <see cref="Read"/>.</exception>
    public static ParkDirectory Parse(string text, string fileName)
    {
        var problems = new YamlProblems("parks", fileName);
        var map = File.Open(text, fileName, problems);
        var sectors = map.RequiredEntries("sectors").Select(entry => SectorFrom(entry.Key, entry.Value)).ToList();
        var codes = sectors.Select(sector => sector.Code).ToHashSet(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var parks = map.RequiredMaps("parks").Select(park => ParkFrom(park, codes, ids, problems)).ToList();
        map.RefuseUnknownKeys();
        problems.ThrowIfAny();
        return new ParkDirectory(sectors, parks);
    }

    private static Sector SectorFrom(string code, YamlMapReader map)
    {
        var sector = new Sector(code, map.RequiredText("name"), map.RequiredText("nameEnglish"));
        map.RefuseUnknownKeys();
        return sector;
    }

    private static Park ParkFrom(YamlMapReader map, HashSet<string> sectors, HashSet<string> ids, YamlProblems problems)
    {
        var park = new Park(map.RequiredText("id"), map.RequiredText("name"), map.Text("town"), map.Texts("sectors"));
        RequireOneOf(map, "kind", map.RequiredText("kind"), ["1", "X"], problems);
        RequireOneOf(map, "townBasis", map.Text("townBasis"), ["stated", "inferred"], problems);

        // Where the facts come from: for whoever keeps the file, checked that it is there.
        map.RequiredText("phrase");
        map.RequiredText("seed");
        map.RequiredText("role");
        map.RefuseUnknownKeys();
        if (park.Town is not null && map.Text("townBasis") is null)
            problems.Add("missing-key", map.Line, $"园区 {park.Id} 写了 town，须写明 townBasis（stated 或 inferred）。", $"Park {park.Id} has a town and must state its townBasis (stated or inferred).");
        if (park.Id.Length > 0 && !ids.Add(park.Id))
            problems.Add("duplicate-id", map.LineOf("id"), $"园区编号“{park.Id}”重复。", $"The park id \"{park.Id}\" stands twice.");
        foreach (var sector in park.Sectors.Where(sector => !sectors.Contains(sector)))
            problems.Add("unknown-sector", map.LineOf("sectors"), $"园区 {park.Id} 的行业“{sector}”不在 sectors 中。", $"The sector \"{sector}\" of park {park.Id} is not among the sectors.");
        return park;
    }

    private static void RequireOneOf(YamlMapReader map, string key, string? value, string[] allowed, YamlProblems problems)
    {
        if (value is not (null or "") && !allowed.Contains(value, StringComparer.Ordinal))
            problems.Add("wrong-value", map.LineOf(key), $"“{key}”的值“{value}”不对，应为其中之一：{string.Join(", ", allowed)}。", $"\"{key}\" is \"{value}\"; it must be one of: {string.Join(", ", allowed)}.");
    }
}

/// <summary>What a parks file says.</summary>
/// <param name="Sectors">The sectors, in file order.</param>
/// <param name="Parks">The parks, in file order.</param>
public sealed record ParkDirectory(IReadOnlyList<Sector> Sectors, IReadOnlyList<Park> Parks);
