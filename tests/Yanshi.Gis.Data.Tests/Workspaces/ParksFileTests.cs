using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Workspaces;

public class ParksFileTests
{
    private const string Good = """
        schema: yanshi-gis/parks/1
        sectors:
          equipment: { name: 装备制造, nameEnglish: Equipment }
          footwear: { name: 制鞋, nameEnglish: Footwear }
        parks:
          - id: shanhua
            name: 山化鞋业产业园
            kind: "X"
            town: 山化镇
            townBasis: stated
            sectors: [footwear]
            phrase: "山化镇"
            seed: a.txt
            role: 特色园区
          - id: zone
            name: 开发区
            kind: "1"
            town: null
            sectors: [equipment, footwear]
            phrase: "“1”"
            seed: a.txt
            role: 主体

        """;

    [Fact]
    public void Sectors_and_parks_are_read_in_file_order()
    {
        var directory = ParksFile.Parse(Good, "parks.yaml");
        directory.Sectors.ShouldBe([new Sector("equipment", "装备制造", "Equipment"), new Sector("footwear", "制鞋", "Footwear")]);
        directory.Parks.Select(park => (park.Id, park.Name, park.Town)).ShouldBe([("shanhua", "山化鞋业产业园", "山化镇"), ("zone", "开发区", null)]);
        directory.Parks[1].Sectors.ShouldBe(["equipment", "footwear"]);
    }

    [Fact]
    public void The_shipped_file_is_good()
    {
        var directory = ParksFile.Read(Repository.Path("gis-data"));
        directory.Parks.Count.ShouldBe(33);
        directory.Sectors.ShouldContain(sector => sector.Code == "equipment" && sector.Name == "装备制造");
        directory.Parks.ShouldContain(park => park.Id == "advanced-manufacturing-zone" && park.Sectors.Count == 3);
    }

    [Fact]
    public void A_folder_without_the_file_knows_no_parks() =>
        ParksFile.Read(Repository.Path("src")).ShouldSatisfyAllConditions(
            directory => directory.Parks.ShouldBeEmpty(),
            directory => directory.Sectors.ShouldBeEmpty());

    [Theory]
    [InlineData("sectors: [footwear]", "sectors: [shoes]", "parks.unknown-sector")]
    [InlineData("kind: \"X\"", "kind: \"Y\"", "parks.wrong-value")]
    [InlineData("townBasis: stated", "townBasis: guessed", "parks.wrong-value")]
    [InlineData("    townBasis: stated\n", "", "parks.missing-key")]
    [InlineData("name: 山化鞋业产业园", "nmae: 山化鞋业产业园\n    name: 园", "parks.unknown-key")]
    [InlineData("name: 装备制造, nameEnglish", "name: 装备制造, nameGerman: x, nameEnglish", "parks.unknown-key")]
    [InlineData("id: zone", "id: shanhua", "parks.duplicate-id")]
    [InlineData("    seed: a.txt\n    role: 主体", "    role: 主体", "parks.missing-key")]
    [InlineData("    phrase: \"山化镇\"\n", "", "parks.missing-key")]
    [InlineData("equipment: { name: 装备制造, nameEnglish: Equipment }", "equipment: 装备制造", "parks.wrong-kind")]
    [InlineData("schema: yanshi-gis/parks/1", "schema: yanshi-gis/parks/2", "parks.schema")]
    [InlineData("parks:\n", "prks: []\nparks:\n", "parks.unknown-key")]
    [InlineData("id: zone", "id: [", "yaml.syntax")]
    public void A_flaw_is_refused_with_its_code_and_line(string good, string bad, string code)
    {
        Good.ShouldContain(good);
        var problems = Should.Throw<ReferenceDataException>(() => ParksFile.Parse(Good.Replace(good, bad, StringComparison.Ordinal), "parks.yaml")).Problem;
        problems.Where.ShouldNotBeNull().ShouldStartWith("parks.yaml");
        (problems.Code is "parks.invalid" ? problems.English : problems.Code).ShouldContain(code);
    }

    [Fact]
    public void All_problems_are_reported_at_once()
    {
        var bad = Good.Replace("kind: \"X\"", "kind: \"Y\"", StringComparison.Ordinal).Replace("[footwear]", "[shoes]", StringComparison.Ordinal);
        var problem = Should.Throw<ReferenceDataException>(() => ParksFile.Parse(bad, "parks.yaml")).Problem;
        problem.Code.ShouldBe("parks.invalid");
        problem.English.ShouldStartWith("2 problems:");
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a")]
    public void What_is_no_mapping_is_refused(string text) => Should.Throw<ReferenceDataException>(() => ParksFile.Parse(text, "parks.yaml")).Problem.Code.ShouldBe("parks.wrong-kind");

    [Fact]
    public void Whatever_is_typed_into_the_file_it_is_read_or_refused()
    {
        // One stray character at every place.
        for (var at = 0; at < Good.Length; at++)
        {
            foreach (var stray in "[]{}\"':,-?&*!|>%@#\t\n\0 ")
            {
                try
                {
                    ParksFile.Parse(Good.Insert(at, stray.ToString()), "parks.yaml").Parks.Count.ShouldBeLessThanOrEqualTo(2);
                }
                catch (ReferenceDataException e)
                {
                    e.Problem.Where.ShouldNotBeNull();
                }
            }
        }
    }

    [Fact]
    public void A_workspace_knows_its_parks()
    {
        var data = Workspace.OfDataFolder(Repository.Path("gis-data")).Data;
        data.Parks.Count.ShouldBe(33);
        data.Sectors.ShouldNotBeEmpty();
    }
}
