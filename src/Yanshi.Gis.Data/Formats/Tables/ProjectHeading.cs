using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Formats.Tables;

/// <summary>The heading of a table with a project in each row.</summary>
internal sealed record ProjectHeading
{
    private const int RowsLookedAt = 4;
    private const string Wkt = "wkt";
    private const string Pairs = "pairs";
    private const string Id = "id";
    private const string Name = "name";
    private const string Park = "park";
    private const string Town = "town";
    private const string Area = "area";

    /// <summary>The headings of each kind as people write them, the most telling first.</summary>
    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        [Wkt] = ["wkt", "wkt坐标", "坐标wkt", "wktgeometry", "wktgeom", "geometrywkt", "geomwkt", "geom", "geometry", "thegeom", "the_geom", "几何", "几何wkt", "图形wkt", "范围wkt"],
        [Pairs] = ["坐标串", "坐标列表", "坐标序列", "坐标集", "拐点坐标串", "界址点坐标串", "拐点坐标", "界址点坐标", "范围坐标", "边界坐标", "coordinates", "coords"],
        [Id] = ["项目编号", "项目代码", "项目id", "xmbh", "xmdm", "projectid", "projectno", "id", "编号", "序号"],
        [Name] = ["项目名称", "项目名", "工程名称", "xmmc", "projectname", "项目", "名称", "name"],
        [Park] = ["园区", "园区名称", "所在园区", "所属园区", "产业园区", "工业园区", "park", "parkname"],
        [Town] = ["镇街", "乡镇", "乡镇街道", "镇(街道)", "镇(街)", "乡镇(街道)", "所在镇街", "所在乡镇", "所属镇街", "所属乡镇", "街道", "镇", "town", "township"],
        [Area] = [],
    };

    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    /// <summary>The row with the names.</summary>
    public required TableRow Row { get; init; }

    /// <summary>Columns the user named for attributes: code and column.</summary>
    public IReadOnlyList<(string Code, int Column)> Mapped { get; private init; } = [];

    /// <summary>The columns whose cells are attributes, all but the outline's: name and column.</summary>
    public IReadOnlyList<(string Name, int Column)> Attributes { get; private init; } = [];

    /// <summary>The column of stated areas and the square metres of its unit; null when there is none, or no unit is named.</summary>
    public (int Column, double SquareMetres)? StatedArea { get; private init; }

    /// <summary>Longitude and latitude, or other coordinates, of one point; null when there are none.</summary>
    public (int East, int North)? Point { get; private init; }

    /// <summary>What is said of the reference system; null where there is no outline.</summary>
    public CrsDeclaration? Declaration { get; private init; }

    public int? Outline => Column(Wkt) ?? Column(Pairs);

    public int? IdColumn => Column(Id);

    public int? NameColumn => Column(Name);

    public int? ParkColumn => Column(Park);

    public int? TownColumn => Column(Town);

    /// <summary>Whether single points may be the rows of one outline: only the names of the rows tell then.</summary>
    public bool IsDoubtful => Outline is null && Point is not null;

    /// <summary>The heading among the first rows; null when none of them is that of a table of projects.</summary>
    /// <param name="rows">The rows from the first one; they are read up to the heading and no further.</param>
    /// <param name="map">The columns the user named.</param>
    /// <exception cref="InputRefusedException"><c>table.map-column</c>: a column the user named is not there.</exception>
    public static ProjectHeading? Find(IEnumerable<TableRow> rows, IReadOnlyDictionary<string, string> map)
    {
        var above = new List<TableRow>();
        foreach (var row in rows.Where(row => !row.IsBlank).Take(RowsLookedAt))
        {
            if (Of(row, above, map) is { } heading)
                return heading;
            above.Add(row);
        }

        return null;
    }

    private int? Column(string kind) => _columns.TryGetValue(kind, out var column) ? column : null;

    private static ProjectHeading? Of(TableRow row, List<TableRow> above, IReadOnlyDictionary<string, string> map)
    {
        var keys = row.Cells.Select(StructuralText.Key).ToList();
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (kind, words) in Words)
        {
            if (words.Select(word => keys.IndexOf(word)).FirstOrDefault(column => column >= 0, -1) is var found and >= 0)
                columns[kind] = found;
        }

        var isNamed = map.Values.Any(name => keys.Contains(StructuralText.Key(name), StringComparer.Ordinal));
        var mapped = new List<(string, int)>();
        foreach (var (kind, name) in isNamed ? map : new Dictionary<string, string>(StringComparer.Ordinal))
        {
            var column = keys.IndexOf(StructuralText.Key(name));
            if (column < 0)
                throw NoColumn(row, kind, name);
            if (Words.ContainsKey(kind))
                columns[kind] = column;
            else
                mapped.Add((kind, column));
        }

        var kinds = row.Cells.Select(TableColumns.Of).ToList();
        var isList = columns.ContainsKey(Wkt) || columns.ContainsKey(Pairs)
            || isNamed
            || ((columns.ContainsKey(Park) || columns.ContainsKey(Town)) && (columns.ContainsKey(Name) || columns.ContainsKey(Id)));
        var point = PointOf(kinds);
        var isOutlined = columns.ContainsKey(Wkt) || columns.ContainsKey(Pairs);
        if (!isList || (!isOutlined && point is not null && kinds.Exists(kind => kind is TableColumn.PointLabel or TableColumn.RingNumber or TableColumn.ParcelId)))
            return null;
        var outline = columns.TryGetValue(Wkt, out var wkt) ? wkt : columns.TryGetValue(Pairs, out var pairs) ? pairs : -1;
        var area = columns.TryGetValue(Area, out var named) ? AreaOf(named, keys[named]) : FindArea(keys);
        var heading = new ProjectHeading
        {
            Row = row,
            Mapped = mapped,
            Attributes = [.. row.Cells.Select((cell, column) => (cell, column)).Where(cell => cell.cell.Length > 0 && cell.column != outline).DistinctBy(cell => cell.cell, StringComparer.Ordinal)],
            StatedArea = area,
            Point = point,
            Declaration = outline < 0 ? null : DeclarationOf(row, outline, above, columns.ContainsKey(Wkt)),
        };
        foreach (var (kind, column) in columns)
            heading._columns[kind] = column;
        return heading;
    }

    private static (int East, int North)? PointOf(List<TableColumn> kinds)
    {
        foreach (var (east, north) in (ReadOnlySpan<(TableColumn, TableColumn)>)[(TableColumn.East, TableColumn.North), (TableColumn.PlainX, TableColumn.PlainY), (TableColumn.Longitude, TableColumn.Latitude)])
        {
            if (kinds.Contains(east) && kinds.Contains(north))
                return (kinds.IndexOf(east), kinds.IndexOf(north));
        }

        return null;
    }

    // WKT has its order by its standard; of pairs nobody knows who wrote them.
    private static CrsDeclaration DeclarationOf(TableRow row, int outline, List<TableRow> above, bool isWkt)
    {
        var mentions = above.SelectMany(title => title.Cells).Where(DatumWords.IsMentionedIn).ToList();
        var title = mentions.Count == 0 ? null : string.Join('，', mentions);
        return new CrsDeclaration
        {
            Datum = title is null ? null : DatumWords.Find(title),
            AxisOrder = isWkt ? AxisOrder.EastNorth : AxisOrder.Unknown,
            Words = title is null ? row.Cell(outline) : $"{title}；{row.Cell(outline)}",
            Where = row.Where,
        };
    }

    private static (int, double)? FindArea(List<string> keys)
    {
        var found = keys.Select((key, column) => key.Contains("面积", StringComparison.Ordinal) && !key.Contains("建筑", StringComparison.Ordinal) ? AreaOf(column, key) : null).OfType<(int, double)>().ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private static (int, double)? AreaOf(int column, string key)
    {
        foreach (var (unit, squareMetres) in (ReadOnlySpan<(string, double)>)[("平方公里", 1e6), ("平方千米", 1e6), ("平方米", 1), ("㎡", 1), ("m2", 1), ("m²", 1), ("公顷", 1e4), ("hm2", 1e4), ("ha", 1e4), ("亩", 2000.0 / 3)])
        {
            if (key.Contains(unit, StringComparison.Ordinal))
                return (column, squareMetres * (key.Contains("万" + unit, StringComparison.Ordinal) ? 1e4 : 1));
        }

        return null;
    }

    private static InputRefusedException NoColumn(TableRow row, string kind, string name) => new(
        "table.map-column",
        row.Where,
        $"--map {kind}={name}：表头没有“{name}”这一列。表头有：{string.Join('、', row.Cells.Where(cell => cell.Length > 0))}。",
        $"--map {kind}={name}: the heading has no column '{name}'. It has: {string.Join(", ", row.Cells.Where(cell => cell.Length > 0))}.");
}
