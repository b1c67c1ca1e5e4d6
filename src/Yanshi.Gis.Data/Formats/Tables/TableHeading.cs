using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Formats.Tables;

/// <summary>The heading of a coordinate table: which column holds what, and what is said above it.</summary>
internal sealed record TableHeading
{
    /// <summary>The heading is sought in so many rows that are not blank.</summary>
    private const int RowsLookedAt = 4;

    /// <summary>The pairs of coordinate columns, the most telling first.</summary>
    private static readonly (TableColumn East, TableColumn North)[] Pairs =
    [
        (TableColumn.East, TableColumn.North),
        (TableColumn.PlainX, TableColumn.PlainY),
        (TableColumn.Longitude, TableColumn.Latitude),
    ];

    private readonly Dictionary<TableColumn, int> _columns = [];
    private readonly List<string> _titles = [];

    /// <summary>The row with the names of the coordinate columns.</summary>
    public required TableRow Row { get; init; }

    /// <summary>The column of the first number of the pair: east, longitude, or plain X.</summary>
    public required int First { get; init; }

    /// <summary>The column of the second number: north, latitude, or plain Y.</summary>
    public required int Second { get; init; }

    /// <summary>Whether the columns' names leave no doubt about which is east.</summary>
    public required AxisOrder AxisOrder { get; init; }

    /// <summary>Whether numbers pack degrees, minutes and seconds.</summary>
    public bool HasPackedAngles { get; private init; }

    /// <summary>A second pair of coordinate columns, by name, that is not used; null when there is none.</summary>
    public string? UnusedPair { get; private init; }

    /// <summary>The user's own columns.</summary>
    public IReadOnlyList<(int Column, string Name)> Attributes { get; private init; } = [];

    /// <summary>The column of a kind; null when the table has none.</summary>
    public int? Column(TableColumn kind) => _columns.TryGetValue(kind, out var column) ? column : null;

    /// <summary>What the headings, and titles above them, say about the reference system.</summary>
    public CrsDeclaration Declaration
    {
        get
        {
            // A label and its value may stand in cells of their own.
            var mentions = _titles.Where(DatumWords.IsMentionedIn).ToList();
            var title = mentions.Count == 0 ? null : string.Join('，', mentions);
            var names = $"{Row.Cell(First)}、{Row.Cell(Second)}";
            return new CrsDeclaration
            {
                Datum = title is null ? null : DatumWords.Find(title),
                AxisOrder = AxisOrder,
                Words = title is null ? names : $"{title}；{names}",
                Where = Row.Where,
            };
        }
    }

    /// <summary>The heading; null when no row among the first ones names a pair of coordinates.</summary>
    /// <param name="rows">The rows from the first one; they are read up to the heading and no further.</param>
    /// <param name="above">Takes the rows above the heading that are not blank.</param>
    public static TableHeading? Find(IEnumerable<TableRow> rows, List<TableRow> above)
    {
        foreach (var row in rows.Where(row => !row.IsBlank).Take(RowsLookedAt))
        {
            var kinds = row.Cells.Select(TableColumns.Of).ToList();
            var pairs = Pairs.Where(pair => kinds.Contains(pair.East) && kinds.Contains(pair.North)).ToList();
            if (pairs.Count > 0)
                return Of(row, kinds, pairs, above);
            above.Add(row);
        }

        return null;
    }

    private static TableHeading Of(TableRow row, List<TableColumn> kinds, List<(TableColumn East, TableColumn North)> pairs, List<TableRow> above)
    {
        var (east, north) = pairs[0];
        var first = kinds.IndexOf(east);
        var second = kinds.IndexOf(north);
        var unused = pairs.Count > 1 ? pairs[1] : default((TableColumn East, TableColumn North)?);
        var attributes = new List<(int, string)>();
        var heading = new TableHeading
        {
            Row = row,
            First = first,
            Second = second,
            AxisOrder = east == TableColumn.PlainX ? AxisOrder.Unknown : AxisOrder.EastNorth,
            HasPackedAngles = TableColumns.SaysPackedAngle(row.Cell(first)) || TableColumns.SaysPackedAngle(row.Cell(second)),
            UnusedPair = unused is { } pair ? $"{row.Cell(kinds.IndexOf(pair.East))}、{row.Cell(kinds.IndexOf(pair.North))}" : null,
            Attributes = attributes,
        };
        heading._titles.AddRange(above.SelectMany(title => title.Cells).Where(cell => cell.Length > 0));
        for (var column = 0; column < Math.Max(row.Cells.Count, above.Select(title => title.Cells.Count).DefaultIfEmpty().Max()); column++)
        {
            var name = NameOf(column, row, above);
            var kind = TableColumns.Of(name);
            if (kind == TableColumn.Attribute && name.Length > 0)
                attributes.Add((column, name));
            else
                heading._columns.TryAdd(kind, column);
        }

        return heading;
    }

    /// <summary>A heading of two rows has the point's number in the upper and the coordinates' names in the lower.</summary>
    private static string NameOf(int column, TableRow row, List<TableRow> above) =>
        row.Cell(column) is { Length: > 0 } name
            ? name
            : above.AsEnumerable().Reverse().Select(title => title.Cell(column)).FirstOrDefault(text => text.Length > 0) ?? string.Empty;
}
