using System.Globalization;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests.Rules;

/// <summary>
/// One case of <c>tests/cases/rules</c>: a site, what lies around it, what is known of the project, and what must come out. Places are metres east and north of
/// the case's own corner of the district, in the 3° zone; a box is written west south east north, everything else as WKT. What a case does not say is that of
/// <c>common.json</c>, member by member for attributes and layer by layer for layers.
/// </summary>
/// <param name="Id">The file's name and the case's, such as <c>row-01/只相接</c>.</param>
/// <param name="Row">The row of the decision table.</param>
/// <param name="AsOf">The date the answer is for.</param>
/// <param name="Site">The project's area.</param>
/// <param name="Attributes">What its file says of the project; what is left out is not known.</param>
/// <param name="Layers">The features around it by layer; of all other layers the workspace knows that they have nothing here.</param>
/// <param name="Expected">What must come out.</param>
internal sealed record RuleCase(
    string Id, int Row, string AsOf, Geometry Site, IReadOnlyDictionary<string, string> Attributes, IReadOnlyDictionary<string, IReadOnlyList<CaseFeature>> Layers, JsonObject Expected)
{
    private const string Folder = "tests/cases/rules";
    private const string PlaceMember = "at";
    private const string IdMember = "id";

    private static readonly WKTReader Reader = new(ProjectGeometry.Services);

    /// <summary>Every case, by file and in its order.</summary>
    internal static IReadOnlyList<RuleCase> All { get; } = [.. ReadAll()];

    /// <summary>The case with an id.</summary>
    internal static RuleCase Get(string id) => All.Single(one => one.Id == id);

    private static IEnumerable<RuleCase> ReadAll()
    {
        var common = Read(Repository.Path($"{Folder}/common.json"));
        foreach (var path in Directory.EnumerateFiles(Repository.Path(Folder), "row-*.json").Order(StringComparer.Ordinal))
        {
            var file = Read(path);
            foreach (var one in file["cases"]!.AsArray())
                yield return Of(Path.GetFileNameWithoutExtension(path), (int)file["row"]!, one!.AsObject(), common);
        }
    }

    private static RuleCase Of(string file, int row, JsonObject one, JsonObject common) => new(
        $"{file}/{(string)one["name"]!}",
        row,
        (string?)one["asOf"] ?? (string)common["asOf"]!,
        Place((string?)one["site"] ?? (string)common["site"]!),
        Merged(common["attributes"]!.AsObject(), one["attributes"]?.AsObject()).Where(member => member.Value is not null).ToDictionary(member => member.Key, member => (string)member.Value!, StringComparer.Ordinal),
        Merged(common["layers"]!.AsObject(), one["layers"]?.AsObject()).ToDictionary(member => member.Key, member => (IReadOnlyList<CaseFeature>)[.. member.Value!.AsArray().Select(feature => Feature(feature!.AsObject()))], StringComparer.Ordinal),
        one["expected"]!.AsObject());

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Merged(JsonObject common, JsonObject? own) =>
        [.. common.Where(member => own?.ContainsKey(member.Key) is not true), .. own ?? []];

    private static CaseFeature Feature(JsonObject written)
    {
        var properties = written.DeepClone().AsObject();
        properties.Remove(PlaceMember);
        properties.Remove(IdMember);
        return new CaseFeature((string?)written[IdMember], Place((string)written[PlaceMember]!), properties);
    }

    private static Geometry Place(string text)
    {
        if (char.IsAsciiLetterUpper(text[0]))
            return Reader.Read(text);
        var sides = text.Split(' ').Select(side => double.Parse(side, CultureInfo.InvariantCulture)).ToArray();
        return ProjectGeometry.Factory.ToGeometry(new Envelope(sides[0], sides[2], sides[1], sides[3]));
    }

    private static JsonObject Read(string path) => JsonNode.Parse(File.ReadAllText(path))!.AsObject();
}

/// <summary>A feature of a layer in a case.</summary>
/// <param name="Id">Its id, for layers whose features are known by it; null: any.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Properties">Its properties.</param>
internal sealed record CaseFeature(string? Id, Geometry Place, JsonObject Properties);
