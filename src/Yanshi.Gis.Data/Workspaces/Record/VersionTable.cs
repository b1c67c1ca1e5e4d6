using System.Text;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Yanshi.Gis.Data.Formats.GeoPackages;
using Yanshi.Gis.Data.Workspaces.PreparedLayers;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Workspaces.Record;

/// <summary>The table of one version on its way into the record. Geometries of features that were repaired are kept as delivered in a second table beside it.</summary>
internal sealed class VersionTable : IDisposable
{
    private const string Savepoint = "version";
    private const string OriginalsSuffix = "-originals";

    private readonly GeoPackageDatabase _database;
    private readonly LayerDefinition _layer;
    private readonly LayerVersion _version;
    private readonly FeatureTable _table;
    private readonly List<SourceFeature> _repaired = [];
    private bool _isKept;

    internal VersionTable(GeoPackageDatabase database, LayerDefinition layer, LayerVersion version)
    {
        (_database, _layer, _version) = (database, layer, version);
        database.Execute($"SAVEPOINT {Savepoint}");
        _table = new FeatureTable(database, NameOf(layer.Id, version.Number), Crs.Get(version.Crs));
    }

    /// <summary>The name of a version, of its table, and of what users type: <c>land-use@v3</c>.</summary>
    internal static string NameOf(string layerId, int number) => new VersionName(layerId, number).ToString();

    internal void Add(SourceFeature source, PreparedFeature prepared)
    {
        _table.Add(source.Id, source.Geometry, prepared.SourceWkb, source.Properties, prepared.Properties);
        if (source.Repair is not null)
            _repaired.Add(source);
    }

    internal void End(string time)
    {
        const string refusal = "Yanshi.Gis: 图层版本不能改动，请把改动作为新版本导入 / a layer version cannot be changed, import the change as a new version";
        var vintage = _version.Vintage is { } date ? FormattableString.Invariant($"（{date:yyyy-MM-dd}）") : string.Empty;
        var title = FormattableString.Invariant($"{_layer.Title} v{_version.Number}{vintage}");
        _table.End(title, _version.Source, time, refusal);
        var table = NameOf(_layer.Id, _version.Number);
        LayerStyleQml.AddTo(_database, table, ContentEntry.Find(_database, table)!.GeometryType, _layer, time);
        KeepOriginals(FormattableString.Invariant($"{_layer.Title} v{_version.Number} 修复前"), time, refusal);
    }

    /// <summary>Keeps what was done since the table was begun; without it nothing of it remains.</summary>
    internal void Keep()
    {
        _database.Execute($"RELEASE {Savepoint}");
        _isKept = true;
    }

    public void Dispose()
    {
        _table.Dispose();
        if (!_isKept)
            _database.GiveUp(Savepoint);
    }

    internal static void Remove(GeoPackageDatabase database, string table)
    {
        FeatureTable.Remove(database, table);
        FeatureTable.Remove(database, table + OriginalsSuffix);
    }

    private void KeepOriginals(string title, string time, string refusal)
    {
        if (_repaired.Count == 0)
            return;
        using var originals = new FeatureTable(_database, NameOf(_layer.Id, _version.Number) + OriginalsSuffix, Crs.Get(_version.Crs));
        var writer = new WKBWriter(ByteOrder.LittleEndian);
        foreach (var (feature, repair) in _repaired.Select(feature => (feature, feature.Repair!)))
        {
            var facts = new JsonObject { ["what"] = repair.What, ["areaBefore"] = repair.AreaBeforeSquareMetres, ["areaAfter"] = repair.AreaAfterSquareMetres };
            originals.Add(feature.Id, repair.Original, writer.Write(repair.Original), facts, CanonicalJson.Utf8(facts));
        }

        originals.End(title, "修复前的几何 / geometries before repair", time, refusal);
    }
}
