namespace Yanshi.Gis.Data.Demonstration;

/// <summary>Smooth random values over the plane in several octaves, each half as wide and somewhat weaker than the one before. Values in (-1, 1).</summary>
public sealed class FractalNoise(ulong seed, double wavelengthMetres, int octaves)
{
    private const double Persistence = 0.65;

    /// <summary>The value at a point.</summary>
    public double At(double x, double y)
    {
        var (sum, weight, total) = (0.0, 1.0, 0.0);
        var scale = 1.0 / wavelengthMetres;
        for (var octave = 0; octave < octaves; octave++)
        {
            sum += weight * Smooth(octave, x * scale, y * scale);
            total += weight;
            weight *= Persistence;
            scale *= 2.0;
        }

        return sum / total;
    }

    private double Smooth(int octave, double x, double y)
    {
        var (column, row) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (u, v) = (Ease(x - column), Ease(y - row));
        var south = double.Lerp(Value(octave, column, row), Value(octave, column + 1, row), u);
        var north = double.Lerp(Value(octave, column, row + 1), Value(octave, column + 1, row + 1), u);
        return double.Lerp(south, north, v);
    }

    private double Value(int octave, int column, int row) => SplitMix64.For(seed, octave, column, row).NextBetween(-1.0, 1.0);

    private static double Ease(double t) => t * t * (3.0 - 2.0 * t);
}
