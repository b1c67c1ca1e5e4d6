namespace Yanshi.Gis.Layers;

/// <summary>How maps draw a layer.</summary>
/// <param name="Colour">The colour, <c>#RRGGBB</c>.</param>
/// <param name="FillOpacity">How opaque areas are filled, 0 to 1.</param>
/// <param name="Line">How outlines and lines are drawn.</param>
public sealed record LayerStyle(string Colour, double FillOpacity, LinePattern Line);

/// <summary>The pattern of a line.</summary>
public enum LinePattern
{
    /// <summary>实线.</summary>
    Solid,

    /// <summary>虚线.</summary>
    Dashed,

    /// <summary>点线.</summary>
    Dotted,
}
