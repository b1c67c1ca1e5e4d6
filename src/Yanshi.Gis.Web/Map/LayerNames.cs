using System.Runtime.CompilerServices;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Web.Features;

namespace Yanshi.Gis.Web.Map;

/// <summary>The names in one version of a layer, gathered once: those of its features and, in the land-use data, of the villages. Immutable, thread-safe.</summary>
internal sealed class LayerNames
{
    private const string VillageField = "ZLDWMC";

    // The standards call a name 某某MC, and so they call what a class or an owner is called.
    private const string NameEnding = "MC";
    private static readonly string[] OtherNames = ["DLMC", "GHFQMC", "QSDWMC", VillageField];
    private static readonly string[] TownNames = ["XZQMC"];

    private static readonly ConditionalWeakTable<ControlLayer, LayerNames> Made = [];

    private LayerNames(ControlLayer layer) => Places = [.. PlacesOf(layer)];

    private IReadOnlyList<NamedPlace> Places { get; }

    /// <summary>The names in a version.</summary>
    /// <exception cref="DamagedBlockException">It is damaged where it is read.</exception>
    internal static IReadOnlyList<NamedPlace> Of(ControlLayer layer) => Made.GetValue(layer, static of => new LayerNames(of)).Places;

    private static IEnumerable<NamedPlace> PlacesOf(ControlLayer layer)
    {
        var collection = LayerCollection.Of(layer);
        var fields = TownNames.Concat(layer.Definition.Attributes.Where(name => name.EndsWith(NameEnding, StringComparison.Ordinal) && !OtherNames.Contains(name, StringComparer.Ordinal))).ToList();
        var villages = new SortedDictionary<string, Box>(StringComparer.Ordinal);
        for (var number = 0; number < collection.Count; number++)
        {
            var feature = layer.Features[number];
            if ((feature.Name ?? fields.Select(feature.FindText).FirstOrDefault(text => text is not null))?.Trim() is { Length: > 0 } name)
                yield return new NamedPlace(PlaceKind.Feature, feature.Id, name, collection.BoundsOf(number));
            if (layer.Definition.Id is LandUse.LayerId && feature.FindText(VillageField)?.Trim() is { Length: > 0 } village)
                villages[village] = collection.BoundsOf(number).Union(villages.GetValueOrDefault(village, Box.Empty));
        }

        foreach (var (village, box) in villages)
            yield return new NamedPlace(PlaceKind.Village, village, village, box);
    }
}
