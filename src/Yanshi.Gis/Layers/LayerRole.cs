namespace Yanshi.Gis.Layers;

/// <summary>What a control layer means for a site.</summary>
public enum LayerRole
{
    /// <summary>The layer restricts: what counts is the part of the site inside it.</summary>
    Restricts,

    /// <summary>The site must lie in the layer (城镇开发边界): what counts is the part of the site outside it.</summary>
    MustContain,

    /// <summary>The layer describes the site (地类, 镇界, 区界, 园区) and restricts nothing by itself.</summary>
    Context,
}

/// <summary>What the data of a layer is worth.</summary>
public enum LayerStatus
{
    /// <summary>法定: issued by the authority that draws the line.</summary>
    Statutory,

    /// <summary>示意: drawn from a description or an unofficial source. It can raise a finding, never say clear.</summary>
    Indicative,

    /// <summary>合成: invented for demonstrations and tests.</summary>
    Synthetic,
}

/// <summary>Whether a layer holds every feature that exists where it has data.</summary>
public enum Completeness
{
    /// <summary>Every feature that exists in the coverage is in the data.</summary>
    Complete,

    /// <summary>Features are known to be missing, or nobody says that none is. Such a layer never says clear.</summary>
    Partial,
}

/// <summary>Who may see the attributes and pieces of a layer.</summary>
public enum Confidentiality
{
    /// <summary>公开.</summary>
    Public,

    /// <summary>内部: kept out of exports unless asked for.</summary>
    Internal,

    /// <summary>涉密: kept out of exports unless asked for.</summary>
    Secret,
}
