using Yanshi.Gis.Data.Workspaces.Record;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>A version with all that is kept of it.</summary>
/// <param name="Entry">Its facts and hashes.</param>
/// <param name="Origin">Where it came from; null in a workspace of an older format.</param>
/// <param name="ImportedBy">Who imported it; null in a workspace of an older format.</param>
public sealed record LayerHistoryEntry(WorkspaceVersion Entry, VersionOrigin? Origin, string? ImportedBy);

/// <summary>The versions of a layer, from the store of record.</summary>
public static class LayerHistory
{
    /// <summary>All versions of a layer by number.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="layerId">A layer of its catalogue.</param>
    /// <exception cref="InputRefusedException"><c>layer.unknown</c>: the catalogue has no such layer.</exception>
    /// <exception cref="ReferenceDataException">The workspace cannot be read: <c>workspace.*</c>, <c>geopackage.*</c>.</exception>
    public static IReadOnlyList<LayerHistoryEntry> Of(string folder, string layerId)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(layerId);
        var manifest = WorkspaceManifest.Read(folder);
        if (AddedLayers.CatalogueOf(folder, manifest).Find(layerId) is null)
            throw new InputRefusedException("layer.unknown", folder, $"目录里没有图层“{layerId}”；可用 layers list 查看。", $"The catalogue has no layer \"{layerId}\"; see layers list.");
        var entries = manifest.Versions.Where(entry => entry.LayerId.Equals(layerId, StringComparison.Ordinal)).OrderBy(entry => entry.Version.Number);
        if (manifest.IsOfOlderFormat)
            return [.. entries.Select(entry => new LayerHistoryEntry(entry, Origin: null, ImportedBy: null))];
        using var record = WorkspaceRecord.OpenForReading(folder);
        return [.. entries.Select(entry => record.Versions.Find(layerId, entry.Version.Number) is { } held
            ? new LayerHistoryEntry(entry, held.Origin, held.ImportedBy)
            : throw WorkspaceProblems.RecordIncomplete(folder, entry.Name))];
    }
}
