using Yanshi.Gis.Data.Formats.Parcels;
using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Formats.BoundaryPoints;

/// <summary>
/// Reads 界址点坐标 TXT, the exchange format of Chinese land administration (报备/报盘): a header of <c>key=value</c> lines, then per parcel
/// one line that ends in <c>@</c> and its points. Real files stray in encoding, punctuation, counts and closing; what can be told apart is
/// read and noted, what would change the outline is an error. Lines are read one at a time; of the file only its points are kept.
/// </summary>
internal sealed class BoundaryPointText
{
    public const string Format = "boundary-point-text";

    private const string CoordinateSection = "地块坐标";
    private static readonly string[] Sections = ["属性描述", "项目信息", CoordinateSection];

    private readonly SiteFileOptions _options;
    private readonly DefectLog _fileLog;
    private readonly BoundaryPointHeader _header;
    private readonly PointBudget _budget;
    private readonly List<ParcelReading> _parcels = [];
    private BoundaryPointParcel? _current;
    private bool _inCoordinates;

    private BoundaryPointText(SiteFileOptions options)
    {
        _options = options;
        _fileLog = new DefectLog(options.Limits.MaxDefectsPerCode);
        _header = new BoundaryPointHeader(_fileLog);
        _budget = new PointBudget(options.Limits.MaxPointsPerSite);
    }

    /// <summary>Whether a line can only stand in a 界址点 TXT: one of its section headings, or a parcel line.</summary>
    public static bool IsTypicalLine(string text)
    {
        var line = DelimitedLine.Of(0, text);
        return (SectionOf(line) is { } section && Sections.Contains(section, StringComparer.Ordinal)) || ParcelLine.IsParcelLine(line);
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="InputRefusedException">There is no parcel, the unit is not the metre, or a limit is exceeded.</exception>
    public static SiteSource Read(SiteFileContent content, DetectedEncoding encoding, SiteFileOptions options)
    {
        using var reader = encoding.Open(content.Bytes);
        return new BoundaryPointText(options).Read(reader, content.FileName, encoding.Name);
    }

    private SiteSource Read(TextReader reader, string fileName, string encoding)
    {
        var lines = new TextLines(reader, _options.Limits.MaxLineCharacters);
        while (lines.Read() is { } text)
        {
            var line = DelimitedLine.Of(lines.Number, text);
            if (!line.IsBlank)
                Take(line);
        }

        FinishParcel(endsFile: true, endsInLine: !lines.IsTerminated);
        if (_parcels.Count == 0)
            throw new InputRefusedException(
                "txt.no-parcel",
                Place.Line(lines.Number),
                "文件到此结束，没有地块：需要以 @ 结尾的地块行及其界址点。请检查文件是否完整。",
                "the file ends here without a parcel: it needs a parcel line that ends in @, and its points. Check whether the file is complete.");
        var projects = new ProjectGrouping(_options, _header.Project, _fileLog).Group(_parcels, ProjectGrouping.ByFile);
        return new SiteSource
        {
            Format = Format,
            FileName = fileName,
            Encoding = encoding,
            Declared = _header.Declaration,
            Projects = projects,
            Defects = _fileLog.ToList(),
        };
    }

    private void Take(DelimitedLine line)
    {
        WarnOfUndecodable(line);
        if (SectionOf(line) is { } section)
        {
            _inCoordinates = section == CoordinateSection;
            FinishParcel(endsFile: false, endsInLine: false);
            WarnOfUnknownSection(section, line);
        }
        else if (ParcelLine.IsParcelLine(line))
        {
            FinishParcel(endsFile: false, endsInLine: false);
            OpenParcel(line);
        }
        else if (_current is not null)
        {
            _budget.Take(line.Where);
            _current.Add(line);
        }
        else if (!_header.TryTake(line))
            ReportStray(line);
    }

    private void OpenParcel(DelimitedLine line)
    {
        if (_parcels.Count >= _options.Limits.MaxParcels)
            throw ParcelLimit.Exceeded(_options.Limits.MaxParcels, line.Where);
        _current = new BoundaryPointParcel(line, _parcels.Count + 1, _options.Limits.MaxDefectsPerCode);
    }

    private void FinishParcel(bool endsFile, bool endsInLine)
    {
        if (_current is not null)
            _parcels.Add(_current.Finish(endsFile, endsInLine));
        _current = null;
    }

    private static string? SectionOf(DelimitedLine line)
    {
        if (!line.Folded.AsSpan().TrimStart().StartsWith("["))
            return null;
        var key = StructuralText.Key(line.Folded.Trim(' ', '\t', ','));
        return key.Length > 2 && key[0] == '[' && key[^1] == ']' ? key[1..^1] : null;
    }

    private void WarnOfUnknownSection(string section, DelimitedLine line)
    {
        if (!Sections.Contains(section, StringComparer.Ordinal))
            _fileLog.Warning(
                "txt.section-unknown",
                line.Where,
                $"未知的段落“[{section}]”，按属性段读取。",
                $"the section '[{section}]' is not known; it was read as a section of attributes.");
    }

    private void WarnOfUndecodable(DelimitedLine line)
    {
        if (line.Text.Contains('\uFFFD', StringComparison.Ordinal))
            _fileLog.Warning(
                "text.undecodable",
                line.Where,
                "这一行有无法解码的字节，名称可能不全。",
                "the line has bytes that cannot be decoded; names may be incomplete.");
    }

    /// <summary>A line without a parcel: in the header a curiosity, among the coordinates possibly a lost outline.</summary>
    private void ReportStray(DelimitedLine line)
    {
        if (_inCoordinates || _parcels.Count > 0)
            _fileLog.Error(
                "txt.stray-line",
                line.Where,
                "坐标部分的这一行不属于任何地块：前面没有以 @ 结尾的地块行。可能丢失了界址点，请检查文件。",
                "this line among the coordinates belongs to no parcel: no parcel line (which ends in @) stands before it. Points may be lost; check the file.");
        else
            _fileLog.Warning(
                "txt.stray-line",
                line.Where,
                "这一行既不是“键=值”，也不是段落名或地块行，未使用。",
                "the line is neither key=value nor a section nor a parcel line; it is not used.");
    }
}
