using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Records;

/// <summary>The record's members around the layers. Rounded areas of one list add up to its rounded whole.</summary>
internal static class SiteContextJson
{
    private static readonly RecordShape ClassShape = new(capacity: 4);
    private static readonly RecordShape TownShape = new(capacity: 3);
    private static readonly RecordShape CellShape = new(capacity: 2);
    private static readonly RecordShape ParkShape = new(capacity: 5);

    /// <summary>地类: <c>landClasses</c>; they sum to the part of the site that the land-use layer covers.</summary>
    internal static RecordValue[] LandClasses(IReadOnlyList<LandClassArea> classes) => Rows(classes, land => land.AreaSquareMetres, total: null, (land, area) => new RecordBlock(ClassShape)
    {
        ["code"] = land.Code,
        ["name"] = land.Name,
        ["group"] = land.Group,
        ["areaSquareMetres"] = area,
    });

    /// <summary>The <c>towns</c>; they sum to the part of the site that lies in a town.</summary>
    internal static RecordValue[] Towns(IReadOnlyList<TownArea> towns) => Rows(towns, town => town.AreaSquareMetres, total: null, (town, area) => new RecordBlock(TownShape)
    {
        ["code"] = town.Code,
        ["name"] = town.Name,
        ["areaSquareMetres"] = area,
    });

    /// <summary>The <c>partition</c>; its cells sum to the site.</summary>
    internal static RecordValue[] Partition(IReadOnlyList<PartitionCell> cells, double siteSquareMetres) => Rows(cells, cell => cell.AreaSquareMetres, siteSquareMetres, (cell, area) => new RecordBlock(CellShape)
    {
        ["layers"] = RecordValue.Texts(cell.Layers),
        ["areaSquareMetres"] = area,
    });

    /// <summary>The <c>parks</c>.</summary>
    internal static RecordValue[] Parks(IReadOnlyList<ParkRelation> parks) => RecordValue.Blocks(parks, park => new RecordBlock(ParkShape)
    {
        ["id"] = park.Id,
        ["name"] = park.Name,
        ["areaSquareMetres"] = Rounding.ToCentimetre(park.AreaSquareMetres),
        ["distanceMetres"] = Rounding.ToCentimetre(park.DistanceMetres),
        ["sectorFits"] = park.SectorFits,
    });

    private static RecordValue[] Rows<T>(IReadOnlyList<T> items, Func<T, double> areaOf, double? total, Func<T, double, RecordBlock> row)
    {
        if (items.Count == 0)
            return [];
        var exact = new double[items.Count];
        for (var i = 0; i < exact.Length; i++)
            exact[i] = areaOf(items[i]);
        var rounded = Rounding.PartsOf(exact, total ?? exact.Sum());
        var rows = new RecordValue[exact.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = row(items[i], rounded[i]);
        return rows;
    }
}
