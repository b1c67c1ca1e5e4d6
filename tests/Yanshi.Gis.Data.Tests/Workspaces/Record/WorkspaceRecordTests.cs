using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats.GeoPackages;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Data.Workspaces.Record;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Workspaces.Record;

public sealed class WorkspaceRecordTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly string _folder;

    public WorkspaceRecordTests() => _folder = _scratch.Workspace();

    private string GeoPackage => Path.Combine(_folder, WorkspaceRecord.Name);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Features_come_back_as_they_went_in()
    {
        SourceFeature[] features =
        [
            SmallWorkspace.Square("a"),
            new("b", ProjectGeometry.Factory.CreateMultiPolygon([(Polygon)SmallWorkspace.Square("x", east: 0.02).Geometry]), JsonNode.Parse("""{"name":"乙","n":1e300,"deep":{"z":[1,null,true],"a":"\u0001"},"empty":""}""")!.AsObject()),
            new("线", ProjectGeometry.Factory.CreateLineString([new(112.7, 34.6), new(112.71, 34.61)]), []),
        ];
        var entry = SmallWorkspace.Import(_folder, "river-management-range", SmallWorkspace.Version() with { Coverage = LayerCoverage.Extent }, features);
        using var record = WorkspaceRecord.OpenForReading(_folder);
        record.Features.RequireIntact(entry);
        var read = record.Features.Of(entry).ToList();
        read.Select(feature => feature.Id).ShouldBe(["a", "b", "线"]);
        read.Zip(features).ShouldAllBe(pair => pair.First.Geometry.EqualsExact(pair.Second.Geometry) && JsonNode.DeepEquals(pair.First.Properties, pair.Second.Properties));
        var held = record.Versions.Find("river-management-range", 1).ShouldNotBeNull();
        held.Entry.ShouldBe(entry);
        (held.IsPublished, held.ImportedBy).ShouldBe((true, "tester"));
    }

    [Fact]
    public void What_a_version_came_from_is_kept_with_it()
    {
        var origin = new VersionOrigin { InputName = "图斑.gdb", InputSha256 = new string('d', 64), Report = new JsonObject { ["featuresIn"] = 2, ["refused"] = 1 } };
        using (var import = WorkspaceImport.Begin(_folder, SmallWorkspace.Act))
        {
            import.NextNumber("land-use").ShouldBe(1);
            import.AddVersion("land-use", SmallWorkspace.Version(), [SmallWorkspace.Square("a")], origin);
            import.NextNumber("land-use").ShouldBe(2);
            import.Commit().ShouldBeEmpty();
        }

        var history = LayerHistory.Of(_folder, "land-use").ShouldHaveSingleItem();
        (history.Origin!.InputName, history.Origin.InputSha256).ShouldBe((origin.InputName, origin.InputSha256));
        JsonNode.DeepEquals(history.Origin.Report, origin.Report).ShouldBeTrue();
        var entry = new Data.Audit.AuditLog(_folder).FromEnd().First();
        (entry.Event.Action, entry.Event.Input?.Name, entry.Event.Layers.Single().LayerId, entry.Event.Generation).ShouldBe(("layers.import", "图斑.gdb", "land-use", 2));
        Should.Throw<InputRefusedException>(() => LayerHistory.Of(_folder, "none")).Problem.Code.ShouldBe("layer.unknown");
    }

    [Fact]
    public void A_stated_coverage_comes_with_the_data_and_is_kept()
    {
        var area = ProjectGeometry.Factory.ToGeometry(new Envelope(-5_000, 5_000, -5_000, 5_000));
        using (var import = WorkspaceImport.Begin(_folder, SmallWorkspace.Act))
        {
            var version = SmallWorkspace.Version() with { Coverage = LayerCoverage.Stated };
            Should.Throw<ArgumentException>(() => import.AddVersion("land-use", version, [SmallWorkspace.Square("a")]));
            import.AddVersion("land-use", version, [SmallWorkspace.Square("a")], new VersionOrigin { Coverage = area });
            import.Commit();
        }

        Workspace.Open(_folder).Layers.Loaded("land-use").ShouldNotBeNull().Coverage.ShouldNotBeNull().AreaOf(0).ShouldBe(area.Area, 1e-6);
        File.Delete(Path.Combine(_folder, "layers", "land-use.v1.layer"));
        WorkspaceMending.Run(_folder, SmallWorkspace.Act, TimeSpan.Zero, everyByte: false).Made.ShouldBe([new VersionName("land-use", 1)]);
        Workspace.Open(_folder).Layers.Loaded("land-use").ShouldNotBeNull().Coverage.ShouldNotBeNull().AreaOf(0).ShouldBe(area.Area, 1e-6);
    }

    [Fact]
    public void Geometries_that_were_repaired_are_kept_as_delivered_beside_the_version()
    {
        var crossed = ProjectGeometry.Factory.CreatePolygon([new(112.7, 34.7), new(112.71, 34.71), new(112.71, 34.7), new(112.7, 34.71), new(112.7, 34.7)]);
        SmallWorkspace.Import(_folder, "land-use", SmallWorkspace.Version(), SmallWorkspace.Square("a") with { Repair = new FeatureRepair(crossed, "自相交", 0, 12.5) }, SmallWorkspace.Square("b", east: 0.02));
        using var database = GeoPackageDatabase.OpenForReading(GeoPackage);
        database.Rows("SELECT feature_id, what, areaAfter FROM \"land-use@v1-originals\"", row => (row.GetString(0), row.GetString(1), row.GetDouble(2))).ShouldBe([("a", "自相交", 12.5)]);
    }

    [Fact]
    public void A_version_cannot_be_changed_by_whoever_has_the_file_open()
    {
        SmallWorkspace.Import(_folder, "land-use", SmallWorkspace.Version(), SmallWorkspace.Square("a"));
        using var database = GeoPackageDatabase.OpenForWriting(GeoPackage);
        foreach (var change in new[] { "UPDATE \"land-use@v1\" SET DLBM = '0101'", "DELETE FROM \"land-use@v1\"", "INSERT INTO \"land-use@v1\" (feature_id, properties, geom) VALUES ('x', '{}', x'00')", "UPDATE \"land-use\" SET DLBM = '0101'" })
            Should.Throw<ReferenceDataException>(() => database.Execute(change));
        database.Value("SELECT DLBM FROM \"land-use@v1\"").ShouldBe("0103");
    }

    [Fact]
    public void Views_show_the_versions_in_force()
    {
        SmallWorkspace.Import(_folder, "land-use", SmallWorkspace.Version(), SmallWorkspace.Square("a"));
        Current().ShouldBe(1);
        SmallWorkspace.Import(_folder, "land-use", SmallWorkspace.Version(2) with { LegalStatus = LegalStatus.Draft }, SmallWorkspace.Square("a"), SmallWorkspace.Square("b", east: 0.02));
        Current().ShouldBe(1, "a draft is not shown as the layer");
        SmallWorkspace.Import(_folder, "land-use", SmallWorkspace.Version(3), SmallWorkspace.Square("a"), SmallWorkspace.Square("b", east: 0.02), SmallWorkspace.Square("c", east: 0.04));
        Current().ShouldBe(3);
        VersionUse.Use(_folder, new VersionName("land-use", 1), new DateOnly(2026, 11, 22), SmallWorkspace.Act).SetAside.ShouldBe([new VersionName("land-use", 3)]);
        Current().ShouldBe(1);

        long Current()
        {
            using var database = GeoPackageDatabase.OpenForReading(GeoPackage);
            database.Value("SELECT identifier FROM gpkg_contents WHERE table_name = 'land-use'").ShouldBe("图层land-use");
            return (long)database.Value("SELECT count(*) FROM \"land-use\"")!;
        }
    }

    [ToolFact("ogrinfo")]
    public void Another_program_opens_the_workspace_with_titles_styles_and_spatial_index()
    {
        SmallWorkspace.Import(_folder, "land-use", SmallWorkspace.Version(), [.. Enumerable.Range(0, 20).Select(i => SmallWorkspace.Square($"{i:D2}", 0.005, 0.01 * i))]);
        var list = ToolProcess.Run("ogrinfo", ["-q", GeoPackage]).EnsureSuccess();
        list.Errors.ShouldBeEmpty();
        foreach (var layer in new[] { "towns (Polygon)", "land-use (Polygon)", "land-use@v1 (Polygon)", "layer_styles (None)", "yanshi_versions (None)" })
            list.Output.ShouldContain(layer);
        var layerText = ToolProcess.Run("ogrinfo", ["-so", "-spat", "112.7", "34.7", "112.7249", "34.71", GeoPackage, "land-use"]).EnsureSuccess();
        layerText.Errors.ShouldBeEmpty();
        foreach (var expected in new[] { "IDENTIFIER=图层land-use", "Feature Count: 3", "DLBM: String", "TBMJ: Real", "ID[\"EPSG\",4490]" })
            layerText.Output.ShouldContain(expected);
        ToolProcess.Run("ogrinfo", ["-q", "-sql", "SELECT f_table_name, useAsDefault FROM layer_styles WHERE f_table_name = 'towns' AND styleQML LIKE '%51,102,153%'", GeoPackage]).EnsureSuccess().Output.ShouldContain("useAsDefault (Integer(Boolean)) = 1");
        ToolProcess.Run("ogr2ogr", ["-f", "GeoJSON", _scratch["out.geojson"], GeoPackage, "land-use@v1"]).EnsureSuccess();
        JsonNode.Parse(File.ReadAllText(_scratch["out.geojson"]))!["features"]!.AsArray().Count.ShouldBe(20);
        Workspace.Verify(_folder).ShouldBeEmpty("reading left no trace");
    }
}
