using System.Text.Json.Nodes;
using Yanshi.Gis.Cli.Faces;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Reporting.Pages;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>Prints the answers to sites: text at once, one document at the end.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="format">In what form.</param>
/// <param name="includeRestricted">Whether pieces of layers that are not public are printed.</param>
/// <param name="mapReviewNumber">审图号 for maps; null when there is none.</param>
internal sealed class CheckOutput(Terminal terminal, OutputFormat format, bool includeRestricted, string? mapReviewNumber)
{
    private readonly List<CheckedSite> _documents = [];
    private readonly HashSet<string> _warnedOf = new(StringComparer.Ordinal);

    /// <summary>The exit code that the answers so far ask for.</summary>
    internal int ExitCode { get; private set; } = ExitCodes.Clear;

    /// <summary>A project that could not be checked.</summary>
    internal void Add(SiteProblem problem)
    {
        terminal.Report(problem);
        _documents.Add(new CheckedSite(SiteJson.Of(problem), Pieces: null));
        ExitCode = ExitCodes.BadInput;
    }

    /// <summary>An answer, with its record and what it was checked against.</summary>
    internal void Add(SiteReport report, JsonObject record, PlanningData data)
    {
        WarnOfDamage(report, data.Layers);
        if (format is OutputFormat.Text)
            new CheckText(terminal, data.Layers.Catalogue, data.RuleBook).Print(record, report.Site);
        else
            _documents.Add(new CheckedSite(record, format is OutputFormat.Json ? null : SitePiecesJson.Of(SitePieces.Of(report, data), record.Text("digest"), includeRestricted)));
        if (report.Verdict is not Verdict.Clear)
            ExitCode = Math.Max(ExitCode, ExitCodes.NotClear);
    }

    /// <summary>Prints what has not been printed yet.</summary>
    internal void End(PlanningData data)
    {
        switch (format)
        {
            case OutputFormat.Json:
                terminal.Print([.. _documents.Select(document => document.Record)]);
                break;
            case OutputFormat.GeoJson:
                terminal.Print([.. _documents.Select(document => document.Pieces ?? document.Record)]);
                break;
            case OutputFormat.Html:
                terminal.Output.Write(CheckPage.Of(_documents, new ReportOptions
                {
                    Language = terminal.Language,
                    MapReviewNumber = mapReviewNumber,
                    Catalogue = data.Layers.Catalogue,
                    RuleBook = data.RuleBook,
                }));
                break;
            default:
                break;
        }
    }

    // Damage that opening could not see: files are read where a check needs them. What opening saw has been said.
    private void WarnOfDamage(SiteReport report, LayerSet layers)
    {
        foreach (var layer in report.Layers.Where(layer => layer.State is LayerState.Failed))
        {
            if (layers.VersionsOf(layer.Layer.Id).All(version => version.Damage is null) && _warnedOf.Add(layer.Layer.Id))
            {
                terminal.Warn(new Problem(
                    layer.Reason ?? ReasonCodes.Damaged,
                    layer.Layer.Id,
                    $"图层“{layer.Layer.Title}”的数据在读取时发现损坏，该图层没有答案。请运行 workspace verify 核对，并从备份恢复或重新导入。",
                    $"The data of the layer \"{layer.Layer.TitleEnglish}\" proved damaged where it was read; the layer has no answer. Run workspace verify, then restore it from a backup or import it again."));
            }
        }
    }
}
