using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rescreening;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Planning.Tests.Sites;

namespace Yanshi.Gis.Planning.Tests.Rescreening;

public class CheckConditionsTests
{
    private static readonly LayerDefinition Definition = Plots.Layer().Definition;

    // Per member of an entry one with that member changed; what maps draw is no condition.
    private static readonly Dictionary<string, LayerDefinition> Changed = new(StringComparer.Ordinal)
    {
        [nameof(LayerDefinition.Id)] = Definition with { Id = "other" },
        [nameof(LayerDefinition.Title)] = Definition with { Title = "别的" },
        [nameof(LayerDefinition.TitleEnglish)] = Definition with { TitleEnglish = "other" },
        [nameof(LayerDefinition.Group)] = Definition with { Group = "别的" },
        [nameof(LayerDefinition.Role)] = Definition with { Role = LayerRole.Context },
        [nameof(LayerDefinition.StandardCode)] = Definition with { StandardCode = "X" },
        [nameof(LayerDefinition.Aliases)] = Definition with { Aliases = ["x"] },
        [nameof(LayerDefinition.Mandatory)] = Definition with { Mandatory = true },
        [nameof(LayerDefinition.Status)] = Definition with { Status = LayerStatus.Indicative },
        [nameof(LayerDefinition.Confidentiality)] = Definition with { Confidentiality = Confidentiality.Secret },
        [nameof(LayerDefinition.Source)] = Definition with { Source = "别处" },
        [nameof(LayerDefinition.Attributes)] = Definition with { Attributes = ["x"] },
        [nameof(LayerDefinition.MinAreaSquareMetres)] = Definition with { MinAreaSquareMetres = 1 },
        [nameof(LayerDefinition.MinWidthMetres)] = Definition with { MinWidthMetres = 1 },
        [nameof(LayerDefinition.MaxAgeMonths)] = Definition with { MaxAgeMonths = 1 },
    };

    [Fact]
    public void Every_member_of_an_entry_is_a_condition_but_what_only_maps_ask()
    {
        var members = typeof(LayerDefinition).GetProperties().Where(member => member.SetMethod is not null).Select(member => member.Name);
        Changed.Keys.Append(nameof(LayerDefinition.Style)).Append(nameof(LayerDefinition.ClassAttribute)).Order(StringComparer.Ordinal).ShouldBe(members.Order(StringComparer.Ordinal));
        var hashes = Changed.Values.Append(Definition).Select(definition => CheckConditions.Of(Plots.Set([definition]))).ToList();
        hashes.Distinct(StringComparer.Ordinal).Count().ShouldBe(hashes.Count);
        CheckConditions.Of(Plots.Set([Definition with { Style = null, ClassAttribute = "attribute" }])).ShouldBe(hashes[^1]);
    }

    [Fact]
    public void Parks_sectors_and_where_farmland_comes_from_are_conditions()
    {
        var (farmland, landUse) = (Plots.Layer("farmland"), Plots.Layer("land-use"));
        var derived = Plots.Set([farmland.Definition], landUse.With("POLYGON((0 0, 1 0, 1 1, 0 0))"));
        var own = Plots.Set([landUse.Definition], farmland.With("POLYGON((0 0, 1 0, 1 1, 0 0))"));
        var ordered = own with { Layers = new LayerSet(derived.Layers.Catalogue, [.. own.Layers.VersionsOf("farmland")]) };
        string[] hashes =
        [
            CheckConditions.Of(derived), CheckConditions.Of(ordered), CheckConditions.Of(derived with { Parks = [new Park("p", "园", Town: null, ["a"])] }),
            CheckConditions.Of(derived with { Parks = [new Park("p", "园", Town: null, ["b"])] }), CheckConditions.Of(derived with { Sectors = [new Sector("a", "甲", "A")] }),
        ];
        hashes.Distinct(StringComparer.Ordinal).Count().ShouldBe(hashes.Length);
    }
}
