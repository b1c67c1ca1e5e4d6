using System.Numerics;

namespace Yanshi.Gis.Tests.Overlay;

/// <summary>An exact fraction in lowest terms, denominator positive.</summary>
internal readonly record struct Rational : IComparable<Rational>
{
    private readonly BigInteger _numerator;
    private readonly BigInteger _denominatorLessOne;

    public Rational(BigInteger whole) => _numerator = whole;

    public Rational(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        _numerator = numerator / divisor;
        _denominatorLessOne = denominator / divisor - 1;
    }

    public static Rational Zero => default;

    // So that the default value is 0/1.
    private BigInteger Denominator => _denominatorLessOne + 1;

    public static Rational operator +(Rational left, Rational right) =>
        new(left._numerator * right.Denominator + right._numerator * left.Denominator, left.Denominator * right.Denominator);

    public static Rational operator -(Rational left, Rational right) =>
        new(left._numerator * right.Denominator - right._numerator * left.Denominator, left.Denominator * right.Denominator);

    public static Rational operator *(Rational left, Rational right) =>
        new(left._numerator * right._numerator, left.Denominator * right.Denominator);

    public static Rational operator /(Rational left, Rational right) =>
        new(left._numerator * right.Denominator, left.Denominator * right._numerator);

    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    public int CompareTo(Rational other) => (_numerator * other.Denominator).CompareTo(other._numerator * Denominator);

    /// <summary>The nearest double, up to a unit in the last place.</summary>
    public double ToDouble()
    {
        if (_numerator.IsZero)
            return 0.0;
        var shift = (int)(Denominator.GetBitLength() - BigInteger.Abs(_numerator).GetBitLength()) + 64;
        var quotient = shift >= 0 ? (_numerator << shift) / Denominator : _numerator / (Denominator << -shift);
        return Math.ScaleB((double)quotient, -shift);
    }
}
