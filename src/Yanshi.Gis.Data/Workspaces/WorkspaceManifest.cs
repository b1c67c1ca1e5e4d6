using System.Text.Json;
using System.Text.Json.Nodes;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Storage;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>
/// <c>workspace.json</c>, schema <c>yanshi-gis/workspace/2</c>: which versions a workspace holds. Whatever is on this list can be used and whatever is not cannot:
/// writing it is the one moment at which an import, a withdrawal or anything else becomes true. It carries its own digest, so that a wrong byte in it is
/// found before anything rests on it. Immutable.
/// </summary>
/// <remarks>Lists of format 1, which had neither a store of record nor an audit log, can be read, not written.</remarks>
/// <param name="CreatedBy">The version of the program that made the workspace.</param>
/// <param name="IsDemonstration">Whether it was made to demonstrate, with invented data.</param>
/// <param name="Versions">The layer versions, by layer id (ordinal), then by number.</param>
public sealed record WorkspaceManifest(string CreatedBy, bool IsDemonstration, IReadOnlyList<WorkspaceVersion> Versions)
{
    /// <summary>The file's name in a workspace.</summary>
    public const string Name = "workspace.json";

    private const string SchemaName = "yanshi-gis/workspace/";
    private const int SchemaVersion = 2;
    private const long SizeLimitBytes = 16 << 20;

    /// <summary>The format of the list that was read.</summary>
    public int Format { get; init; } = SchemaVersion;

    /// <summary>How often a list was written here, this one included.</summary>
    public int Generation { get; init; }

    /// <summary>The audit entry of what made this list; null in format 1.</summary>
    public AuditAnchor? Audit { get; init; }

    /// <summary>Layers that imports added to the catalogue.</summary>
    public IReadOnlyList<LayerDefinition> AddedLayers { get; init; } = [];

    /// <summary>Whether the workspace must be upgraded before anything is written into it.</summary>
    public bool IsOfOlderFormat => Format < SchemaVersion;

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

    /// <summary>Publishes the list in a workspace's folder; it is there as a whole, flushed to disk, or as it was.</summary>
    /// <exception cref="ReferenceDataException"><c>storage.write-failed</c>, <c>storage.verify-failed</c>, <c>storage.fsync-failed</c>.</exception>
    internal void Write(string folder)
    {
        var json = ToJson();
        json["digest"] = CanonicalJson.Digest(json);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(json, Indented);
        DurableFile.Publish(Path.Combine(folder, Name), stream => stream.Write(bytes));
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
            return FromJson(json, format);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or NullReferenceException or ArgumentException)
        {
            throw WorkspaceProblems.Damaged(path, e);
        }
    }

    private static WorkspaceManifest FromJson(JsonObject json, int format)
    {
        List<WorkspaceVersion> versions =
        [
            .. from layer in json["layers"]!.AsObject()
               from version in layer.Value!.AsArray()
               select WorkspaceVersionJson.Read(layer.Key, version!.AsObject()),
        ];
        return new WorkspaceManifest(json["createdBy"]!.GetValue<string>(), json["demonstration"]!.GetValue<bool>(), versions)
        {
            Format = format,
            Generation = format == 1 ? 0 : json["generation"]!.GetValue<int>(),
            AddedLayers = Workspaces.AddedLayers.Read(json["addedLayers"]),
            Audit = format == 1 ? null : AuditAnchor.Find(json["audit"]!.GetValue<string>()) ?? throw new FormatException("audit"),
        };
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
            ["generation"] = Generation,
            ["audit"] = Audit!.ToString(),
            ["layers"] = layers,
            ["addedLayers"] = Workspaces.AddedLayers.Write(AddedLayers),
        };
    }
}
