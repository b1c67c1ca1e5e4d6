using System.Text.Json;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Rules;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Rules;

public sealed class RuleBookStoreTests : IDisposable
{

    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("yanshi-gis-rule-books-");

    private string Folder => Path.Combine(_scratch.FullName, "workspace");

    private string Sources => Path.Combine(Folder, "rules");

    private string Prepared => Path.Combine(Folder, RuleBookStore.PreparedName);

    public void Dispose() => _scratch.Delete(recursive: true);

    [Fact]
    public void The_prepared_form_is_the_book()
    {
        Put(SampleRules.Good);
        var read = SampleRules.Good.Read().GetBook();
        var prepared = PreparedRuleBook.Find(Prepared, read.Identity.Sha256, SampleRules.Catalogue, SampleRules.Parks).ShouldNotBeNull();
        Text(prepared).ShouldBe(Text(read));
        prepared.Rules[0].Citations[0].Document.ShouldBeSameAs(prepared.Rules[2].Citations[0].Document);
        prepared.RulesOf(null).Count().ShouldBe(2);
    }

    [Fact]
    public void The_prepared_form_of_the_shipped_book_is_the_book()
    {
        var data = Repository.Path("gis-data");
        var (catalogue, parks) = (CatalogueFile.Read(data).Catalogue, ParksFile.Read(data));
        var read = RuleBookFolder.Read(data, catalogue, parks).GetBook();
        Directory.CreateDirectory(Folder);
        PreparedRuleBook.Write(Prepared, read, catalogue, parks);
        var prepared = PreparedRuleBook.Find(Prepared, read.Identity.Sha256, catalogue, parks).ShouldNotBeNull();
        Text(prepared).ShouldBe(Text(read));
    }

    [Fact]
    public void Every_code_can_be_read_back()
    {
        Enum.GetValues<Verdict>().ShouldAllBe(value => PreparedCodes.Verdict(EnumCode.Of(value)) == value);
        Enum.GetValues<RuleRelation>().ShouldAllBe(value => PreparedCodes.Relation(EnumCode.Of(value)) == value);
        Enum.GetValues<ValueKind>().ShouldAllBe(value => PreparedCodes.Kind(EnumCode.Of(value)) == value);
        Enum.GetValues<LawDocumentKind>().ShouldAllBe(value => PreparedCodes.Document(EnumCode.Of(value)) == value);
    }

    [Fact]
    public void A_workspace_that_never_had_a_rule_book_has_none()
    {
        Directory.CreateDirectory(Folder);
        Open().ShouldBeNull();
    }

    [Fact]
    public void Sources_that_changed_are_read_anew()
    {
        Put(SampleRules.Good);
        SampleRules.Good.With("20-other.yaml", "verdict: prohibited", "verdict: restricted").With("20-other.yaml", "expect: prohibited", "expect: restricted").WriteTo(Folder);
        Open(inTheOldForm: false).Rules.Single(rule => rule.Id == "power-lines.high").Verdict.ShouldBe(Verdict.Restricted);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void So_is_a_book_for_other_layers_or_other_sectors(bool otherLayers)
    {
        Put(SampleRules.Good);
        var parks = otherLayers ? SampleRules.Parks : ParksFile.Parse(SampleRules.ParksText.Replace("制鞋", "鞋业", StringComparison.Ordinal), "parks.yaml");
        var catalogue = otherLayers ? CatalogueFile.Parse(SampleRules.CatalogueText.Replace("role: must-contain", "role: restricts", StringComparison.Ordinal), "catalog.yaml").Catalogue : SampleRules.Catalogue;
        if (otherLayers)
            Should.Throw<ReferenceDataException>(() => RuleBookStore.Open(Folder, catalogue, parks)).Problem.Code.ShouldBe("rules.relation");
        else
            RuleBookStore.Open(Folder, catalogue, parks)!.FindAttribute("sector")!.Values[1].Title.ShouldBe("鞋业");
    }

    [Fact]
    public void Whatever_happens_to_the_prepared_form_the_book_is_the_same()
    {
        Put(SampleRules.Good);
        var (good, expected) = (File.ReadAllBytes(Prepared), Text(SampleRules.Good.Read().GetBook()));
        var random = new Random(11);
        for (var round = 0; round < 300; round++)
        {
            var bytes = good.ToArray();
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(Prepared, bytes);
            Text(Open()!).ShouldBe(expected);
        }

        foreach (var bytes in new byte[][] { [], [.. "{}"u8], good[..^1], good[..(good.Length / 2)], [.. good, .. good], [.. "\uFEFF"u8, .. good] })
        {
            File.WriteAllBytes(Prepared, bytes);
            Text(Open()!).ShouldBe(expected);
        }

        File.Delete(Prepared);
        Text(Open()!).ShouldBe(expected);
    }

    [Fact]
    public void Another_format_is_not_read()
    {
        Put(SampleRules.Good);
        var text = File.ReadAllText(Prepared);
        File.WriteAllText(Prepared, text.Replace("prepared-rule-book/1", "prepared-rule-book/2", StringComparison.Ordinal));
        PreparedRuleBook.Find(Prepared, SampleRules.Good.Files().Sha256, SampleRules.Catalogue, SampleRules.Parks).ShouldBeNull();
        Open().ShouldNotBeNull();
    }

    [Fact]
    public void A_rule_book_that_is_lost_or_wrong_is_never_none()
    {
        Put(SampleRules.Good);
        File.Delete(Path.Combine(Sources, "10-land.yaml"));
        Open(inTheOldForm: false).Rules.Count.ShouldBe(3, "what its sources say counts");
        File.WriteAllText(Path.Combine(Sources, "20-other.yaml"), "schema: yanshi-gis/rules/1\nrules:\n  - id: x\n");
        CodeOfOpening().ShouldBe("rules.invalid");
        foreach (var file in Directory.EnumerateFiles(Sources))
            File.Delete(file);
        CodeOfOpening().ShouldBe("rules.not-found");
        Directory.Delete(Sources);
        CodeOfOpening().ShouldBe("rules.lost");
    }

    [Fact]
    public void Installing_replaces_the_book_as_a_whole()
    {
        InitWorkspace(SampleRules.Good);
        Workspace.Open(Folder).RuleBook.ShouldNotBeNull().Identity.Version.ShouldBe("1.0");
        var changed = SampleRules.Good.With("rulebook.yaml", "\"1.0\"", "\"1.1\"").With("20-other.yaml", null);
        RuleBookStore.Install(Folder, DataFolder("new", changed), SmallWorkspace.Act).Identity.Version.ShouldBe("1.1");
        var book = Workspace.Open(Folder).RuleBook.ShouldNotBeNull();
        (book.Identity.Version, book.Identity.Sha256, book.Rules.Count).ShouldBe(("1.1", changed.Files().Sha256, 4));
        Directory.EnumerateFiles(Sources).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).ShouldBe(changed.Names);
        PreparedRuleBook.Find(Prepared, book.Identity.Sha256, CatalogueFile.Read(Folder).Catalogue, SampleRules.Parks).ShouldNotBeNull();
        Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal).ShouldBe(["layers", "rule-books", "rules"]);

        // Records that rest on the former book are made again with it.
        var (catalogue, parks) = (CatalogueFile.Read(Folder).Catalogue, SampleRules.Parks);
        RuleBookStore.FindEarlier(Folder, SampleRules.Good.Files().Sha256, catalogue, parks).ShouldNotBeNull().Identity.Version.ShouldBe("1.0");
        RuleBookStore.FindEarlier(Folder, book.Identity.Sha256, catalogue, parks).ShouldNotBeNull().Identity.Version.ShouldBe("1.1");
        RuleBookStore.FindEarlier(Folder, new string('0', 64), catalogue, parks).ShouldBeNull();
        RuleBookStore.FindEarlier(Folder, "../rules", catalogue, parks).ShouldBeNull();
    }

    [Theory]
    [InlineData("verdict: prohibited\n    summary: 不得建", "verdict: forbidden\n    summary: 不得建", "rules.wrong-value")]
    [InlineData("distance: 34,", "distance: 33,", "rules.example-failed")]
    public void A_book_with_a_flaw_is_not_installed_and_the_old_one_stays(string good, string bad, string code)
    {
        InitWorkspace(SampleRules.Good);
        var before = Contents();
        var problem = Should.Throw<ReferenceDataException>(() => RuleBookStore.Install(Folder, DataFolder("new", SampleRules.Good.With("20-other.yaml", good, bad)), SmallWorkspace.Act)).Problem;
        (problem.Code == "rules.invalid" ? problem.English : problem.Code).ShouldContain(code);
        Contents().ShouldBe(before);
        Should.Throw<ReferenceDataException>(() => RuleBookStore.Install(Folder, Path.Combine(_scratch.FullName, "nowhere"), SmallWorkspace.Act)).Problem.Code.ShouldBe("rules.not-found");
        Contents().ShouldBe(before);
    }

    [Fact]
    public void A_workspace_gets_its_first_book_by_installing()
    {
        InitWorkspace(rules: null);
        Workspace.Open(Folder).RuleBook.ShouldBeNull();
        Workspace.Open(Folder).Data.RuleBook.ShouldBeNull();
        RuleBookStore.Install(Folder, DataFolder("new", SampleRules.Good), SmallWorkspace.Act);
        Workspace.Open(Folder).Data.RuleBook.ShouldNotBeNull().Rules.Count.ShouldBe(7);
    }

    [Fact]
    public void Nothing_is_installed_into_what_is_no_workspace_or_is_being_changed()
    {
        var data = DataFolder("new", SampleRules.Good);
        Should.Throw<ReferenceDataException>(() => RuleBookStore.Install(Folder, data, SmallWorkspace.Act)).Problem.Code.ShouldBe("workspace.not-found");
        InitWorkspace(SampleRules.Good);
        using (WorkspaceImport.Begin(Folder, SmallWorkspace.Act))
            Should.Throw<ReferenceDataException>(() => RuleBookStore.Install(Folder, data, SmallWorkspace.Act)).Problem.Code.ShouldBe("workspace.busy");
        Should.NotThrow(() => RuleBookStore.Install(Folder, data, SmallWorkspace.Act));
    }

    [Fact]
    public void A_workspace_is_not_made_of_a_data_folder_whose_rules_are_wrong()
    {
        var data = DataFolder("data", SampleRules.Good.With("10-land.yaml", "row: 1", "row: one"));
        Should.Throw<ReferenceDataException>(() => Workspace.Init(Folder, data, SmallWorkspace.Act)).Problem.Code.ShouldBe("rules.wrong-value");
        Directory.Exists(Folder).ShouldBeFalse();
        Should.Throw<ReferenceDataException>(() => Workspace.OfDataFolder(data)).Problem.Code.ShouldBe("rules.wrong-value");
    }

    [Fact]
    public void A_data_folder_brings_its_book() =>
        Workspace.OfDataFolder(DataFolder("data", SampleRules.Good)).Data.RuleBook.ShouldNotBeNull().Identity.Id.ShouldBe("sample");

    // Everything that a book says, by two writers that know nothing of each other.
    private static string Text(RuleBook book) => string.Join(
        '\n',
        [
            JsonSerializer.Serialize(book.Identity), JsonSerializer.Serialize(book.Attributes), JsonSerializer.Serialize(book.Fields),
            JsonSerializer.Serialize(book.Rules), .. book.Rules.Select(rule => RuleJson.Of(rule).ToJsonString()),
        ]);

    private void Put(SampleRules rules)
    {
        rules.WriteTo(Folder);
        PreparedRuleBook.Write(Prepared, rules.Read().GetBook(), SampleRules.Catalogue, SampleRules.Parks);
    }

    private RuleBook? Open() => RuleBookStore.Open(Folder, SampleRules.Catalogue, SampleRules.Parks);

    private RuleBook Open(bool inTheOldForm)
    {
        var book = Open().ShouldNotBeNull();
        string.Equals(book.Identity.Sha256, SampleRules.Good.Files().Sha256, StringComparison.Ordinal).ShouldBe(inTheOldForm);
        return book;
    }

    private string CodeOfOpening() => Should.Throw<ReferenceDataException>(Open).Problem.Code;

    private void InitWorkspace(SampleRules? rules) => Workspace.Init(Folder, DataFolder("data", rules), SmallWorkspace.Act);

    // The catalogue of a data folder needs the mandatory layers; the sample's own come behind them.
    private string DataFolder(string name, SampleRules? rules)
    {
        var folder = Path.Combine(_scratch.FullName, name);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "catalog.yaml"), SampleRules.CatalogueText.TrimEnd() + "\n" + string.Concat(MandatoryLayers.Ids.Where(id => id != "land-use").Select(id =>
            $"  - {{ id: {id}, title: {id}, titleEnglish: {id}, group: 必查, role: restricts, mandatory: true, status: statutory, confidentiality: internal, source: 无 }}\n")));
        File.WriteAllText(Path.Combine(folder, "catalog.yaml"), File.ReadAllText(Path.Combine(folder, "catalog.yaml")).Replace("id: land-use,", "id: land-use, mandatory: true,", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(folder, "parks.yaml"), SampleRules.ParksText);
        rules?.WriteTo(folder);
        return folder;
    }

    private string Contents() => string.Join('\n', Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(file => $"{Path.GetRelativePath(Folder, file)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}"));
}
