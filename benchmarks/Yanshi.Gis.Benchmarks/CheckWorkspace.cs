using System.Text.Json;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Benchmarks;

/// <summary>A workspace of 15 layers over the benchmarks' district, and sites to check against it.</summary>
/// <remarks>
/// Land use is all 200,000 parcels, farmland is derived from it; four red lines of some 70,000 vertices, one of which must contain the site; nine layers of whole parcels in clumps, from
/// one parcel in a hundred to one in five.
/// </remarks>
internal static class CheckWorkspace
{
    public static readonly DateOnly AsOf = new(2026, 11, 22);

    private static readonly EqualAreaPlane Plane = new(112.795, 34.637);
    private static readonly AnalysisProjection Degrees = new(Crs.Cgcs2000, Plane);
    private static readonly Geometry District = ProjectGeometry.Factory.ToGeometry(new Envelope(-100, 25_100, -100, 25_100));
    private static readonly string[] LandClasses = ["0103", "0102", "0301", "0702", "1006", "0103", "1107", "0204"];

    public static PlanningData Data()
    {
        var parcels = BenchmarkDistrict.Parcels;
        var redLines = BenchmarkDistrict.RedLines();
        var codes = LandClasses.Select(code => JsonSerializer.SerializeToElement(code)).ToArray();
        var layers = new List<ControlLayer>
        {
            Layer("land-use", LayerRole.Context, LayerCoverage.Features, parcels.Select((parcel, i) => Feature(i, parcel, codes[i / 3 % codes.Length]))),
            Layer("urban-development-boundary", LayerRole.MustContain, LayerCoverage.Extent, [Feature(0, redLines[0])]),
        };
        for (var i = 1; i < redLines.Count; i++)
            layers.Add(Layer($"red-line-{i}", LayerRole.Restricts, LayerCoverage.Extent, [Feature(0, redLines[i])]));
        int[] oneIn = [100, 50, 50, 30, 30, 20, 20, 10, 5];
        for (var i = 0; i < oneIn.Length; i++)
        {
            var period = oneIn[i] * 4;
            layers.Add(Layer(
                $"parcels-{i}", LayerRole.Restricts, LayerCoverage.Extent, parcels.Select((parcel, number) => (parcel, number)).Where(item => (item.number + i * 37) % period < 4).Select(item => Feature(item.number, item.parcel))));
        }

        var farmland = Definition("farmland", LayerRole.Restricts);
        var catalogue = new Catalogue(
            new District("410307", "偃师区", "Yanshi District"), new GeographicExtent(112.5, 34.4, 113.2, 35, "基准测试"), Plane, [.. layers.Select(layer => layer.Definition), farmland]);
        return new PlanningData(new LayerSet(catalogue, [.. layers.Select(LayerHolding.Loaded)]), Parks: []);
    }

    public static IReadOnlyList<Site> Sites(int count) =>
    [
        .. BenchmarkDistrict.IrregularSites().Take(count / 2).Concat(BenchmarkDistrict.WholeParcelSites().Take(count - count / 2)).Select(SiteOf),
    ];

    private static LayerDefinition Definition(string id, LayerRole role) => new()
    {
        Id = id, Title = id, TitleEnglish = id, Group = "组", Role = role, Status = LayerStatus.Statutory, Confidentiality = Confidentiality.Public, Source = "基准测试",
    };

    private static ControlLayer Layer(string id, LayerRole role, LayerCoverage coverage, IEnumerable<PlacedFeature> features)
    {
        var version = new LayerVersion
        {
            Status = LayerStatus.Statutory,
            Completeness = Completeness.Complete,
            Coverage = coverage,
            AccuracyMetres = 1,
            Confidentiality = Confidentiality.Public,
            Source = "基准测试",
            Crs = "EPSG:4490",
        };
        return ControlLayer.Of(Definition(id, role), version, [.. features], coverage is LayerCoverage.Features ? null : District, new string('0', 64));
    }

    private static PlacedFeature Feature(int number, Geometry area, JsonElement? code = null) => new(
        new LayerFeature { Id = FormattableString.Invariant($"{number:D6}"), Properties = code is { } value ? [new("DLBM", value)] : [] }, area);

    private static Site SiteOf(Polygon area, int number)
    {
        var lonLat = Degrees.PlaneToLonLat(area);
        return new Site
        {
            Id = FormattableString.Invariant($"{number}"),
            Attributes = new Dictionary<string, string>(StringComparer.Ordinal),
            GeometryKind = SiteGeometryKind.Polygon,
            Crs = new CrsReading { Crs = Crs.Cgcs2000, AxisOrder = AxisOrder.EastNorth, How = CrsCertainty.Declared, Why = "基准测试", WhyEnglish = "benchmark" },
            AreaSquareMetres = area.Area,
            PlaneAreaSquareMetres = area.Area,
            PlaneCrs = Crs.Get("EPSG:4547"),
            PerimeterMetres = area.Length,
            Parcels = [new SiteParcel { Id = "1", AreaSquareMetres = area.Area, PlaneAreaSquareMetres = area.Area }],
            Defects = [],
            Geometry = lonLat,
            GeometryInPlane = area,
            GeometryLonLat = lonLat,
            GeometrySha256 = new string('0', 64),
        };
    }
}
