using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Data.Demonstration;

/// <summary>Irregular outlines that are valid by construction: seen from their centre, every direction meets the outline once.</summary>
public static class IrregularOutline
{
    private const int Waves = 5;

    /// <summary>A counter-clockwise closed ring.</summary>
    /// <param name="random">Where the shape comes from.</param>
    /// <param name="centre">The point every vertex is seen from.</param>
    /// <param name="meanRadius">About the radius of a circle of equal area.</param>
    /// <param name="roughness">From 0, a circle, to 1, where the radius varies by up to 0.9 of itself.</param>
    /// <param name="vertices">Distinct vertices, five or more.</param>
    public static Coordinate[] Ring(SplitMix64 random, Coordinate centre, double meanRadius, double roughness, int vertices)
    {
        var waves = new (double Amplitude, double Phase)[Waves];
        for (var wave = 0; wave < Waves; wave++)
            waves[wave] = (0.7 * roughness / Waves * random.NextUnit(), random.NextBetween(0.0, Math.Tau));

        var ring = new Coordinate[vertices + 1];
        for (var i = 0; i < vertices; i++)
        {
            var angle = Math.Tau * (i + random.NextBetween(0.0, 0.8)) / vertices;
            var radius = 1.0 + 0.2 * roughness * random.NextBetween(-1.0, 1.0);
            for (var wave = 0; wave < Waves; wave++)
                radius += waves[wave].Amplitude * Math.Sin((wave + 1) * angle + waves[wave].Phase);
            ring[i] = new Coordinate(
                centre.X + meanRadius * radius * Math.Cos(angle), centre.Y + meanRadius * radius * Math.Sin(angle));
        }

        ring[vertices] = ring[0];
        return ring;
    }
}
