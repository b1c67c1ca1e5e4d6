namespace Yanshi.Gis.Planning.Sites;

/// <summary>结论: what a check says of a site, from best to worst.</summary>
public enum Verdict
{
    /// <summary>无冲突.</summary>
    Clear,

    /// <summary>提示.</summary>
    Notice,

    /// <summary>须办手续.</summary>
    Procedure,

    /// <summary>无法判定: something that must be known is not.</summary>
    Undetermined,

    /// <summary>限制（须特批）.</summary>
    Restricted,

    /// <summary>禁止.</summary>
    Prohibited,
}

/// <summary>What a verdict is worth.</summary>
public enum VerdictBasis
{
    /// <summary>正式.</summary>
    Formal,

    /// <summary>示意: a conflict rests on an indicative layer.</summary>
    Indicative,

    /// <summary>预检: the site's coordinates come from a web map, or their datum is assumed.</summary>
    Preview,

    /// <summary>演示: a layer that was used is synthetic.</summary>
    Demonstration,
}

/// <summary>The answer of one layer for one site.</summary>
public enum LayerState
{
    /// <summary>冲突.</summary>
    Conflict,

    /// <summary>无冲突: the layer was looked at, covers the site, and nothing was met.</summary>
    Clear,

    /// <summary>低于阈值: something was met, all of it under the layer's thresholds.</summary>
    BelowThreshold,

    /// <summary>无数据: the layer cannot answer; the reason says why.</summary>
    NoData,

    /// <summary>失败: the layer's data is there but could not be used.</summary>
    Failed,
}

/// <summary>Whether a conflict survives moving the layer's line by twice its accuracy.</summary>
public enum Certainty
{
    /// <summary>It does.</summary>
    Certain,

    /// <summary>It does not: the conflict, or its absence, lies within the accuracy of the line.</summary>
    WithinAccuracy,
}

/// <summary>Why a piece of an overlap is a sliver.</summary>
public enum SliverReason
{
    /// <summary>It is narrower than the layer's least width.</summary>
    Width,

    /// <summary>It is no wider than the two readings of one long edge lie apart (straight in its own plane, straight in the analysis plane).</summary>
    EdgeModel,
}
