namespace Yanshi.Gis.VectorTiles;

/// <summary>Where a vertex lies in a tile before it is rounded, in units, y to the north.</summary>
internal readonly record struct TilePlace(double X, double Y);
