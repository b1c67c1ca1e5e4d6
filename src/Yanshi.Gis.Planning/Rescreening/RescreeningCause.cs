namespace Yanshi.Gis.Planning.Rescreening;

/// <summary>Why a stored answer may no longer be the one that a check would give.</summary>
/// <param name="Kind">What has changed.</param>
/// <param name="LayerId">The layer; null for what is no layer's.</param>
public sealed record RescreeningCause(RescreeningCauseKind Kind, string? LayerId = null);

/// <summary>What has changed since an answer was given.</summary>
public enum RescreeningCauseKind
{
    /// <summary>依据不明: nobody knows what the answer rested on besides what its record names; it is always checked again.</summary>
    ConditionsUnknown,

    /// <summary>程序: another version of the program.</summary>
    Engine,

    /// <summary>目录、园区: the catalogue's entries, the mandatory layers, the plane, the parks or the sectors.</summary>
    Conditions,

    /// <summary>规则库: another rule book.</summary>
    RuleBook,

    /// <summary>日期: a rule or a cited document began or ended between the two dates.</summary>
    Date,

    /// <summary>图层: another version of a layer, and it differs near the site or for all sites; or its data has come, gone, failed or aged.</summary>
    Layer,
}
