namespace Yanshi.Gis.Reporting.Pages;

/// <summary>A list of labels and what belongs to them.</summary>
internal static class Fields
{
    /// <summary>Writes the list; nothing when there is no row.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="cssClass">The class of the list.</param>
    /// <param name="rows">Labels and values; a row without a value is left out.</param>
    internal static void Write(MarkupWriter html, string? cssClass, IEnumerable<(string Label, string? Value)> rows)
    {
        var listed = rows.Where(row => !string.IsNullOrEmpty(row.Value)).ToList();
        if (listed.Count == 0)
            return;
        using (html.Element("dl", ("class", cssClass)))
        {
            foreach (var (label, value) in listed)
            {
                html.Line("dt", null, label);
                html.Line("dd", null, value!);
            }
        }
    }
}
