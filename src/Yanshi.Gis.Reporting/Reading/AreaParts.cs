using Yanshi.Gis.Planning.Records;

namespace Yanshi.Gis.Reporting.Reading;

/// <summary>The parts of a site with their 亩 and shares, rounded so that they add up to the sum that is printed. Immutable.</summary>
public sealed class AreaParts
{
    private const double MuPerSquareMetre = 0.0015;
    private const int ShareDecimals = 6;

    private AreaParts(IReadOnlyList<AreaPart> rows, AreaPart sum) => (Rows, Sum) = (rows, sum);

    /// <summary>The decimal places of 亩.</summary>
    public const int MuDecimals = 4;

    /// <summary>The parts, in their order.</summary>
    public IReadOnlyList<AreaPart> Rows { get; }

    /// <summary>All of them together.</summary>
    public AreaPart Sum { get; }

    /// <summary>Measures parts against the whole.</summary>
    /// <param name="squareMetres">The areas of the parts as the record has them.</param>
    /// <param name="wholeSquareMetres">The area of the site.</param>
    public static AreaParts Of(IReadOnlyList<double> squareMetres, double wholeSquareMetres)
    {
        ArgumentNullException.ThrowIfNull(squareMetres);
        var sum = (double)squareMetres.Sum(area => (decimal)area);
        var mu = Rounding.PartsOf([.. squareMetres.Select(area => area * MuPerSquareMetre)], sum * MuPerSquareMetre, MuDecimals);
        var shares = Rounding.PartsOf([.. squareMetres.Select(area => area / wholeSquareMetres)], sum / wholeSquareMetres, ShareDecimals);
        return new AreaParts([.. squareMetres.Select((area, i) => new AreaPart(area, mu[i], shares[i]))], new AreaPart(sum, mu.Sum(), shares.Sum()));
    }
}

/// <summary>A part of a site.</summary>
/// <param name="SquareMetres">Its area, square metres.</param>
/// <param name="Mu">Its area, 亩.</param>
/// <param name="Share">Its share of the site, 0 to 1.</param>
public readonly record struct AreaPart(double SquareMetres, double Mu, double Share);
