using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.IO;
using Yanshi.Gis.Data.Formats.GeoPackages;
using Yanshi.Gis.Planning.Records;

namespace Yanshi.Gis.Data.Workspaces.Record;

/// <summary>Reads the features of a version from the record, in the order of their ids.</summary>
internal sealed class RecordedFeatures(GeoPackageDatabase database, string path)
{
    /// <summary>Compares every feature of a version with the version's fingerprint. Nothing is parsed before this: what was changed never reaches a parser.</summary>
    /// <exception cref="ReferenceDataException"><c>geopackage.damaged</c>: the record does not hold what was imported.</exception>
    internal void RequireIntact(WorkspaceVersion entry)
    {
        using var fingerprint = new LayerFingerprint(entry.Version.Crs);
        var count = 0;
        foreach (var (id, properties, blob) in Rows(entry))
        {
            if (GeoPackageGeometry.FindWkb(blob) is not { } wkb)
                throw Damaged(entry, $"要素 {id} 没有几何", $"feature {id} has no geometry");
            fingerprint.Add(id, wkb.Span, Encoding.UTF8.GetBytes(properties));
            count++;
        }

        if (count != entry.Features || !fingerprint.End().Equals(entry.Sha256, StringComparison.Ordinal))
            throw Damaged(entry, "要素与导入时的指纹不符", "its features do not match the fingerprint taken at import");
    }

    /// <summary>The features as a stream; <see cref="RequireIntact"/> comes first.</summary>
    internal IEnumerable<SourceFeature> Of(WorkspaceVersion entry)
    {
        var reader = new WKBReader(ProjectGeometry.Services);
        foreach (var (id, properties, blob) in Rows(entry))
        {
            var wkb = GeoPackageGeometry.FindWkb(blob) ?? throw Damaged(entry, $"要素 {id} 没有几何", $"feature {id} has no geometry");
            SourceFeature feature;
            try
            {
                feature = new SourceFeature(id, reader.Read(wkb.ToArray()), JsonNode.Parse(properties)!.AsObject());
            }
            catch (Exception e) when (e is ParseException or JsonException or InvalidOperationException or NullReferenceException or ArgumentException)
            {
                throw Damaged(entry, $"要素 {id} 无法读取（{e.Message}）", $"feature {id} cannot be read ({e.Message})");
            }

            yield return feature;
        }
    }

    private IEnumerable<(string Id, string Properties, ReadOnlyMemory<byte> Blob)> Rows(WorkspaceVersion entry) => database.Stream(
        $"SELECT {FeatureTable.FeatureId}, {FeatureTable.Properties}, {FeatureTable.Geometry} FROM {Sql.Name(VersionTable.NameOf(entry.LayerId, entry.Version.Number))} ORDER BY fid",
        row => row.IsDBNull(0) || row.IsDBNull(1) || row.IsDBNull(2)
            ? throw Damaged(entry, "有要素缺少编号、属性或几何", "a feature lacks its id, properties or geometry")
            : (row.GetString(0), row.GetString(1), (ReadOnlyMemory<byte>)row.GetFieldValue<byte[]>(2)));

    private ReferenceDataException Damaged(WorkspaceVersion entry, string chinese, string english) =>
        GeoPackageProblems.Damaged($"{path}: {VersionTable.NameOf(entry.LayerId, entry.Version.Number)}", chinese, english);
}
