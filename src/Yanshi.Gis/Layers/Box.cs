using System.Runtime.CompilerServices;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Layers;

/// <summary>An axis-parallel box, closed: a point on its border belongs to it. Units and CRS are those of what it bounds.</summary>
/// <param name="MinX">West.</param>
/// <param name="MinY">South.</param>
/// <param name="MaxX">East.</param>
/// <param name="MaxY">North.</param>
public readonly record struct Box(double MinX, double MinY, double MaxX, double MaxY)
{
    /// <summary>The box that contains nothing and grows to whatever is added.</summary>
    public static Box Empty { get; } = new(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);

    /// <summary>Width, negative when empty.</summary>
    public double Width => MaxX - MinX;

    /// <summary>Height, negative when empty.</summary>
    public double Height => MaxY - MinY;

    /// <summary>True when both share at least a point; touching counts.</summary>
    public bool Meets(in Box other) =>
        MinX <= other.MaxX && MaxX >= other.MinX && MinY <= other.MaxY && MaxY >= other.MinY;

    /// <summary>The square of the distance to another box, 0 when they meet.</summary>
    public double SquaredGapTo(in Box other)
    {
        var dx = Math.Max(0, Math.Max(MinX - other.MaxX, other.MinX - MaxX));
        var dy = Math.Max(0, Math.Max(MinY - other.MaxY, other.MinY - MaxY));
        return dx * dx + dy * dy;
    }

    /// <summary>The smallest box around both.</summary>
    public Box Union(in Box other) =>
        new(Math.Min(MinX, other.MinX), Math.Min(MinY, other.MinY), Math.Max(MaxX, other.MaxX), Math.Max(MaxY, other.MaxY));

    /// <summary>The part common to both; empty (negative width or height) when they are apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Box Intersection(in Box other) =>
        new(Math.Max(MinX, other.MinX), Math.Max(MinY, other.MinY), Math.Min(MaxX, other.MaxX), Math.Min(MaxY, other.MaxY));

    /// <summary>The box widened by a distance on every side.</summary>
    public Box Widened(double by) => new(MinX - by, MinY - by, MaxX + by, MaxY + by);

    /// <summary>The box of a NetTopologySuite envelope.</summary>
    public static Box Of(Envelope envelope) =>
        envelope.IsNull ? Empty : new(envelope.MinX, envelope.MinY, envelope.MaxX, envelope.MaxY);
}
