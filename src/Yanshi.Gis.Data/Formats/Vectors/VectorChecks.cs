using System.Text;
using Yanshi.Gis.Data.Formats.Vectors.Kml;
using Yanshi.Gis.Data.Formats.Vectors.Shapefiles;

namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>
/// What is looked at before GDAL opens a data set: what it refers to outside itself, how deep it is nested, and what GDAL would pass over
/// without a word.
/// </summary>
internal static class VectorChecks
{
    private const int LongestMapInfoHeader = 64 * 1024;

    /// <summary>Checks a data set in its private folder.</summary>
    /// <exception cref="InputRefusedException">It is refused, with the reason.</exception>
    internal static void Run(DataSet dataSet)
    {
        switch (dataSet.Format)
        {
            case VectorFormat.Kml:
                KmlCheck.Run(dataSet.Path, dataSet.File);
                break;
            case VectorFormat.MapInfo when Path.GetExtension(dataSet.Path) == ".tab":
                CheckTable(dataSet);
                break;
        }
    }

    /// <summary>Puts right what can be put right in the private folder; the only step that writes there.</summary>
    /// <returns>The data set with notes of what was done.</returns>
    internal static DataSet Prepare(DataSet dataSet) => dataSet.Format switch
    {
        VectorFormat.Shapefile => dataSet with { Notes = [.. dataSet.Notes, .. ShapefileCheck.Run(dataSet.Path, dataSet.File)] },
        VectorFormat.Kml when DataSetFiles.ExtensionOf(dataSet.File) == ".ovkml" => dataSet with { Notes = [.. dataSet.Notes, Ovital(dataSet.File)] },
        _ => dataSet,
    };

    private static Problem Ovital(string file) => new(
        "kml.ovital",
        file,
        "奥维文件声明为 WGS 84，但如果是在偏移的底图（GCJ-02）上绘制的，坐标会偏几百米。请核对底图；必要时用 --crs GCJ02。",
        "a file of 奥维 says WGS 84, but what was drawn over a shifted base map (GCJ-02) is off by hundreds of metres. Check the base map; where needed use --crs GCJ02.");

    /// <summary>A table of MapInfo can be a view of other tables or of a database, wherever they are.</summary>
    private static void CheckTable(DataSet dataSet)
    {
        var text = new byte[LongestMapInfoHeader];
        using var file = File.OpenRead(dataSet.Path);
        var header = Encoding.Latin1.GetString(text, 0, file.ReadAtLeast(text, text.Length, throwOnEndOfStream: false));
        var isNative = header.Contains("Type NATIVE", StringComparison.OrdinalIgnoreCase);
        var isSeamless = header.Contains("IsSeamless\" = \"TRUE", StringComparison.OrdinalIgnoreCase);
        if (!isNative || isSeamless)
            throw new InputRefusedException(
                "mapinfo.table-type",
                dataSet.File,
                "这个 .tab 不是独立的 MapInfo 表（Type NATIVE），而是引用别处数据的视图、链接或无缝图层。请在 MapInfo 中另存为普通表。",
                "this .tab is no MapInfo table of its own (Type NATIVE) but a view, a link or a seamless layer of data elsewhere. Save it as a plain table in MapInfo.");
    }
}
