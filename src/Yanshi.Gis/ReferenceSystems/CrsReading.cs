using NetTopologySuite.Geometries;

namespace Yanshi.Gis.ReferenceSystems;

/// <summary>How a reference system became known; <c>crs.how</c> of the record.</summary>
public enum CrsCertainty
{
    /// <summary>The file, its format (RFC 7946) or the user names the whole system, and the numbers agree.</summary>
    Declared,

    /// <summary>The datum is named, the zone or the kind of coordinates was found from the numbers.</summary>
    Detected,

    /// <summary>Even the datum is only assumed: numbers cannot tell CGCS2000 from Xi'an 80 or Beijing 54.</summary>
    Assumed,
}

/// <summary>How an input's numbers are to be read: the outcome of <see cref="CrsDetection.Resolve"/>. Immutable.</summary>
public sealed record CrsReading
{
    /// <summary>The reference system of the numbers.</summary>
    public required Crs Crs { get; init; }

    /// <summary>The order of each pair as it was given: <see cref="AxisOrder.NorthEast"/> when the first number is north or latitude.</summary>
    public required AxisOrder AxisOrder { get; init; }

    /// <summary>How the system became known.</summary>
    public required CrsCertainty How { get; init; }

    /// <summary>The reason, in Chinese.</summary>
    public required string Why { get; init; }

    /// <summary>The reason, in English.</summary>
    public required string WhyEnglish { get; init; }

    /// <summary>What the reader of an answer should know: an assumed datum, columns in another order than said, a possible map offset.</summary>
    public IReadOnlyList<Problem> Notes { get; init; } = [];

    /// <summary>Whether the datum is known only from the numbers.</summary>
    public bool DatumAssumed => How == CrsCertainty.Assumed;

    /// <summary>Whether the coordinates come from a web map, see <see cref="Crs.IsWebMap"/>.</summary>
    public bool IsWebMap => Crs.IsWebMap;

    /// <summary>Whether each pair must be turned around to be east first.</summary>
    public bool SwapsAxes => AxisOrder == AxisOrder.NorthEast;

    /// <summary>Turns the columns of an input to east first, in place. The one place where axis order is dealt with.</summary>
    /// <param name="first">The first number of each pair; afterwards X, east or longitude.</param>
    /// <param name="second">The second number of each pair; afterwards Y, north or latitude.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public void ToEastNorth(Span<double> first, Span<double> second)
    {
        if (first.Length != second.Length)
            throw new ArgumentException("Both columns must have the same length.", nameof(second));
        if (!SwapsAxes)
            return;
        for (var i = 0; i < first.Length; i++)
            (first[i], second[i]) = (second[i], first[i]);
    }

    /// <summary>One pair of an input as a coordinate with east first; a new one.</summary>
    public Coordinate ToEastNorth(Coordinate pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        double first = pair.X, second = pair.Y;
        ToEastNorth(new Span<double>(ref first), new Span<double>(ref second));
        return new Coordinate(first, second);
    }
}
