using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Planning.Tests.Sites;
using static Yanshi.Gis.Planning.Tests.Rules.Books;
using static Yanshi.Gis.Planning.Tests.Sites.Plots;

namespace Yanshi.Gis.Planning.Tests.Rules;

/// <summary>
/// The order of verdicts: prohibited, restricted, undetermined, procedure, notice, clear. Every combination of findings, each on a layer, on a layer that only
/// describes the site, or on none, with a mandatory layer that answers, has no data, or failed.
/// </summary>
public sealed class VerdictOrderTests
{
    private const string MandatoryLayer = "mandatory";

    // Written out here, worst first, so that the order of the enumeration is not held against itself.
    private static readonly string[] WorstFirst = ["prohibited", "restricted", "undetermined", "procedure", "notice", "clear"];
    private static readonly Verdict[] OfRules = [Verdict.Notice, Verdict.Procedure, Verdict.Restricted, Verdict.Prohibited];
    private static readonly DateOnly AsOf = new(2026, 11, 22);

    /// <summary>Where a finding stands.</summary>
    public enum Place
    {
        Nowhere,
        Layer,
        ContextLayer,
        NoLayer,
        ExemptedOnLayer,
    }

    /// <summary>What the mandatory layer says.</summary>
    public enum Mandatory
    {
        Answers,
        HasNoData,
        Failed,
    }

    public static TheoryData<Mandatory, Place> Halves()
    {
        var data = new TheoryData<Mandatory, Place>();
        foreach (var mandatory in Enum.GetValues<Mandatory>())
        {
            foreach (var prohibited in Enum.GetValues<Place>())
                data.Add(mandatory, prohibited);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Halves))]
    public void The_worst_decides(Mandatory mandatory, Place prohibited)
    {
        foreach (var notice in Enum.GetValues<Place>())
        {
            foreach (var procedure in Enum.GetValues<Place>())
            {
                foreach (var restricted in Enum.GetValues<Place>())
                    ShouldBeWorst(mandatory, [notice, procedure, restricted, prohibited]);
            }
        }
    }

    private static void ShouldBeWorst(Mandatory mandatory, Place[] places)
    {
        var said = OfRules.Where((_, i) => places[i] is not (Place.Nowhere or Place.ExemptedOnLayer)).Select(EnumCode.Of).ToHashSet(StringComparer.Ordinal);
        if (mandatory is not Mandatory.Answers)
            said.Add("undetermined");
        var expected = WorstFirst.First(verdict => said.Contains(verdict) || verdict is "clear");

        var report = Run(mandatory, places);
        var what = $"{mandatory}: {string.Join(", ", places)}";
        EnumCode.Of(report.Verdict).ShouldBe(expected, what);
        report.UndeterminedBy.ShouldBe(mandatory is Mandatory.Answers ? [] : [MandatoryLayer], what);
        (report.Findings.Count + report.Layers.Where(layer => layer.Layer.Role is not LayerRole.Context).Sum(layer => layer.Findings.Count)).ShouldBe(places.Count(place => place is not Place.Nowhere), what);
    }

    private static SiteReport Run(Mandatory mandatory, Place[] places)
    {
        var layers = new List<LayerHolding>();
        var rules = new List<Rule>();
        for (var i = 0; i < places.Length; i++)
        {
            var id = EnumCode.Of(OfRules[i]);
            if (places[i] is Place.Nowhere)
                continue;
            rules.Add(Rule($"{id}.any", OfRules[i], places[i] is Place.NoLayer ? null : id, places[i] is Place.NoLayer ? RuleRelation.Always : RuleRelation.Meets) with
            {
                Exemptions = places[i] is Place.ExemptedOnLayer ? [new RuleExemption([Is("projectType", "water")], "水利工程", Verdict.Clear)] : [],
            });
            if (places[i] is not Place.NoLayer)
                layers.Add(LayerHolding.Loaded((Layer(id) with { Role = places[i] is Place.ContextLayer ? LayerRole.Context : LayerRole.Restricts }).With(Square(10, 10, 20))));
        }

        var required = Layer(MandatoryLayer) with { Mandatory = true };
        if (mandatory is Mandatory.Answers)
            layers.Add(LayerHolding.Loaded(required.With(Square(5000, 5000, 20))));
        else if (mandatory is Mandatory.Failed)
            layers.Add(LayerHolding.Damaged(MandatoryLayer, required.Version, new Problem("layer.damaged", MandatoryLayer, "数据损坏。", "The data is damaged.")));
        var definitions = layers.Where(holding => holding.Layer is not null).Select(holding => holding.Layer!.Definition).Where(definition => definition.Id != MandatoryLayer).Append(required.Definition);
        var catalogue = new Catalogue(new District("410307", "偃师区", "Yanshi District"), Extent, Plane, [.. definitions]);
        var data = new PlanningData(new LayerSet(catalogue, layers), Parks: []) { RuleBook = Book([.. rules]) };
        return SiteCheck.Run(Site(Square(0, 0, 100), attributes: ("projectType", "water")), data, AsOf, "test");
    }
}
