namespace Yanshi.Gis.ReferenceSystems;

/// <summary>A way in which numbers can be read, for people who choose one. Immutable.</summary>
/// <param name="Crs">The system.</param>
/// <param name="AxisOrder">The order of each pair: <see cref="AxisOrder.NorthEast"/> when the first number is north or latitude.</param>
/// <param name="MetresOutside">How far outside the workspace's extent that puts them, metres on a sphere; 0 inside.</param>
/// <param name="AgreesWithFile">Whether it is what the file says, where it says something.</param>
public sealed record PossibleReading(Crs Crs, AxisOrder AxisOrder, double MetresOutside, bool AgreesWithFile)
{
    /// <summary>Whether the numbers lie in the workspace's extent, or as near as a project may.</summary>
    public bool Fits => MetresOutside <= CrsDetection.MarginMetres;

    /// <summary>Whether each pair must be turned around to be east first.</summary>
    public bool SwapsAxes => AxisOrder is AxisOrder.NorthEast;

    /// <summary>The reading in Chinese words.</summary>
    public string Chinese => Crs.IsProjected
        ? $"{Crs.ChineseName}（{Crs.Code}），{(SwapsAxes ? "先北后东" : "先东后北")}"
        : $"{Crs.ChineseName}（{Crs.Code}），{(SwapsAxes ? "先纬度后经度" : "先经度后纬度")}";

    /// <summary>The reading in English words.</summary>
    public string English => Crs.IsProjected
        ? $"{Crs.EnglishName} ({Crs.Code}), {(SwapsAxes ? "north first" : "east first")}"
        : $"{Crs.EnglishName} ({Crs.Code}), {(SwapsAxes ? "latitude first" : "longitude first")}";
}
