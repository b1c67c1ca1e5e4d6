using System.Globalization;
using System.Text;
using Yanshi.Gis.Data.Demonstration;

namespace Yanshi.Gis.Testing.Fuzzing.Grammars;

/// <summary>界址点 TXT, mostly right: any choice of header lines, parcels and rings, and now and then a value that does not belong there.</summary>
internal static class BoundaryPointGrammar
{
    internal static readonly string[] Words =
    [
        "[属性描述]", "[地块坐标]", "坐标系=2000国家大地坐标系", "坐标系=80国家大地坐标系", "坐标系=WGS84", "几度分带=3", "几度分带=6", "投影类型=高斯克吕格", "计量单位=米", "计量单位=度", "带号=38",
        "带号=37", "精度=0.001", "转换参数=,,,,,,", "格式版本号=1.01", ",面,", ",线,", ",点,", ",@", "J1", "J01", ",1,", ",2,",
    ];

    private static readonly string[] Header = ["格式版本号=1.01", "坐标系=2000国家大地坐标系", "几度分带=3", "投影类型=高斯克吕格", "计量单位=米", "带号=38", "精度=0.001", "转换参数=,,,,,,"];

    internal static string Text(SplitMix64 random)
    {
        var text = new StringBuilder();
        if (!random.Rarely(8))
        {
            text.Append("[属性描述]\n");
            foreach (var line in Header.Where(_ => !random.Rarely(6)))
                text.Append(line).Append('\n');
            text.Append("[地块坐标]\n");
        }

        for (var left = random.Among(1, 4); left > 0; left--)
            AppendParcel(random, text, left);
        return text.ToString();
    }

    private static void AppendParcel(SplitMix64 random, StringBuilder text, int number)
    {
        var (north, east) = (random.NextBetween(3_816_000, 3_853_000), random.NextBetween(38_372_000, 38_406_000));
        var points = random.Among(3, 9);
        var count = random.Rarely(6) ? random.Pick(Awkward.Numbers) : $"{points + 1}";
        var shape = random.Rarely(6) ? random.Pick<string>(["线", "点", "", "体"]) : "面";
        text.Append(CultureInfo.InvariantCulture, $"{count},{Value(random, 1.5)},{number},{(random.Rarely(8) ? random.Pick(Awkward.Texts) : "地块")},{shape},I49,工业用地,0102,@\n");
        for (var ring = 1; ring <= random.Among(1, 2); ring++)
        {
            for (var i = 0; i <= points; i++)
            {
                var angle = 2 * Math.PI * (i % points) / points;
                var radius = ring == 1 ? 100 : 20;
                text.Append(CultureInfo.InvariantCulture, $"J{i % points + 1},{ring},{Value(random, north + radius * Math.Cos(angle))},{Value(random, east + radius * Math.Sin(angle))}\n");
            }
        }
    }

    private static string Value(SplitMix64 random, double value) => random.Rarely(60) ? random.Pick(Awkward.Numbers) : value.ToString("0.000", CultureInfo.InvariantCulture);
}
