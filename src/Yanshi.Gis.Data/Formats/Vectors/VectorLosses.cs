using System.Globalization;
using Yanshi.Gis.Data.Formats.Gdal;

namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>Counts what could not be kept of a layer while it is read; each kind becomes one note.</summary>
internal sealed class VectorLosses
{
    private readonly Dictionary<string, (int Count, string First)> _attributes = new(StringComparer.Ordinal);

    /// <summary>Features whose heights or measures were left out.</summary>
    internal int Heights { get; set; }

    /// <summary>Features whose arcs became chords.</summary>
    internal int Arcs { get; set; }

    /// <summary>Counts a value that was not kept as it is.</summary>
    /// <param name="kind">One of the codes below.</param>
    /// <param name="where">The feature and attribute.</param>
    internal void Add(string kind, string where)
    {
        var (count, first) = _attributes.GetValueOrDefault(kind, (0, where));
        _attributes[kind] = (count + 1, first);
    }

    internal const string NotUtf8 = "encoding.not-utf-8";
    internal const string Undecodable = "encoding.undecodable-value";
    internal const string CutText = "encoding.cut-text";
    internal const string TooLong = "input.attribute-too-long";
    internal const string NotFinite = "attribute.not-finite";

    /// <summary>The notes, in a fixed order.</summary>
    internal IEnumerable<Problem> Notes(string layer)
    {
        if (Heights > 0)
            yield return new Problem(
                "geometry.heights",
                layer,
                string.Create(CultureInfo.InvariantCulture, $"{Heights} 个要素带有高程或量测值，未使用。"),
                string.Create(CultureInfo.InvariantCulture, $"{Heights} features have heights or measures; they are not used."));
        if (Arcs > 0)
            yield return new Problem(
                "geometry.arcs",
                layer,
                string.Create(CultureInfo.InvariantCulture, $"{Arcs} 个要素含弧段，已按每 {GdalRuntime.ArcStepDegrees}° 一段折线化：偏差不超过半径的百万分之 2.4（半径 4 公里时 1 厘米）。"),
                string.Create(CultureInfo.InvariantCulture, $"{Arcs} features have arcs, drawn as chords of {GdalRuntime.ArcStepDegrees}°: off by 2.4 millionths of the radius at most (1 cm at 4 km)."));
        foreach (var (kind, (count, first)) in _attributes.OrderBy(loss => loss.Key, StringComparer.Ordinal))
            yield return NoteOf(kind, count.ToString(CultureInfo.InvariantCulture), first);
    }

    private static Problem NoteOf(string kind, string count, string first) => kind switch
    {
        NotUtf8 => new Problem(kind, first, $"{count} 处文字不是该格式规定的 UTF-8，已按 GB18030 读取（第一处见上）。", $"{count} texts are not UTF-8 as the format demands; they were read as GB18030 (the first is named)."),
        Undecodable => new Problem(kind, first, $"{count} 处文字有无法解码的字节，以 � 代替（第一处见上）。", $"{count} texts have bytes that cannot be decoded; � stands for them (the first is named)."),
        CutText => new Problem(kind, first, $"{count} 处文字被字段长度从字符中间截断，残缺的末字已去掉（第一处见上）。", $"{count} texts are cut off within a character by the field's width; the broken last character was dropped (the first is named)."),
        TooLong => new Problem(kind, first, $"{count} 个属性值超过长度上限，未读取（第一处见上）。", $"{count} attribute values are longer than allowed and were not read (the first is named)."),
        _ => new Problem(kind, first, $"{count} 个属性值不是有限的数，按空值处理（第一处见上）。", $"{count} attribute values are no finite numbers and count as missing (the first is named)."),
    };
}
