using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Data.Demonstration;

/// <summary>A point of a parcel's outline.</summary>
/// <param name="X">Metres east in the analysis plane.</param>
/// <param name="Y">Metres north in the analysis plane.</param>
/// <param name="LonLat">The same point in degrees.</param>
internal readonly record struct LatticeVertex(double X, double Y, Coordinate LonLat);

/// <summary>The vertices between two nodes, from west to east or from south to north.</summary>
/// <param name="Vertices">Both nodes and what lies between them.</param>
/// <param name="StripEnd">The index of the vertex where a road strip that crosses this line ends; 0 when none does.</param>
internal sealed record VertexLine(LatticeVertex[] Vertices, int StripEnd);
