using Yanshi.Gis.Layers;

namespace Yanshi.Gis.VectorTiles;

/// <summary>Where a point of the analysis plane lies in a tile. Units of the tile, x to the east, y to the north (a tile's own y leads south) from its south-west corner.</summary>
internal readonly struct TileFrame
{
    /// <summary>The first unit that is drawn, in both directions.</summary>
    internal const int Least = -TileAddress.Buffer;

    /// <summary>The last one.</summary>
    internal const int Most = TileAddress.Extent + TileAddress.Buffer;

    private readonly MercatorCurve _curve;
    private readonly double _units;
    private readonly double _xScale;
    private readonly double _xOffset;
    private readonly double _bottom;

    internal TileFrame(MercatorCurve curve, TileAddress tile)
    {
        (_curve, _units) = (curve, Math.ScaleB(TileAddress.Extent, tile.Zoom));
        _xScale = curve.EastPerMetre * _units;
        _xOffset = curve.EastAtOrigin * _units - (double)tile.Column * TileAddress.Extent;
        _bottom = ((double)tile.Row + 1) * TileAddress.Extent;
        var (west, north) = ((double)tile.Column * TileAddress.Extent, (double)tile.Row * TileAddress.Extent);
        PlaneBox = curve.PlaneBoxOf((west + Least) / _units, (north + Least) / _units, (west + Most) / _units, (north + Most) / _units);
    }

    /// <summary>The box in the plane of all that is drawn.</summary>
    internal Box PlaneBox { get; }

    /// <summary>The x of a point.</summary>
    internal double X(double planeX) => planeX * _xScale + _xOffset;

    /// <summary>The y of a point.</summary>
    internal double Y(double planeY) => _bottom - _curve.SouthOf(planeY) * _units;

    /// <summary>The unit that a coordinate belongs to.</summary>
    internal static int Unit(double coordinate) => (int)Math.Floor(coordinate + 0.5);
}
