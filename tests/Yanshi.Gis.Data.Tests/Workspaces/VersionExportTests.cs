using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Formats.GeoPackages;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Workspaces;

public sealed class VersionExportTests : IDisposable
{
    private static readonly VersionName Towns = new("towns", 1);

    private readonly ScratchFolder _scratch = new();
    private readonly string _folder;

    public VersionExportTests() => _folder = _scratch.Workspace();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_version_leaves_as_geojson_with_its_marks()
    {
        VersionExport.Run(_folder, Towns, _scratch["towns.geojson"], includeRestricted: false, SmallWorkspace.Act).ShouldBe(2);
        var json = JsonNode.Parse(File.ReadAllText(_scratch["towns.geojson"]))!;
        (json["version"]!.GetValue<string>(), json["confidentiality"]!.GetValue<string>()).ShouldBe(("towns@v1", "public"));
        var original = JsonNode.Parse(File.ReadAllText(Path.Combine(SmallWorkspace.DataFolder, "towns.geojson")))!;
        JsonNode.DeepEquals(json["features"]![1]!["geometry"], original["features"]![1]!["geometry"]).ShouldBeTrue();
        JsonNode.DeepEquals(json["features"]![1]!["properties"], original["features"]![1]!["properties"]).ShouldBeTrue();
    }

    [Fact]
    public void A_version_leaves_as_a_geopackage_in_its_own_system()
    {
        VersionExport.Run(_folder, Towns, _scratch["towns.gpkg"], includeRestricted: false, SmallWorkspace.Act);
        using var database = GeoPackageDatabase.OpenForReading(_scratch["towns.gpkg"]);
        database.Rows("SELECT feature_id, name FROM towns ORDER BY fid", row => (row.GetString(0), row.GetString(1))).ShouldBe([("t1", "西镇"), ("t2", "东镇")]);
        ((string)database.Value("SELECT description FROM gpkg_contents WHERE table_name = 'towns'")!).ShouldContain("towns@v1 · statutory · public");
        _scratch.ShouldHaveFiles("towns.gpkg");
    }

    [Theory]
    [InlineData(Confidentiality.Internal, "内部")]
    [InlineData(Confidentiality.Secret, "涉密")]
    public void What_is_not_public_leaves_only_when_asked_for(Confidentiality mark, string word)
    {
        SmallWorkspace.Import(_folder, "land-use", SmallWorkspace.Version() with { Confidentiality = mark }, SmallWorkspace.Square("a"));
        var name = new VersionName("land-use", 1);
        var refused = Should.Throw<InputRefusedException>(() => VersionExport.Run(_folder, name, _scratch["out.geojson"], includeRestricted: false, SmallWorkspace.Act)).Problem;
        refused.Code.ShouldBe("export.restricted");
        refused.Chinese.ShouldContain(word);
        _scratch.ShouldHaveFiles();
        VersionExport.Run(_folder, name, _scratch["out.geojson"], includeRestricted: true, SmallWorkspace.Act).ShouldBe(1);
        var entry = new AuditLog(_folder).FromEnd().First();
        (entry.Event.Action, entry.Event.Layers.Single()).ShouldBe(("layers.export", new AuditedLayer("land-use", 1, WorkspaceManifest.Read(_folder).Versions.Single(version => version.Name == name).Sha256)));
        entry.Event.What.ShouldContain(EnumCode.Of(mark));
        entry.Event.What.ShouldContain(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(_scratch["out.geojson"]))));
    }

    [Fact]
    public void What_cannot_be_entered_into_the_audit_log_does_not_leave()
    {
        var log = Path.Combine(_folder, AuditLog.Name);
        File.Delete(log);
        Directory.CreateDirectory(log);
        Should.Throw<ReferenceDataException>(() => VersionExport.Run(_folder, Towns, _scratch["towns.geojson"], includeRestricted: false, SmallWorkspace.Act)).Problem.Code.ShouldBe("storage.write-failed");
        _scratch.ShouldHaveFiles();
    }

    [Fact]
    public void Projected_data_is_exported_in_degrees_as_geojson()
    {
        var square = ProjectGeometry.Factory.ToGeometry(new Envelope(390_000, 390_060, 3_836_000, 3_836_060));
        SmallWorkspace.Import(_folder, "land-use", SmallWorkspace.Version() with { Crs = "EPSG:4547", Confidentiality = Confidentiality.Public }, new SourceFeature("a", square, []));
        VersionExport.Run(_folder, new VersionName("land-use", 1), _scratch["a.geojson"], includeRestricted: false, SmallWorkspace.Act);
        var corner = JsonNode.Parse(File.ReadAllText(_scratch["a.geojson"]))!["features"]![0]!["geometry"]!["coordinates"]![0]![0]!.AsArray().Select(number => number!.GetValue<double>()).ToList();
        corner[0].ShouldBe(112.80, 0.01);
        corner[1].ShouldBe(34.65, 0.01);
    }

    [Fact]
    public void Other_names_and_extensions_are_refused()
    {
        Should.Throw<InputRefusedException>(() => VersionExport.Run(_folder, new VersionName("towns", 9), _scratch["a.gpkg"], includeRestricted: false, SmallWorkspace.Act)).Problem.Code.ShouldBe("layer.no-such-version");
        Should.Throw<InputRefusedException>(() => VersionExport.Run(_folder, Towns, _scratch["a.shp"], includeRestricted: false, SmallWorkspace.Act)).Problem.Code.ShouldBe("export.unknown-format");
    }
}

/// <summary>What stands in a scratch folder besides the workspace.</summary>
internal static class ScratchFiles
{
    internal static void ShouldHaveFiles(this ScratchFolder scratch, params string[] names) =>
        Directory.EnumerateFiles(scratch.Path).Select(Path.GetFileName).ShouldBe(names);
}
