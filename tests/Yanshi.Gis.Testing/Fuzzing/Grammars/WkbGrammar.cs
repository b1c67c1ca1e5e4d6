using Yanshi.Gis.Data.Demonstration;

namespace Yanshi.Gis.Testing.Fuzzing.Grammars;

/// <summary>WKB: geometries of all types in both byte orders, collections in collections, now and then with a wrong count, type or number.</summary>
internal static class WkbGrammar
{
    private static readonly double[] Doubles = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e308, -1e308, double.Epsilon, -0.0, 0, 1e15];
    private static readonly uint[] Numbers = [0, 8, 15, 17, 1001, 3003, 0x20000003, 0x80000003, 0xFFFFFFFF, 0x7FFFFFFF];

    /// <summary>A geometry on round metres of zone 38 (EPSG:4547), in the district.</summary>
    internal static byte[] Bytes(SplitMix64 random)
    {
        using var bytes = new MemoryStream();
        Append(random, bytes, depth: 0);
        return bytes.ToArray();
    }

    private static void Append(SplitMix64 random, MemoryStream bytes, int depth)
    {
        var isLittle = !random.Rarely(4);
        bytes.WriteByte(isLittle ? (byte)1 : random.Rarely(20) ? (byte)7 : (byte)0);
        var type = random.Pick<uint>([3, 3, 3, 6, 6, 2, 5, 1, 4, 7]);
        UInt(type);
        switch (type)
        {
            case 1:
                Point(0, 1);
                break;
            case 2:
                Points(isClosed: false);
                break;
            case 3:
                var rings = random.Rarely(3) ? 2 : 1;
                UInt((uint)rings);
                for (; rings > 0; rings--)
                    Points(isClosed: !random.Rarely(12));
                break;
            default:
                var parts = depth > 36 ? 0 : random.Rarely(2) ? 1 : random.Among(0, 2);
                UInt((uint)parts);
                for (; parts > 0; parts--)
                    Append(random, bytes, depth + 1);
                break;
        }

        void Points(bool isClosed)
        {
            var points = random.Among(3, 8);
            UInt((uint)points + 1);
            for (var i = 0; i < points; i++)
                Point(i, points);
            Point(isClosed ? 0 : 1, points);
        }

        void Point(int i, int points)
        {
            var angle = 2 * Math.PI * i / points;
            Double(389_000 + Math.Round(100 * Math.Cos(angle)));
            Double(3_837_000 + Math.Round(100 * Math.Sin(angle)));
        }

        void UInt(uint value) => Write(BitConverter.GetBytes(random.Rarely(120) ? random.Pick(Numbers) : value));

        void Double(double value) => Write(BitConverter.GetBytes(random.Rarely(120) ? random.Pick(Doubles) : value));

        void Write(byte[] value) => bytes.Write(isLittle ? value : [.. value.Reverse()]);
    }
}
