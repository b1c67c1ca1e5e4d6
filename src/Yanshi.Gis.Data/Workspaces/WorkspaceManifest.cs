using System.Text.Json;
using System.Text.Json.Nodes;
using Yanshi.Gis.Data.Storage;
using Yanshi.Gis.Planning.Records;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>
/// <c>workspace.json</c>, schema <c>yanshi-gis/workspace/1</c>: what a workspace holds. It carries its own digest, so that a wrong byte in it is
/// found before anything rests on it. Immutable.
/// </summary>
/// <param name="CreatedBy">The version of the program that made the workspace.</param>
/// <param name="IsDemonstration">Whether it was made to demonstrate, with invented data.</param>
/// <param name="Versions">The layer versions, by layer id (ordinal), then by number.</param>
public sealed record WorkspaceManifest(string CreatedBy, bool IsDemonstration, IReadOnlyList<WorkspaceVersion> Versions)
{
    /// <summary>The file's name in a workspace.</summary>
    public const string Name = "workspace.json";

    private const string SchemaName = "yanshi-gis/workspace/";
    private const int SchemaVersion = 1;
    private const long SizeLimitBytes = 16 << 20;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Whether a folder is a workspace, by the look of it.</summary>
    /// <param name="folder">The folder.</param>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, Name));

    /// <summary>Reads a workspace's list.</summary>
    /// <exception cref="ReferenceDataException">
    /// <c>workspace.not-found</c>, <c>workspace.not-a-workspace</c>, <c>workspace.newer-format</c>, <c>workspace.damaged</c>, <c>workspace.unreadable</c>.
    /// </exception>
    internal static WorkspaceManifest Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            if (!File.Exists(path))
                throw Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() ? WorkspaceProblems.NotAWorkspace(folder) : WorkspaceProblems.NotFound(folder);
            if (new FileInfo(path).Length > SizeLimitBytes)
                throw WorkspaceProblems.Damaged(path);
            return Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw WorkspaceProblems.Unreadable(path, e);
        }
    }

    /// <summary>Writes the list into a workspace's folder; it is there as a whole, flushed to disk, or as it was.</summary>
    /// <exception cref="ReferenceDataException"><c>storage.write-failed</c>, <c>storage.sync-failed</c>.</exception>
    internal void Write(string folder)
    {
        var json = ToJson();
        json["digest"] = CanonicalJson.Digest(json);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(json, Indented);
        DurableFile.Write(Path.Combine(folder, Name), stream => stream.Write(bytes));
    }

    private static WorkspaceManifest Parse(byte[] bytes, string path)
    {
        try
        {
            var json = JsonNode.Parse(bytes, nodeOptions: null, Strict) as JsonObject ?? throw WorkspaceProblems.Damaged(path);
            var schema = json["schema"]?.GetValue<string>() ?? "";
            if (!schema.StartsWith(SchemaName, StringComparison.Ordinal) || !int.TryParse(schema.AsSpan(SchemaName.Length), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var format))
                throw WorkspaceProblems.Damaged(path);
            if (format > SchemaVersion)
                throw WorkspaceProblems.NewerFormat(path, schema);
            var digest = json["digest"]?.GetValue<string>();
            json.Remove("digest");
            if (!string.Equals(digest, CanonicalJson.Digest(json), StringComparison.Ordinal))
                throw WorkspaceProblems.Damaged(path);
            return FromJson(json);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or NullReferenceException or ArgumentException)
        {
            throw WorkspaceProblems.Damaged(path, e);
        }
    }

    private static WorkspaceManifest FromJson(JsonObject json)
    {
        List<WorkspaceVersion> versions =
        [
            .. from layer in json["layers"]!.AsObject()
               from version in layer.Value!.AsArray()
               select WorkspaceVersionJson.Read(layer.Key, version!.AsObject()),
        ];
        return new WorkspaceManifest(json["createdBy"]!.GetValue<string>(), json["demonstration"]!.GetValue<bool>(), versions);
    }

    private JsonObject ToJson()
    {
        var layers = new JsonObject();
        foreach (var layer in Versions.GroupBy(version => version.LayerId, StringComparer.Ordinal).OrderBy(layer => layer.Key, StringComparer.Ordinal))
            layers[layer.Key] = new JsonArray([.. layer.OrderBy(version => version.Version.Number).Select(WorkspaceVersionJson.Write)]);
        return new JsonObject
        {
            ["schema"] = FormattableString.Invariant($"{SchemaName}{SchemaVersion}"),
            ["createdBy"] = CreatedBy,
            ["demonstration"] = IsDemonstration,
            ["layers"] = layers,
        };
    }
}
