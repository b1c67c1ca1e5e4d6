using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Rescreening;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Planning.Tests.Rules;
using Yanshi.Gis.Planning.Tests.Sites;

namespace Yanshi.Gis.Planning.Tests.Rescreening;

public class RecordFlipTests
{
    private static readonly string Site = Plots.Square(0, 0, 100);

    [Fact]
    public void Other_figures_are_no_flip()
    {
        var (before, after) = (Record(Plots.Square(0, 0, 50)), Record(Plots.Square(0, 0, 60)));
        RecordFlip.Find(before, after).ShouldBeNull();
        RecordFlip.IsSameAnswer(before, after).ShouldBeFalse();
        RecordFlip.IsSameAnswer(before, Record(Plots.Square(0, 0, 50))).ShouldBeTrue();
    }

    [Fact]
    public void A_conflict_that_comes_is_worse_and_one_that_goes_is_better()
    {
        var (clear, conflict) = (Record(Plots.Square(500, 0, 50)), Record(Plots.Square(0, 0, 50)));
        var flip = RecordFlip.Find(clear, conflict).ShouldNotBeNull();
        (flip.Before, flip.After, flip.Turn).ShouldBe((Verdict.Clear, Verdict.Restricted, FlipTurn.Worse));
        var layer = flip.Layers.ShouldHaveSingleItem();
        (layer.LayerId, layer.Before!.State, layer.After!.State, layer.Before.AreaSquareMetres, layer.After.AreaSquareMetres).ShouldBe(("layer", LayerState.Clear, LayerState.Conflict, 0.0, 2500.0));
        layer.Rules.ShouldHaveSingleItem().ShouldBe(new RuleFlip("r", "结论", Before: null, Verdict.Restricted));
        RecordFlip.Find(conflict, clear).ShouldNotBeNull().Turn.ShouldBe(FlipTurn.Better);
    }

    [Fact]
    public void A_layer_that_can_no_longer_answer_is_worse_though_its_conflict_is_gone()
    {
        var (conflict, silent) = (Record(Plots.Square(0, 0, 50)), Record(Plots.Square(500, 0, 50), Completeness.Partial));
        var flip = RecordFlip.Find(conflict, silent).ShouldNotBeNull();
        (flip.Layers.Single().After!.State, flip.Turn).ShouldBe((LayerState.NoData, FlipTurn.Worse));
    }

    [Fact]
    public void Another_rule_under_the_same_verdict_is_a_flip()
    {
        var flip = RecordFlip.Find(Record(Plots.Square(0, 0, 50)), Record(Plots.Square(0, 0, 50), rule: "s")).ShouldNotBeNull();
        (flip.Before, flip.After, flip.Turn).ShouldBe((Verdict.Restricted, Verdict.Restricted, FlipTurn.Worse));
        flip.Layers.Single().Rules.Select(rule => (rule.Rule, rule.Before, rule.After)).ShouldBe([("s", null, Verdict.Restricted), ("r", (Verdict?)Verdict.Restricted, null)]);
    }

    private static JsonObject Record(string feature, Completeness completeness = Completeness.Complete, string rule = "r")
    {
        var data = Plots.Set((Plots.Layer() with { Completeness = completeness }).With(feature)) with { RuleBook = Books.Book(Books.Rule(rule, Verdict.Restricted)) };
        return SiteReportJson.Of(SiteCheck.Run(Plots.Site(Site), data, new DateOnly(2026, 11, 22), "test"));
    }
}
