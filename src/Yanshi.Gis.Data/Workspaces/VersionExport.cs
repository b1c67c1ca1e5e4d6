using System.Text.Json.Nodes;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Formats.GeoJson;
using Yanshi.Gis.Data.Formats.GeoPackages;
using Yanshi.Gis.Data.Storage;
using Yanshi.Gis.Data.Workspaces.Record;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>
/// Writes a version of a layer into a file of its own: as a GeoPackage in the system it was delivered in, or as GeoJSON in longitude and latitude. Data that is not
/// public leaves only when asked for, and every export is in the audit log before the file has its name.
/// </summary>
public static class VersionExport
{
    private const string Action = "layers.export";

    /// <summary>Exports a version.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="name">The version.</param>
    /// <param name="path">The file, replaced when it exists: a GeoPackage (<c>.gpkg</c>) or GeoJSON (<c>.geojson</c>, <c>.json</c>).</param>
    /// <param name="includeRestricted">Whether data that is internal or secret may leave.</param>
    /// <param name="act">Who exports, when, by which command.</param>
    /// <returns>How many features were written.</returns>
    /// <exception cref="InputRefusedException"><c>layer.no-such-version</c>, <c>export.restricted</c>, <c>export.unknown-format</c>.</exception>
    /// <exception cref="ReferenceDataException"><c>geopackage.*</c>, <c>audit.*</c>, <c>storage.*</c>: there is no file.</exception>
    public static int Run(string folder, VersionName name, string path, bool includeRestricted, Act act)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(act);
        var manifest = WorkspaceManifest.Read(folder);
        if (manifest.IsOfOlderFormat)
            throw WorkspaceProblems.OlderFormat(folder);
        var catalogue = AddedLayers.CatalogueOf(folder, manifest);
        var entry = manifest.Versions.FirstOrDefault(entry => entry.Name == name) ?? throw WorkspaceProblems.NoSuchVersion(folder, name.ToString());
        if (!includeRestricted && entry.Version.Confidentiality is not Confidentiality.Public)
            throw Restricted(entry);
        var write = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".gpkg" => (Action<Stream, WorkspaceRecord>)((to, record) => WriteGeoPackage(to, record, entry, catalogue, act, path)),
            ".geojson" or ".json" => (to, record) => WriteGeoJson(to, record, entry, catalogue),
            var other => throw new InputRefusedException("export.unknown-format", path, $"不认识的扩展名“{other}”；可用 .gpkg、.geojson。", $"The extension \"{other}\" is unknown; use .gpkg or .geojson."),
        };
        using var record = WorkspaceRecord.OpenForReading(folder);
        record.Features.RequireIntact(entry);
        DurableFile.Write(path, to => write(to, record), sha256 => WorkspaceReadOnly.Guard(folder, act, () => new AuditLog(folder).Append(act, new AuditEvent(Action, $"{name} → {Path.GetFileName(path)} sha256:{sha256}（{EnumCode.Of(entry.Version.Confidentiality)}）")
        {
            Layers = [new AuditedLayer(entry.LayerId, entry.Version.Number, entry.Sha256)],
        })));
        return entry.Features;
    }

    private static InputRefusedException Restricted(WorkspaceVersion entry) => new(
        "export.restricted",
        entry.Name.ToString(),
        $"该版本为{(entry.Version.Confidentiality is Confidentiality.Secret ? "涉密" : "内部")}数据，未导出。确需导出请加 --include-restricted（记入审计日志），并按规定保管。",
        $"The version is {EnumCode.Of(entry.Version.Confidentiality)} and was not exported. With --include-restricted it is (the audit log says so); keep it as the rules demand.");

    private static void WriteGeoPackage(Stream to, WorkspaceRecord record, WorkspaceVersion entry, Catalogue catalogue, Act act, string path) =>
        GeoPackageDatabase.WriteTo(to, $"{path}{DurableFile.TemporaryMark}{Path.GetRandomFileName()}", database =>
        {
            using var table = new FeatureTable(database, entry.LayerId, Crs.Get(entry.Version.Crs));
            foreach (var feature in record.Features.Of(entry))
                table.Add(feature.Id, feature.Geometry, feature.Properties);
            var layer = catalogue.Get(entry.LayerId);
            table.End(layer.Title, Description(entry), act.Time, refusal: null);
            LayerStyleQml.AddTo(database, entry.LayerId, ContentEntry.Find(database, entry.LayerId)!.GeometryType, layer, act.Time);
        });

    private static void WriteGeoJson(Stream to, WorkspaceRecord record, WorkspaceVersion entry, Catalogue catalogue)
    {
        var projection = new AnalysisProjection(Crs.Get(entry.Version.Crs), catalogue.Plane);
        using var collection = new FeatureCollectionWriter(
            to, catalogue.Get(entry.LayerId).Title, entry.Name.ToString(), ("confidentiality", EnumCode.Of(entry.Version.Confidentiality)), ("source", entry.Version.Source));
        foreach (var feature in record.Features.Of(entry))
            collection.Add(JsonValue.Create(feature.Id), projection.ToLonLat(feature.Geometry), feature.Properties);
        collection.End();
    }

    private static string Description(WorkspaceVersion entry) =>
        $"{entry.Name} · {EnumCode.Of(entry.Version.Status)} · {EnumCode.Of(entry.Version.Confidentiality)} · {entry.Version.Source} · sha256:{entry.Sha256}";
}
