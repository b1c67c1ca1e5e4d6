using System.Text;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.IO;
using Yanshi.Gis.Data.Imports;
using Yanshi.Gis.Data.Imports.Positions;
using Yanshi.Gis.Data.Imports.Quality;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Imports;

/// <summary>Deliveries drawn on round metres: the origin of every drawing is east 389 000, north 3 837 000 of zone 38 (EPSG:4547), in the district.</summary>
internal static class Deliveries
{
    public const double East = 389_000;
    public const double North = 3_837_000;

    public static Catalogue Catalogue { get; } = CatalogueFile.Read(Repository.Path("gis-data")).Catalogue;

    /// <summary>A feature from WKT in metres from the origin.</summary>
    public static DeliveredFeature Feature(int number, string? wkt, params (string Name, object? Value)[] attributes) =>
        Feature(number, wkt is null ? null : At(new WKTReader(ProjectGeometry.Services).Read(wkt)), attributes);

    public static DeliveredFeature Feature(int number, Geometry? geometry, params (string Name, object? Value)[] attributes)
    {
        var properties = new JsonObject();
        foreach (var (name, value) in attributes)
            properties[name] = value is null ? null : JsonValue.Create(value);
        return new DeliveredFeature(
            FormattableString.Invariant($"{number}"),
            geometry is null ? default : new WKBWriter(ByteOrder.LittleEndian).Write(geometry),
            Encoding.UTF8.GetBytes(properties.ToJsonString()));
    }

    /// <summary>A square of land of class 0103 with an id.</summary>
    public static DeliveredFeature Parcel(int number, double x, double y, double side = 100, params (string Name, object? Value)[] more) =>
        Feature(number, Square(x, y, side), [("BSM", $"B{number:0000}"), ("DLBM", "0103"), .. more]);

    public static Polygon Square(double x, double y, double side = 100) => (Polygon)At(
        ProjectGeometry.Factory.CreatePolygon([new(x, y), new(x + side, y), new(x + side, y + side), new(x, y + side), new(x, y)]));

    /// <summary>Columns × rows of parcels of 100 m that tile the ground.</summary>
    public static List<DeliveredFeature> Tiles(int columns, int rows) =>
        [.. from row in Enumerable.Range(0, rows) from column in Enumerable.Range(0, columns) select Parcel(row * columns + column + 1, 100 * column, 100 * row)];

    public static QualityResult Gate(string layerId, IReadOnlyList<DeliveredFeature> features, Func<QualityRequest, QualityRequest>? with = null)
    {
        var request = Request(layerId, features);
        return QualityGate.Run(features, with is null ? request : with(request));
    }

    public static QualityRequest Request(string layerId, IReadOnlyList<DeliveredFeature> features, string crs = "EPSG:4547") => new()
    {
        Layer = Catalogue.Get(layerId),
        Catalogue = Catalogue,
        Position = new DeliveryPosition(
            new CrsReading { Crs = Crs.Get(crs), AxisOrder = AxisOrder.EastNorth, How = CrsCertainty.Declared, Why = "文件声明", WhyEnglish = "The file says so" }, HasStrays: false),
        Fields = [.. features.SelectMany(feature => feature.ReadProperties()).Select(property => property.Key).Distinct(StringComparer.Ordinal)],
        StatedCompleteness = Completeness.Complete,
    };

    public static QualityFinding? Find(this QualityResult result, string code) => result.Findings.FirstOrDefault(finding => finding.Problem.Code == code);

    private static Geometry At(Geometry geometry)
    {
        var moved = geometry.Copy();
        moved.Apply(new AffineTransformation(1, 0, East, 0, 1, North));
        return moved;
    }
}
