using System.Globalization;
using System.Text;
using Yanshi.Gis.Data.Demonstration;

namespace Yanshi.Gis.Testing.Fuzzing.Grammars;

/// <summary>Drawings: polylines with bulges, arcs, splines, fillings, blocks that are put in elsewhere, all as pairs of code and value.</summary>
internal static class DxfGrammar
{
    internal static readonly string[] Words =
    [
        "SECTION", "ENDSEC", "HEADER", "ENTITIES", "BLOCKS", "BLOCK", "ENDBLK", "INSERT", "LWPOLYLINE", "POLYLINE", "VERTEX", "SEQEND", "LINE", "CIRCLE", "ARC", "ELLIPSE", "SPLINE", "HATCH", "TEXT", "MTEXT", "SOLID",
        "POINT", "REGION", "DIMENSION", "EOF", "$ACADVER", "AC1015", "AC1021", "$DWGCODEPAGE", "ANSI_936", "\n10\n", "\n20\n", "\n42\n", "\n70\n", "\n90\n", "\n91\n", "\n72\n", "\n93\n",
    ];

    internal static string Text(SplitMix64 random)
    {
        var text = new StringBuilder("0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\nAC1015\n9\n$DWGCODEPAGE\n3\nANSI_936\n0\nENDSEC\n0\nSECTION\n2\nBLOCKS\n");
        for (var i = random.Among(0, 2); i > 0; i--)
        {
            text.Append(CultureInfo.InvariantCulture, $"0\nBLOCK\n8\n0\n2\nB{i}\n70\n0\n10\n0\n20\n0\n30\n0\n");
            Entity(random, text);
            text.Append("0\nENDBLK\n");
        }

        text.Append("0\nENDSEC\n0\nSECTION\n2\nENTITIES\n");
        for (var left = random.Among(1, 4); left > 0; left--)
            Entity(random, text);
        return text.Append("0\nENDSEC\n0\nEOF\n").ToString();
    }

    private static void Entity(SplitMix64 random, StringBuilder text)
    {
        var kind = random.Pick<string>(["LWPOLYLINE", "LWPOLYLINE", "LWPOLYLINE", "LINE", "CIRCLE", "ARC", "ELLIPSE", "SPLINE", "TEXT", "INSERT", "POINT", "SOLID", "HATCH"]);
        text.Append(CultureInfo.InvariantCulture, $"0\n{kind}\n8\n红线\n");
        switch (kind)
        {
            case "LWPOLYLINE":
                var points = random.Among(2, 8);
                text.Append(CultureInfo.InvariantCulture, $"90\n{Value(random, points)}\n70\n{random.NextBelow(2)}\n");
                for (var i = 0; i < points; i++)
                {
                    Place(random, text, 10, i, points);
                    if (random.Rarely(4))
                        text.Append(CultureInfo.InvariantCulture, $"42\n{Value(random, 0.4)}\n");
                }

                break;
            case "SPLINE":
                text.Append(CultureInfo.InvariantCulture, $"70\n8\n71\n{Value(random, 3)}\n72\n{Value(random, 8)}\n73\n{Value(random, 4)}\n74\n0\n");
                foreach (var knot in (int[])[0, 0, 0, 0, 1, 1, 1, 1])
                    text.Append(CultureInfo.InvariantCulture, $"40\n{Value(random, knot)}\n");
                for (var i = 0; i < 4; i++)
                    Place(random, text, 10, i, 4);
                break;
            case "INSERT":
                text.Append(CultureInfo.InvariantCulture, $"2\nB{random.Among(1, 3)}\n");
                Place(random, text, 10, 0, 1);
                text.Append(CultureInfo.InvariantCulture, $"41\n{Value(random, 1)}\n70\n{Value(random, 2)}\n71\n{Value(random, 2)}\n44\n10\n45\n10\n");
                break;
            default:
                Place(random, text, 10, 0, 3);
                Place(random, text, 11, 1, 3);
                Place(random, text, 12, 2, 3);
                text.Append(CultureInfo.InvariantCulture, $"40\n{Value(random, 5)}\n41\n{Value(random, 1)}\n50\n{Value(random, 0)}\n51\n{Value(random, 90)}\n1\n{(random.Rarely(6) ? random.Pick(Awkward.Texts) : "甲")}\n");
                break;
        }
    }

    private static void Place(SplitMix64 random, StringBuilder text, int code, int i, int points)
    {
        var angle = 2 * Math.PI * i / points;
        text.Append(CultureInfo.InvariantCulture, $"{code}\n{Value(random, 38_389_077 + 100 * Math.Cos(angle))}\n{code + 10}\n{Value(random, 3_836_986 + 100 * Math.Sin(angle))}\n");
    }

    private static string Value(SplitMix64 random, double value) => random.Rarely(100) ? random.Pick(Awkward.Numbers) : value.ToString("R", CultureInfo.InvariantCulture);
}
