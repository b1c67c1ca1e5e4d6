using System.Globalization;
using System.Text;

namespace Yanshi.Gis.Data.Tests.Formats.Gdal;

/// <summary>Writes drawings in the text form of DXF, pair by pair.</summary>
internal sealed class Drawing
{
    private readonly StringBuilder _entities = new();
    private readonly StringBuilder _blocks = new();

    internal string Version { get; init; } = "AC1015";

    internal string CodePage { get; init; } = "ANSI_936";

    internal Drawing Polyline(string layer, bool isClosed, params (double X, double Y)[] points) => Polyline(layer, isClosed, bulge: 0, points);

    /// <summary>A polyline all of whose edges have one bulge: the tangent of a quarter of the arc's angle.</summary>
    internal Drawing Polyline(string layer, bool isClosed, double bulge, params (double X, double Y)[] points)
    {
        Entity("LWPOLYLINE", layer, "AcDbPolyline").Pair(90, points.Length).Pair(70, isClosed ? 1 : 0);
        foreach (var (x, y) in points)
        {
            Pair(10, x).Pair(20, y);
            if (bulge != 0)
                Pair(42, bulge);
        }

        return this;
    }

    internal Drawing Square(string layer, double x, double y, double side) =>
        Polyline(layer, isClosed: true, (x, y), (x + side, y), (x + side, y + side), (x, y + side));

    internal Drawing Line(string layer, double x1, double y1, double x2, double y2) =>
        Entity("LINE", layer, "AcDbLine").Pair(10, x1).Pair(20, y1).Pair(11, x2).Pair(21, y2);

    internal Drawing Text(string layer, double x, double y, string text) =>
        Entity("TEXT", layer, "AcDbText").Pair(10, x).Pair(20, y).Pair(40, 2).Pair(1, text);

    internal Drawing Solid(string layer, double x, double y, double side) => Entity("SOLID", layer, "AcDbTrace")
        .Pair(10, x).Pair(20, y).Pair(11, x + side).Pair(21, y).Pair(12, x).Pair(22, y + side).Pair(13, x + side).Pair(23, y + side);

    internal Drawing Region(string layer) => Entity("REGION", layer, "AcDbModelerGeometry").Pair(100, "AcDbRegion").Pair(70, 1);

    /// <summary>Puts the entity before it on a layout's paper.</summary>
    internal Drawing OnPaper() => Pair(67, 1);

    internal Drawing ExternalReference(string name)
    {
        _blocks.Append(CultureInfo.InvariantCulture, $"0\nBLOCK\n8\n0\n2\n{name}\n70\n4\n10\n0\n20\n0\n30\n0\n3\n{name}\n1\n{name}.dwg\n0\nENDBLK\n");
        return this;
    }

    internal byte[] ToBytes(Encoding encoding) => encoding.GetBytes(
        $"0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\n{Version}\n9\n$DWGCODEPAGE\n3\n{CodePage}\n0\nENDSEC\n0\nSECTION\n2\nBLOCKS\n{_blocks}0\nENDSEC\n0\nSECTION\n2\nENTITIES\n{_entities}0\nENDSEC\n0\nEOF\n");

    private Drawing Entity(string kind, string layer, string type)
    {
        _entities.Append(CultureInfo.InvariantCulture, $"0\n{kind}\n100\nAcDbEntity\n8\n{layer}\n100\n{type}\n");
        return this;
    }

    private Drawing Pair(int code, object value)
    {
        _entities.Append(CultureInfo.InvariantCulture, $"{code}\n{value}\n");
        return this;
    }
}
