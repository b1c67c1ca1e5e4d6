using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Yanshi.Gis.Cli.Faces;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Screening.Runs;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Cli.Commands;

/// <summary><c>screen PATH… --out DIR</c>: every project of a list against every layer, as a ledger.</summary>
internal sealed class ScreenCommand
{
    private const string All = "all";
    private const string Findings = "findings";

    private readonly Terminal _terminal;
    private readonly Argument<string[]> _paths;
    private readonly Option<string> _out;
    private readonly SiteOptions _site;
    private readonly WorkspaceOption _workspace;
    private readonly DateOption _date;
    private readonly ProjectOptions _project;
    private readonly Option<string?> _records;
    private readonly Option<bool> _resume;
    private readonly Option<string?> _threads;
    private readonly Option<string[]> _weights;
    private readonly Option<string?> _reviewNumber;

    private ScreenCommand(Command command, Terminal terminal)
    {
        _terminal = terminal;
        _paths = new Argument<string[]>("PATH…")
        {
            Description = terminal.Say(
                "项目清单（CSV、XLSX：坐标、WKT，或只有园区、乡镇名称）、check 能读的任何用地文件，或装着它们的文件夹；可多个",
                "lists of projects (CSV, XLSX: coordinates, WKT, or only a park's or town's name), any site file that check reads, or folders of these; several may be given"),
            Arity = ArgumentArity.OneOrMore,
        };
        _out = new Option<string>("--out")
        {
            Description = terminal.Say("结果文件夹（没有时新建，同名文件被替换）", "folder for the results (made when missing; files of the same names are replaced)"),
            HelpName = "DIR",
            Required = true,
        };
        command.Arguments.Add(_paths);
        command.Options.Add(_out);
        _site = SiteOptions.AddOptionsTo(command, terminal);
        _workspace = WorkspaceOption.AddTo(command, terminal);
        _date = DateOption.AddTo(command, terminal);
        _project = ProjectOptions.AddTo(command, terminal);
        _records = new Option<string?>("--records")
        {
            Description = terminal.Say(
                $"records.jsonl 里留哪些检查记录：all 全部，findings 只留限制、禁止和无法判定的（默认 {ScreeningPlan.MostRowsWithAllRecords} 行以内全部）",
                $"which records records.jsonl keeps: all, or findings (restricted, prohibited, undetermined); default: all up to {ScreeningPlan.MostRowsWithAllRecords} rows"),
            HelpName = "findings|all",
        };
        _resume = new Option<bool>("--resume")
        {
            Description = terminal.Say("接着做这个文件夹里没有做完的筛查", "go on with the unfinished screening of the folder"),
        };
        _threads = new Option<string?>("--threads")
        {
            Description = terminal.Say("同时检查几个用地（默认为处理器核数）", "how many sites are checked at a time (default: the processor's cores)"),
            HelpName = "N",
        };
        _weights = new Option<string[]>("--weight")
        {
            Description = terminal.Say(
                $"排序条件的权重，如 farmland-share=40，可多次给出；条件：{string.Join("、", Ranking.Default.Criteria.Select(criterion => $"{criterion.Code}（{criterion.Chinese}）"))}",
                $"weight of a ranking criterion, such as farmland-share=40; may be repeated; criteria: {string.Join(", ", Ranking.Default.Criteria.Select(criterion => criterion.Code))}"),
            HelpName = "K=N",
            Arity = ArgumentArity.OneOrMore,
        };
        _reviewNumber = new Option<string?>("--map-review-number")
        {
            Description = terminal.Say("示意图的审图号（默认取 catalog.yaml 的 mapReviewNumber）", "审图号 of the map (default: mapReviewNumber of catalog.yaml)"),
            HelpName = "TEXT",
        };
        foreach (var option in (Option[])[_records, _resume, _threads, _weights, _reviewNumber])
            command.Options.Add(option);
        command.SetAction(Run);
    }

    internal static Command Create(Terminal terminal)
    {
        var command = new Command("screen", terminal.Say("整批筛查项目：台账、地图、检查记录", "screen whole lists of projects: ledger, map, records"));
        _ = new ScreenCommand(command, terminal);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var folder = FolderOf(parsed);
        var resume = parsed.GetValue(_resume);
        var plan = PlanOf(parsed, folder, resume);
        using var interruption = new Interruption();
        using var run = ScreeningRun.Begin(plan, resume);
        if (run.Done > 0)
            _terminal.Note(ScreenNotes.GoesOn(folder, run.Done));
        var (progress, started) = (_terminal.Progress(), Stopwatch.GetTimestamp());
        var isWhole = run.CheckAll(done => progress.Show(() => ScreenNotes.Of(done, _terminal.Language)), interruption.Token);
        var checking = Stopwatch.GetElapsedTime(started);
        progress.End();
        if (!isWhole)
            return Stopped(folder, run);
        try
        {
            progress.Show(() => _terminal.Say("写出台账…", "writing the ledger…"));
            var list = run.Finished(interruption.Token);
            var written = new ScreenOutputs(_terminal, plan, list, parsed.GetValue(_reviewNumber)?.Trim() is { Length: > 0 } number ? number : plan.Workspace.Catalogue.MapReviewNumber).Write();
            progress.End();
            new ScreeningText(_terminal).Print(written, checking, Stopwatch.GetElapsedTime(started) - checking);
            run.End();
            return ExitCodeOf(written.Ledger.Summary);
        }
        catch (OperationCanceledException)
        {
            progress.End();
            return Stopped(folder, run);
        }
    }

    private ScreeningPlan PlanOf(ParseResult parsed, string folder, bool resume)
    {
        var paths = parsed.GetValue(_paths)!;
        if (paths.FirstOrDefault(path => !Path.Exists(path)) is { } missing)
            throw ScreenNotes.NoSuchPath(missing);
        var workspace = _workspace.Open(parsed, _terminal);
        return new ScreeningPlan
        {
            Paths = paths,
            Folder = folder,
            Workspace = workspace,
            AsOf = _date.FindDate(parsed) ?? (resume ? ScreeningRun.FindDate(folder) : null) ?? Clock.Today,
            Input = _site.InputOptionsOf(parsed, workspace) with { Threads = ThreadsOf(parsed) },
            Given = _project.GivenOf(parsed, workspace.RuleBook),
            Records = RecordsOf(parsed),
            Ranking = RankingOf(parsed),
        };
    }

    private string FolderOf(ParseResult parsed)
    {
        var folder = parsed.GetValue(_out)!;
        if (folder.Length == 0 || File.Exists(folder))
            throw UsageErrors.BadValue(_out.Name, folder, "文件夹，而不是文件", "a folder, not a file");
        foreach (var path in parsed.GetValue(_paths)!.Where(Directory.Exists))
        {
            if (IsWithin(folder, path))
                throw UsageErrors.BadValue(_out.Name, folder, "输入文件夹以外的文件夹", "a folder outside the input folders");
        }

        return folder;
    }

    private static bool IsWithin(string folder, string outer) =>
        (Path.GetFullPath(folder) + Path.DirectorySeparatorChar).StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(outer)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private RecordsKept RecordsOf(ParseResult parsed) => parsed.GetValue(_records) switch
    {
        null => RecordsKept.AllOfShortLists,
        All => RecordsKept.All,
        Findings => RecordsKept.Findings,
        var other => throw UsageErrors.BadValue(_records.Name, other, $" {All} 或 {Findings}", $"{All} or {Findings}"),
    };

    private int ThreadsOf(ParseResult parsed) => parsed.GetValue(_threads) switch
    {
        null => Environment.ProcessorCount,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var threads) && threads is > 0 and <= 1024 => threads,
        var text => throw UsageErrors.BadValue(_threads.Name, text, " 1 到 1024 的整数", "a whole number from 1 to 1024"),
    };

    private Ranking RankingOf(ParseResult parsed)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var pair in parsed.GetValue(_weights) ?? [])
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || !double.TryParse(pair.AsSpan(at + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var weight))
                throw UsageErrors.BadValue(_weights.Name, pair, "条件=数，如 farmland-share=40", "CRITERION=NUMBER, such as farmland-share=40");
            weights[pair[..at].Trim()] = weight;
        }

        return weights.Count == 0 ? Ranking.Default : Ranking.Default.With(weights);
    }

    private int Stopped(string folder, ScreeningRun run)
    {
        _terminal.Note(ScreenNotes.Stopped(folder, run.Done));
        return ExitCodes.Stopped;
    }

    private static int ExitCodeOf(ScreeningSummary summary)
    {
        if (summary.Refused > 0)
            return ExitCodes.BadInput;
        return summary.LocationUnknown == 0 && summary.ByVerdict.All(count => count.Verdict is Verdict.Clear || count.Rows == 0) ? ExitCodes.Clear : ExitCodes.NotClear;
    }
}
