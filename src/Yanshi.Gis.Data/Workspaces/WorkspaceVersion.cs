using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>A layer version as <c>workspace.json</c> lists it.</summary>
/// <param name="LayerId">The layer's id.</param>
/// <param name="Version">What is known of the data.</param>
/// <param name="ImportedAt">When it was imported, UTC, as the importer wrote it (<c>2026-11-22T08:00:00Z</c>).</param>
/// <param name="FileSha256">SHA-256 of the whole file, 64 hexadecimal digits.</param>
/// <param name="Sha256">The fingerprint of the source data, 64 hexadecimal digits.</param>
/// <param name="Features">Number of features.</param>
/// <param name="Vertices">Number of vertices of its areas, closing ones included.</param>
public sealed record WorkspaceVersion(string LayerId, LayerVersion Version, string ImportedAt, string FileSha256, string Sha256, int Features, long Vertices)
{
    /// <summary>Its name: <c>land-use@v3</c>.</summary>
    public VersionName Name => new(LayerId, Version.Number);

    /// <summary>The folder of the layer files in a workspace.</summary>
    internal const string Folder = "layers";

    /// <summary>What the names of layer files end in.</summary>
    internal const string Extension = ".layer";

    /// <summary>The file's path within the workspace: it follows from id and number, so that no list can point elsewhere.</summary>
    public string File => FormattableString.Invariant($"{Folder}/{LayerId}.v{Version.Number}{Extension}");
}
