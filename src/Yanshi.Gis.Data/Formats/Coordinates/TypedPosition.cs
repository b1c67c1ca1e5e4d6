using NetTopologySuite.Geometries;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Formats.Coordinates;

/// <summary>How somebody wrote the two numbers of a position.</summary>
public enum CoordinateNotation
{
    /// <summary>Plain numbers: degrees or metres.</summary>
    Numbers,

    /// <summary>Degrees by their marks, <c>112°44′24.5″</c>.</summary>
    MarkedDegrees,

    /// <summary>The surveyors' <c>112.44245</c> for 112°44′24.5″, which decimal degrees look like as well.</summary>
    PackedDegrees,
}

/// <summary>A position that somebody typed. Immutable.</summary>
/// <param name="Pair">The two numbers in their order, angles in degrees; X is the first.</param>
/// <param name="Notation">How they were written.</param>
/// <param name="AxisOrder">The order that letters or words beside them say.</param>
public sealed record TypedPosition(Coordinate Pair, CoordinateNotation Notation, AxisOrder AxisOrder);
