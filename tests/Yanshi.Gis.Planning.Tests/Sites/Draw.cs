using System.Globalization;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Planning.Tests.Sites;

/// <summary>Sources drawn in metres east and north of parcel A's south-west corner, zone 38, as an 界址点 TXT would give them.</summary>
internal static class Draw
{
    public const double East = 38_389_077;
    public const double North = 3_836_986;

    /// <summary>Parcel A: 200 m by 150 m.</summary>
    public const string ParcelA = "0 0, 0 150, 200 150, 200 0";

    /// <summary>Its hole: 40 m by 40 m.</summary>
    public const string HoleOfA = "60 50, 100 50, 100 90, 60 90";

    public static readonly Envelope District = new(112.611, 112.979, 34.469, 34.805);

    public static readonly SiteReadingOptions Options = new() { ExtentLonLat = District, Plane = EqualAreaPlane.ForExtent(District) };

    public static readonly CrsDeclaration Zone38 = new()
    {
        Datum = "cgcs2000", ZoneWidthDegrees = 3, Zone = 38, AxisOrder = AxisOrder.EastNorth, Words = "坐标系=2000国家大地坐标系, 带号=38", Where = "第 5 行",
    };

    public static SiteSource Source(params SourceProject[] projects) => new()
    {
        Format = "boundary-point-text", FileName = "a.txt", Declared = Zone38, Projects = projects,
    };

    public static SourceProject Project(params SourceParcel[] parcels) => new() { Id = "1", Name = "示例", Parcels = parcels };

    public static SourceParcel Parcel(string id, params SourceRing[] rings) => new()
    {
        Id = id, Shape = SourceShape.Polygon, Rings = rings, Where = $"第 {id} 个地块",
    };

    public static SourceParcel Line(string id, params SourceRing[] lines) => new() { Id = id, Shape = SourceShape.Line, Rings = lines };

    /// <summary>A closed ring.</summary>
    public static SourceRing Ring(int number, string metres, RingRole role = RingRole.ByNesting)
    {
        var points = Points(metres);
        return new SourceRing { Number = number, Role = role, Points = [.. points, points[0].Copy()] };
    }

    /// <summary>A line, left open.</summary>
    public static SourceRing Open(int number, string metres) => new() { Number = number, Points = Points(metres) };

    public static SiteOutcome Read(SiteSource source, SiteReadingOptions? options = null) => SiteReading.Read(source, options ?? Options).Single();

    public static Site ReadSite(SiteSource source, SiteReadingOptions? options = null) =>
        Read(source, options) as Site ?? throw new InvalidOperationException(((SiteProblem)Read(source, options)).Problem.ToString());

    public static Site ReadSite(params SourceParcel[] parcels) => ReadSite(Source(Project(parcels)));

    public static SiteProblem ReadProblem(SiteReadingOptions options, params SourceParcel[] parcels) => (SiteProblem)Read(Source(Project(parcels)), options);

    public static SiteProblem ReadProblem(params SourceParcel[] parcels) => ReadProblem(Options, parcels);

    public static decimal Rounded(double area) => Math.Round((decimal)area, 2, MidpointRounding.AwayFromZero);

    private static Coordinate[] Points(string metres) =>
    [
        .. metres.Split(',').Select(pair => pair.Trim().Split(' ')).Select(pair => new Coordinate(
            East + double.Parse(pair[0], CultureInfo.InvariantCulture),
            North + double.Parse(pair[1], CultureInfo.InvariantCulture))),
    ];
}
