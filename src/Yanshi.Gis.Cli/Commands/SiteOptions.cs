using System.CommandLine;
using System.Globalization;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Screening.Input;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>The argument and options of every command that reads a site file.</summary>
internal sealed class SiteOptions
{
    private readonly Argument<string> _file;
    private readonly Option<string?> _crs;
    private readonly Option<bool> _repair;
    private readonly Option<string?> _group;
    private readonly Option<string?> _layer;
    private readonly Option<string?> _encoding;
    private readonly Option<string?> _width;
    private readonly Option<string[]> _map;
    private readonly DatumShiftOption _datumShift;

    private SiteOptions(Command command, Terminal terminal)
    {
        _file = new Argument<string>("FILE")
        {
            Description = terminal.Say(
                "界址点 TXT、GeoJSON、CSV、XLSX、Shapefile、GDB 文件夹、GeoPackage、KML、DXF、MapInfo 或 FlatGeobuf，可为 zip",
                "a 界址点 TXT, GeoJSON, CSV, XLSX, shapefile, GDB folder, GeoPackage, KML, DXF, MapInfo or FlatGeobuf, also zipped"),
        };
        _crs = new Option<string?>("--crs")
        {
            Description = terminal.Say("坐标系，如 EPSG:4526（默认按文件和数值判断）", "reference system, such as EPSG:4526 (default: by the file and its numbers)"),
            HelpName = "CODE",
        };
        command.Options.Add(_crs);
        _datumShift = DatumShiftOption.AddTo(command, terminal);
        _repair = new Option<bool>("--repair")
        {
            Description = terminal.Say("修复有缺陷的几何，并报告修复前后的面积", "repair flawed geometry and report the area before and after"),
        };
        _group = new Option<string?>("--group")
        {
            Description = terminal.Say("项目划分：file（整个文件）、feature（逐个地块）或字段名", "what makes one project: file, feature, or a field's name"),
            HelpName = "file|feature|FIELD",
        };
        _layer = new Option<string?>("--layer")
        {
            Description = terminal.Say("用地所在的图层（GDB、GeoPackage、CAD 等含多个图层时）", "the layer with the sites, where a file has several (GDB, GeoPackage, CAD)"),
            HelpName = "NAME",
        };
        _encoding = new Option<string?>("--encoding")
        {
            Description = terminal.Say("属性文字的编码，如 gbk（默认自动判断；Shapefile、DXF、MapInfo）", "encoding of the text, such as gbk (default: found out; shapefile, DXF, MapInfo)"),
            HelpName = "NAME",
        };
        _width = new Option<string?>("--width")
        {
            Description = terminal.Say("线状工程的用地宽度（米，全宽）", "full width of a linear project, metres"),
            HelpName = "M",
        };
        _map = new Option<string[]>("--map")
        {
            Description = terminal.Say(
                "项目清单（CSV、XLSX）中哪一列是什么，如 name=工程名称、wkt=边界、park=园区；可多次给出（默认按表头判断）",
                "which column of a list of projects (CSV, XLSX) is what, such as name=工程名称, wkt=边界, park=园区; may be repeated (default: by the headings)"),
            HelpName = "K=COLUMN",
            Arity = ArgumentArity.OneOrMore,
        };
    }

    /// <summary>Adds the argument and options to a command.</summary>
    internal static SiteOptions AddTo(Command command, Terminal terminal, bool isFileRequired = true)
    {
        var options = AddOptionsTo(command, terminal);
        if (!isFileRequired)
            options._file.Arity = ArgumentArity.ZeroOrOne;
        command.Arguments.Add(options._file);
        return options;
    }

    /// <summary>Adds the options alone, to a command that names its files itself.</summary>
    internal static SiteOptions AddOptionsTo(Command command, Terminal terminal)
    {
        var options = new SiteOptions(command, terminal);
        foreach (var option in (Option[])[options._repair, options._group, options._layer, options._encoding, options._width, options._map])
            command.Options.Add(option);
        return options;
    }

    internal string FileOf(ParseResult parsed) => parsed.GetValue(_file)!;

    /// <summary>The file; null when none is named.</summary>
    internal string? FindFile(ParseResult parsed) => parsed.GetValue(_file);

    /// <summary>The options given that say how a site is read, but for the shift from an old datum.</summary>
    internal IEnumerable<string> ReadingOptionsGiven(ParseResult parsed) =>
        ((Option[])[_crs, _repair, _group, _layer, _encoding, _width, _map]).Where(option => parsed.GetResult(option) is { Implicit: false }).Select(option => option.Name);

    /// <summary>The shift from an old datum; null when none is given.</summary>
    /// <exception cref="InputRefusedException">The file cannot be read, or holds no shift.</exception>
    internal DatumShift? FindShift(ParseResult parsed) => _datumShift.Find(parsed);

    /// <summary>What the user said about reading the file.</summary>
    /// <exception cref="InputRefusedException">A column is named without what it holds.</exception>
    internal SiteFileOptions FileOptionsOf(ParseResult parsed) => new()
    {
        Group = parsed.GetValue(_group),
        Layer = parsed.GetValue(_layer),
        Encoding = parsed.GetValue(_encoding),
        Columns = ColumnsOf(parsed),
        UserCrsGiven = parsed.GetValue(_crs) is not null,
    };

    /// <summary>What the workspace and the user say about making sites of it.</summary>
    /// <exception cref="InputRefusedException">A value cannot be used.</exception>
    internal SiteReadingOptions ReadingOptionsOf(ParseResult parsed, Catalogue catalogue) => new()
    {
        ExtentLonLat = catalogue.Extent.ToEnvelope(),
        Plane = catalogue.Plane,
        UserCrs = parsed.GetValue(_crs) is { } code ? Crs.Get(code) : null,
        Shift = FindShift(parsed),
        Repair = parsed.GetValue(_repair),
        WidthMetres = parsed.GetValue(_width) is { } width ? WidthOf(width) : null,
    };

    /// <summary>What both say about reading lists of sites.</summary>
    /// <exception cref="InputRefusedException">A value cannot be used.</exception>
    internal ScreeningInputOptions InputOptionsOf(ParseResult parsed, Workspace workspace) => new()
    {
        Files = FileOptionsOf(parsed),
        Sites = ReadingOptionsOf(parsed, workspace.Catalogue),
        Parser = ParserProgram.Self,
        Parks = workspace.Parks.Parks,
    };

    private Dictionary<string, string> ColumnsOf(ParseResult parsed)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in parsed.GetValue(_map) ?? [])
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || at == pair.Length - 1 || !columns.TryAdd(pair[..at].Trim(), pair[(at + 1)..].Trim()))
                throw UsageErrors.BadValue(_map.Name, pair, "用途=列名（如 name=工程名称），每种用途一次", "USE=COLUMN (such as name=工程名称), each use once");
        }

        return columns;
    }

    private double WidthOf(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var width) && width > 0 && double.IsFinite(width)
            ? width
            : throw UsageErrors.BadValue(_width.Name, text, "大于 0 的米数", "a number of metres above 0");
}
