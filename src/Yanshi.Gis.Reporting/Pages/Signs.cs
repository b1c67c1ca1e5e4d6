namespace Yanshi.Gis.Reporting.Pages;

/// <summary>The signs of verdicts and states, drawn: they look the same with any font and on any printer.</summary>
internal static class Signs
{
    private const string Disc = "M8 1a7 7 0 1 1 0 14a7 7 0 1 1 0-14z";

    // Sixteen units square, in the colour of the text.
    private static readonly (string Code, string Filled, string Stroked)[] Shapes =
    [
        ("prohibited", Disc + "M3.6 6.6v2.8h8.8V6.6z", ""),
        ("restricted", "M8 1.2L15.4 14.6H.6z", ""),
        ("procedure", "M8 .6L15.4 8L8 15.4L.6 8z", ""),
        ("notice", Disc + "M7 3.4v2.1h2V3.4zM7 6.8v5.8h2V6.8z", ""),
        ("clear", "", "M1.8 8.8L6 13L14.2 3.6"),
        ("undetermined", "", "M8 1.2a6.8 6.8 0 1 1 0 13.6a6.8 6.8 0 1 1 0-13.6zM5.6 6.3a2.4 2.3 0 1 1 3.7 1.9q-1.3.8-1.3 2M8 11.5v1.3"),
        ("conflict", "", "M3 3L13 13M13 3L3 13"),
        ("below-threshold", "", "M2 6.2q3-3.4 6 0t6 0M2 11.2q3-3.4 6 0t6 0"),
        ("failed", "", "M8 1.6L15 14.4H1zM8 6v4.4M8 11.6v1.4"),
    ];

    /// <summary>Defines the signs, once for a page.</summary>
    internal static void Define(MarkupWriter html)
    {
        using (html.Element("svg", ("width", "0"), ("height", "0"), ("class", "defs"), ("aria-hidden", "true")))
        {
            foreach (var (code, filled, stroked) in Shapes)
            {
                using (html.Element("symbol", ("id", IdOf(code)), ("viewBox", "0 0 16 16")))
                {
                    if (filled.Length > 0)
                        html.Leaf("path", ("d", filled), ("fill", "currentColor"), ("fill-rule", "evenodd"));
                    if (stroked.Length > 0)
                        html.Leaf("path", ("d", stroked), ("fill", "none"), ("stroke", "currentColor"), ("stroke-width", "1.8"));
                }
            }
        }
    }

    /// <summary>Draws the sign of a verdict or state.</summary>
    internal static void Draw(MarkupWriter html, string code)
    {
        using (html.Element("svg", ("class", "sign"), ("aria-hidden", "true")))
            html.Leaf("use", ("href", "#" + IdOf(code is "no-data" ? "undetermined" : code)));
    }

    private static string IdOf(string code) => "sign-" + code;
}
