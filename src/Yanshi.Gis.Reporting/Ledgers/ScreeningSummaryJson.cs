using System.Text.Json.Nodes;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>The counts and sums of a screening as <c>yanshi-gis/screening/1</c>. Areas are square metres. The same ledger gives the same document. Thread-safe.</summary>
public static class ScreeningSummaryJson
{
    /// <summary>The schema's name.</summary>
    public const string Schema = "yanshi-gis/screening/1";

    /// <summary>The most overlaps that are listed; their number is of all.</summary>
    public const int MostOverlaps = 1_000;

    /// <summary>The document.</summary>
    /// <param name="ledger">The ledger; its rows are not read.</param>
    public static JsonObject Of(ScreeningLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var summary = ledger.Summary;
        var notices = new LedgerNotices(ledger, Language.Chinese);
        return new JsonObject
        {
            ["schema"] = Schema,
            ["demonstration"] = notices.IsDemonstration,
            ["notices"] = new JsonArray([.. notices.All.Select(notice => (JsonNode)notice)]),
            ["sources"] = new JsonArray([.. ledger.Sources.Select(source => (JsonNode)source)]),
            ["provenance"] = ProvenanceOf(ledger.Provenance),
            ["rows"] = summary.Rows,
            ["checked"] = summary.Checked,
            ["locationUnknown"] = summary.LocationUnknown,
            ["refused"] = summary.Refused,
            ["areaSquareMetres"] = Rounding.ToCentimetre(summary.AreaSquareMetres),
            ["byVerdict"] = VerdictsOf(summary.ByVerdict),
            ["byLayer"] = Array(summary.ByLayer, count => new JsonObject
            {
                ["id"] = count.Id,
                ["conflicts"] = count.Conflicts,
                ["belowThreshold"] = count.BelowThreshold,
                ["withoutAnswer"] = count.WithoutAnswer,
                ["areaSquareMetres"] = Rounding.ToCentimetre(count.AreaSquareMetres),
            }),
            ["byTown"] = GroupsOf(summary.ByTown),
            ["bySector"] = GroupsOf(summary.BySector),
            ["byPark"] = GroupsOf(summary.ByPark),
            ["problems"] = Array(summary.Problems, problem => new JsonObject { ["code"] = problem.Code, ["rows"] = problem.Rows }),
            ["criteria"] = Array(ledger.Criteria, criterion => new JsonObject
            {
                ["code"] = criterion.Code,
                ["title"] = criterion.Chinese,
                ["titleEnglish"] = criterion.English,
                ["weight"] = criterion.Weight,
            }),
            ["overlaps"] = OverlapsOf(ledger.Overlaps),
            ["landTake"] = LandTakeOf(ledger.LandTake),
        };
    }

    private static JsonObject ProvenanceOf(ScreeningProvenance provenance) => new()
    {
        ["asOf"] = RecordDate.Of(provenance.AsOf),
        ["engine"] = provenance.Engine,
        ["workspace"] = provenance.Workspace,
        ["ruleBook"] = provenance.RuleBook,
        ["layers"] = Array(provenance.Layers, layer => new JsonObject
        {
            ["id"] = layer.Definition.Id,
            ["title"] = layer.Definition.Title,
            ["role"] = EnumCode.Of(layer.Definition.Role),
            ["mandatory"] = layer.Definition.Mandatory,
            ["version"] = layer.Version?.Number,
            ["status"] = layer.Version is { } version ? EnumCode.Of(version.Status) : null,
            ["vintage"] = RecordDate.Of(layer.Version?.Vintage),
        }),
    };

    private static JsonArray VerdictsOf(IReadOnlyList<VerdictCount> counts) => Array(counts, count => new JsonObject
    {
        ["verdict"] = EnumCode.Of(count.Verdict),
        ["rows"] = count.Rows,
        ["areaSquareMetres"] = Rounding.ToCentimetre(count.AreaSquareMetres),
    });

    private static JsonArray GroupsOf(IReadOnlyList<GroupCount> groups) => Array(groups, group => new JsonObject
    {
        ["code"] = group.Code,
        ["name"] = group.Name,
        ["rows"] = group.Rows,
        ["areaSquareMetres"] = Rounding.ToCentimetre(group.AreaSquareMetres),
        ["byVerdict"] = VerdictsOf(group.ByVerdict),
    });

    private static JsonObject OverlapsOf(IReadOnlyList<CandidateOverlap> overlaps) => new()
    {
        ["count"] = overlaps.Count,
        ["listed"] = Math.Min(overlaps.Count, MostOverlaps),
        ["items"] = Array(overlaps.Take(MostOverlaps), overlap => new JsonObject
        {
            ["row"] = overlap.Row,
            ["id"] = overlap.Id,
            ["name"] = overlap.Name,
            ["otherRow"] = overlap.OtherRow,
            ["otherId"] = overlap.OtherId,
            ["otherName"] = overlap.OtherName,
            ["areaSquareMetres"] = Rounding.ToCentimetre(overlap.AreaSquareMetres),
            ["share"] = Rounding.ToMillionth(overlap.Share),
        }),
    };

    private static JsonObject LandTakeOf(LandTake take) => new()
    {
        ["areaSquareMetres"] = Rounding.ToCentimetre(take.AreaSquareMetres),
        ["countedTwiceSquareMetres"] = Rounding.ToCentimetre(take.CountedTwiceSquareMetres),
        ["byClass"] = Array(take.ByClass, part => new JsonObject
        {
            ["code"] = part.Code,
            ["name"] = part.Name,
            ["group"] = part.Group,
            ["areaSquareMetres"] = Rounding.ToCentimetre(part.AreaSquareMetres),
        }),
        ["byTown"] = PlacesOf(take.ByTown),
        ["byVillage"] = PlacesOf(take.ByVillage),
    };

    private static JsonArray PlacesOf(IReadOnlyList<LandTakePlace> places) => Array(places, place => new JsonObject
    {
        ["code"] = place.Code,
        ["name"] = place.Name,
        ["areaSquareMetres"] = Rounding.ToCentimetre(place.AreaSquareMetres),
    });

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonObject> of) => new([.. items.Select(item => (JsonNode)of(item))]);
}
