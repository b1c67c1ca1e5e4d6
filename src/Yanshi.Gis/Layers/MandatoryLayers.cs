namespace Yanshi.Gis.Layers;

/// <summary>The layers without whose answer no site is clear. An office may add to them in its catalogue, never take one away.</summary>
public static class MandatoryLayers
{
    /// <summary>
    /// Their ids: the three control lines (永久基本农田, 生态保护红线, 城镇开发边界), land use, the two heritage zones
    /// and the river management range.
    /// </summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        "permanent-basic-farmland",
        "ecological-red-line",
        "urban-development-boundary",
        "land-use",
        "heritage-protection-scope",
        "heritage-control-zone",
        "river-management-range",
    ];
}
