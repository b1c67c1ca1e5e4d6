using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>One polygon, line or point of a geometry. Rings are as written: nobody has closed them.</summary>
/// <param name="Shape">What it is.</param>
/// <param name="Rings">The polygon's shell and holes; the line; the point. Empty for an empty polygon.</param>
internal sealed record WkbPart(SourceShape Shape, IReadOnlyList<Coordinate[]> Rings);

/// <summary>
/// Takes ISO WKB apart, two-dimensional, without arcs. It comes from untrusted files: depth and every count are checked against the bytes
/// that are there before anything is made of them.
/// </summary>
internal ref struct WkbParts
{
    /// <summary>Collections in collections, at most.</summary>
    internal const int MaxDepth = 32;

    private const int PointBytes = 16;
    private const int SmallestGeometryBytes = 5;
    private const int CountBytes = 4;

    private readonly string _where;
    private readonly List<WkbPart> _parts = [];
    private ReadOnlySpan<byte> _rest;

    private WkbParts(ReadOnlySpan<byte> wkb, string where)
    {
        _rest = wkb;
        _where = where;
    }

    /// <summary>The parts of a geometry, collections dissolved.</summary>
    /// <param name="wkb">The bytes.</param>
    /// <param name="where">The feature, for messages.</param>
    /// <exception cref="InputRefusedException"><c>wkb.damaged</c>, <c>wkb.type</c>, <c>input.too-deep</c>.</exception>
    internal static List<WkbPart> Read(ReadOnlySpan<byte> wkb, string where)
    {
        var reading = new WkbParts(wkb, where);
        reading.ReadGeometry(depth: 1);
        return reading._rest.IsEmpty ? reading._parts : throw reading.Damaged();
    }

    private void ReadGeometry(int depth)
    {
        if (depth > MaxDepth)
            throw TooDeep();
        var isLittleEndian = Take(1)[0] switch { 1 => true, 0 => false, _ => throw Damaged() };
        var type = Number(isLittleEndian);
        switch (type)
        {
            case 1:
                ReadPoint(isLittleEndian);
                break;
            case 2:
                _parts.Add(new WkbPart(SourceShape.Line, [Points(isLittleEndian)]));
                break;
            case 3:
                ReadPolygon(isLittleEndian);
                break;
            case >= 4 and <= 7:
                for (var left = Count(isLittleEndian, SmallestGeometryBytes); left > 0; left--)
                    ReadGeometry(depth + 1);
                break;
            default:
                throw UnknownType(type);
        }
    }

    private void ReadPoint(bool isLittleEndian)
    {
        var point = Point(isLittleEndian);
        if (!double.IsNaN(point.X) || !double.IsNaN(point.Y)) // both: the way to write "no point"
            _parts.Add(new WkbPart(SourceShape.Point, [[point]]));
    }

    private void ReadPolygon(bool isLittleEndian)
    {
        var rings = new Coordinate[Count(isLittleEndian, CountBytes)][];
        for (var i = 0; i < rings.Length; i++)
            rings[i] = Points(isLittleEndian);
        if (rings.Length > 0)
            _parts.Add(new WkbPart(SourceShape.Polygon, rings));
    }

    private Coordinate[] Points(bool isLittleEndian)
    {
        var points = new Coordinate[Count(isLittleEndian, PointBytes)];
        if (isLittleEndian && BitConverter.IsLittleEndian)
        {
            var numbers = MemoryMarshal.Cast<byte, double>(Take(points.Length * PointBytes));
            for (var i = 0; i < points.Length; i++)
                points[i] = new Coordinate(numbers[2 * i], numbers[2 * i + 1]);
            return points;
        }

        for (var i = 0; i < points.Length; i++)
            points[i] = Point(isLittleEndian);
        return points;
    }

    private Coordinate Point(bool isLittleEndian) => new(Double(isLittleEndian), Double(isLittleEndian));

    private double Double(bool isLittleEndian)
    {
        var bytes = Take(8);
        return isLittleEndian ? BinaryPrimitives.ReadDoubleLittleEndian(bytes) : BinaryPrimitives.ReadDoubleBigEndian(bytes);
    }

    private uint Number(bool isLittleEndian)
    {
        var bytes = Take(4);
        return isLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    /// <summary>A count of things of which each takes so many bytes at least.</summary>
    private int Count(bool isLittleEndian, int bytesOfEach)
    {
        var count = Number(isLittleEndian);
        return count <= (uint)(_rest.Length / bytesOfEach) ? (int)count : throw Damaged();
    }

    private ReadOnlySpan<byte> Take(int bytes)
    {
        if (bytes > _rest.Length)
            throw Damaged();
        var taken = _rest[..bytes];
        _rest = _rest[bytes..];
        return taken;
    }

    private readonly InputRefusedException Damaged() => new(
        "wkb.damaged",
        _where,
        "图形数据不完整或损坏。请检查该要素。",
        "the geometry's bytes are incomplete or damaged. Check the feature.");

    private readonly InputRefusedException TooDeep() => new(
        "input.too-deep",
        _where,
        string.Create(CultureInfo.InvariantCulture, $"几何集合嵌套超过 {MaxDepth} 层。"),
        string.Create(CultureInfo.InvariantCulture, $"geometry collections are nested more than {MaxDepth} levels deep."));

    private readonly InputRefusedException UnknownType(uint type) => new(
        "wkb.type",
        _where,
        string.Create(CultureInfo.InvariantCulture, $"几何类型 {type} 不支持；可用点、线、面及其集合。请在原软件中转换后再试。"),
        string.Create(CultureInfo.InvariantCulture, $"geometry type {type} is not supported; points, lines, areas and collections of them are. Convert it in the program it came from."));
}
