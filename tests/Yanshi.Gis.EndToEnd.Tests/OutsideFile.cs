using System.Buffers.Binary;
using System.Globalization;
using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>What ogrinfo says of a file of the outside data, and for which place a workspace has to be made to take it in.</summary>
internal sealed partial class OutsideFile
{
    // Beyond these, and in drawings, numbers are taken for metres in one zone, so that drawings and local grids are imported too.
    private const double MostDegrees = 180;
    private const double FarthestNorth = 84;
    private const double MostEasting = 999_000;
    private const double MostNorthing = 6_300_000;
    private const double Margin = 0.05;
    private const int ShapefileBounds = 36;

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    private OutsideFile(string path) => Path = path;

    internal string Path { get; }

    /// <summary>The reference system that a user would name where the file's own is none of this program's.</summary>
    internal string? Place { get; private init; }

    /// <summary>The area of the workspace that takes it; null when nothing is known of where it lies.</summary>
    internal WorkspaceArea? Area { get; private init; }

    internal static OutsideFile Of(string path)
    {
        var said = ToolProcess.Run("ogrinfo", ["-ro", "-so", "-al", path]).Output;
        var bounds = path.EndsWith(".shp", StringComparison.OrdinalIgnoreCase) ? HeaderOf(path) : BoundsIn(said);
        var (place, extent) = PlaceOf(bounds, isDrawing: path.EndsWith(".dxf", StringComparison.OrdinalIgnoreCase));
        var file = new OutsideFile(path) { Place = place, Area = extent is null ? null : new WorkspaceArea(new District("000000", "外地", "Elsewhere"), extent) };
        foreach (Match layer in LayerCount().Matches(said))
            file._counts.TryAdd(layer.Groups["name"].Value, long.Parse(layer.Groups["count"].Value, CultureInfo.InvariantCulture));
        return file;
    }

    /// <summary>How many features ogrinfo counts in a layer; null when it counts none or cuts the file into other layers.</summary>
    internal long? CountOf(string layer) => _counts.TryGetValue(layer, out var count) ? count : null;

    /// <summary>The area of a layer on the ellipsoid as SpatiaLite has it; NaN when it has none.</summary>
    internal double SquareMetresOf(string layer)
    {
        var said = ToolProcess.Run("ogrinfo", ["-q", "-ro", Path, "-dialect", "sqlite", "-sql", $"SELECT SUM(ST_Area(SetSRID(geometry, 4326), 1)) AS area FROM \"{layer}\""]).Output;
        return Sum().Match(said) is { Success: true } match ? Number(match, "area") : double.NaN;
    }

    private static Envelope HeaderOf(string path)
    {
        var header = File.ReadAllBytes(path).AsSpan();
        if (header.Length < ShapefileBounds + 4 * sizeof(double))
            return new Envelope();
        Span<double> corners = stackalloc double[4];
        for (var i = 0; i < corners.Length; i++)
            corners[i] = BinaryPrimitives.ReadDoubleLittleEndian(header[(ShapefileBounds + i * sizeof(double))..]);
        return new Envelope(corners[0], corners[2], corners[1], corners[3]);
    }

    private static Envelope BoundsIn(string said)
    {
        var bounds = new Envelope();
        foreach (Match match in Extent().Matches(said))
            bounds.ExpandToInclude(new Envelope(Number(match, "x0"), Number(match, "x1"), Number(match, "y0"), Number(match, "y1")));
        return bounds;
    }

    private static (string? Place, GeographicExtent? Extent) PlaceOf(Envelope bounds, bool isDrawing)
    {
        if (bounds.IsNull || !double.IsFinite(bounds.Area))
            return (null, null);
        if (!(isDrawing && bounds is { MinX: >= 0, MinY: >= 0 }) && Math.Max(Math.Abs(bounds.MinX), Math.Abs(bounds.MaxX)) <= MostDegrees && Math.Max(Math.Abs(bounds.MinY), Math.Abs(bounds.MaxY)) <= FarthestNorth)
            return ("CRS84", ExtentOf(bounds));
        if (bounds is not { MinX: >= 0, MaxX: <= MostEasting, MinY: >= 0, MaxY: <= MostNorthing })
            return (null, null);
        var zone = Crs.PlaneZoneAt(114);
        var toDegrees = CrsTransform.Between(zone, Crs.Cgcs2000);
        var degrees = new Envelope();
        foreach (var (x, y) in new[] { (bounds.MinX, bounds.MinY), (bounds.MinX, bounds.MaxY), (bounds.MaxX, bounds.MinY), (bounds.MaxX, bounds.MaxY) })
            degrees.ExpandToInclude(toDegrees.Transform(new Coordinate(x, y)));
        return (zone.Code, ExtentOf(degrees));
    }

    private static GeographicExtent ExtentOf(Envelope degrees) => new(
        Math.Max(degrees.MinX - Margin, -MostDegrees), Math.Max(degrees.MinY - Margin, -FarthestNorth), Math.Min(degrees.MaxX + Margin, MostDegrees), Math.Min(degrees.MaxY + Margin, FarthestNorth), "测试");

    private static double Number(Match match, string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Extent: \((?<x0>[-\d.e+]+), (?<y0>[-\d.e+]+)\) - \((?<x1>[-\d.e+]+), (?<y1>[-\d.e+]+)\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Extent();

    [GeneratedRegex(@"^Layer name: (?<name>.*)\n(?:(?!Layer name:).*\n)*?Feature Count: (?<count>\d+)", RegexOptions.CultureInvariant | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LayerCount();

    [GeneratedRegex(@"area \(Real\) = (?<area>[-\d.e+]+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sum();
}
