using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Records;

/// <summary>The record's members around the layers. Rounded areas of one list add up to its rounded whole.</summary>
internal static class SiteContextJson
{
    /// <summary>地类: <c>landClasses</c>; they sum to the part of the site that the land-use layer covers.</summary>
    internal static RecordValue[] LandClasses(IReadOnlyList<LandClassArea> classes) => Rows(classes, land => land.AreaSquareMetres, total: null, (land, area) => new RecordBlock(4)
    {
        ["code"] = land.Code,
        ["name"] = land.Name,
        ["group"] = land.Group,
        ["areaSquareMetres"] = area,
    });

    /// <summary>The <c>towns</c>; they sum to the part of the site that lies in a town.</summary>
    internal static RecordValue[] Towns(IReadOnlyList<TownArea> towns) => Rows(towns, town => town.AreaSquareMetres, total: null, (town, area) => new RecordBlock(4)
    {
        ["code"] = town.Code,
        ["name"] = town.Name,
        ["areaSquareMetres"] = area,
    });

    /// <summary>The <c>partition</c>; its cells sum to the site.</summary>
    internal static RecordValue[] Partition(IReadOnlyList<PartitionCell> cells, double siteSquareMetres) => Rows(cells, cell => cell.AreaSquareMetres, siteSquareMetres, (cell, area) => new RecordBlock(4)
    {
        ["layers"] = RecordValue.Texts(cell.Layers),
        ["areaSquareMetres"] = area,
    });

    /// <summary>The <c>parks</c>.</summary>
    internal static RecordValue[] Parks(IReadOnlyList<ParkRelation> parks) => RecordValue.Blocks(parks, park => new RecordBlock(5)
    {
        ["id"] = park.Id,
        ["name"] = park.Name,
        ["areaSquareMetres"] = Rounding.ToCentimetre(park.AreaSquareMetres),
        ["distanceMetres"] = Rounding.ToCentimetre(park.DistanceMetres),
        ["sectorFits"] = park.SectorFits,
    });

    private static RecordValue[] Rows<T>(IReadOnlyList<T> items, Func<T, double> areaOf, double? total, Func<T, double, RecordBlock> row)
    {
        var exact = items.Select(areaOf).ToList();
        var rounded = Rounding.PartsOf(exact, total ?? exact.Sum());
        return [.. items.Select((item, i) => (RecordValue)row(item, rounded[i]))];
    }
}
