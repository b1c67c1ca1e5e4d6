using System.CommandLine;
using System.Globalization;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Imports;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>What the user says a delivery is worth: dates, status, accuracy, completeness, coverage.</summary>
internal sealed class LayerClaimOptions
{
    private const string Derived = "derived";

    private readonly DateOption _vintage;
    private readonly DateOption _from;
    private readonly DateOption _until;
    private readonly CodedOption<LegalStatus> _legalStatus;
    private readonly CodedOption<LayerStatus> _status;
    private readonly CodedOption<Completeness> _completeness;
    private readonly Option<string?> _accuracy;
    private readonly Option<string?> _coverage;
    private readonly Option<string?> _source;

    private LayerClaimOptions(Command command, Terminal terminal)
    {
        _vintage = DateOption.AddTo(command, "--vintage", terminal.Say("数据日期", "the date of the data"));
        _from = DateOption.AddTo(command, "--in-force-from", terminal.Say("生效日期（默认为数据日期）", "the first day in force (default: the date of the data)"));
        _until = DateOption.AddTo(command, "--in-force-until", terminal.Say("失效前最后一天", "the last day in force"));
        _legalStatus = CodedOption<LegalStatus>.AddTo(command, "--legal-status", terminal.Say("现行（默认）或草案；草案只在指名时使用", "in force (default) or a draft, which is used by name only"));
        _status = CodedOption<LayerStatus>.AddTo(command, "--status", terminal.Say("法定（默认）、示意或合成", "statutory (default), indicative or synthetic"));
        _completeness = CodedOption<Completeness>.AddTo(command, "--completeness", terminal.Say("数据是否完整；不说明按不全，永不给出“无冲突”", "whether it is complete; unsaid it counts as partial and never says clear"));
        _accuracy = new Option<string?>("--accuracy") { Description = terminal.Say("界线中误差（米）", "accuracy (1σ) of the lines, metres"), HelpName = "M" };
        _coverage = new Option<string?>("--coverage")
        {
            Description = terminal.Say("数据覆盖到哪里：全区、工作区范围、要素所及，或面文件", "where the layer has data: the district, the workspace's extent, where it has a feature, or a file of areas"),
            HelpName = "district|extent|derived|FILE",
        };
        _source = new Option<string?>("--source") { Description = terminal.Say("来源说明，如“区自然资源局 2026-03-01 移交”（默认文件名）", "where the data comes from (default: the file's name)"), HelpName = "TEXT" };
        foreach (var option in new[] { _accuracy, _coverage, _source })
            command.Options.Add(option);
    }

    internal static LayerClaimOptions AddTo(Command command, Terminal terminal) => new(command, terminal);

    /// <summary>The file with the area that the data covers; null when none is named.</summary>
    internal string? FindCoverageFile(ParseResult parsed) => parsed.GetValue(_coverage) is { } text && KindOf(text) is LayerCoverage.Stated ? text : null;

    /// <summary>Enters what is said.</summary>
    /// <exception cref="InputRefusedException">A value cannot be used.</exception>
    internal ImportRequest AddTo(ImportRequest request, ParseResult parsed)
    {
        var (from, until) = (_from.FindDate(parsed), _until.FindDate(parsed));
        if (from is { } first && until is { } last && last < first)
            throw UsageErrors.BadValue("--in-force-until", last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "不早于 --in-force-from 的日期", "a date not before --in-force-from");
        return request with
        {
            Vintage = _vintage.FindDate(parsed),
            InForceFrom = from,
            InForceUntil = until,
            LegalStatus = _legalStatus.Find(parsed) ?? LegalStatus.InForce,
            Status = _status.Find(parsed) ?? LayerStatus.Statutory,
            Completeness = _completeness.Find(parsed),
            AccuracyMetres = parsed.GetValue(_accuracy) is { } text ? MetresOf(text) : null,
            Coverage = parsed.GetValue(_coverage) is { } coverage ? KindOf(coverage) : null,
            CoverageFile = FindCoverageFile(parsed),
            Source = parsed.GetValue(_source) is { } source ? NonBlank(source) : null,
        };
    }

    private static LayerCoverage KindOf(string text) => text switch
    {
        "district" => LayerCoverage.District,
        "extent" => LayerCoverage.Extent,
        Derived => LayerCoverage.Features,
        _ => LayerCoverage.Stated,
    };

    private string NonBlank(string text) => string.IsNullOrWhiteSpace(text) ? throw UsageErrors.BadValue(_source.Name, text, "来源说明", "where the data comes from") : text.Trim();

    private double MetresOf(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var metres) && metres >= 0 && double.IsFinite(metres)
        ? metres
        : throw UsageErrors.BadValue(_accuracy.Name, text, "不小于 0 的米数", "a number of metres of at least 0");
}
