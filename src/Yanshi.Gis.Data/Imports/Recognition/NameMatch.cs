using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Imports.Recognition;

/// <summary>How much of a delivery's name is a layer's.</summary>
internal enum NameFit
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A part of it; what else it says may make it another layer.</summary>
    Part,

    /// <summary>All that says anything.</summary>
    Whole,
}

/// <summary>A layer that a delivery's name speaks for.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Fit">How much of the name is the layer's.</param>
/// <param name="Name">The name of the layer that was found: a standard code, an alias, a title.</param>
internal sealed record NameMatch(LayerDefinition Layer, NameFit Fit, string Name)
{
    // Two letters (SD, 湿地) begin half of what a bureau has; a Chinese word of two characters stands in many others.
    private const int ShortestSureCode = 3;
    private const int ShortestPartOfCode = 4;
    private const int ShortestPartOfTitle = 3;

    /// <summary>Whether the name is so short that fields have to support it.</summary>
    internal bool IsShort => Name.Length < ShortestSureCode && Name.All(char.IsAscii);

    /// <summary>The layers of a catalogue that a name speaks for: those whose name it is whole, else those with the longest name in it.</summary>
    internal static IReadOnlyList<NameMatch> In(Catalogue catalogue, LayerName name)
    {
        var all = catalogue.Layers.Select(layer => Of(layer, name, catalogue.District)).OfType<NameMatch>().ToList();
        var whole = all.FindAll(match => match.Fit is NameFit.Whole);
        return whole.Count > 0 ? whole : all.FindAll(match => match.Name.Length == all.Max(other => other.Name.Length));
    }

    private static NameMatch? Of(LayerDefinition layer, LayerName name, District district)
    {
        NameMatch? best = null;
        string?[] known = [layer.Id, layer.StandardCode, .. layer.Aliases, layer.Title, layer.TitleEnglish];
        foreach (var other in known.OfType<string>())
        {
            var fit = name.Text.Equals(other, StringComparison.OrdinalIgnoreCase) ? NameFit.Whole : FitOf(LayerName.Of(other, district), name, layer, district);
            if (fit > (best?.Fit ?? NameFit.None))
                best = new NameMatch(layer, fit, other);
        }

        return best;
    }

    private static NameFit FitOf(LayerName known, LayerName name, LayerDefinition layer, District district)
    {
        // A standard code is one word; an English title of several says nothing in parts.
        if (known is { Codes: [var code], Title.Length: 0 })
        {
            if (!name.Codes.Contains(code, StringComparer.Ordinal))
                return NameFit.None;
            var saysNoMore = name.Codes.Count == 1 && (name.Title.Length == 0 || name.Title.Equals(LayerName.Of(layer.Title, district).Title, StringComparison.Ordinal));
            return saysNoMore ? NameFit.Whole : code.Length >= ShortestPartOfCode ? NameFit.Part : NameFit.None;
        }

        if (known.Title.Length == 0)
            return NameFit.None;
        if (name.Codes.Count == 0 && name.Title.Equals(known.Title, StringComparison.Ordinal))
            return NameFit.Whole;
        return known.Title.Length >= ShortestPartOfTitle && name.Title.Contains(known.Title, StringComparison.Ordinal) ? NameFit.Part : NameFit.None;
    }
}
