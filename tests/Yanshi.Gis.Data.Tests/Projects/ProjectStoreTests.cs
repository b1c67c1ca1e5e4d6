using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Projects;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Projects;

public sealed class ProjectStoreTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private readonly ScratchFolder _scratch = new();
    private readonly string _folder;

    public ProjectStoreTests() => _folder = _scratch.Workspace();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("1")]
    [InlineData("../../偃师/项目 七")]
    [InlineData("CON")]
    [InlineData("a\u0000b")]
    [InlineData("")]
    public void Any_id_is_kept_in_a_file_of_the_folder(string id)
    {
        Register(Record(id)).ShouldHaveSingleItem().State.ShouldBe(RegistrationState.Registered);
        Directory.EnumerateFiles(Path.Combine(_folder, ProjectStore.FolderName)).ShouldHaveSingleItem();
        var project = Projects().ShouldHaveSingleItem();
        (project.Id, project.Registered.By, project.Registered.On, project.Retired).ShouldBe((id, "tester", Today, null));
        project.Conditions.ShouldNotBeNull("it came out the same, so that what it rests on is known");
        Workspace.Verify(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void The_record_is_the_one_that_a_check_makes()
    {
        var record = Record("1");
        Register(record);
        var stored = Projects().Single();
        stored.Digest.ShouldBe(record["digest"]!.GetValue<string>());
        CanonicalJson.Write(stored.Record).ShouldBe(CanonicalJson.Write(record));
    }

    [Fact]
    public void Ground_is_that_of_the_site_for_areas_holes_parts_and_corridors()
    {
        RegisterFile("""{"type":"Feature","id":"路","properties":{},"geometry":{"type":"LineString","coordinates":[[112.71,34.70],[112.75,34.72],[112.76,34.71]]}}""", "road.geojson", width: 12);
        RegisterFile("""{"type":"Feature","id":"环","properties":{},"geometry":{"type":"MultiPolygon","coordinates":[[[[112.71,34.70],[112.73,34.70],[112.73,34.72],[112.71,34.72],[112.71,34.70]],[[112.715,34.705],[112.715,34.71],[112.72,34.71],[112.72,34.705],[112.715,34.705]]],[[[112.74,34.70],[112.75,34.70],[112.75,34.71],[112.74,34.70]]]]}}""", "ring.geojson");
        var plane = Workspace.Open(_folder).Catalogue.Plane;
        var grounds = ProjectStore.Sites(_folder, plane).ToDictionary(ground => ground.Id, StringComparer.Ordinal);
        grounds.Count.ShouldBe(2);
        foreach (var project in Projects())
            grounds[project.Id].InPlane!.EqualsExact(project.SiteIn(plane).GeometryInPlane).ShouldBeTrue(project.Id);
    }

    [Fact]
    public void A_file_that_was_damaged_is_a_problem_and_the_others_go_on()
    {
        Register(Record("1"), Record("2", east: 0.02));
        var file = Directory.EnumerateFiles(Path.Combine(_folder, ProjectStore.FolderName)).First();
        var bytes = File.ReadAllBytes(file);
        for (var at = 0; at < bytes.Length; at += 997)
        {
            bytes[at] ^= 1;
            File.WriteAllBytes(file, bytes);
            Codes().ShouldBe(["projects.damaged"], $"{at}");
            bytes[at] ^= 1;
        }

        File.WriteAllBytes(file, bytes[..^5]);
        Codes().ShouldBe(["projects.damaged"]);
        Projects().ShouldHaveSingleItem();
        ProjectStore.Sites(_folder, Workspace.Open(_folder).Catalogue.Plane).Count(ground => ground.Problem is not null).ShouldBe(1);
        Workspace.Verify(_folder).ShouldHaveSingleItem().Problem.Code.ShouldBe("projects.damaged");
    }

    [Fact]
    public void A_record_that_was_altered_is_told_even_when_the_file_looks_whole()
    {
        Register(Record("1"));
        var file = Directory.EnumerateFiles(Path.Combine(_folder, ProjectStore.FolderName)).Single();
        var text = File.ReadAllText(file);
        var open = text[..text.LastIndexOf(",\"sha256\"", StringComparison.Ordinal)].Replace("\"verdict\":\"undetermined\"", "\"verdict\":\"clear\"", StringComparison.Ordinal);
        File.WriteAllText(file, $"{open},\"sha256\":\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(open)))}\"}}");
        Codes().ShouldBe(["projects.altered"]);
        File.WriteAllText(file, text);
        Codes().ShouldBeEmpty();
        File.Move(file, file.Replace(Path.GetFileName(file), "0" + Path.GetFileName(file)[1..], StringComparison.Ordinal));
        Codes().ShouldBe(["projects.damaged"], "in another's place it is another's");
    }

    [Fact]
    public void The_same_outline_replaces_and_another_one_only_when_asked()
    {
        Register(Record("1")).Single().State.ShouldBe(RegistrationState.Registered);
        Register(Record("1")).Single().State.ShouldBe(RegistrationState.Replaced);
        Projects().Single().Updated.ShouldNotBeNull();
        var refused = Register(Record("1", east: 0.02)).Single();
        (refused.State, refused.Problem!.Code).ShouldBe((RegistrationState.Refused, "projects.exists"));
        Register(replace: true, Record("1", east: 0.02)).Single().State.ShouldBe(RegistrationState.Replaced);
        Register(Record("2"), Record("2", east: 0.02)).Select(outcome => outcome.State).ShouldBe([RegistrationState.Registered, RegistrationState.Refused], "also within one file");
        Projects().Count.ShouldBe(2);
    }

    [Fact]
    public void A_retired_project_keeps_its_file_and_comes_back_when_it_is_registered_again()
    {
        Register(Record("1"));
        ProjectRetirement.Run(_folder, "1", "终止", SmallWorkspace.Act, TimeSpan.Zero).ShouldNotBeNull().RetiredReason.ShouldBe("终止");
        Projects().ShouldBeEmpty();
        ProjectStore.Sites(_folder, Workspace.Open(_folder).Catalogue.Plane).ShouldBeEmpty();
        ProjectStore.Read(_folder, withRetired: true).Single().Project!.Retired.ShouldBe(new ProjectAct(Today, "tester"));
        Should.Throw<InputRefusedException>(() => ProjectRetirement.Run(_folder, "1", reason: null, SmallWorkspace.Act, TimeSpan.Zero)).Problem.Code.ShouldBe("projects.is-retired");
        ProjectRetirement.Run(_folder, "2", reason: null, SmallWorkspace.Act, TimeSpan.Zero).ShouldBeNull();
        Register(Record("1")).Single().State.ShouldBe(RegistrationState.Replaced);
        Projects().ShouldHaveSingleItem();
        new AuditLog(_folder).FromEnd().Take(3).Select(entry => entry.Event.Action).ShouldBe(["projects.register", "projects.retire", "projects.register"]);
        AuditVerification.Of(_folder, []).IsIntact.ShouldBeTrue();
    }

    [Fact]
    public void Rows_that_are_no_records_do_not_stop_the_others()
    {
        var altered = Record("2", east: 0.02);
        altered["verdict"] = "clear";
        var lines = new[] { CanonicalJson.Write(Record("1")), "{", "[]", "", """{"schema":"yanshi-gis/site-problem/1","id":"x"}""", CanonicalJson.Write(altered), CanonicalJson.Write(Record("3", east: 0.03)) };
        var file = _scratch["records.jsonl"];
        File.WriteAllText(file, string.Join('\n', lines));
        var outcomes = RegisterFiles(file);
        outcomes.Select(outcome => outcome.Problem?.Code).ShouldBe([null, "rerun.not-a-record", "rerun.not-a-record", "rerun.not-a-record", "rerun.altered", null]);
        outcomes[1].Id.ShouldBe("records.jsonl#2");
        Projects().Select(project => project.Id).Order(StringComparer.Ordinal).ShouldBe(["1", "3"]);
        RegisterFiles(_scratch["nothing.jsonl"]).Single().Problem!.Code.ShouldBe("input.not-found");
    }

    [Fact]
    public void A_record_that_does_not_come_out_the_same_is_kept_with_an_unknown_basis()
    {
        var foreign = Record("1");
        foreign["provenance"]!["layers"]!.AsArray().Last()!["sha256"] = new string('1', 64);
        foreign["digest"] = SiteReportJson.DigestOf(foreign);
        Register(foreign).Single().State.ShouldBe(RegistrationState.Registered);
        Projects().Single().Conditions.ShouldBeNull();
        var moved = Record("2");
        moved["site"]!["geometry"]!["coordinates"]![0]![1]![0] = 112.715;
        moved["digest"] = SiteReportJson.DigestOf(moved);
        Register(moved).Single().Problem!.Code.ShouldBe("projects.other-site");
    }

    [Fact]
    public void What_cannot_be_written_into_refuses_and_what_an_interrupted_writer_left_goes()
    {
        Register(Record("1"));
        var draft = Path.Combine(_folder, ProjectStore.FolderName, "x.json.tmp-abc");
        File.WriteAllText(draft, "{");
        Codes().ShouldBeEmpty("a draft is no project");
        Register(Record("2", east: 0.02));
        File.Exists(draft).ShouldBeFalse();
        File.WriteAllText(Path.Combine(_folder, "read-only.json"), "{}");
        Should.Throw<ReferenceDataException>(() => Register(Record("3"))).Problem.Code.ShouldBe("workspace.read-only");
        Should.Throw<ReferenceDataException>(() => ProjectRetirement.Run(_folder, "1", reason: null, SmallWorkspace.Act, TimeSpan.Zero)).Problem.Code.ShouldBe("workspace.read-only");
        Projects().Count.ShouldBe(2);
    }

    private JsonObject Record(string id, double east = 0)
    {
        var workspace = Workspace.Open(_folder);
        var text = JsonNode.Parse("""{"type":"Feature","id":"","properties":{},"geometry":{"type":"Polygon","coordinates":[[[0,34.70],[0,34.70],[0,34.71],[0,34.70]]]}}""")!;
        text["id"] = "x";
        foreach (var (point, longitude) in text["geometry"]!["coordinates"]![0]!.AsArray().Zip([112.70, 112.71, 112.71, 112.70]))
            point![0] = longitude + east;
        var file = _scratch["one.geojson"];
        File.WriteAllText(file, text.ToJsonString());
        var site = (Planning.Sites.Site)Data.Screening.Input.ScreeningInput.Read([file], RescreeningWorld.InputOf(workspace)).Single().Outcome!;
        var record = SiteReportJson.Of(Planning.Sites.SiteCheck.Run(site, workspace.Data, Today, EngineVersion.Current));
        record["site"]!["id"] = id;
        record["digest"] = SiteReportJson.DigestOf(record);
        return record;
    }

    private List<RegistrationOutcome> Register(params JsonObject[] records) => Register(replace: false, records);

    private List<RegistrationOutcome> Register(bool replace, params JsonObject[] records)
    {
        var file = _scratch["records.json"];
        File.WriteAllText(file, new JsonArray([.. records.Select(record => record.DeepClone())]).ToJsonString());
        return RegisterFiles(file, replace);
    }

    private void RegisterFile(string geoJson, string name, double? width = null)
    {
        File.WriteAllText(_scratch[name], geoJson);
        RegisterFiles(_scratch[name], width: width).Single().Problem.ShouldBeNull();
    }

    private List<RegistrationOutcome> RegisterFiles(string file, bool replace = false, double? width = null)
    {
        var workspace = Workspace.Open(_folder);
        var input = RescreeningWorld.InputOf(workspace);
        return [.. ProjectRegistration.Run(workspace, ProjectCandidate.Read([file], input with { Sites = input.Sites with { WidthMetres = width } }), SmallWorkspace.Act, new RegistrationOptions { AsOf = Today, Replace = replace })];
    }

    private List<RegisteredProject> Projects() => [.. ProjectStore.Read(_folder).Select(stored => stored.Project).OfType<RegisteredProject>()];

    private List<string> Codes() => [.. ProjectStore.Read(_folder).Select(stored => stored.Problem?.Code).OfType<string>()];
}
