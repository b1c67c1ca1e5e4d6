using System.CommandLine;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Imports;
using Yanshi.Gis.Data.Imports.Quality;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>What is imported, as what, and how strictly.</summary>
internal sealed class LayerImportOptions
{
    private readonly Argument<string> _path;
    private readonly Option<string?> _layer;
    private readonly Option<string?> _as;
    private readonly Option<string?> _title;
    private readonly Option<string?> _titleEnglish;
    private readonly CodedOption<LayerRole> _role;
    private readonly CodedOption<Confidentiality> _confidentiality;
    private readonly Option<string?> _crs;
    private readonly Option<string?> _encoding;
    private readonly Option<string?> _idField;
    private readonly CodedOption<LostFeatures> _lost;
    private readonly Option<bool> _repair;
    private readonly Option<bool> _clip;
    private readonly Option<bool> _replace;
    private readonly Option<bool> _append;
    private readonly Option<bool> _dryRun;
    private readonly LayerClaimOptions _claims;

    private LayerImportOptions(Command command, Terminal terminal)
    {
        _path = new Argument<string>("PATH")
        {
            Description = terminal.Say("GDB 文件夹、Shapefile、GeoPackage、KML、DXF、MapInfo、FlatGeobuf 或 GeoJSON，可为 zip", "a GDB folder, shapefile, GeoPackage, KML, DXF, MapInfo, FlatGeobuf or GeoJSON, also zipped"),
        };
        command.Arguments.Add(_path);
        _layer = Text(command, "--layer", "NAME", terminal.Say("文件中的图层（有多个时）", "the layer in the file, where there are several"));
        _as = Text(command, "--as", "LAYER-ID", terminal.Say("作为目录中的哪个图层（默认按名称和字段识别）", "which layer of the catalogue it is (default: told by name and fields)"));
        _title = Text(command, "--title", "TEXT", terminal.Say("新图层的名称（--as 为新编号时）", "title of a new layer (with a new id in --as)"));
        _titleEnglish = Text(command, "--title-english", "TEXT", terminal.Say("新图层的英文名称（默认同 --title）", "its English title (default: --title)"));
        _role = CodedOption<LayerRole>.AddTo(command, "--role", terminal.Say("新图层的作用：限制、须在内、描述", "what a new layer means for a site"));
        _confidentiality = CodedOption<Confidentiality>.AddTo(command, "--confidentiality", terminal.Say("新图层的密级（默认内部）", "who may see a new layer's pieces (default: internal)"));
        _crs = Text(command, "--crs", "CODE", terminal.Say("坐标系，如 EPSG:4526（默认按文件和数值判断）", "reference system, such as EPSG:4526 (default: by the file and its numbers)"));
        _encoding = Text(command, "--encoding", "NAME", terminal.Say("属性文字的编码，如 gbk（默认自动判断）", "encoding of the text, such as gbk (default: found out)"));
        _idField = Text(command, "--id-field", "FIELD", terminal.Say("编号字段（默认 BSM 等唯一字段，否则文件序号）", "the attribute that is the id (default: BSM or another unique one, else numbers)"));
        _claims = LayerClaimOptions.AddTo(command, terminal);
        _repair = Flag(command, "--repair", terminal.Say("修复无效几何，原几何一并保存", "repair invalid geometry; the original is kept beside it"));
        _lost = CodedOption<LostFeatures>.AddTo(command, "--lost", terminal.Say("有要素不能保存时：不予接收（必查图层默认）、按不全接收、由用户担保", "when features cannot be stored: refuse (default for mandatory layers), take as partial, or vouched for"));
        _clip = Flag(command, "--clip-to-extent", terminal.Say("略去工作区范围以外的要素", "leave out features outside the workspace's extent"));
        _replace = Flag(command, "--replace", terminal.Say("新版本只含这些要素（默认）", "the new version holds these features only (default)"));
        _append = Flag(command, "--append", terminal.Say("新版本含现行版本的要素和这些要素", "the new version holds those of the version in force too"));
        _dryRun = Flag(command, "--dry-run", terminal.Say("只质检，不入库", "do everything but publish nothing"));
    }

    internal static LayerImportOptions AddTo(Command command, Terminal terminal) => new(command, terminal);

    internal string PathOf(ParseResult parsed) => parsed.GetValue(_path)!;

    /// <summary>What is asked for.</summary>
    /// <exception cref="InputRefusedException">A value cannot be used, or values contradict each other.</exception>
    internal ImportRequest RequestOf(ParseResult parsed)
    {
        if (parsed.GetValue(_append) && parsed.GetValue(_replace))
            throw UsageErrors.BadValue(_append.Name, _replace.Name, "--append、--replace 之一", "one of --append and --replace");
        return _claims.AddTo(
            new ImportRequest
            {
                Path = PathOf(parsed),
                LayerName = parsed.GetValue(_layer),
                LayerId = parsed.GetValue(_as),
                NewLayer = NewLayerOf(parsed),
                Crs = parsed.GetValue(_crs) is { } code ? Crs.Get(code) : null,
                Encoding = parsed.GetValue(_encoding),
                IdField = parsed.GetValue(_idField),
                Appends = parsed.GetValue(_append),
                IsDryRun = parsed.GetValue(_dryRun),
                Quality = new QualityOptions { Repair = parsed.GetValue(_repair), Lost = _lost.Find(parsed), ClipToExtent = parsed.GetValue(_clip) },
            },
            parsed);
    }

    private NewLayer? NewLayerOf(ParseResult parsed)
    {
        var (title, role, confidentiality, english) = (parsed.GetValue(_title), _role.Find(parsed), _confidentiality.Find(parsed), parsed.GetValue(_titleEnglish));
        if (title is null && role is null && confidentiality is null && english is null)
            return null;
        if (string.IsNullOrWhiteSpace(title) || role is null || parsed.GetValue(_as) is null || english is { } given && string.IsNullOrWhiteSpace(given))
            throw new InputRefusedException(
                "usage.new-layer",
                _as.Name,
                "新图层要同时给出 --as 新编号、--title 名称和 --role 作用（restricts、must-contain、context）。",
                "A new layer needs --as with its id, --title and --role (restricts, must-contain, context), all three.");
        return new NewLayer(title.Trim(), english?.Trim() ?? title.Trim(), role.Value, confidentiality ?? Confidentiality.Internal);
    }

    private static Option<string?> Text(Command command, string name, string value, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = value };
        command.Options.Add(option);
        return option;
    }

    private static Option<bool> Flag(Command command, string name, string description)
    {
        var option = new Option<bool>(name) { Description = description };
        command.Options.Add(option);
        return option;
    }
}
