using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>What the codes of a ledger are called. Immutable, thread-safe.</summary>
internal sealed class LedgerNames
{
    private readonly Dictionary<string, LayerDefinition> _layers;
    private readonly IReadOnlyDictionary<string, string> _sectors;
    private readonly RuleBook? _ruleBook;

    internal LedgerNames(ScreeningLedger ledger, LedgerOptions options)
    {
        _layers = ledger.Provenance.Layers.ToDictionary(layer => layer.Definition.Id, layer => layer.Definition, StringComparer.Ordinal);
        (_sectors, _ruleBook, Language) = (ledger.SectorNames, options.RuleBook, options.Language);
    }

    internal Language Language { get; }

    /// <summary>What stands between the items of a list.</summary>
    internal string Comma => Say("、", ", ");

    /// <summary>What stands between the parts of a cell.</summary>
    internal string Semicolon => Say("；", "; ");

    internal string Say(string chinese, string english) => Language.Say(chinese, english);

    internal string Layer(string id) => _layers.GetValueOrDefault(id) is { } layer ? Say(layer.Title, layer.TitleEnglish) : id;

    internal bool MustContain(string id) => _layers.GetValueOrDefault(id)?.Role is LayerRole.MustContain;

    internal string? Sector(string? code) => code is null ? null : _sectors.GetValueOrDefault(code, code);

    internal string Verdict(Verdict verdict) => Words.Of(Language, "verdict", EnumCode.Of(verdict));

    internal string Mark(Verdict verdict) => Words.Of(Language, "mark", EnumCode.Of(verdict));

    internal string State(LayerState state) => Words.Of(Language, "state", EnumCode.Of(state));

    internal string State(ScreeningState state) => Words.Of(Language, "screening", EnumCode.Of(state));

    internal string Status(LayerStatus status) => Words.Of(Language, "status", EnumCode.Of(status));

    /// <summary>What a verdict is worth in a word; that it rests on invented data is never shortened.</summary>
    internal string? Basis(VerdictBasis? basis) => basis switch
    {
        VerdictBasis.Formal => Say("正式", "formal"),
        VerdictBasis.Indicative => Say("示意", "indicative"),
        VerdictBasis.Preview => Say("预检", "preview"),
        VerdictBasis.Demonstration => Say("合成演示数据", "synthetic (合成演示数据)"),
        _ => null,
    };

    internal string? Certainty(Certainty? certainty) => certainty is { } known ? Words.Of(Language, "certainty", EnumCode.Of(known)) : null;

    internal string? Reason(string? reason) => reason is null ? null : Words.Of(Language, "reason", reason);

    internal string Attribute(string code) => _ruleBook?.FindAttribute(code) is { } attribute ? Say(attribute.Title, attribute.TitleEnglish) : Words.Of(Language, "assumed", code);

    internal string? YesNo(bool? answer) => answer switch { true => Say("是", "yes"), false => Say("否", "no"), null => null };

    /// <summary>What became of a row: its verdict, or why it has none.</summary>
    internal string Outcome(ScreeningRow row) => row.Verdict is { } verdict ? Verdict(verdict) : State(row.State);
}
