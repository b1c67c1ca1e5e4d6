using System.Text;
using Shouldly;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Tests.Formats;

/// <summary>Texts for the tests of 界址点 TXT, and how they are read.</summary>
internal static class BoundaryPointFiles
{
    public static Encoding Gb18030 { get; } = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public const string Header =
        """
        [属性描述]
        格式版本号=
        数据产生单位=洛阳市偃师区示例测绘队
        数据产生日期=2025-03-01
        坐标系=2000国家大地坐标系
        几度分带=3
        投影类型=高斯克吕格
        计量单位=米
        带号=38
        精度=0.001
        转换参数=,,,,,,
        [地块坐标]

        """;

    /// <summary>A rectangle of 150 m × 200 m with a square hole of 40 m, stated as 2.8391 ha; ten points, closing points counted.</summary>
    public const string ParcelWithHole =
        """
        10,2.8391,1,示例地块,面,I49G000000,工业用地,0102,@
        J1,1,3836986.000,38389077.000
        J2,1,3837136.000,38389077.000
        J3,1,3837136.000,38389277.000
        J4,1,3836986.000,38389277.000
        J1,1,3836986.000,38389077.000
        J5,2,3837036.000,38389137.000
        J6,2,3837036.000,38389177.000
        J7,2,3837076.000,38389177.000
        J8,2,3837076.000,38389137.000
        J5,2,3837036.000,38389137.000

        """;

    public const string Sample = Header + ParcelWithHole;

    public static SiteSource Read(string text, SiteFileOptions? options = null) => SiteFile.Read(Encoding.UTF8.GetBytes(text), "地块.txt", options);

    /// <summary>Reads points of one square parcel given as lines, behind a header and a parcel line without a stated count.</summary>
    public static SourceProject ReadPoints(params string[] lines) =>
        Read(Header + $"{lines.Length},,1,甲,面,,,,@\n" + string.Join('\n', lines) + "\n").Projects.ShouldHaveSingleItem();

    public static string[] Codes(this SiteSource source) =>
        [.. source.Defects.Concat(source.Projects.SelectMany(project => project.Defects)).Select(defect => defect.Problem.Code).Distinct(StringComparer.Ordinal)];

    public static string[] Codes(this SourceProject project) =>
        [.. project.Defects.Select(defect => defect.Problem.Code).Distinct(StringComparer.Ordinal)];
}
