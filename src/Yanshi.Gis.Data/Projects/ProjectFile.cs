using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Yanshi.Gis.Planning.Records;

namespace Yanshi.Gis.Data.Projects;

/// <summary>
/// A registered project as a file, <c>yanshi-gis/project/1</c>: canonical JSON, whose last member is the SHA-256 of the bytes before it. The name of the file is
/// the hash of the project's id, since an id may be any text.
/// </summary>
internal static class ProjectFile
{
    internal const string Extension = ".json";

    private const string Schema = "yanshi-gis/project/1";
    private const string SchemaStem = "yanshi-gis/project/";
    private const int HashDigits = 64;

    private static readonly byte[] HashMember = ",\"sha256\":\""u8.ToArray();
    private static readonly byte[] End = "\"}"u8.ToArray();
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>The name of a project's file.</summary>
    internal static string NameOf(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id))) + Extension;

    /// <summary>The content of a project's file.</summary>
    internal static byte[] Write(RegisteredProject project)
    {
        var open = CanonicalJson.Utf8(new JsonObject
        {
            ["schema"] = Schema,
            ["id"] = project.Id,
            ["name"] = project.Name,
            ["registered"] = ActOf(project.Registered),
            ["updated"] = ActOf(project.Updated),
            ["retired"] = ActOf(project.Retired),
            ["retiredReason"] = project.RetiredReason,
            ["given"] = project.Given is { } given ? new JsonObject(given.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))) : null,
            ["conditions"] = project.Conditions,
            ["record"] = project.Record.DeepClone(),
        }).AsSpan()[..^1];
        return [.. open, .. HashMember, .. Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(open))), .. End];
    }

    /// <summary>Reads a project and holds its record to its digest.</summary>
    internal static StoredProject Read(string path) => Look(path, project => project, problem => new StoredProject(Path.GetFileName(path), Project: null, problem), root =>
    {
        var record = JsonObject.Create(root.GetProperty("record").Clone()) ?? throw new FormatException("record");
        var id = Text(root, "id");
        if (record["digest"]?.GetValue<string>() != SiteReportJson.DigestOf(record))
            return new StoredProject(Path.GetFileName(path), Project: null, ProjectProblems.Altered(path));
        return new StoredProject(Path.GetFileName(path), new RegisteredProject
        {
            Id = id,
            Name = root.GetProperty("name").GetString(),
            Registered = FindAct(root, "registered") ?? throw new FormatException("registered"),
            Updated = FindAct(root, "updated"),
            Retired = FindAct(root, "retired"),
            RetiredReason = root.GetProperty("retiredReason").GetString(),
            Given = root.GetProperty("given") is { ValueKind: JsonValueKind.Object } given
                ? given.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString()!, StringComparer.Ordinal)
                : null,
            Conditions = root.GetProperty("conditions").GetString(),
            Record = record,
        }, Problem: null);
    });

    /// <summary>Reads something of a project whose file is what was written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="found">What follows of what was read.</param>
    /// <param name="failed">What follows when the file cannot be used.</param>
    /// <param name="read">Reads it from the file's object.</param>
    internal static TResult Look<T, TResult>(string path, Func<T, TResult> found, Func<Problem, TResult> failed, Func<JsonElement, T> read)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            if (!IsWhole(bytes))
                return failed(ProjectProblems.Damaged(path, "sha256"));
            using var json = JsonDocument.Parse(bytes, Strict);
            var schema = Text(json.RootElement, "schema");
            if (schema != Schema)
                return failed(schema.StartsWith(SchemaStem, StringComparison.Ordinal) ? ProjectProblems.Newer(path) : ProjectProblems.Damaged(path, "schema"));

            // A whole file in another's place would be another project's.
            return NameOf(Text(json.RootElement, "id")).Equals(Path.GetFileName(path), StringComparison.Ordinal) ? found(read(json.RootElement)) : failed(ProjectProblems.Damaged(path, "id"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return failed(ProjectProblems.Unreadable(path, e));
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            return failed(ProjectProblems.Damaged(path, e.Message));
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> bytes)
    {
        var tail = HashMember.Length + HashDigits + End.Length;
        return bytes.Length > tail
            && bytes.EndsWith(End)
            && bytes[^tail..].StartsWith(HashMember)
            && bytes[^(HashDigits + End.Length)..^End.Length].SequenceEqual(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(bytes[..^tail]))));
    }

    private static JsonObject? ActOf(ProjectAct? act) => act is null ? null : new JsonObject { ["on"] = RecordDate.Of(act.On), ["by"] = act.By };

    private static ProjectAct? FindAct(JsonElement root, string name) =>
        root.GetProperty(name) is { ValueKind: JsonValueKind.Object } act ? new ProjectAct(RecordDate.Parse(Text(act, "on")), Text(act, "by")) : null;

    private static string Text(JsonElement block, string name) => block.GetProperty(name).GetString() ?? throw new FormatException(name);
}
