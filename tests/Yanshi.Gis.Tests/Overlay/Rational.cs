using System.Numerics;

namespace Yanshi.Gis.Tests.Overlay;

/// <summary>An exact fraction in lowest terms, denominator positive.</summary>
internal readonly record struct Rational : IComparable<Rational>
{
    private readonly BigInteger numerator;
    private readonly BigInteger denominatorLessOne;

    public Rational(BigInteger whole) => numerator = whole;

    public Rational(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        this.numerator = numerator / divisor;
        denominatorLessOne = denominator / divisor - 1;
    }

    public static Rational Zero => default;

    // So that the default value is 0/1.
    private BigInteger Denominator => denominatorLessOne + 1;

    public static Rational operator +(Rational left, Rational right) =>
        new(left.numerator * right.Denominator + right.numerator * left.Denominator, left.Denominator * right.Denominator);

    public static Rational operator -(Rational left, Rational right) =>
        new(left.numerator * right.Denominator - right.numerator * left.Denominator, left.Denominator * right.Denominator);

    public static Rational operator *(Rational left, Rational right) =>
        new(left.numerator * right.numerator, left.Denominator * right.Denominator);

    public static Rational operator /(Rational left, Rational right) =>
        new(left.numerator * right.Denominator, left.Denominator * right.numerator);

    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    public int CompareTo(Rational other) => (numerator * other.Denominator).CompareTo(other.numerator * Denominator);

    /// <summary>The nearest double, up to a unit in the last place.</summary>
    public double ToDouble()
    {
        if (numerator.IsZero)
            return 0.0;
        var shift = (int)(Denominator.GetBitLength() - BigInteger.Abs(numerator).GetBitLength()) + 64;
        var quotient = shift >= 0 ? (numerator << shift) / Denominator : numerator / (Denominator << -shift);
        return Math.ScaleB((double)quotient, -shift);
    }
}
