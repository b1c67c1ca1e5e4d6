using System.Text.Json.Nodes;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Reporting.Wording;

/// <summary>What stands beside a layer on every face.</summary>
public static class LayerRemarks
{
    /// <summary>Why the layer has no plain answer, what its area is of, and how many slivers it has; empty when there is nothing to say.</summary>
    /// <param name="layer">The record's object of the layer.</param>
    /// <param name="language">The language.</param>
    public static string Of(JsonObject layer, Language language)
    {
        ArgumentNullException.ThrowIfNull(layer);
        var parts = new List<string>();
        if (layer.Text("role") is "must-contain" && layer.Text("state") is "conflict" or "below-threshold")
            parts.Add(language.Say("界外部分", "the part outside"));
        if (layer.FindText("reason") is { } reason)
            parts.Add(Words.Of(language, "reason", reason));
        if (layer.Objects("slivers") is { Count: > 0 } slivers)
            parts.Add(language.Say($"细碎图斑 {slivers.Count} 个", $"{slivers.Count} slivers"));
        return string.Join(language.Say("；", "; "), parts);
    }

    /// <summary>Whether an area has a band: what it would be if the line lay back or forward by twice its accuracy.</summary>
    /// <param name="layer">The record's object of the layer.</param>
    public static bool HasBand(JsonObject layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return layer.FindNumber("areaInnerSquareMetres") is not null && layer.FindNumber("areaOuterSquareMetres") is not null;
    }
}
