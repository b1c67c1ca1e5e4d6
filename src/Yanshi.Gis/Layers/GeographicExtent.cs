using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Layers;

/// <summary>A box of longitudes and latitudes, in degrees, its edges included.</summary>
/// <param name="West">The least longitude.</param>
/// <param name="South">The least latitude.</param>
/// <param name="East">The greatest longitude.</param>
/// <param name="North">The greatest latitude.</param>
/// <param name="Reason">Why the box is what it is, in Chinese.</param>
public sealed record GeographicExtent(double West, double South, double East, double North, string Reason)
{
    /// <summary>The box as an envelope, X longitude, Y latitude.</summary>
    public Envelope ToEnvelope() => new(West, East, South, North);
}
