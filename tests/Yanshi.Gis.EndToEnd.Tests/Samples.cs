using System.Globalization;
using System.Text;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>Site files of the tests.</summary>
internal static class Samples
{
    /// <summary>The shipped sample that meets heritage zones.</summary>
    internal static string Shipped => Path.Combine(Repository.Root, "gis-data", "samples", "chongyangling.txt");

    /// <summary>The shipped sample that meets nothing in a demonstration workspace of the default or a smaller size.</summary>
    internal static string Clear => Path.Combine(Repository.Root, "gis-data", "samples", "goushi.txt");

    /// <summary>An 界址点 TXT of zone 38 with one parcel per list of rings, points given as (north, east).</summary>
    internal static string BoundaryPoints(params (double North, double East)[][] parcels) => Header() + string.Concat(parcels.Select(Parcel));

    /// <summary>The header alone.</summary>
    internal static string Header(string zone = "38") =>
        $"""
        [属性描述]
        坐标系=2000国家大地坐标系
        几度分带=3
        投影类型=高斯克吕格
        计量单位=米
        带号={zone}
        [地块坐标]

        """.ReplaceLineEndings("\n");

    /// <summary>A square of 100 m whose south-west corner lies so far north and east of a place in the district.</summary>
    internal static (double North, double East)[] Square(double north, double east) =>
    [
        (3_836_986 + north, 38_389_077 + east), (3_837_086 + north, 38_389_077 + east), (3_837_086 + north, 38_389_177 + east),
        (3_836_986 + north, 38_389_177 + east), (3_836_986 + north, 38_389_077 + east),
    ];

    private static string Parcel((double North, double East)[] points, int index)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{points.Length},1.0000,{index + 1},地块{index + 1},面,,,,@\n");
        for (var i = 0; i < points.Length; i++)
            text.Append(CultureInfo.InvariantCulture, $"J{(i % (points.Length - 1)) + 1},1,{points[i].North:F3},{points[i].East:F3}\n");
        return text.ToString();
    }
}
