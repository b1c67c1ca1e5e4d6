using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Data.Demonstration;

/// <summary>A town or subdistrict of the demonstration.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Code">Its code in nine digits; null when it is not known.</param>
/// <param name="SeatLonLat">Its seat, degrees (CGCS2000), X longitude.</param>
public sealed record DemonstrationTown(string Name, string? Code, Coordinate SeatLonLat);

/// <summary>A river of the demonstration.</summary>
/// <param name="Name">Its name.</param>
/// <param name="CentreLonLat">The middle of its channel, degrees (CGCS2000), X longitude.</param>
public sealed record DemonstrationRiver(string Name, LineString CentreLonLat);
