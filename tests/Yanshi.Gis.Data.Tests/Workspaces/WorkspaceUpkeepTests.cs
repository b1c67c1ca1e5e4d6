using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Formats.GeoPackages;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Data.Workspaces.Record;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Workspaces;

/// <summary>What keeps a workspace right: mending, sweeping, verifying, restoring its list, read-only and back.</summary>
public sealed class WorkspaceUpkeepTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly string _folder;
    private readonly string _file;

    public WorkspaceUpkeepTests()
    {
        _folder = _scratch.Workspace();
        SmallWorkspace.Import(_folder, "land-use", SmallWorkspace.Version(), SmallWorkspace.Square("a"), SmallWorkspace.Square("b", east: 0.02));
        _file = Path.Combine(_folder, "layers", "land-use.v1.layer");
    }

    private string GeoPackage => Path.Combine(_folder, WorkspaceRecord.Name);

    private string List => Path.Combine(_folder, WorkspaceManifest.Name);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_missing_or_damaged_file_is_made_again_byte_for_byte()
    {
        var before = File.ReadAllBytes(_file);
        foreach (var damage in new Action[] { () => File.Delete(_file), () => Replace(_file, before[..100]), () => Replace(_file, []), () => Replace(_file, File.ReadAllBytes(Path.Combine(_folder, "layers", "towns.v1.layer"))) })
        {
            damage();
            var workspace = Workspace.Open(_folder);
            workspace.Layers.DamageOf("land-use").ShouldNotBeNull();
            WorkspaceMending.IsOfUse(workspace).ShouldBeTrue();
            Mend(everyByte: false).Made.ShouldBe([new VersionName("land-use", 1)]);
            File.ReadAllBytes(_file).ShouldBe(before);
        }

        Mend(everyByte: true).Made.ShouldBeEmpty();
        new AuditLog(_folder).FromEnd().First().Event.Action.ShouldBe("workspace.prepare");
        Workspace.Verify(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void A_byte_that_opening_does_not_see_is_mended_by_looking_at_every_one()
    {
        var before = File.ReadAllBytes(_file);
        var changed = before.ToArray();
        changed[^1] ^= 1;
        Replace(_file, changed);
        Mend(everyByte: false).Made.ShouldBeEmpty();
        Mend(everyByte: true).Made.ShouldHaveSingleItem();
        File.ReadAllBytes(_file).ShouldBe(before);
    }

    [Fact]
    public void Without_the_record_nothing_can_be_made_again_and_the_layer_stays_damaged()
    {
        File.Delete(_file);
        File.Delete(GeoPackage);
        var workspace = Workspace.Open(_folder);
        WorkspaceMending.IsOfUse(workspace).ShouldBeFalse();
        workspace.Layers.DamageOf("land-use").ShouldNotBeNull().Code.ShouldBe("layer.file-missing");
        Code(() => Mend(everyByte: false)).ShouldBe("geopackage.missing");
        Code(() => WorkspaceImport.Begin(_folder, SmallWorkspace.Act)).ShouldBe("geopackage.missing");
    }

    [Theory]
    [InlineData("UPDATE \"land-use@v1\" SET properties = '{\"DLBM\":\"0101\"}' WHERE feature_id = 'a'")]
    [InlineData("UPDATE \"land-use@v1\" SET geom = x'47500003' WHERE feature_id = 'a'")]
    [InlineData("DELETE FROM \"land-use@v1\" WHERE feature_id = 'b'")]
    [InlineData("UPDATE \"land-use@v1\" SET feature_id = 'c' WHERE feature_id = 'b'")]
    [InlineData("UPDATE yanshi_versions SET facts = '{}' WHERE layer = 'land-use'")]
    [InlineData("DELETE FROM yanshi_versions WHERE layer = 'land-use'")]
    public void A_record_that_was_changed_is_found_and_nothing_is_made_of_it(string change)
    {
        using (var database = GeoPackageDatabase.OpenForWriting(GeoPackage))
        {
            foreach (var trigger in database.Rows("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'land-use@v1'", row => row.GetString(0)))
                database.Execute($"DROP TRIGGER \"{trigger}\"");
            database.Execute(change);
        }

        Workspace.Verify(_folder).ShouldContain(problem => problem.Problem.Code == "geopackage.damaged" || problem.Problem.Code == "workspace.record-incomplete");
        File.Delete(_file);
        Should.Throw<ReferenceDataException>(() => Mend(everyByte: false));
        Workspace.Open(_folder).Layers.DamageOf("land-use").ShouldNotBeNull();
    }

    [Fact]
    public void What_an_interrupted_writer_left_is_removed_and_said_so()
    {
        // A writer that was stopped between its audit entry and the list.
        using (var import = WorkspaceImport.Begin(_folder, SmallWorkspace.Act))
        {
            var list = File.ReadAllBytes(List);
            import.AddVersion("land-use", SmallWorkspace.Version(2), [SmallWorkspace.Square("z")]);
            import.Commit();
            Replace(List, list);
            using var database = GeoPackageDatabase.OpenForWriting(GeoPackage);
            database.Execute("UPDATE yanshi_versions SET state = 'pending' WHERE version = 2");
        }

        File.WriteAllText(List + ".tmp-abc", "half");
        File.WriteAllText(_file + ".tmp-abc", "half");
        Workspace.Open(_folder).Layers.VersionsOf("land-use").Count.ShouldBe(1);
        using (var import = WorkspaceImport.Begin(_folder, SmallWorkspace.Act))
            import.NextNumber("land-use").ShouldBe(2);
        Directory.EnumerateFiles(_folder, "*.tmp-*", SearchOption.AllDirectories).ShouldBeEmpty();
        File.Exists(Path.Combine(_folder, "layers", "land-use.v2.layer")).ShouldBeFalse();
        using (var database = GeoPackageDatabase.OpenForReading(GeoPackage))
            database.Value("SELECT count(*) FROM sqlite_schema WHERE name LIKE '%land-use@v2%'").ShouldBe(0L);
        var entry = new AuditLog(_folder).FromEnd().First();
        entry.Event.Action.ShouldBe("workspace.given-up");
        entry.Event.What.ShouldContain("3");
        WorkspaceImport.Begin(_folder, SmallWorkspace.Act).Dispose();
        new AuditLog(_folder).FindHead().ShouldBe(entry.Anchor, "it is said once");
        SmallWorkspace.Import(_folder, "land-use", SmallWorkspace.Version(2), SmallWorkspace.Square("y"));
        Workspace.Verify(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void A_list_that_is_lost_is_written_again_from_the_record()
    {
        var versions = WorkspaceManifest.Read(_folder).Versions;
        File.Delete(List);
        Code(() => Workspace.Open(_folder)).ShouldBe("workspace.not-a-workspace");
        WorkspaceMending.RestoreList(_folder, SmallWorkspace.Act);
        WorkspaceManifest.Read(_folder).Versions.ShouldBe(versions, ignoreOrder: true);
        Workspace.Verify(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void A_list_older_than_the_record_stops_every_writer_and_loses_nothing()
    {
        var old = File.ReadAllBytes(List);
        SmallWorkspace.Import(_folder, "land-use", SmallWorkspace.Version(2), SmallWorkspace.Square("z"));
        Replace(List, old);
        Code(() => WorkspaceImport.Begin(_folder, SmallWorkspace.Act)).ShouldBe("workspace.list-older");
        Workspace.Verify(_folder).ShouldContain(problem => problem.Problem.Code == "workspace.list-older");
        WorkspaceMending.RestoreList(_folder, SmallWorkspace.Act);
        Workspace.Open(_folder).Layers.VersionsOf("land-use").Count.ShouldBe(2);
        Workspace.Verify(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void An_audit_log_that_lost_its_end_stops_every_writer()
    {
        var path = Path.Combine(_folder, AuditLog.Name);
        var lines = File.ReadAllLines(path);
        File.WriteAllText(path, lines[0] + "\n");
        Code(() => WorkspaceImport.Begin(_folder, SmallWorkspace.Act)).ShouldBe("audit.cut");
        File.Delete(path);
        Code(() => WorkspaceImport.Begin(_folder, SmallWorkspace.Act)).ShouldBe("audit.cut");
        Workspace.Open(_folder).Layers.Loaded("land-use").ShouldNotBeNull("checks go on");
    }

    [Fact]
    public void A_workspace_that_is_read_only_can_be_checked_against_and_unlocked_when_it_is_intact()
    {
        File.WriteAllText(Path.Combine(_folder, WorkspaceReadOnly.Name), "");
        foreach (var write in new Action[]
        {
            () => WorkspaceImport.Begin(_folder, SmallWorkspace.Act), () => Mend(everyByte: true), () => WorkspaceMending.RestoreList(_folder, SmallWorkspace.Act),
            () => VersionUse.Withdraw(_folder, new VersionName("land-use", 1), new DateOnly(2026, 1, 1), SmallWorkspace.Act),
        })
            Code(write).ShouldBe("workspace.read-only");
        Workspace.Open(_folder).Layers.Loaded("land-use").ShouldNotBeNull();
        var good = File.ReadAllBytes(_file);
        Replace(_file, [.. good[..^1], (byte)(good[^1] ^ 1)]);
        WorkspaceUnlocking.Run(_folder, SmallWorkspace.Act).ShouldHaveSingleItem();
        WorkspaceUnlocking.IsNeeded(_folder).ShouldBeTrue();
        Replace(_file, good);
        WorkspaceUnlocking.Run(_folder, SmallWorkspace.Act).ShouldBeEmpty();
        WorkspaceUnlocking.IsNeeded(_folder).ShouldBeFalse();
        SmallWorkspace.Import(_folder, "land-use", SmallWorkspace.Version(2), SmallWorkspace.Square("z"));
    }

    [Fact]
    public void A_catalogue_of_another_plane_does_not_belong_here()
    {
        var path = Path.Combine(_folder, CatalogueFile.Name);
        File.WriteAllText(path, File.ReadAllText(path).Replace("112.795", "112.8", StringComparison.Ordinal));
        Code(() => WorkspaceImport.Begin(_folder, SmallWorkspace.Act)).ShouldBe("workspace.plane-changed");
        Workspace.Open(_folder).Layers.DamageOf("land-use").ShouldNotBeNull();
    }

    [Fact]
    public void A_workspace_of_format_1_is_checked_against_and_upgraded_when_its_data_is_the_folders()
    {
        var old = MakeFormat1(_scratch["old"]);
        var workspace = Workspace.Open(old);
        workspace.IsOfOlderFormat.ShouldBeTrue();
        workspace.Layers.Loaded("towns").ShouldNotBeNull();
        Code(() => WorkspaceImport.Begin(old, SmallWorkspace.Act)).ShouldBe("workspace.older-format");
        Code(() => WorkspaceUpgrade.Run(old, Repository.Path("gis-data"), SmallWorkspace.Act)).ShouldBe("workspace.cannot-upgrade");
        Workspace.Open(old).IsOfOlderFormat.ShouldBeTrue("nothing was changed");
        WorkspaceUpgrade.Run(old, SmallWorkspace.DataFolder, SmallWorkspace.Act);
        Workspace.Open(old).IsOfOlderFormat.ShouldBeFalse();
        Workspace.Verify(old).ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(_scratch.Path).Count().ShouldBe(2, "nothing is left beside it");
    }

    private static string MakeFormat1(string folder)
    {
        SmallWorkspace.CopyTo(folder);
        foreach (var file in new[] { WorkspaceRecord.Name, AuditLog.Name, "audit.lock", "write.lock" })
            File.Delete(Path.Combine(folder, file));
        var path = Path.Combine(folder, WorkspaceManifest.Name);
        var json = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        json["schema"] = "yanshi-gis/workspace/1";
        foreach (var name in new[] { "generation", "audit", "digest" })
            json.Remove(name);
        json["digest"] = CanonicalJson.Digest(json);
        File.WriteAllText(path, json.ToJsonString());
        return folder;
    }

    private MendingOutcome Mend(bool everyByte) => WorkspaceMending.Run(_folder, SmallWorkspace.Act, TimeSpan.Zero, everyByte);

    private static string Code(Action act) => Should.Throw<ReferenceDataException>(act).Problem.Code;

    // Mapped files are replaced, never written into.
    private static void Replace(string path, byte[] bytes)
    {
        File.Delete(path);
        File.WriteAllBytes(path, bytes);
    }
}
