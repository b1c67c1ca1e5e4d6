using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Data.Demonstration;

/// <summary>The points between two nodes of a lattice, from west to east or from south to north.</summary>
/// <param name="Points">Both nodes and what lies between them.</param>
/// <param name="StripEnd">The index of the point where a road strip that crosses this line ends; 0 when none does.</param>
internal sealed record LatticeLine(Coordinate[] Points, int StripEnd);

/// <summary>A line between two nodes, to be walked forwards or backwards.</summary>
internal readonly record struct LatticeSide(LatticeLine Line, bool IsReversed)
{
    /// <summary>How many points.</summary>
    public int Count => Line.Points.Length;

    /// <summary>A point in the order of the walk.</summary>
    public Coordinate this[int index] => Line.Points[IsReversed ? Line.Points.Length - 1 - index : index];
}
