using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.VectorTiles;

/// <summary>Where a point of the analysis plane lies in a tile. Units of the tile, x to the east, y to the north (a tile's own y leads south) from its south-west corner.</summary>
internal readonly struct TileFrame
{
    private readonly MercatorCurve _curve;
    private readonly double _units;
    private readonly double _xScale;
    private readonly double _xOffset;
    private readonly double _bottom;

    internal TileFrame(MercatorCurve curve, TileAddress tile)
    {
        (Extent, Least, Most) = (tile.Extent, -tile.Buffer, tile.Extent + tile.Buffer);
        (_curve, _units) = (curve, Math.ScaleB(Extent, tile.Zoom));
        _xScale = curve.EastPerMetre * _units;
        _xOffset = curve.EastAtOrigin * _units - (double)tile.Column * Extent;
        _bottom = ((double)tile.Row + 1) * Extent;
        var (west, north) = ((double)tile.Column * Extent, (double)tile.Row * Extent);
        PlaneBox = curve.PlaneBoxOf((west + Least) / _units, (north + Least) / _units, (west + Most) / _units, (north + Most) / _units);
    }

    /// <summary>Units of the tile's side.</summary>
    internal int Extent { get; }

    /// <summary>The first unit that is drawn, in both directions.</summary>
    internal int Least { get; }

    /// <summary>The last one.</summary>
    internal int Most { get; }

    /// <summary>The box in the plane of all that is drawn.</summary>
    internal Box PlaneBox { get; }

    /// <summary>The x of a point.</summary>
    internal double X(double planeX) => planeX * _xScale + _xOffset;

    /// <summary>The y of a point.</summary>
    internal double Y(double planeY) => _bottom - _curve.SouthOf(planeY) * _units;

    /// <summary>The places of points, each the same as one by one. Everything is read and written in eights: up to seven more than asked.</summary>
    internal void Place(ReadOnlySpan<double> planeXs, ReadOnlySpan<double> planeYs, int count, Span<double> xs, Span<double> ys)
    {
        var whole = (count + Vector512<double>.Count - 1) / Vector512<double>.Count * Vector512<double>.Count;
        ref var planeX = ref MemoryMarshal.GetReference(planeXs[..whole]);
        ref var x = ref MemoryMarshal.GetReference(xs[..whole]);
        ref var y = ref MemoryMarshal.GetReference(ys[..whole]);
        _curve.SouthOf(planeYs[..whole], ys[..whole]);
        for (nuint i = 0; i < (nuint)whole; i += (nuint)Vector512<double>.Count)
        {
            (Vector512.LoadUnsafe(ref planeX, i) * _xScale + Vector512.Create(_xOffset)).StoreUnsafe(ref x, i);
            (Vector512.Create(_bottom) - Vector512.LoadUnsafe(ref y, i) * _units).StoreUnsafe(ref y, i);
        }
    }

    /// <summary>The units that places belong to, each the same as one by one. Everything is read and written in eights: up to seven more than asked.</summary>
    internal static void Round(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, int count, Span<TilePoint> units)
    {
        const int high = 32;
        var whole = (count + Vector512<double>.Count - 1) / Vector512<double>.Count * Vector512<double>.Count;
        ref var x = ref MemoryMarshal.GetReference(xs[..whole]);
        ref var y = ref MemoryMarshal.GetReference(ys[..whole]);

        // A point is its x and behind it its y.
        ref var unit = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<TilePoint, long>(units[..whole]));
        for (nuint i = 0; i < (nuint)whole; i += (nuint)Vector512<double>.Count)
        {
            var unitX = Vector512.ConvertToInt64(Vector512.Floor(Vector512.LoadUnsafe(ref x, i) + Vector512.Create(0.5)));
            var unitY = Vector512.ConvertToInt64(Vector512.Floor(Vector512.LoadUnsafe(ref y, i) + Vector512.Create(0.5)));
            ((unitX & Vector512.Create((long)uint.MaxValue)) | (unitY << high)).StoreUnsafe(ref unit, i);
        }
    }

    /// <summary>The unit that a coordinate belongs to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Unit(double coordinate) => (int)Math.Floor(coordinate + 0.5);
}
