using Shouldly;
using Xunit;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;
using static Yanshi.Gis.Planning.Tests.Rules.Books;

namespace Yanshi.Gis.Planning.Tests.Rules;

public class RuleBookVerifierTests
{
    private static readonly Rule Ordinary = Rule("layer.ordinary", Verdict.Prohibited) with
    {
        When = [IsNot("level", "national-key")],
        Exemptions = [new RuleExemption([Is("projectType", "water")], "水利", Verdict.Clear)],
    };

    [Fact]
    public void Examples_that_are_right_are_no_problems() => Problems(
        Example(0.01, Verdict.Prohibited, ("level", "ordinary"), ("projectType", "mining")) with { Assumed = [] },
        Example(10, Verdict.Prohibited) with { Assumed = ["projectType", "level"] },
        Example(10, Verdict.Prohibited),
        Example(10, Verdict.Clear, ("level", "ordinary"), ("projectType", "water")),
        Example(10, expected: null, ("level", "national-key")),
        Example(0, expected: null)).ShouldBeEmpty();

    [Theory]
    [InlineData(10, null, "prohibited", "none")]
    [InlineData(0, "prohibited", "none", "prohibited")]
    [InlineData(10, "restricted", "prohibited", "restricted")]
    public void One_that_fails_says_where_what_was_expected_and_what_came(double area, string? expected, string got, string should)
    {
        var problem = Problems(Example(area, expected is null ? null : EnumCode.Find<Verdict>(expected), ("level", "ordinary"))).ShouldHaveSingleItem();
        (problem.Code, problem.Where).ShouldBe(("rules.example-failed", "10-test.yaml:7"));
        problem.English.ShouldBe($"Of the rule layer.ordinary the example \"示例\" should give {should}; it gives {got}.");
        problem.Chinese.ShouldContain($"应得 {should}，实得 {got}");
    }

    [Fact]
    public void Assumptions_are_compared_when_the_example_states_them()
    {
        Problems(Example(10, Verdict.Prohibited) with { Assumed = ["level"] }).ShouldHaveSingleItem().English
            .ShouldEndWith("should give prohibited, assumed [level]; it gives prohibited, assumed [level, projectType].");
        Problems(Example(10, Verdict.Prohibited) with { Assumed = null }).ShouldBeEmpty();
    }

    [Fact]
    public void All_failures_are_listed_in_order()
    {
        var (wrong, right) = (Example(10, expected: null), Example(0, expected: null));
        var source = new RuleSource(Ordinary, [(wrong, 7), (right, 8), (wrong, 9)], "10-test.yaml", 3);
        RuleBookVerifier.Run(Book(Ordinary), [source, source with { File = "20-test.yaml" }]).Select(problem => problem.Where)
            .ShouldBe(["10-test.yaml:7", "10-test.yaml:9", "20-test.yaml:7", "20-test.yaml:9"]);
    }

    private static IReadOnlyList<Problem> Problems(params RuleExample[] examples) =>
        RuleBookVerifier.Run(Book(Ordinary), [new RuleSource(Ordinary, [.. examples.Select(example => (example, 7))], "10-test.yaml", 3)]);

    private static RuleExample Example(double area, Verdict? expected, params (string Name, string Value)[] project) => new()
    {
        Name = "示例",
        AreaSquareMetres = area,
        Expected = expected,
        Project = project.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal),
    };
}
