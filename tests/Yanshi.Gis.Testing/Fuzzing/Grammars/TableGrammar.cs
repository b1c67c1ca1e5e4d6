using System.Globalization;
using System.Text;
using Yanshi.Gis.Data.Demonstration;

namespace Yanshi.Gis.Testing.Fuzzing.Grammars;

/// <summary>Coordinate tables as text: headings in any order, any mark between values.</summary>
internal static class TableGrammar
{
    internal static readonly string[] Words =
        ["点号", "X", "Y", "X坐标", "Y坐标", "纵坐标", "横坐标", "经度", "纬度", "lon", "lat", "圈号", "地块编号", "地块名称", "度分秒", ",", ";", "\t", "，", "|", "\"", "备注"];

    private static readonly string[][] Headings = [["点号", "X", "Y"], ["地块编号", "点号", "圈号", "经度", "纬度"], ["点号", "北坐标", "东坐标"], ["lon", "lat"], ["X坐标(m)", "Y坐标(m)", "备注"]];

    internal static string Text(SplitMix64 random)
    {
        var separator = random.Pick<string>([",", "\t", ";", "，", " ", "|"]);
        var heading = random.Pick(Headings);
        var text = new StringBuilder();
        if (!random.Rarely(6))
            text.AppendJoin(separator, heading).Append('\n');
        for (var parcel = random.Among(1, 3); parcel > 0; parcel--)
        {
            var points = random.Among(2, 8);
            for (var i = 0; i <= points; i++)
                text.AppendJoin(separator, heading.Select(column => Cell(random, column, parcel, i, points))).Append('\n');
        }

        return text.ToString();
    }

    private static string Cell(SplitMix64 random, string column, int parcel, int point, int points)
    {
        if (random.Rarely(60))
            return random.Pick(random.Rarely(2) ? Awkward.Numbers : Awkward.Texts);
        var angle = 2 * Math.PI * (point % points) / points;
        return column switch
        {
            "经度" or "lon" => (112.7 + 0.001 * Math.Cos(angle)).ToString("R", CultureInfo.InvariantCulture),
            "纬度" or "lat" => (34.7 + 0.001 * Math.Sin(angle)).ToString("R", CultureInfo.InvariantCulture),
            "地块编号" => $"D{parcel}",
            "点号" => $"J{point % points + 1}",
            "圈号" => "1",
            "备注" => random.Pick<string>(["无", "\"a,b\"", ""]),
            _ when column.Contains('Y') || column.Contains('东') => (38_389_077 + 100 * Math.Sin(angle)).ToString("0.000", CultureInfo.InvariantCulture),
            _ => (3_836_986 + 100 * Math.Cos(angle)).ToString("0.000", CultureInfo.InvariantCulture),
        };
    }
}
