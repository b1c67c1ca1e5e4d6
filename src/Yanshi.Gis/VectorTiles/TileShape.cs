using System.Runtime.InteropServices;

namespace Yanshi.Gis.VectorTiles;

/// <summary>What a tile shows of a feature, or of all features of a class.</summary>
/// <param name="Feature">The feature's number in its layer; null for a class.</param>
/// <param name="Class">The class, where the shape is one; null when its features have none.</param>
/// <param name="Kind">What it is made of.</param>
/// <param name="Geometry">The geometry as commands and parameters (Mapbox Vector Tile 2.1, 4.3), packed as the format packs them.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TileShape(int? Feature, string? Class, TileShapeKind Kind, ReadOnlyMemory<byte> Geometry);

/// <summary>What a shape is made of; the values are those of the tile format.</summary>
public enum TileShapeKind
{
    /// <summary>Points.</summary>
    Points = 1,

    /// <summary>Lines.</summary>
    Lines = 2,

    /// <summary>Polygons, each shell before its holes.</summary>
    Polygons = 3,
}
