using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Rules;

/// <summary>
/// The values of the codes in a prepared rule book. They are spelt out, since every check opens one: what is generic over an enumeration is
/// compiled anew in each process, which took longer than reading the whole book.
/// </summary>
internal static class PreparedCodes
{
    internal static Verdict Verdict(string code) => code switch
    {
        "clear" => Planning.Sites.Verdict.Clear,
        "notice" => Planning.Sites.Verdict.Notice,
        "procedure" => Planning.Sites.Verdict.Procedure,
        "undetermined" => Planning.Sites.Verdict.Undetermined,
        "restricted" => Planning.Sites.Verdict.Restricted,
        "prohibited" => Planning.Sites.Verdict.Prohibited,
        _ => throw new FormatException(code),
    };

    internal static RuleRelation Relation(string code) => code switch
    {
        "meets" => RuleRelation.Meets,
        "outside" => RuleRelation.Outside,
        "within" => RuleRelation.Within,
        "area-over" => RuleRelation.AreaOver,
        "share-over" => RuleRelation.ShareOver,
        "always" => RuleRelation.Always,
        "outside-parks" => RuleRelation.OutsideParks,
        "sector-unfit" => RuleRelation.SectorUnfit,
        _ => throw new FormatException(code),
    };

    internal static ValueKind Kind(string code) => code switch
    {
        "code" => ValueKind.Code,
        "boolean" => ValueKind.Boolean,
        "number" => ValueKind.Number,
        _ => throw new FormatException(code),
    };

    internal static LawDocumentKind Document(string code) => code switch
    {
        "law" => LawDocumentKind.Law,
        "administrative-regulation" => LawDocumentKind.AdministrativeRegulation,
        "local-regulation" => LawDocumentKind.LocalRegulation,
        "department-rule" => LawDocumentKind.DepartmentRule,
        "notice" => LawDocumentKind.Notice,
        "standard" => LawDocumentKind.Standard,
        "plan" => LawDocumentKind.Plan,
        _ => throw new FormatException(code),
    };
}
