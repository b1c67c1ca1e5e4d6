using System.Text.Json.Nodes;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Planning.Records;

/// <summary>The <c>site</c> block of the record. Members stand in the record's order; what is not known is null, never missing. Thread-safe.</summary>
public static class SiteJson
{
    private static readonly RecordShape SiteShape = new(capacity: 21);
    private static readonly RecordShape CrsShape = new(capacity: 3);
    private static readonly RecordShape ParcelShape = new(capacity: 6);

    /// <summary>The block of a site.</summary>
    /// <param name="site">The site.</param>
    public static JsonObject Of(Site site)
    {
        ArgumentNullException.ThrowIfNull(site);
        return BlockOf(site, site.Attributes).ToJsonObject();
    }

    /// <summary>The block of a site with attributes as a rule book understands them.</summary>
    internal static RecordBlock BlockOf(Site site, IEnumerable<KeyValuePair<string, string>> attributes) => new(SiteShape)
    {
        ["id"] = site.Id,
        ["name"] = site.Name,
        ["geometryKind"] = EnumCode.Of(site.GeometryKind),
        ["widthMetres"] = site.WidthMetres.ToRecordLength(),
        ["lengthMetres"] = site.LengthMetres.ToRecordLength(),
        ["attributes"] = AttributesOf(attributes),
        ["crs"] = new RecordBlock(CrsShape) { ["code"] = site.Crs.Crs.Code, ["how"] = EnumCode.Of(site.Crs.How), ["why"] = site.Crs.Why },
        ["areaSquareMetres"] = Rounding.ToCentimetre(site.AreaSquareMetres),
        ["planeAreaSquareMetres"] = Rounding.ToCentimetre(site.PlaneAreaSquareMetres),
        ["planeCrs"] = site.PlaneCrs.Code,
        ["areaHectares"] = (double)AreaUnits.Hectares(site.AreaSquareMetres),
        ["areaMu"] = (double)AreaUnits.Mu(site.AreaSquareMetres),
        ["statedAreaSquareMetres"] = site.StatedAreaSquareMetres.ToRecordLength(),
        ["statedAreaMatches"] = EnumCode.Of(site.StatedAreaMatches),
        ["perimeterMetres"] = Rounding.ToCentimetre(site.PerimeterMetres),
        ["bbox"] = BoundingBoxOf(site),
        ["parcels"] = ParcelsOf(site),
        ["defects"] = RecordValue.Blocks(site.Defects, DefectOf),
        ["repaired"] = RepairOf(site.Repaired),
        ["geometry"] = GeoJsonGeometry.BlockOf(site.Geometry),
        ["geometrySha256"] = site.GeometrySha256,
    };

    /// <summary>The object of a project that could not be checked, <c>yanshi-gis/site-problem/1</c>.</summary>
    /// <param name="problem">The problem.</param>
    public static JsonObject Of(SiteProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new JsonObject
        {
            ["schema"] = "yanshi-gis/site-problem/1",
            ["id"] = problem.Id,
            ["code"] = problem.Problem.Code,
            ["message"] = problem.Problem.Chinese,
        };
    }

    private static RecordBlock AttributesOf(IEnumerable<KeyValuePair<string, string>> attributes)
    {
        var texts = new RecordBlock();
        foreach (var (name, value) in attributes)
            texts[name] = value;
        return texts;
    }

    private static RecordValue[] BoundingBoxOf(Site site)
    {
        var box = site.BoundsLonLat;
        return [Rounding.ToNanodegree(box.MinX), Rounding.ToNanodegree(box.MinY), Rounding.ToNanodegree(box.MaxX), Rounding.ToNanodegree(box.MaxY)];
    }

    private static RecordValue[] ParcelsOf(Site site)
    {
        var areas = Rounding.PartsOf([.. site.Parcels.Select(parcel => parcel.AreaSquareMetres)], site.AreaSquareMetres);
        var planeAreas = Rounding.PartsOf([.. site.Parcels.Select(parcel => parcel.PlaneAreaSquareMetres)], site.PlaneAreaSquareMetres);
        return [.. site.Parcels.Select((parcel, i) => (RecordValue)new RecordBlock(ParcelShape)
        {
            ["id"] = parcel.Id,
            ["name"] = parcel.Name,
            ["areaSquareMetres"] = areas[i],
            ["planeAreaSquareMetres"] = planeAreas[i],
            ["statedAreaSquareMetres"] = parcel.StatedAreaSquareMetres.ToRecordLength(),
            ["statedAreaMatches"] = EnumCode.Of(parcel.StatedAreaMatches),
        })];
    }

    private static RecordBlock DefectOf(GeometryDefect defect) => new()
    {
        ["code"] = defect.Problem.Code,
        ["severity"] = EnumCode.Of(defect.Severity),
        ["where"] = defect.Problem.Where,
        ["message"] = defect.Problem.Chinese,
    };

    private static RecordBlock? RepairOf(SiteRepair? repair) => repair is null ? null : new RecordBlock
    {
        ["areaBefore"] = Rounding.ToCentimetre(repair.AreaBeforeSquareMetres),
        ["areaAfter"] = Rounding.ToCentimetre(repair.AreaAfterSquareMetres),
        ["what"] = RecordValue.Texts(repair.What),
    };
}
