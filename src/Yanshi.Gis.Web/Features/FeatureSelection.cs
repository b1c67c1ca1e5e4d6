using System.Globalization;
using System.Text.Json;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Web.Problems;

namespace Yanshi.Gis.Web.Features;

/// <summary>The features that a query matches: how many, and those of its page, by number.</summary>
/// <param name="Matched">How many match.</param>
/// <param name="Page">Those of the page.</param>
internal sealed record FeatureSelection(int Matched, IReadOnlyList<int> Page)
{
    private const int LooksUpEvery = 1024;

    /// <summary>Selects.</summary>
    /// <exception cref="HttpProblemException"><c>request.unknown-parameter</c>: features cannot be selected by it.</exception>
    internal static FeatureSelection Of(LayerCollection collection, ItemQuery query, CancellationToken cancelled)
    {
        foreach (var (name, _) in query.Properties)
        {
            if (!collection.IsQueryable(name))
                throw RequestProblems.UnknownParameter(name, collection.Queryables.Select(property => property.Key));
        }

        if (query.Area is null && query.Properties.Count == 0)
            return new FeatureSelection(collection.Count, [.. Enumerable.Range(0, collection.Count).Skip(query.Offset).Take(query.Limit)]);
        var (matched, page) = (0, new List<int>());
        foreach (var feature in query.Area is { } area ? collection.Near(area.Bounds) : Enumerable.Range(0, collection.Count))
        {
            if (feature % LooksUpEvery == 0)
                cancelled.ThrowIfCancellationRequested();
            if (!IsWithin(collection, feature, query.Area) || !Has(collection, feature, query.Properties))
                continue;
            if (matched >= query.Offset && page.Count < query.Limit)
                page.Add(feature);
            matched++;
        }

        return new FeatureSelection(matched, page);
    }

    private static bool IsWithin(LayerCollection collection, int feature, SearchArea? area) =>
        area is null || area.Meets(collection.BoundsOf(feature), () => collection.GeometryOf(feature));

    private static bool Has(LayerCollection collection, int number, IReadOnlyList<KeyValuePair<string, string>> properties)
    {
        if (properties.Count == 0)
            return true;
        var feature = collection.Layer.Features[number];
        return properties.All(property => Is(feature, property.Key, property.Value));
    }

    private static bool Is(LayerFeature feature, string name, string wanted)
    {
        if (feature.FindText(name) is not { } text)
            return false;
        return string.Equals(text, wanted, StringComparison.Ordinal)
            || (feature.Find(name) is { ValueKind: JsonValueKind.Number } value && double.TryParse(wanted, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && value.GetDouble().Equals(number));
    }
}
