using System.Text;

namespace Yanshi.Gis.Reporting.Pages;

/// <summary>
/// Writes HTML and the SVG inside it. Whatever comes from a record goes through <see cref="Text"/> or an attribute's value and is escaped there: a name
/// with markup in it stays a name. One instance serves one thread.
/// </summary>
internal sealed class MarkupWriter
{
    // What a browser would turn into something else, or drop.
    private const char Replacement = '\uFFFD';

    // After these a line ends, so that the page can be read and compared as text.
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "html", "head", "title", "style", "body", "main", "header", "section", "article", "figure", "figcaption", "footer", "div", "p", "h1", "h2", "h3", "h4", "ol", "ul", "li", "dl", "dd",
        "table", "thead", "tbody", "tr", "svg", "g", "defs", "pattern", "symbol", "text",
    };

    private readonly StringBuilder _markup = new();
    private readonly Stack<string> _open = new();

    /// <summary>Begins an element; it ends when the scope is disposed.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="attributes">Its attributes; one without a value is left out.</param>
    internal Scope Element(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(name, attributes);
        _markup.Append('>');
        _open.Push(name);
        return new Scope(this);
    }

    /// <summary>An element that has no content (<c>meta</c>, <c>path</c>).</summary>
    internal void Leaf(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(name, attributes);
        _markup.Append("/>\n");
    }

    /// <summary>An element of a class with nothing but text in it.</summary>
    internal void Line(string name, string? cssClass, string text)
    {
        using (Element(name, ("class", cssClass)))
            Text(text);
    }

    /// <summary>Text.</summary>
    internal void Text(string text) => AppendEscaped(text);

    /// <summary>Markup as it is: what this project wrote itself, never a record's text.</summary>
    internal void Verbatim(string markup) => _markup.Append(markup);

    /// <inheritdoc/>
    public override string ToString() => _markup.ToString();

    private void Begin(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _markup.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is null)
                continue;
            _markup.Append(' ').Append(attribute).Append("=\"");
            AppendEscaped(value);
            _markup.Append('"');
        }
    }

    private void End()
    {
        var name = _open.Pop();
        _markup.Append("</").Append(name).Append('>');
        if (Blocks.Contains(name))
            _markup.Append('\n');
    }

    private void AppendEscaped(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogate(c))
            {
                if (char.IsSurrogatePair(text, i))
                    _markup.Append(c).Append(text[++i]);
                else
                    _markup.Append(Replacement);
                continue;
            }

            _ = c switch
            {
                '&' => _markup.Append("&amp;"),
                '<' => _markup.Append("&lt;"),
                '>' => _markup.Append("&gt;"),
                '"' => _markup.Append("&quot;"),
                '\'' => _markup.Append("&#39;"),
                '\n' or '\t' => _markup.Append(c),
                _ when char.IsControl(c) || c >= '\uFFFE' => _markup.Append(Replacement),
                _ => _markup.Append(c),
            };
        }
    }

    /// <summary>An element that is open.</summary>
    internal readonly struct Scope(MarkupWriter writer) : IDisposable
    {
        /// <summary>Ends the element.</summary>
        public void Dispose() => writer.End();
    }
}
