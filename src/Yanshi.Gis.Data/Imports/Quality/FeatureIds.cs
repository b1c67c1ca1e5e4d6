namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>The ids under which features are stored: unique, and the delivery's own wherever it has them.</summary>
internal sealed class FeatureIds
{
    // An attribute that fewer features have, or that distinguishes fewer, is no id.
    private const double LeastShare = 0.9;

    private FeatureIds(string? field) => Field = field;

    /// <summary>The attribute that is the id, as delivered; null: the numbers in the file are.</summary>
    internal string? Field { get; }

    /// <summary>Stored features without an id of their own.</summary>
    internal List<CheckedFeature> Missing { get; } = [];

    /// <summary>Stored features whose id an earlier one has.</summary>
    internal List<CheckedFeature> Repeated { get; } = [];

    /// <summary>Gives every feature its id.</summary>
    internal static FeatureIds Settle(IReadOnlyList<CheckedFeature> features, FieldNames names, bool isChosen)
    {
        var stored = features.Where(feature => feature.IsStored).ToList();
        var field = isChosen ? 0 : Enumerable.Range(0, names.IdFields.Count).Where(i => IsId(stored, i)).Append(-1).First();
        var ids = new FeatureIds(field < 0 ? null : names.IdFields[field]);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var feature in stored)
            feature.Id = ids.IdOf(feature, field, taken);
        foreach (var feature in features.Where(feature => !feature.IsStored && field >= 0 && feature.Attributes.Ids.Count > field))
            feature.Id = feature.Attributes.Ids[field] ?? string.Empty;
        return ids;
    }

    private static bool IsId(List<CheckedFeature> stored, int field)
    {
        var values = stored.Select(feature => feature.Attributes.Ids[field]).OfType<string>().ToList();
        return values.Count > 0 && values.Count >= LeastShare * stored.Count && values.Distinct(StringComparer.Ordinal).Count() >= LeastShare * stored.Count;
    }

    private string IdOf(CheckedFeature feature, int field, HashSet<string> taken)
    {
        var own = field < 0 ? feature.Number : feature.Attributes.Ids[field];
        if (own is not null && taken.Add(own))
            return own;
        (own is null ? Missing : Repeated).Add(feature);

        // The file's number tells features apart that share an id, or have none.
        var id = $"{own}#{feature.Number}";
        while (!taken.Add(id))
            id += "'";
        return id;
    }
}
