namespace Yanshi.Gis.ReferenceSystems;

/// <summary>What is known about the order of a coordinate pair, as a reader hands it on.</summary>
public enum AxisOrder
{
    /// <summary>Nobody said: the numbers decide.</summary>
    Unknown,

    /// <summary>X is east (or longitude). For 界址点 TXT: by the format's rule, which writers break; numbers that say otherwise win and are reported.</summary>
    EastNorth,

    /// <summary>X is north (or latitude).</summary>
    NorthEast,
}
