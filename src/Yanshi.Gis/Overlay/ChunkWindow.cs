using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>A box spread over vector lanes, to be compared with sixteen chunk boxes at once.</summary>
internal readonly struct ChunkWindow
{
    private readonly Vector512<float> west;
    private readonly Vector512<float> south;
    private readonly Vector512<float> east;
    private readonly Vector512<float> north;

    /// <summary>A box, rounded outwards to single precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ChunkWindow(in Box box)
        : this(Outwards.Below(box.MinX), Outwards.Below(box.MinY), Outwards.Above(box.MaxX), Outwards.Above(box.MaxY))
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ChunkWindow(float minX, float minY, float maxX, float maxY)
    {
        west = Vector512.Create(minX);
        south = Vector512.Create(minY);
        east = Vector512.Create(maxX);
        north = Vector512.Create(maxY);
    }

    /// <summary>Which of sixteen boxes from <paramref name="first"/> on meet the window; touching counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Meets(ref float wests, ref float souths, ref float easts, ref float norths, int first)
    {
        var at = (nuint)first;
        var meets = Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref wests, at), east)
            & Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref easts, at), west)
            & Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref souths, at), north)
            & Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref norths, at), south);
        return meets.ExtractMostSignificantBits();
    }
}
