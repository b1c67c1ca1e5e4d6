using Yanshi.Gis.Data.Formats.Texts;

namespace Yanshi.Gis.Data.Formats.Tables;

/// <summary>What a column holds.</summary>
internal enum TableColumn
{
    /// <summary>Something of the user's: an attribute.</summary>
    Attribute,
    PointLabel,
    RingNumber,
    ParcelId,
    ParcelName,
    PlainX,
    PlainY,
    North,
    East,
    Longitude,
    Latitude,
}

/// <summary>Reads headings.</summary>
internal static class TableColumns
{
    /// <summary>Said of a heading, they tell that 112.44245 means 112°44′24.5″. Longer words stand before those they contain.</summary>
    private static readonly string[] PackedAngleWords = ["ddd.mmss", "dd.mmss", "dddmmss", "ddmmss", "度分秒", "dms"];

    /// <summary>What may stand beside the words that matter.</summary>
    private static readonly string[] Companions =
        ["坐标", "大地", "方向", "向", "值", "单位", "metres", "meters", "米", "(m)", "[m]", "/m", "_m", "degrees", "(°)", "°", "十进制", "(", ")", "[", "]", "_", "-", "/", ":", ","];

    private static readonly Dictionary<string, TableColumn> ByWord = Words();

    /// <summary>The headings that are understood, for the message when none is there.</summary>
    public const string Understood =
        "点号/界址点号、X/纵坐标/北坐标、Y/横坐标/东坐标、经度/lon、纬度/lat、圈号/ring、地块号/地块编号/parcel、地块名称/name";

    /// <summary>What a heading says its column holds.</summary>
    public static TableColumn Of(string heading)
    {
        var key = StructuralText.Key(heading);
        if (ByWord.TryGetValue(key, out var column))
            return column;
        foreach (var word in PackedAngleWords.Concat(Companions))
            key = key.Replace(word, string.Empty, StringComparison.Ordinal);
        return ByWord.GetValueOrDefault(key, TableColumn.Attribute);
    }

    /// <summary>Whether the heading says that degrees, minutes and seconds are packed into one decimal number.</summary>
    public static bool SaysPackedAngle(string heading)
    {
        var key = StructuralText.Key(heading);
        return PackedAngleWords.Any(word => key.Contains(word, StringComparison.Ordinal));
    }

    private static Dictionary<string, TableColumn> Words()
    {
        var words = new Dictionary<string, TableColumn>(StringComparer.Ordinal);
        Add(TableColumn.PointLabel, "点号", "界址点号", "界址点编号", "拐点号", "拐点编号", "点名", "序号", "point", "pointno", "pointid", "no", "no.", "jzdh");
        Add(TableColumn.RingNumber, "圈号", "环号", "圈", "ring", "ringno", "ringid");
        Add(TableColumn.ParcelId, "地块号", "地块编号", "地块序号", "宗地号", "图斑号", "图斑编号", "parcel", "parcelid", "parcelno", "dkbh");
        Add(TableColumn.ParcelName, "地块名称", "地块名", "名称", "name", "parcelname", "dkmc");
        Add(TableColumn.PlainX, "x");
        Add(TableColumn.PlainY, "y");
        Add(TableColumn.North, "北", "纵", "x北", "北x", "纵x", "x纵", "n", "n北", "北n", "xn", "nx", "north", "northing", "xnorth", "y北", "北y");
        Add(TableColumn.East, "东", "横", "y东", "东y", "横y", "y横", "e", "e东", "东e", "ye", "ey", "east", "easting", "yeast", "x东", "东x");
        Add(TableColumn.Longitude, "经度", "东经", "经度l", "l经度", "经度e", "经度x", "x经度", "lon", "lng", "long", "longitude");
        Add(TableColumn.Latitude, "纬度", "北纬", "纬度b", "b纬度", "纬度n", "纬度y", "y纬度", "lat", "latitude");
        return words;

        void Add(TableColumn column, params string[] names)
        {
            foreach (var name in names)
                words.Add(name, column);
        }
    }
}
