using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Planning.Tests.Sites;
using static Yanshi.Gis.Planning.Tests.Rules.Books;
using static Yanshi.Gis.Planning.Tests.Sites.Plots;

namespace Yanshi.Gis.Planning.Tests.Rules;

/// <summary>Whole checks with a rule book: which findings, which states, which verdict.</summary>
public sealed class RuledCheckTests
{
    private static readonly DateOnly AsOf = new(2026, 11, 22);
    private static readonly string Here = Square(0, 0, 100);
    private static readonly string Half = Square(50, 0, 100);

    [Fact]
    public void The_same_overlap_has_another_verdict_for_an_ordinary_and_a_national_key_reservoir()
    {
        var book = Book(
            Rule("layer.ordinary", Verdict.Prohibited) with { When = [IsNot("level", "national-key")] },
            Rule("layer.national-key", Verdict.Restricted) with { When = [Is("level", "national-key")] });
        Run(book, [Layer().With(Half)], ("projectType", "water"), ("level", "ordinary")).Verdict.ShouldBe(Verdict.Prohibited);
        Run(book, [Layer().With(Half)], ("projectType", "water"), ("level", "national-key")).Verdict.ShouldBe(Verdict.Restricted);
    }

    [Fact]
    public void What_is_not_known_is_assumed_at_its_strictest_and_asked()
    {
        var report = Run(
            Book(
                Rule("layer.ordinary", Verdict.Prohibited) with { When = [IsNot("level", "national-key")] },
                Rule("layer.national-key", Verdict.Restricted) with { When = [Is("level", "national-key")] }),
            [Layer().With(Half)]);
        report.Verdict.ShouldBe(Verdict.Prohibited);
        var finding = report.Layers[0].Findings.ShouldHaveSingleItem();
        finding.Rule.Id.ShouldBe("layer.ordinary");
        finding.Assumed.ShouldBe(["level"]);
        report.Questions.ShouldHaveSingleItem().Attribute.Code.ShouldBe("level");
    }

    [Fact]
    public void A_milder_alternative_stays_where_it_is_about_another_feature()
    {
        var book = Book(
            [Field("zone", "core", "other")],
            Rule("layer.core", Verdict.Prohibited) with { Where = [Is("zone", "core")], When = [IsNot("level", "national-key")] },
            Rule("layer.other", Verdict.Restricted) with { Where = [Is("zone", "other")], When = [Is("level", "national-key")] });
        var layer = Layer().With(Feature("a", Square(0, 0, 50), """{"ZONE":"core区"}"""), Feature("b", Square(50, 0, 50), """{"ZONE":"other"}"""));
        Run(book, [layer]).Layers[0].Findings.Select(finding => finding.Rule.Id).ShouldBe(["layer.core", "layer.other"]);
    }

    [Fact]
    public void The_worst_finding_decides_and_the_others_are_shown_too()
    {
        var report = Run(Book(Rule("layer.a", Verdict.Procedure), Rule("layer.b", Verdict.Restricted), Rule("layer.c", Verdict.Notice)), [Layer().With(Half)]);
        report.Verdict.ShouldBe(Verdict.Restricted);
        report.Layers[0].Findings.Select(finding => finding.Verdict).ShouldBe([Verdict.Procedure, Verdict.Restricted, Verdict.Notice]);
    }

    [Fact]
    public void An_exemption_that_holds_leaves_the_layer_clear_and_says_so()
    {
        var book = Book(Rule("layer.any", Verdict.Prohibited) with { Exemptions = [new RuleExemption([Is("projectType", "water")], "水利工程", Verdict.Clear)] });
        var exempt = Run(book, [Layer().With(Half)], ("projectType", "water"));
        exempt.Verdict.ShouldBe(Verdict.Clear);
        exempt.Layers[0].State.ShouldBe(LayerState.Clear);
        exempt.Layers[0].AreaSquareMetres.ShouldBe(5000);
        exempt.Layers[0].Findings.ShouldHaveSingleItem().Exemption!.Reason.ShouldBe("水利工程");
        Run(book, [Layer().With(Half)], ("projectType", "industrial")).Verdict.ShouldBe(Verdict.Prohibited);
    }

    [Fact]
    public void An_exemption_that_may_hold_does_not_and_is_asked()
    {
        var book = Book(Rule("layer.any", Verdict.Prohibited) with { Exemptions = [new RuleExemption([Is("projectType", "water")], "水利工程", Verdict.Clear)] });
        var report = Run(book, [Layer().With(Half)]);
        report.Verdict.ShouldBe(Verdict.Prohibited);
        report.Questions.ShouldHaveSingleItem().Attribute.Code.ShouldBe("projectType");
    }

    [Fact]
    public void Touching_a_layer_is_not_meeting_it()
    {
        var report = Run(Book(Rule("layer.any", Verdict.Prohibited)), [Layer().With(Square(100, 0, 100))]);
        report.Verdict.ShouldBe(Verdict.Clear);
        report.Layers[0].Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Outside_a_layer_that_must_contain_the_site_is_a_finding()
    {
        var layer = Layer() with { Role = LayerRole.MustContain, Mandatory = true };
        var report = Run(Book(Rule("layer.outside", Verdict.Prohibited, relation: RuleRelation.Outside)), [layer.With(Square(-50, -50, 120))]);
        report.Verdict.ShouldBe(Verdict.Prohibited);
        report.Layers[0].Findings.ShouldHaveSingleItem().Measure!.Value.ShouldBe(5100, 1e-6);
        Run(Book(Rule("layer.outside", Verdict.Prohibited, relation: RuleRelation.Outside)), [layer.With(Square(-50, -50, 200))]).Verdict.ShouldBe(Verdict.Clear);
    }

    [Fact]
    public void Zones_inside_a_layer_that_must_contain_the_site_have_rules_of_their_own()
    {
        var layer = Layer() with { Role = LayerRole.MustContain };
        var book = Book(
            [Field("zone", "concentrated", "flexible")],
            Rule("layer.outside", Verdict.Prohibited, relation: RuleRelation.Outside),
            Rule("layer.flexible", Verdict.Procedure) with { Where = [Is("zone", "flexible")] });
        var data = layer.With(Feature("a", Square(0, 0, 60), """{"zone":"concentrated"}"""), Feature("b", "POLYGON((60 0, 100 0, 100 100, 0 100, 0 60, 60 60, 60 0))", """{"zone":"flexible"}"""));
        var report = Run(book, [data]);
        report.Verdict.ShouldBe(Verdict.Procedure);
        report.Layers[0].State.ShouldBe(LayerState.Conflict);
        report.Layers[0].AreaSquareMetres.ShouldBe(0);
        report.Layers[0].Findings.ShouldHaveSingleItem().Measure!.Value.ShouldBe(6400, 1e-6);
        report.Partition.ShouldHaveSingleItem().Layers.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(350_000, Verdict.Procedure)]
    [InlineData(350_000.01, Verdict.Restricted)]
    public void An_area_limit_counts_the_whole_project_and_does_not_hold_at_the_limit(double squareMetres, Verdict expected)
    {
        // Two parcels of one project, neither of which reaches the limit by itself.
        var width = squareMetres / 2 / 500;
        var site = FormattableString.Invariant($"MULTIPOLYGON(((0 0, {width:R} 0, {width:R} 500, 0 500, 0 0)), ((2000 0, {2000 + width:R} 0, {2000 + width:R} 500, 2000 500, 2000 0)))");
        var book = Book(Rule("layer.any", Verdict.Procedure), Rule("layer.over", Verdict.Restricted, relation: RuleRelation.AreaOver) with { Limit = 350_000 });
        RunAt(site, book, [Layer().With(Square(-100, -100, 5000))]).Verdict.ShouldBe(expected);
    }

    [Theory]
    [InlineData(0.5, Verdict.Clear)]
    [InlineData(0.49, Verdict.Restricted)]
    public void A_share_limit_does_not_hold_at_the_limit(double limit, Verdict expected)
    {
        // Below the limit the rule does not apply, and it is the only one of the layer.
        var book = Book(Rule("layer.over", Verdict.Restricted, relation: RuleRelation.ShareOver) with { Limit = limit });
        Run(book, [Layer().With(Half)]).Verdict.ShouldBe(expected);
    }

    [Fact]
    public void A_feature_that_no_rule_is_about_leaves_the_answer_undetermined()
    {
        var book = Book([Field("zone", "core", "other")], Rule("layer.core", Verdict.Notice) with { Where = [Is("zone", "core")] });
        var report = Run(book, [Layer().With(Feature("a", Half, """{"zone":"other"}"""))]);
        report.Verdict.ShouldBe(Verdict.Undetermined);
        report.Layers[0].State.ShouldBe(LayerState.Conflict);
    }

    [Fact]
    public void A_layer_without_any_rule_leaves_the_answer_undetermined_where_it_is_met()
    {
        Run(Book(Rule("other.any", Verdict.Notice, layer: "other")), [Layer().With(Half)]).Verdict.ShouldBe(Verdict.Undetermined);
        Run(Book(Rule("other.any", Verdict.Notice, layer: "other")), [Layer().With(Square(500, 500, 10))]).Verdict.ShouldBe(Verdict.Clear);
    }

    [Fact]
    public void A_rule_that_is_not_about_the_project_leaves_the_layer_clear_with_its_area()
    {
        var report = Run(Book(Rule("layer.mining", Verdict.Prohibited) with { When = [Is("projectType", "mining")] }), [Layer().With(Half)], ("projectType", "industrial"));
        report.Verdict.ShouldBe(Verdict.Clear);
        report.Layers[0].State.ShouldBe(LayerState.Clear);
        report.Layers[0].AreaSquareMetres.ShouldBe(5000);
    }

    [Fact]
    public void A_feature_whose_zone_is_not_known_falls_under_the_strictest_rule_that_may_be_meant()
    {
        var book = Book(
            [Field("zone", "core", "other")],
            Rule("layer.core", Verdict.Prohibited) with { Where = [Is("zone", "core")] },
            Rule("layer.other", Verdict.Procedure) with { Where = [Is("zone", "other")] });
        var finding = Run(book, [Layer().With(Feature("a", Half, """{"zone":"不明"}"""))]).Layers[0].Findings.ShouldHaveSingleItem();
        finding.Rule.Id.ShouldBe("layer.core");
        finding.Assumed.ShouldBe(["feature.zone"]);

        // Where another feature is known to be the milder one, its finding stays.
        var both = Layer().With(Feature("a", Half, """{"zone":"不明"}"""), Feature("b", Square(0, 0, 20), """{"zone":"other"}"""));
        Run(book, [both]).Layers[0].Findings.Select(other => other.Rule.Id).ShouldBe(["layer.core", "layer.other"]);
    }

    [Fact]
    public void A_mild_conflict_of_a_mandatory_layer_that_does_not_know_all_of_the_site_stays_undetermined()
    {
        var layer = (Layer() with { Mandatory = true }).Covering(Square(0, 0, 60), Square(0, 0, 30));
        var report = Run(Book(Rule("layer.any", Verdict.Procedure)), [layer]);
        report.Verdict.ShouldBe(Verdict.Undetermined);
        report.UndeterminedBy.ShouldBe(["layer"]);
        report.Layers[0].State.ShouldBe(LayerState.Conflict);
        report.Layers[0].Reason.ShouldBe(ReasonCodes.PartlyCovered);
    }

    [Fact]
    public void A_mandatory_layer_without_data_is_named_under_a_worse_verdict_too()
    {
        var report = SiteCheck.Run(
            Site(Here), Set([(Layer("missing") with { Mandatory = true }).Definition], Layer().With(Half)) with { RuleBook = Book(Rule("layer.any", Verdict.Prohibited)) }, AsOf, "test");
        report.Verdict.ShouldBe(Verdict.Prohibited);
        report.UndeterminedBy.ShouldBe(["missing"]);
    }

    [Fact]
    public void A_finding_on_a_layer_that_only_describes_the_site_stands_among_the_reports_own()
    {
        var layer = Layer() with { Role = LayerRole.Context };
        var report = Run(Book([Field("class", "forest", "field")], Rule("layer.forest", Verdict.Procedure) with { Where = [Is("class", "forest")] }), [layer.With(Feature("a", Half, """{"class":"forest"}"""))]);
        report.Verdict.ShouldBe(Verdict.Procedure);
        report.Layers[0].State.ShouldBe(LayerState.Clear);
        report.Findings.ShouldHaveSingleItem().Measure!.Value.ShouldBe(5000, 1e-6);
    }

    [Fact]
    public void A_rule_without_a_layer_applies_by_what_the_project_is()
    {
        var book = Book(Rule("notice.discharges", Verdict.Notice, layer: null, RuleRelation.Always) with { When = [Is("discharges", "true")] });
        Run(book, [], ("排污", "是")).Verdict.ShouldBe(Verdict.Notice);
        Run(book, [], ("排污", "否")).Verdict.ShouldBe(Verdict.Clear);
    }

    [Fact]
    public void An_article_out_of_force_is_not_cited_and_its_rule_still_applies()
    {
        var expired = Law with { EffectiveUntil = new(2026, 6, 30) };
        var book = Book(Rule("layer.any", Verdict.Prohibited) with { Citations = [new Citation(expired, "第九条", IsVerified: true, new(2026, 1, 1), Note: null)] });
        Run(book, [Layer().With(Half)]).Layers[0].Findings.ShouldHaveSingleItem().Citations.ShouldBeEmpty();
        SiteCheck.Run(Site(Here), Set(Layer().With(Half)) with { RuleBook = book }, new DateOnly(2026, 6, 30), "test").Layers[0].Findings[0].Citations.Count.ShouldBe(1);
    }

    [Fact]
    public void A_rule_out_of_force_does_not_apply()
    {
        var book = Book(Rule("layer.old", Verdict.Prohibited) with { InForceUntil = new(2025, 12, 31) }, Rule("layer.new", Verdict.Restricted) with { InForceFrom = new(2026, 1, 1) });
        Run(book, [Layer().With(Half)]).Layers[0].Findings.ShouldHaveSingleItem().Rule.Id.ShouldBe("layer.new");
        SiteCheck.Run(Site(Here), Set(Layer().With(Half)) with { RuleBook = book }, new DateOnly(2025, 12, 31), "test").Verdict.ShouldBe(Verdict.Prohibited);
    }

    [Fact]
    public void What_the_user_says_outranks_the_file()
    {
        var book = Book(Rule("layer.ordinary", Verdict.Prohibited) with { When = [Is("level", "ordinary")] }, Rule("layer.key", Verdict.Restricted) with { When = [Is("level", "national-key")] });
        var data = Set(Layer().With(Half)) with { RuleBook = book };
        var site = Site(Here, attributes: ("level列", "ordinary名"));
        SiteCheck.Run(site, data, AsOf, "test").Verdict.ShouldBe(Verdict.Prohibited);
        SiteCheck.Run(site, data, AsOf, "test", given: new Dictionary<string, string>(StringComparer.Ordinal) { ["level"] = "national-key" }).Verdict.ShouldBe(Verdict.Restricted);
    }

    [Fact]
    public void Below_the_layers_thresholds_no_rule_is_met()
    {
        var report = Run(Book(Rule("layer.any", Verdict.Prohibited)), [(Layer() with { MinAreaSquareMetres = 100 }).With(Square(99, 0, 50))]);
        report.Layers[0].State.ShouldBe(LayerState.BelowThreshold);
        report.Layers[0].Findings.ShouldBeEmpty();
        report.Verdict.ShouldBe(Verdict.Clear);
    }

    [Fact]
    public void A_conflict_with_an_indicative_layer_is_indicative()
    {
        Run(Book(Rule("layer.any", Verdict.Prohibited)), [(Layer() with { Status = LayerStatus.Indicative }).With(Half)]).Basis.ShouldBe(VerdictBasis.Indicative);
    }

    [Fact]
    public void Threads_and_the_order_of_layers_change_nothing()
    {
        var book = Book(Rule("layer.any", Verdict.Procedure), Rule("b.any", Verdict.Restricted, layer: "b"));
        var one = Run(book, [Layer().With(Half), Layer("b").With(Square(0, 0, 10))]);
        var other = Run(book, [Layer("b").With(Square(0, 0, 10)), Layer().With(Half)]);
        other.Verdict.ShouldBe(one.Verdict);
        other.Layers.SelectMany(layer => layer.Findings).Select(finding => finding.Rule.Id).Order(StringComparer.Ordinal).ShouldBe(one.Layers.SelectMany(layer => layer.Findings).Select(finding => finding.Rule.Id).Order(StringComparer.Ordinal));
    }

    private static SiteReport Run(RuleBook book, ControlLayer[] layers, params (string Name, string Value)[] attributes) => RunAt(Here, book, layers, attributes);

    private static SiteReport RunAt(string site, RuleBook book, ControlLayer[] layers, params (string Name, string Value)[] attributes) =>
        SiteCheck.Run(Site(site, attributes: attributes), Set(layers) with { RuleBook = book }, AsOf, "test");
}
