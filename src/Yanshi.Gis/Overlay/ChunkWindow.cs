using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>A box spread over vector lanes, to be compared with sixteen chunk boxes at once.</summary>
internal readonly struct ChunkWindow
{
    private readonly Vector512<float> _west;
    private readonly Vector512<float> _south;
    private readonly Vector512<float> _east;
    private readonly Vector512<float> _north;

    /// <summary>A box, rounded outwards to single precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ChunkWindow(in Box box)
        : this(Outwards.Below(box.MinX), Outwards.Below(box.MinY), Outwards.Above(box.MaxX), Outwards.Above(box.MaxY))
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ChunkWindow(float minX, float minY, float maxX, float maxY)
    {
        _west = Vector512.Create(minX);
        _south = Vector512.Create(minY);
        _east = Vector512.Create(maxX);
        _north = Vector512.Create(maxY);
    }

    /// <summary>Which of sixteen boxes from <paramref name="first"/> on meet the window; touching counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Meets(ref float wests, ref float souths, ref float easts, ref float norths, int first)
    {
        var at = (nuint)first;
        var meets = Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref wests, at), _east)
            & Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref easts, at), _west)
            & Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref souths, at), _north)
            & Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref norths, at), _south);
        return meets.ExtractMostSignificantBits();
    }
}
