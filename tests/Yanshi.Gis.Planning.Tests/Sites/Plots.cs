using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Planning.Tests.Sites;

/// <summary>Sites and layers drawn on round coordinates of the analysis plane, so that areas can be checked by eye.</summary>
internal static class Plots
{
    internal static readonly EqualAreaPlane Plane = new(112.795, 34.637);
    internal static readonly GeographicExtent Extent = new(112.60, 34.45, 112.99, 34.82, "测试范围");

    private static readonly AnalysisProjection Degrees = new(Crs.Cgcs2000, Plane);

    internal static Geometry Area(string wkt) => new WKTReader(ProjectGeometry.Services).Read(wkt);

    internal static string Square(double west, double south, double size) => FormattableString.Invariant(
        $"POLYGON(({west} {south}, {west + size} {south}, {west + size} {south + size}, {west} {south + size}, {west} {south}))");

    internal static Site Site(string wkt, CrsCertainty how = CrsCertainty.Declared, Crs? crs = null, params (string Name, string Value)[] attributes) => Site(Area(wkt), how, crs, attributes);

    internal static Site Site(Geometry area, CrsCertainty how = CrsCertainty.Declared, Crs? crs = null, params (string Name, string Value)[] attributes)
    {
        var lonLat = Degrees.PlaneToLonLat(area);
        return new Site
        {
            Id = "1",
            Name = "测试地块",
            Attributes = attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value, StringComparer.Ordinal),
            GeometryKind = SiteGeometryKind.Polygon,
            Crs = new CrsReading { Crs = crs ?? Crs.Cgcs2000, AxisOrder = AxisOrder.EastNorth, How = how, Why = "测试", WhyEnglish = "test" },
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

    /// <summary>A feature with properties, written as a JSON object.</summary>
    internal static PlacedFeature Feature(string id, string wkt, string properties = "{}", string? name = null) => new(
        new LayerFeature { Id = id, Name = name, Properties = [.. JsonDocument.Parse(properties).RootElement.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value))] },
        Area(wkt));

    internal static PlotLayer Layer(string id = "layer") => new() { Id = id };

    internal static PlanningData Set(params ControlLayer[] layers) => Set([], layers);

    internal static PlanningData Set(LayerDefinition[] absent, params ControlLayer[] layers) => new(
        new LayerSet(
            new Catalogue(new District("410307", "偃师区", "Yanshi District"), Extent, Plane, [.. layers.Select(layer => layer.Definition), .. absent]),
            [.. layers.Select(LayerHolding.Loaded)]),
        Parks: []);
}
