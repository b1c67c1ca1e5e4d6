#pragma warning disable RS0030 // The streams are the caller's; nothing here opens a file.
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>The long tables of a workbook, filled in one reading of the list. One instance serves one thread.</summary>
internal sealed class LedgerTables : IDisposable
{
    private const string MetColour = "7E0103";
    private const string OtherColour = "9AA0A6";

    private readonly LedgerNames _names;
    private readonly Func<Stream> _openScratch;
    private readonly int _sheetRows;
    private readonly Table<RankedRow> _ledger;
    private readonly Table<CandidateOverlap> _overlaps;
    private readonly Table<RankedRow> _ranking;
    private readonly Table<ScreeningRow> _problems;
    private readonly Table<UnansweredLayer> _unanswered;
    private readonly HashSet<string> _silent;
    private readonly Dictionary<(string Id, LayerState State, string? Reason), int> _silences = [];
    private readonly Dictionary<string, LayerTable> _layers = new(StringComparer.Ordinal);
    private int _checked;

    internal LedgerTables(ScreeningLedger ledger, LedgerNames names, Func<Stream> openScratch, int sheetRows)
    {
        (_names, _openScratch, _sheetRows) = (names, openScratch, sheetRows);
        _ledger = Open(LedgerColumns.OfLedger(names));
        _overlaps = Open(LedgerColumns.OfOverlaps(names));
        _ranking = Open(LedgerColumns.OfRanking(names, ledger.Criteria));
        _problems = Open(LedgerColumns.OfProblems(names));
        _unanswered = Open(LedgerColumns.OfUnanswered(names));

        // A layer without data says the same of every site: a sheet of its own would bury those that say something.
        _silent = ledger.Summary.ByLayer.Where(count => count.WithoutAnswer > 0 && count.WithoutAnswer == ledger.Summary.Checked).Select(count => count.Id).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Reads the list.</summary>
    internal void Fill(ScreeningLedger ledger)
    {
        foreach (var ranked in ledger.Rows)
        {
            _ledger.Add(ranked);
            if (ranked.Rank is not null)
                _ranking.Add(ranked);
            if (ranked.Row.State is ScreeningState.Checked)
                _checked++;
            else
                _problems.Add(ranked.Row);
            foreach (var layer in ranked.Row.Layers)
                Add(ranked.Row, layer);
        }

        foreach (var definition in ledger.Provenance.Layers.Select(layer => layer.Definition))
        {
            foreach (var ((_, state, reason), count) in _silences.Where(silence => string.Equals(silence.Key.Id, definition.Id, StringComparison.Ordinal)).OrderByDescending(silence => silence.Value))
                _unanswered.Add(new UnansweredLayer(definition.Id, definition.Mandatory, state, reason, count));
        }

        foreach (var overlap in ledger.Overlaps)
            _overlaps.Add(overlap);
        foreach (var spool in Spools())
            spool.Complete();
    }

    /// <summary>The tables as the workbook has them: of the layers those in conflict first, then in catalogue order.</summary>
    internal IEnumerable<LedgerTable> InOrder(ScreeningLedger ledger)
    {
        yield return new LedgerTable(
            _names.Say("台账", "Ledger"), _names.Say($"共 {_ledger.Rows.Rows} 个项目，按名次排列", $"{_ledger.Rows.Rows} projects in the order of their ranks"), _ledger.Rows, PrintedColumns: LedgerColumns.PrintedOfLedger);
        foreach (var id in LayersInOrder(ledger))
        {
            var layer = _layers[id];
            yield return new LedgerTable(_names.Layer(id), RemarkOf(id, layer), layer.Table.Rows, LayerIds: [id], TabColour: layer.Conflicts > 0 ? MetColour : OtherColour);
        }

        if (_unanswered.Rows.Rows > 0)
        {
            yield return new LedgerTable(
                _names.Say("没有答案的图层", "Layers without an answer"), _names.Say("对哪个项目都没有答案的图层；没有查过的从不算作无冲突", "Layers that had no answer for any project; what was not looked at never counts as clear"), _unanswered.Rows,
                TabColour: OtherColour, LayerIds: [.. _silences.Keys.Select(silence => silence.Id)]);
        }

        yield return new LedgerTable(_names.Say("地块重叠", "Overlaps"), _names.Say($"{_overlaps.Rows.Rows} 处，面积大的在前；只相接的不算", $"{_overlaps.Rows.Rows}, largest first; sites that only touch do not count"), _overlaps.Rows);
        yield return new LedgerTable(_names.Say("排序说明", "Ranking"), LedgerNotices.RankingIn(_names.Language), _ranking.Rows);
        yield return new LedgerTable(_names.Say("问题", "Problems"), _names.Say($"{_problems.Rows.Rows} 行没有检查，没有结论", $"{_problems.Rows.Rows} rows were not checked and have no verdict"), _problems.Rows);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var spool in Spools())
            spool.Dispose();
    }

    private IEnumerable<string> LayersInOrder(ScreeningLedger ledger)
    {
        var catalogue = ledger.Provenance.Layers.Select(layer => layer.Definition.Id).Where(_layers.ContainsKey).ToList();
        return catalogue.Concat(_layers.Keys.Except(catalogue, StringComparer.Ordinal).Order(StringComparer.Ordinal)).OrderBy(id => _layers[id].Conflicts > 0 ? 0 : 1);
    }

    private string RemarkOf(string id, LayerTable layer)
    {
        // What stands among the layers without an answer was no more clear than what is listed here.
        var elsewhere = _silences.Where(silence => string.Equals(silence.Key.Id, id, StringComparison.Ordinal)).Sum(silence => silence.Value);
        var (name, rows, remarked) = (_names.Layer(id), layer.Table.Rows.Rows, layer.Table.Rows.Rows - layer.Conflicts - layer.BelowThreshold - layer.WithoutAnswer);
        var clear = _checked - rows - elsewhere;
        var text = _names.Say(
            $"{name}：已检查 {_checked} 个，无冲突 {clear} 个；下列 {rows} 个：冲突 {layer.Conflicts}，低于阈值 {layer.BelowThreshold}，没有答案 {layer.WithoutAnswer}",
            $"{name}: {_checked} checked, {clear} clear; these {rows}: {layer.Conflicts} in conflict, {layer.BelowThreshold} below the threshold, {layer.WithoutAnswer} without an answer");
        if (remarked > 0)
            text += _names.Say($"，未压占但有说明 {remarked}", $", {remarked} not met, with a remark");
        return elsewhere == 0 ? text : text + _names.Say($"；另有 {elsewhere} 个没有答案，见“没有答案的图层”", $"; {elsewhere} more without an answer, see Layers without an answer");
    }

    private void Add(ScreeningRow row, ScreeningLayer layer)
    {
        if (layer.State is LayerState.NoData or LayerState.Failed && _silent.Contains(layer.Id))
            _silences[(layer.Id, layer.State, layer.Reason)] = _silences.GetValueOrDefault((layer.Id, layer.State, layer.Reason)) + 1;
        else
            LayerOf(layer.Id).Add(row, layer);
    }

    private LayerTable LayerOf(string id)
    {
        if (!_layers.TryGetValue(id, out var table))
            _layers.Add(id, table = new LayerTable(Open(LedgerColumns.OfLayer(_names, _names.MustContain(id)))));
        return table;
    }

    private IEnumerable<SheetSpool> Spools() => [_ledger.Rows, _unanswered.Rows, _overlaps.Rows, _ranking.Rows, _problems.Rows, .. _layers.Values.Select(layer => layer.Table.Rows)];

    private Table<T> Open<T>(IReadOnlyList<LedgerColumn<T>> columns) =>
        new(columns, new SheetSpool([.. columns.Select(column => column.Title)], [.. columns.Select(column => column.Width)], _openScratch, _sheetRows));

    private sealed record Table<T>(IReadOnlyList<LedgerColumn<T>> Columns, SheetSpool Rows)
    {
        internal void Add(T row) => Rows.Add(Columns, row);
    }

    private sealed class LayerTable(Table<(ScreeningRow Row, ScreeningLayer Layer)> table)
    {
        internal Table<(ScreeningRow Row, ScreeningLayer Layer)> Table => table;

        internal int Conflicts { get; private set; }

        internal int BelowThreshold { get; private set; }

        internal int WithoutAnswer { get; private set; }

        internal void Add(ScreeningRow row, ScreeningLayer layer)
        {
            table.Add((row, layer));
            Conflicts += layer.State is LayerState.Conflict ? 1 : 0;
            BelowThreshold += layer.State is LayerState.BelowThreshold ? 1 : 0;
            WithoutAnswer += layer.State is LayerState.NoData or LayerState.Failed ? 1 : 0;
        }
    }
}

/// <summary>A layer that had no answer for any site, with one of its reasons.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsMandatory">Whether it is mandatory.</param>
/// <param name="State">Its state.</param>
/// <param name="Reason">Why.</param>
/// <param name="Count">For how many sites.</param>
internal sealed record UnansweredLayer(string Id, bool IsMandatory, LayerState State, string? Reason, int Count);

/// <summary>A long table of a workbook.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Remark">What stands above it.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="LayerIds">The layers it is of; null when it is of none.</param>
/// <param name="TabColour">The colour of its tab.</param>
/// <param name="PrintedColumns">How many columns are printed; null: all.</param>
internal sealed record LedgerTable(string Title, string Remark, SheetSpool Rows, IReadOnlyList<string>? LayerIds = null, string? TabColour = null, int? PrintedColumns = null);
