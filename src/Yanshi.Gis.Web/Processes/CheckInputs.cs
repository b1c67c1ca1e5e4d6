using System.Runtime.InteropServices;
using System.Text.Json;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Problems;

namespace Yanshi.Gis.Web.Processes;

/// <summary>What a request for a check of sites says, word for word. A member that nobody knows is refused: it would be believed to work.</summary>
internal sealed record CheckInputs
{
    // One more than a site may have, so that a deep site is refused by the reader of sites, with its own words.
    private const int MostDepth = 70;

    /// <summary>The site, or the sites, as GeoJSON, the bytes of the request; empty where there is a file.</summary>
    internal byte[] Sites { get; init; } = [];

    /// <summary>The file with the sites; null when they stand in the request.</summary>
    internal UploadedFile? File { get; init; }

    /// <summary>The file's layer that holds the sites; null when there is no doubt.</summary>
    internal string? Layer { get; init; }

    /// <summary>The encoding of the file's texts; null to find it out.</summary>
    internal string? Encoding { get; init; }

    /// <summary>Which column of the file's table is what.</summary>
    internal IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The date the answer is for; null: today.</summary>
    internal DateOnly? AsOf { get; init; }

    /// <summary>What is said of the project, names and values as written.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Attributes { get; init; } = [];

    /// <summary>The code of the reference system; null: by the site and its numbers.</summary>
    internal string? Crs { get; init; }

    /// <summary>What makes one site of several features; null: each is one.</summary>
    internal string? Group { get; init; }

    /// <summary>Whether flawed geometry is repaired.</summary>
    internal bool Repair { get; init; }

    /// <summary>The full width of a linear project, metres.</summary>
    internal double? WidthMetres { get; init; }

    /// <summary>The outputs that are asked for by name; empty: the process's own choice.</summary>
    internal IReadOnlyList<string> Outputs { get; init; } = [];

    /// <summary>Whether the answer stands in a document by the output's name, instead of being the answer itself.</summary>
    internal bool AsDocument { get; init; }

    /// <summary>Reads an execute request (OGC API – Processes, Part 1).</summary>
    /// <param name="request">The request.</param>
    /// <param name="sites">The name of the input with the sites.</param>
    /// <param name="outputs">The names of the process's outputs.</param>
    /// <exception cref="HttpProblemException"><c>request.json</c>, <c>request.member</c></exception>
    internal static CheckInputs Parse(ExecuteRequest request, string sites, params IReadOnlyList<string> outputs) =>
        RequestBody.Parse(request.Json, MostDepth, root => Parse(root, request.File, sites, outputs));

    private static CheckInputs Parse(JsonElement request, UploadedFile? file, string sites, IReadOnlyList<string> known)
    {
        Require(request, JsonValueKind.Object, "request", "对象", "an object");
        var asDocument = false;
        IReadOnlyList<string> outputs = [];
        JsonElement? inputs = null;
        foreach (var member in request.EnumerateObject())
        {
            switch (member.Name)
            {
                case "inputs":
                    inputs = member.Value;
                    break;
                case "response":
                    asDocument = IsDocument(member.Value);
                    break;
                case "outputs":
                    outputs = OutputsOf(member.Value, known);
                    break;
                case "subscriber":
                    throw RequestProblems.Member("subscriber", "服务不主动连接任何地址，不能回调。", "The service opens no connections, so it cannot call back.");
                default:
                    throw Unknown(member.Name, "inputs, outputs, response");
            }
        }

        return Inputs(sites, file, inputs ?? throw RequestProblems.Member("inputs", "缺少 inputs。", "inputs is missing.")) with { AsDocument = asDocument, Outputs = outputs };
    }

    private static CheckInputs Inputs(string sites, UploadedFile? file, JsonElement inputs)
    {
        Require(inputs, JsonValueKind.Object, "inputs", "对象", "an object");
        var read = new CheckInputs { File = file };
        foreach (var member in inputs.EnumerateObject())
        {
            var (value, where) = (member.Value, $"inputs.{member.Name}");
            read = member.Name switch
            {
                _ when file is null && member.NameEquals(sites) => read with { Sites = SitesOf(value, where) },
                "asOf" => read with { AsOf = DateOf(value, where) },
                "attributes" => read with { Attributes = AttributesOf(value) },
                "crs" => read with { Crs = TextOf(value, where) },
                "group" => read with { Group = TextOf(value, where) },
                "repair" => read with { Repair = FlagOf(value, where) },
                "widthMetres" => read with { WidthMetres = WidthOf(value, where) },
                "layer" when file is not null => read with { Layer = TextOf(value, where) },
                "encoding" when file is not null => read with { Encoding = TextOf(value, where) },
                "columns" when file is not null => read with { Columns = ColumnsOf(value) },
                _ => throw Unknown(where, $"{(file is null ? sites : "layer, encoding, columns")}, asOf, attributes, crs, group, repair, widthMetres"),
            };
        }

        return read.Sites.Length > 0 || file is not null ? read : throw RequestProblems.Member($"inputs.{sites}", $"缺少 inputs.{sites}。", $"inputs.{sites} is missing.");
    }

    // A value may come by itself, or qualified by its media type; a reference to one elsewhere would mean a connection.
    private static byte[] SitesOf(JsonElement site, string where)
    {
        if (site.ValueKind is JsonValueKind.Object && !site.TryGetProperty("type", out _))
        {
            if (site.TryGetProperty("href", out _))
                throw RequestProblems.Member(where, "服务不从别处取数据，请直接写入 GeoJSON。", "The service fetches nothing from elsewhere; put the GeoJSON itself here.");
            if (site.TryGetProperty("value", out var value))
                site = value;
        }

        if (site.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            throw RequestProblems.Member(where, "应为 GeoJSON 对象。", "It must be a GeoJSON object.");
        return JsonMarshal.GetRawUtf8Value(site).ToArray();
    }

    private static DateOnly DateOf(JsonElement value, string where) =>
        value.ValueKind is JsonValueKind.String && RecordDate.Find(value.GetString()) is { } date
            ? date
            : throw RequestProblems.Member(where, "应为 2026-11-22 这样的日期。", "It must be a date such as 2026-11-22.");

    private static List<KeyValuePair<string, string>> AttributesOf(JsonElement attributes)
    {
        Require(attributes, JsonValueKind.Object, "inputs.attributes", "对象", "an object");
        return [.. attributes.EnumerateObject().Select(attribute => KeyValuePair.Create(attribute.Name, attribute.Value.ValueKind switch
        {
            JsonValueKind.String => attribute.Value.GetString()!,
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => attribute.Value.GetRawText(),
            _ => throw RequestProblems.Member($"inputs.attributes.{attribute.Name}", "应为文字、数或真假值。", "It must be a text, a number or a truth value."),
        }))];
    }

    private static Dictionary<string, string> ColumnsOf(JsonElement columns)
    {
        Require(columns, JsonValueKind.Object, "inputs.columns", "对象", "an object");
        return columns.EnumerateObject().ToDictionary(column => column.Name, column => TextOf(column.Value, $"inputs.columns.{column.Name}"), StringComparer.Ordinal);
    }

    private static string TextOf(JsonElement value, string where)
    {
        Require(value, JsonValueKind.String, where, "文字", "a text");
        return value.GetString()!;
    }

    private static bool FlagOf(JsonElement value, string where) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw RequestProblems.Member(where, "应为 true 或 false。", "It must be true or false."),
    };

    private static double WidthOf(JsonElement value, string where) => value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out var width) && width > 0 && double.IsFinite(width)
        ? width
        : throw RequestProblems.Member(where, "应为大于 0 的米数。", "It must be a number of metres above 0.");

    private static bool IsDocument(JsonElement response) => response.ValueKind is JsonValueKind.String ? response.GetString() switch
    {
        "raw" => false,
        "document" => true,
        _ => throw NoResponse(),
    } : throw NoResponse();

    private static HttpProblemException NoResponse() => RequestProblems.Member("response", "应为 raw 或 document。", "It must be raw or document.");

    private static List<string> OutputsOf(JsonElement outputs, IReadOnlyList<string> known)
    {
        Require(outputs, JsonValueKind.Object, "outputs", "对象", "an object");
        List<string> names = [.. outputs.EnumerateObject().Select(output => output.Name)];
        return names.Find(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown ? throw Unknown($"outputs.{unknown}", string.Join(", ", known)) : names;
    }

    private static void Require(JsonElement value, JsonValueKind kind, string where, string chinese, string english)
    {
        if (value.ValueKind != kind)
            throw RequestProblems.Member(where, $"应为{chinese}。", $"It must be {english}.");
    }

    private static HttpProblemException Unknown(string where, string known) => RequestProblems.Member(where, $"不认识；可用：{known}。", $"It is unknown; known are: {known}.");
}
