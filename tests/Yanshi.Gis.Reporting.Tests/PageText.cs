using System.Text;
using System.Xml.Linq;

namespace Yanshi.Gis.Reporting.Tests;

/// <summary>Reads a page as its reader does. A page is well-formed XML besides being HTML, so a strict parser reads it.</summary>
internal static class PageText
{
    private static readonly HashSet<string> Lines = new(["h1", "h2", "h3", "h4", "p", "li", "dt", "dd", "tr"], StringComparer.Ordinal);

    internal static XElement Parse(string page) => XDocument.Parse(page, LoadOptions.PreserveWhitespace).Root!;

    /// <summary>The page as lines of text: cells parted by bars, signs by their code in brackets, a map by its caption.</summary>
    internal static string Outline(string page)
    {
        var text = new StringBuilder();
        foreach (var main in Parse(page).Element("body")!.Elements("main"))
            Append(text, main);
        return text.ToString();
    }

    /// <summary>The text of an element, with signs.</summary>
    internal static string Of(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.DescendantNodes())
        {
            if (node is XText part)
                text.Append(part.Value);
            else if (node is XElement { Name.LocalName: "use" } sign)
                text.Append(sign.Attribute("href")!.Value.Replace("#sign-", "[", StringComparison.Ordinal)).Append("] ");
            else if (node is XElement { Name.LocalName: "td" or "th" or "div" } && text.Length > 0)
                text.Append(" | ");
        }

        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The elements of a class.</summary>
    internal static IEnumerable<XElement> WithClass(this XElement root, string cssClass) =>
        root.Descendants().Where(element => element.Attribute("class")?.Value.Split(' ').Contains(cssClass, StringComparer.Ordinal) == true);

    private static void Append(StringBuilder text, XElement element)
    {
        var name = element.Name.LocalName;
        if (name is "svg")
        {
            text.Append("map: ").Append(element.Attribute("aria-label")?.Value).Append('\n');
            return;
        }

        if (Lines.Contains(name) || (name is "div" && element.Attribute("class")?.Value is "running"))
        {
            text.Append(name is "h2" or "h3" ? $"\n{new string('#', name[1] - '0')} " : string.Empty).Append(Of(element)).Append('\n');
            return;
        }

        foreach (var child in element.Elements())
            Append(text, child);
    }
}
