using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>Makes geometries of WKB from untrusted files, and WKB of outlines.</summary>
internal static class WkbGeometry
{
    private const int LeastRingPoints = 4;

    /// <summary>The geometry; an empty one comes as an empty collection.</summary>
    /// <exception cref="InputRefusedException">The bytes are no geometry that can be used; see <see cref="VectorFeature.ReadGeometry"/>.</exception>
    /// <param name="wkb">The bytes.</param>
    /// <param name="where">The feature, for messages.</param>
    /// <param name="closings">Takes a note of each ring that was closed; null to refuse rings that are not.</param>
    internal static Geometry Read(ReadOnlySpan<byte> wkb, string where, ICollection<Problem>? closings = null)
    {
        var parts = WkbParts.Read(wkb, where).ConvertAll(part => GeometryOf(part, where, closings));
        // Areas come as one area, lines as one line: BuildGeometry takes the simplest type that holds all parts.
        return ProjectGeometry.Factory.BuildGeometry(parts);
    }

    /// <summary>A polygon as WKB.</summary>
    internal static byte[] OfPolygon(IReadOnlyList<Coordinate[]> rings)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        WriteHeader(writer, type: 3);
        writer.Write(rings.Count);
        foreach (var ring in rings)
            WritePoints(writer, ring);
        return bytes.ToArray();
    }

    /// <summary>A line as WKB.</summary>
    internal static byte[] OfLine(Coordinate[] points)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        WriteHeader(writer, type: 2);
        WritePoints(writer, points);
        return bytes.ToArray();
    }

    /// <summary>A parcel's rings, lines or points as WKB.</summary>
    internal static byte[] OfParcel(SourceParcel parcel)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        var parts = parcel.Shape == SourceShape.Polygon ? PolygonsOf(parcel.Rings) : parcel.Rings.Select(ring => (List<Coordinate[]>)[ring.Points]).ToList();
        // Points of one list are points of their own.
        if (parcel.Shape == SourceShape.Point)
            parts = [.. parcel.Rings.SelectMany(ring => ring.Points).Select(point => (List<Coordinate[]>)[[point]])];
        var type = parcel.Shape switch { SourceShape.Point => 1, SourceShape.Line => 2, _ => 3 };
        if (parts.Count != 1)
        {
            WriteHeader(writer, type + 3);
            writer.Write(parts.Count);
        }

        foreach (var part in parts)
        {
            WriteHeader(writer, type);
            if (type == 3)
                writer.Write(part.Count);
            foreach (var ring in part)
                WritePoints(writer, ring, isCounted: type != 1);
        }

        return bytes.ToArray();
    }

    // A shell and the holes behind it.
    private static List<List<Coordinate[]>> PolygonsOf(IReadOnlyList<SourceRing> rings)
    {
        var polygons = new List<List<Coordinate[]>>();
        foreach (var ring in rings)
        {
            if (ring.Role is not RingRole.Hole)
                polygons.Add([]);
            polygons[^1].Add(ring.Points);
        }

        return polygons;
    }

    private static void WriteHeader(BinaryWriter writer, int type)
    {
        writer.Write((byte)1);
        writer.Write(type);
    }

    private static void WritePoints(BinaryWriter writer, Coordinate[] points, bool isCounted = true)
    {
        if (isCounted)
            writer.Write(points.Length);
        foreach (var point in points)
        {
            writer.Write(point.X);
            writer.Write(point.Y);
        }
    }

    private static Geometry GeometryOf(WkbPart part, string where, ICollection<Problem>? closings) => part.Shape switch
    {
        SourceShape.Point => ProjectGeometry.Factory.CreatePoint(part.Rings[0][0]),
        SourceShape.Line => LineOf(part.Rings[0], where),
        _ => ProjectGeometry.Factory.CreatePolygon(RingOf(part.Rings[0], where, closings), [.. part.Rings.Skip(1).Select(hole => RingOf(hole, where, closings))]),
    };

    private static LineString LineOf(Coordinate[] points, string where) => points.Length >= 2
        ? ProjectGeometry.Factory.CreateLineString(points)
        : throw new InputRefusedException("line.too-few-points", where, "这条线不足 2 个点。请补全。", "the line has fewer than 2 points. Complete it.");

    private static LinearRing RingOf(Coordinate[] points, string where, ICollection<Problem>? closings)
    {
        // Nothing closes a ring that has no beginning: NaN is not even itself.
        if (points.Length > 0 && !(IsFinite(points[0]) && IsFinite(points[^1])))
            throw NotFinite(where);
        if (points.Length >= LeastRingPoints - 1 && !points[0].Equals2D(points[^1]))
        {
            var open = Unclosed(points, where);
            if (closings is null)
                throw new InputRefusedException(open);
            closings.Add(open);
            points = [.. points, points[0].Copy()];
        }

        if (points.Length < LeastRingPoints)
            throw new InputRefusedException(
                "ring.too-few-points",
                where,
                string.Create(CultureInfo.InvariantCulture, $"这一圈只有 {points.Length} 个点，至少需要 {LeastRingPoints} 个（含闭合点）。请补全。"),
                string.Create(CultureInfo.InvariantCulture, $"the ring has {points.Length} points, at least {LeastRingPoints} are needed (the closing one included). Complete it."));
        return ProjectGeometry.Factory.CreateLinearRing(new CoordinateArraySequence(points, dimension: 2, measures: 0));
    }

    private static bool IsFinite(Coordinate point) => double.IsFinite(point.X) && double.IsFinite(point.Y);

    private static InputRefusedException NotFinite(string where) => new(
        DefectCodes.NotFinite, where, "首末点坐标不是有限的数。请检查坐标。", "its first or last coordinate is no finite number. Check the coordinates.");

    private static Problem Unclosed(Coordinate[] points, string where) => new(
        "ring.unclosed",
        where,
        string.Create(CultureInfo.InvariantCulture, $"这一圈没有闭合：末点 ({points[^1].X}, {points[^1].Y}) 不是首点 ({points[0].X}, {points[0].Y})。"),
        string.Create(CultureInfo.InvariantCulture, $"the ring is not closed: its last point ({points[^1].X}, {points[^1].Y}) is not its first ({points[0].X}, {points[0].Y})."));
}
