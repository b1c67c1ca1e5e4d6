using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Testing.SyntheticDistricts;

namespace Yanshi.Gis.Benchmarks;

/// <summary>Reading a 界址点 TXT of 10,000 parcels and about half a million points, GBK as survey software writes it.</summary>
[MemoryDiagnoser]
public class BoundaryTextReadingBenchmark
{
    // The district's corner, in zone 38: the file has the zone in the easting.
    private const double Northing = 3_830_000.0;
    private const double Easting = 38_389_000.0;
    private byte[] _file = [];

    [GlobalSetup]
    public void Prepare()
    {
        var district = new SyntheticDistrict(new SyntheticDistrictPlan { Columns = 100, Rows = 100, Islands = 0, WidthMetres = 5_500.0, HeightMetres = 5_500.0 });
        var text = new StringBuilder("[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n投影类型=高斯克吕格\n计量单位=米\n带号=38\n精度=0.001\n转换参数=,,,,,,\n[地块坐标]\n");
        for (var i = 0; i < district.Parcels.Count; i++)
            Append(text, i + 1, district.Parcels[i]);
        _file = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text.ToString());
    }

    [Benchmark]
    public int Read() => SiteFile.Read(_file, "parcels.txt").Projects.Count;

    private static void Append(StringBuilder text, int number, Polygon parcel)
    {
        var culture = CultureInfo.InvariantCulture;
        var points = parcel.Shell.Coordinates;
        text.Append(culture, $"{points.Length},{parcel.Area / 10_000.0:F4},{number},地块{number},面,I49G000000,工业用地,0102,@\n");
        for (var i = 0; i < points.Length; i++)
            text.Append(culture, $"J{i % (points.Length - 1) + 1},1,{Northing + points[i].Y:F3},{Easting + points[i].X:F3}\n");
    }
}
