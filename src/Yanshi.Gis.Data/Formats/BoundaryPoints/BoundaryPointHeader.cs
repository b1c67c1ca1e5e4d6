using Yanshi.Gis.Data.Formats.Parcels;
using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Formats.BoundaryPoints;

/// <summary>
/// The lines <c>key=value</c> of a 界址点 TXT: what they say about the reference system, and the rest as attributes.
/// </summary>
internal sealed class BoundaryPointHeader(DefectLog log)
{
    private const string DatumKey = "坐标系";
    private const string ZoneWidthKey = "几度分带";
    private const string ZoneKey = "带号";
    private const string ProjectionKey = "投影类型";
    private const string UnitKey = "计量单位";
    private const string ShiftKey = "转换参数";

    private static readonly string[] ReferenceSystemKeys = [DatumKey, ZoneWidthKey, ZoneKey, ProjectionKey];
    private static readonly string[] ProjectIdKeys = ["项目编号", "项目代码", "项目编码"];
    private static readonly string[] ProjectNameKeys = ["项目名称", "工程名称"];
    private static readonly string[] MetreWords = ["米", "m", "metre", "meter", "metres", "meters"];

    private readonly Dictionary<string, string> _attributes = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];
    private string? _datum;
    private int? _zoneWidth;
    private int? _zone;
    private string? _where;

    /// <summary>What the header says about the project as a whole.</summary>
    public FileProject Project => new(Find(ProjectIdKeys), Find(ProjectNameKeys), _attributes);

    /// <summary>
    /// What the header says about the reference system. The order of the columns is the format's rule, whatever the header says:
    /// X (north) stands first in the file and second in our points.
    /// </summary>
    public CrsDeclaration Declaration => new()
    {
        Datum = _datum,
        ZoneWidthDegrees = _zoneWidth,
        Zone = _zone,
        AxisOrder = AxisOrder.EastNorth,
        Words = _words.Count == 0 ? "界址点坐标格式：X 为北、Y 为东" : string.Join('，', _words),
        Where = _where,
    };

    /// <summary>Takes one line of the header; false when the line is not of the form <c>key=value</c>.</summary>
    /// <exception cref="InputRefusedException">The unit is not the metre (<c>txt.unit</c>).</exception>
    public bool TryTake(DelimitedLine line)
    {
        var equals = line.Folded.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            return false;
        var key = StructuralText.Key(line.Text[..equals]);
        var text = line.Text[(equals + 1)..].Trim();
        var value = line.Folded[(equals + 1)..].Trim();
        if (key == ShiftKey)
        {
            // Conversion parameters are secret: looked at, never kept, never repeated.
            WarnOfShift(value, line.Where);
            return true;
        }

        if (value.Length == 0)
            return true;
        if (!_attributes.TryAdd(key, text))
            ReportRepeatedKey(key, _attributes[key], text, line.Where);
        else
            Interpret(key, text, value, line.Where);
        return true;
    }

    private void Interpret(string key, string text, string value, string place)
    {
        if (ReferenceSystemKeys.Contains(key, StringComparer.Ordinal))
        {
            _words.Add($"{key}={text}");
            _where ??= place;
        }

        switch (key)
        {
            case DatumKey:
                _datum = DatumWords.Find(value);
                if (_datum is null)
                    WarnNotUnderstood(key, text, place, "2000国家大地坐标系、1980西安坐标系、1954年北京坐标系");
                break;
            case ZoneWidthKey:
                _zoneWidth = WholeNumber(value, "度分带") is 3 or 6 ? WholeNumber(value, "度分带") : null;
                if (_zoneWidth is null)
                    WarnNotUnderstood(key, text, place, "3、6");
                break;
            case ZoneKey:
                _zone = WholeNumber(value, "第带号") is > 0 and <= 120 ? WholeNumber(value, "第带号") : null;
                if (_zone is null)
                    WarnNotUnderstood(key, text, place, "13–45");
                break;
            case ProjectionKey when !IsGaussKruger(value):
                WarnNotUnderstood(key, text, place, "高斯克吕格");
                break;
            case UnitKey when !MetreWords.Contains(value, StringComparer.OrdinalIgnoreCase):
                throw new InputRefusedException(
                    "txt.unit",
                    place,
                    $"计量单位是“{text}”，界址点坐标只接受“米”。请按米导出。",
                    $"the unit is '{text}'; boundary point coordinates must be in metres (米). Export them in metres.");
        }
    }

    private static bool IsGaussKruger(string value)
    {
        var said = StructuralText.Key(value);
        return said.Contains("高斯", StringComparison.Ordinal) || said.Contains("gauss", StringComparison.Ordinal)
            || said.Contains("横轴墨卡托", StringComparison.Ordinal);
    }

    /// <summary>The number of <c>3</c>, <c>3度带</c>, <c>第38带</c>; null for anything else, 1.5 included.</summary>
    private static int? WholeNumber(string value, string companions) =>
        NumberText.TryParse(value.Trim([.. companions, ' ']), out var number) && number.Value == Math.Truncate(number.Value) && Math.Abs(number.Value) < 1000
            ? (int)number.Value
            : null;

    private void WarnNotUnderstood(string key, string text, string place, string understood) => log.Warning(
        "txt.header-value",
        place,
        $"“{key}={text}”无法识别（可识别：{understood}），将由坐标数值判断。",
        $"'{key}={text}' is not understood (understood: {understood}); the numbers will decide.");

    private void ReportRepeatedKey(string key, string first, string second, string place)
    {
        if (MeanTheSame(key, first, second))
            return;
        if (key == UnitKey || ReferenceSystemKeys.Contains(key, StringComparer.Ordinal))
            log.Error(
                "txt.header-contradiction",
                place,
                $"“{key}”先为“{first}”，后为“{second}”：像是几个文件拼接而成，其后的坐标不在前一坐标系中。请分成几个文件分别检查。",
                $"'{key}' is first '{first}', then '{second}': several files seem to be joined, and the later coordinates are not in the first system. Check them as separate files.");
        else
            log.Warning(
                "txt.header-repeated",
                place,
                $"“{key}”出现两次：先为“{first}”，后为“{second}”，以前者为准。",
                $"'{key}' occurs twice, first '{first}', then '{second}'; the first is taken.");
    }

    private static bool MeanTheSame(string key, string first, string second)
    {
        if (string.Equals(StructuralText.Key(first), StructuralText.Key(second), StringComparison.Ordinal))
            return true;
        string one = StructuralText.Fold(first), other = StructuralText.Fold(second);
        return key switch
        {
            DatumKey => DatumWords.Find(one) is { } datum && datum == DatumWords.Find(other),
            ZoneWidthKey => WholeNumber(one, "度分带") is { } width && width == WholeNumber(other, "度分带"),
            ZoneKey => WholeNumber(one, "第带号") is { } zone && zone == WholeNumber(other, "第带号"),
            ProjectionKey => IsGaussKruger(one) && IsGaussKruger(other),
            UnitKey => MetreWords.Contains(one, StringComparer.OrdinalIgnoreCase) && MetreWords.Contains(other, StringComparer.OrdinalIgnoreCase),
            _ => false,
        };
    }

    private void WarnOfShift(string value, string place)
    {
        if (value.Any(c => c is >= '1' and <= '9'))
            log.Warning(
                "txt.conversion-parameters",
                place,
                "文件带有非零的转换参数；程序不使用也不保存转换参数。请确认坐标已经是所声明坐标系的成果。",
                "the file carries conversion parameters other than zero; they are neither used nor kept. Make sure the coordinates are already in the declared system.");
    }

    private string? Find(string[] keys) => keys.Select(key => _attributes.GetValueOrDefault(key)).FirstOrDefault(value => value is not null);
}
