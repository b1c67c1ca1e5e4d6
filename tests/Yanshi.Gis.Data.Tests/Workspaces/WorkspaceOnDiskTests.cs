using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Workspaces;

public sealed class WorkspaceOnDiskTests : IDisposable
{
    private static readonly Act Now = SmallWorkspace.Act;

    private static readonly string DataFolder = Repository.Path("gis-data");

    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("yanshi-gis-workspaces-");

    private string Folder => Path.Combine(_scratch.FullName, "workspace");

    private string ManifestPath => Path.Combine(Folder, WorkspaceManifest.Name);

    public void Dispose() => _scratch.Delete(recursive: true);

    [Fact]
    public void A_workspace_holds_the_data_its_folder_ships()
    {
        var workspace = Workspace.Init(Folder, DataFolder, Now);
        var shipped = Workspace.OfDataFolder(DataFolder);
        workspace.IsDemonstration.ShouldBeFalse();
        var holdings = AllOf(workspace);
        holdings.Count.ShouldBe(AllOf(shipped).Count);
        holdings.Count.ShouldBeGreaterThan(3);
        foreach (var holding in holdings)
        {
            var layer = holding.Layer.ShouldNotBeNull(holding.LayerId);
            var other = shipped.Layers.Loaded(holding.LayerId).ShouldNotBeNull();
            layer.Version.ShouldBe(other.Version);
            layer.Sha256.ShouldBe(other.Sha256);
            layer.Features.Select(feature => feature.Id).ShouldBe(other.Features.Select(feature => feature.Id));
            Enumerable.Range(0, layer.Features.Count).Select(layer.Prepared.AreaOf).ShouldBe(Enumerable.Range(0, layer.Features.Count).Select(other.Prepared.AreaOf));
        }

        Workspace.Verify(Folder).ShouldBeEmpty();
        File.ReadAllBytes(Path.Combine(Folder, CatalogueFile.Name)).ShouldBe(File.ReadAllBytes(Path.Combine(DataFolder, CatalogueFile.Name)));
        File.Exists(Path.Combine(Folder, "parks.yaml")).ShouldBeTrue();
    }

    [Fact]
    public void A_layer_that_covers_the_district_covers_what_the_district_layer_draws()
    {
        var version = Square();
        Workspace.Init(Folder, DataFolder, Now, more: import => import.AddVersion("land-use", version with { Coverage = LayerCoverage.District }, [Feature("a")]));
        var layers = Workspace.Open(Folder).Layers;
        var district = layers.Loaded("district").ShouldNotBeNull();
        layers.Loaded("land-use").ShouldNotBeNull().Coverage.ShouldNotBeNull().AreaOf(0).ShouldBe(district.Prepared.AreaOf(0), 1e-6);
    }

    [Fact]
    public void Versions_can_be_seen_from_their_commit_on()
    {
        Workspace.Init(Folder, DataFolder, Now);
        using (var import = WorkspaceImport.Begin(Folder, Now))
        {
            import.AddVersion("land-use", Square(), [Feature("a"), Feature("b")]).Features.ShouldBe(2);
            import.AddVersion("land-use", Square() with { Number = 2, LegalStatus = LegalStatus.Draft }, [Feature("c")]);
            Should.Throw<ReferenceDataException>(() => import.AddVersion("land-use", Square(), [Feature("a")])).Problem.Code.ShouldBe("workspace.version-exists");
            Should.Throw<ReferenceDataException>(() => import.AddVersion("no-such-layer", Square(), [Feature("a")])).Problem.Code.ShouldBe("workspace.unknown-layer");
            Workspace.Open(Folder).Layers.VersionsOf("land-use").ShouldBeEmpty();
            import.Commit();
        }

        var versions = Workspace.Open(Folder).Layers.VersionsOf("land-use");
        versions.Select(holding => (holding.Version.Number, holding.Version.LegalStatus, holding.Layer!.Features.Count)).ShouldBe([(1, LegalStatus.InForce, 2), (2, LegalStatus.Draft, 1)]);
        versions[0].Version.ShouldBe(Square());
        Workspace.Verify(Folder).ShouldBeEmpty();
    }

    [Fact]
    public void An_import_that_is_given_up_changes_nothing()
    {
        Workspace.Init(Folder, DataFolder, Now);
        var before = File.ReadAllBytes(ManifestPath);
        using (var import = WorkspaceImport.Begin(Folder, Now))
        {
            import.AddVersion("land-use", Square(), [Feature("a")]);
            var crossed = ProjectGeometry.Factory.CreatePolygon([new(112.7, 34.7), new(112.8, 34.8), new(112.8, 34.7), new(112.7, 34.8), new(112.7, 34.7)]);
            var refused = Should.Throw<ReferenceDataException>(() => import.AddVersion("land-use", Square() with { Number = 2 }, [Feature("a"), new SourceFeature("b", crossed, [])])).Problem;
            refused.Code.ShouldBe("layer.damaged");
            refused.Where.ShouldNotBeNull().ShouldContain("id b");
            Should.Throw<ArgumentException>(() => import.AddVersion("land-use", Square() with { Number = 2 }, [Feature("b"), Feature("a")]));
        }

        File.ReadAllBytes(ManifestPath).ShouldBe(before);
        Workspace.Open(Folder).Layers.VersionsOf("land-use").ShouldBeEmpty();

        // The file that was left behind is in nobody's way.
        using var again = WorkspaceImport.Begin(Folder, Now);
        again.AddVersion("land-use", Square(), [Feature("z")]);
        again.Commit();
        Workspace.Open(Folder).Layers.Loaded("land-use").ShouldNotBeNull().Features[0].Id.ShouldBe("z");
    }

    [Fact]
    public void Two_imports_do_not_run_at_once()
    {
        Workspace.Init(Folder, DataFolder, Now);
        using (WorkspaceImport.Begin(Folder, Now))
            Should.Throw<ReferenceDataException>(() => WorkspaceImport.Begin(Folder, Now)).Problem.Code.ShouldBe("workspace.busy");
        Should.NotThrow(() => WorkspaceImport.Begin(Folder, Now).Dispose());
    }

    [Fact]
    public void An_interrupted_init_leaves_nothing()
    {
        Should.Throw<OperationCanceledException>(() => Workspace.Init(Folder, DataFolder, Now, more: _ => throw new OperationCanceledException()));
        _scratch.EnumerateFileSystemInfos().ShouldBeEmpty();
        Should.Throw<ReferenceDataException>(() => Workspace.Open(Folder)).Problem.Code.ShouldBe("workspace.not-found");
        Directory.CreateDirectory(Folder);
        Should.NotThrow(() => Workspace.Init(Folder, DataFolder, Now));
    }

    [Fact]
    public void A_folder_with_something_else_in_it_is_left_alone()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "thesis.txt"), "x");
        Should.Throw<ReferenceDataException>(() => Workspace.Init(Folder, DataFolder, Now)).Problem.Code.ShouldBe("workspace.not-a-workspace");
        Should.Throw<ReferenceDataException>(() => Workspace.Open(Folder)).Problem.Code.ShouldBe("workspace.not-a-workspace");
        Should.Throw<ReferenceDataException>(() => WorkspaceImport.Begin(Folder, Now)).Problem.Code.ShouldBe("workspace.not-a-workspace");
        Directory.EnumerateFileSystemEntries(Folder).Count().ShouldBe(1);
    }

    [Fact]
    public void A_workspace_is_not_made_twice()
    {
        Workspace.Init(Folder, DataFolder, Now);
        Should.Throw<ReferenceDataException>(() => Workspace.Init(Folder, DataFolder, Now)).Problem.Code.ShouldBe("workspace.exists");
    }

    [Fact]
    public void A_file_that_is_gone_cut_newer_or_swapped_is_damage_not_absence()
    {
        Workspace.Init(Folder, DataFolder, Now);
        string Of(string id) => Path.Combine(Folder, "layers", $"{id}.v1.layer");
        var (towns, mountains) = (File.ReadAllBytes(Of("towns")), File.ReadAllBytes(Of("mountains")));

        Replace(Of("towns"), towns[..(towns.Length / 2)]);
        DamageOf("towns").ShouldBe("layer.damaged");
        File.Delete(Of("towns"));
        DamageOf("towns").ShouldBe("layer.file-missing");
        Replace(Of("towns"), [.. towns[..32], 2, .. towns[33..]]);
        DamageOf("towns").ShouldBe("layer.newer-format");
        Replace(Of("towns"), mountains);
        Replace(Of("mountains"), towns);
        DamageOf("towns").ShouldBe("layer.damaged");
        DamageOf("mountains").ShouldBe("layer.damaged");
        Workspace.Verify(Folder).Select(problem => (problem.LayerId, problem.Version)).ShouldBe([("mountains", 1), ("towns", 1)], ignoreOrder: true);
        Workspace.Open(Folder).Layers.Loaded("district").ShouldNotBeNull("the others go on");
        Replace(Of("towns"), towns);
        Replace(Of("mountains"), mountains);
        Workspace.Verify(Folder).ShouldBeEmpty();
    }

    [Fact]
    public void Verification_finds_the_byte_that_nobody_reads()
    {
        Workspace.Init(Folder, DataFolder, Now);
        var path = Path.Combine(Folder, "layers", "district.v1.layer");
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        Replace(path, bytes);
        Workspace.Open(Folder).Layers.Loaded("district").ShouldNotBeNull();
        Workspace.Verify(Folder).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            problem => problem.LayerId.ShouldBe("district"),
            problem => problem.Problem.Code.ShouldBe("layer.damaged"));
    }

    [Fact]
    public void An_older_delivery_of_the_same_layer_in_a_newer_ones_place_is_found()
    {
        Workspace.Init(Folder, DataFolder, Now, more: import => import.AddVersion("land-use", Square(), [Feature("a"), Feature("b")]));
        var other = Path.Combine(_scratch.FullName, "other");
        Workspace.Init(other, DataFolder, Now, more: import => import.AddVersion("land-use", Square(), [Feature("a"), Feature("b", 0.02)]));
        const string file = "layers/land-use.v1.layer";
        Replace(Path.Combine(Folder, file), File.ReadAllBytes(Path.Combine(other, file)));
        DamageOf("land-use").ShouldBe("layer.damaged");
    }

    [Fact]
    public void A_wrong_byte_in_the_list_is_found_before_anything_rests_on_it()
    {
        Workspace.Init(Folder, DataFolder, Now);
        var bytes = File.ReadAllBytes(ManifestPath);
        var random = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var at = random.Next(bytes.Length);
            var changed = bytes.ToArray();
            changed[at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(ManifestPath, changed);

            // A space that became a tab is still white space; everything else is refused.
            if (JsonSame(bytes, changed)) continue;
            Should.Throw<ReferenceDataException>(() => Workspace.Open(Folder)).Problem.Code.ShouldBeOneOf("workspace.damaged", "workspace.newer-format");
        }
    }

    [Theory]
    [InlineData("", "workspace.damaged")]
    [InlineData("[]", "workspace.damaged")]
    [InlineData("{\"schema\":\"yanshi-gis/catalog/1\"}", "workspace.damaged")]
    [InlineData("{\"schema\":1}", "workspace.damaged")]
    [InlineData("{\"schema\":\"yanshi-gis/workspace/1\"}", "workspace.damaged")]
    [InlineData("{\"schema\":\"yanshi-gis/workspace/2\"}", "workspace.damaged")]
    [InlineData("{\"schema\":\"yanshi-gis/workspace/0\"}", "workspace.damaged")]
    [InlineData("{\"schema\":\"yanshi-gis/workspace/3\"}", "workspace.newer-format")]
    public void A_list_that_is_none_has_a_code(string json, string code)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(ManifestPath, json);
        Should.Throw<ReferenceDataException>(() => Workspace.Open(Folder)).Problem.Code.ShouldBe(code);
    }

    private static LayerVersion Square() => SmallWorkspace.Version() with { InForceUntil = new DateOnly(2029, 12, 31) };

    private static SourceFeature Feature(string id, double degrees = 0.01) => new(
        id, ProjectGeometry.Factory.ToGeometry(new Envelope(112.7, 112.7 + degrees, 34.7, 34.7 + degrees)), new JsonObject { ["DLBM"] = "0103" });

    private static List<LayerHolding> AllOf(Workspace workspace) => [.. workspace.Catalogue.Layers.SelectMany(layer => workspace.Layers.VersionsOf(layer.Id))];

    private static bool JsonSame(byte[] one, byte[] other)
    {
        try
        {
            return JsonNode.DeepEquals(JsonNode.Parse(one), JsonNode.Parse(other));
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    // Mapped files are replaced, never written into.
    private static void Replace(string path, byte[] bytes)
    {
        File.Delete(path);
        File.WriteAllBytes(path, bytes);
    }

    private string? DamageOf(string id) => Workspace.Open(Folder).Layers.DamageOf(id)?.Code;
}
