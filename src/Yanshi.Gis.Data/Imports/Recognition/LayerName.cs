using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Imports.Recognition;

/// <summary>
/// A delivery's name taken apart: standard codes are runs of Latin letters, titles runs of Chinese. Digits (region codes, years), separators, the district's
/// own name and the words of reference systems say nothing about what the layer is.
/// </summary>
internal sealed class LayerName
{
    private static readonly string[] Extensions = [".shp", ".gdb", ".gpkg", ".geojson", ".json", ".kml", ".kmz", ".ovkml", ".dxf", ".tab", ".mif", ".fgb", ".zip"];

    private static readonly HashSet<string> SilentCodes = new(StringComparer.Ordinal)
    {
        "CGCS", "CGCSGK", "GK", "CM", "EPSG", "WGS", "ZONE", "DEGREE", "D", "V", "E", "N", "SHP", "GDB", "GPKG", "MDB", "FINAL", "NEW", "POLYGON",
    };

    // Longer words first, so that none leaves a part of another behind.
    private static readonly string[] SilentWords =
    [
        "国家大地坐标系", "矢量数据", "河南省", "洛阳市", "数据库", "图层", "矢量", "数据", "成果", "最终", "最新", "正式", "上报", "年度", "河南", "洛阳", "度带", "年", "月", "日", "版", "的",
    ];

    private const int ShortestTitle = 2;

    private LayerName(string text, IReadOnlyList<string> codes, string title) => (Text, Codes, Title) = (text, codes, title);

    /// <summary>The name as written, without folder and extension.</summary>
    internal string Text { get; }

    /// <summary>The runs of Latin letters that may be standard names, in capitals.</summary>
    internal IReadOnlyList<string> Codes { get; }

    /// <summary>The Chinese words that say what the layer is.</summary>
    internal string Title { get; }

    /// <summary>Takes a name apart.</summary>
    internal static LayerName Of(string name, District district)
    {
        var text = WithoutExtension(name.Trim().Split('/', '\\', '|')[^1]);
        var folded = StructuralText.Fold(text).ToUpperInvariant();
        return new LayerName(text, [.. Runs(folded, char.IsAsciiLetterUpper).Where(code => !SilentCodes.Contains(code))], TitleIn(folded, district));
    }

    private static string WithoutExtension(string name)
    {
        var extension = Array.Find(Extensions, extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase) && name.Length > extension.Length);
        return extension is null ? name : name[..^extension.Length];
    }

    private static string TitleIn(string folded, District district)
    {
        // 偃师区 was 偃师市 until 2021: the district's name counts without its kind too. But 偃师区界 is 区界, not 界.
        var words = string.Concat(Runs(folded, IsHan));
        var stem = district.Name.Length > 2 ? district.Name[..^1] : district.Name;
        var title = Without(words, [district.Name, stem + "市", stem + "县", stem, .. SilentWords]);
        return title.Length >= ShortestTitle ? title : Without(words, [stem, .. SilentWords]);
    }

    private static string Without(string text, IEnumerable<string> words) =>
        words.Aggregate(text, (rest, word) => rest.Replace(word, string.Empty, StringComparison.Ordinal));

    private static IEnumerable<string> Runs(string text, Func<char, bool> belongs)
    {
        for (var first = 0; first < text.Length; first++)
        {
            var end = first;
            while (end < text.Length && belongs(text[end]))
                end++;
            if (end == first)
                continue;
            yield return text[first..end];
            first = end;
        }
    }

    private static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF';
}
