using System.Text;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>A sheet of several short tables and lines. One instance serves one thread.</summary>
internal sealed class FreeSheet
{
    private readonly List<CellValue[]> _rows = [];
    private readonly List<(string Cell, string Sheet)> _links = [];

    internal int Rows => _rows.Count;

    internal IReadOnlyList<(string Cell, string Sheet)> Links => _links;

    /// <summary>Adds a row; without cells it stays empty.</summary>
    internal void Add(params CellValue[] cells) => _rows.Add(cells);

    /// <summary>Adds the name of a part, with room above it.</summary>
    internal void AddHeading(string text)
    {
        Add();
        Add(CellValue.Of(text, CellFormat.Heading));
    }

    /// <summary>Adds the heads of columns.</summary>
    internal void AddHeads(params IEnumerable<string> titles) => Add([.. titles.Select(title => CellValue.Of(title, CellFormat.Header))]);

    /// <summary>Makes the first cell of the last row lead to a sheet.</summary>
    internal void LinkTo(string sheet)
    {
        _links.Add((string.Create(System.Globalization.CultureInfo.InvariantCulture, $"A{_rows.Count}"), sheet));
        _rows[^1][0] = _rows[^1][0] with { Format = CellFormat.Link };
    }

    /// <summary>Its rows as UTF-8.</summary>
    /// <param name="widths">The widths of its columns.</param>
    internal byte[] Xml(IReadOnlyList<double> widths)
    {
        var xml = new StringBuilder();
        for (var i = 0; i < _rows.Count; i++)
            SheetXml.AppendRow(xml, i + 1, _rows[i], widths);
        return Encoding.UTF8.GetBytes(xml.ToString());
    }
}
