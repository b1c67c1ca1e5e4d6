using NetTopologySuite.Geometries;

namespace Yanshi.Gis.ReferenceSystems;

/// <summary>
/// Finds out how an input's numbers are to be read, from what the file and the user say and from where each reading would put them.
/// Thread-safe.
/// </summary>
/// <remarks>
/// Every reading is tried: longitude and latitude, all 3° and 6° Gauss–Krüger zones with and without the zone in the easting, China's UTM zones, web
/// Mercator, each in both orders of the columns. A reading fits when it puts the whole input into the workspace's extent or within
/// <see cref="MarginMetres"/> of it. What the file says must be among the fitting readings. Numbers tell axis order, prefix and zone; they never tell
/// the datum, nor a web map's offset, and Gauss–Krüger from UTM only where the zones differ.
/// </remarks>
public static class CrsDetection
{
    /// <summary>How far outside the workspace's extent an input may lie, metres: a project may reach over the border, not live beyond it.</summary>
    public const double MarginMetres = 30_000;

    private static readonly CrsTransform[] WithoutShift = [.. NumberSystems(CrsDatum.Cgcs2000).Select(crs => CrsTransform.Between(crs, Crs.Cgcs2000))];

    /// <summary>Decides how the numbers are to be read, or refuses.</summary>
    /// <param name="declared">What the file says; null when it says nothing.</param>
    /// <param name="userChoice">What the user says with <c>--crs</c>; it overrides the file. Null when unsaid.</param>
    /// <param name="points">All points of the input, or the corners of its bounds, as the reader gave them. At least one.</param>
    /// <param name="extentLonLat">The workspace's extent, CGCS2000 degrees, X longitude.</param>
    /// <param name="shift">The user's parameters for data on an old datum.</param>
    /// <exception cref="ArgumentException">There are no points, or the extent is empty.</exception>
    /// <exception cref="InputRefusedException">
    /// <c>crs.unknown</c> (a code that is not supported), <c>crs.datum-not-supported</c> (an old datum without parameters),
    /// <c>crs.contradicts-header</c> (the numbers fit something else than what is said), <c>crs.ambiguous-zone</c> (several readings fit),
    /// <c>crs.outside-extent</c> (none fits), <c>crs.outside-domain</c> (a number is NaN or infinite).
    /// </exception>
    public static CrsReading Resolve(
        CrsDeclaration? declared,
        Crs? userChoice,
        IReadOnlyList<Coordinate> points,
        Envelope extentLonLat,
        DatumShift? shift = null)
    {
        ArgumentNullException.ThrowIfNull(extentLonLat);
        if (extentLonLat.IsNull)
            throw new ArgumentException("The workspace's extent is empty.", nameof(extentLonLat));
        var bounds = BoundsOf(points);
        var claim = CrsClaim.Of(declared, userChoice);
        if (claim.NeedsDatumShift && shift is null)
            throw claim.DatumRefusal();

        var fitting = Distinct(ReadingsOf(claim, bounds, extentLonLat, shift, MarginMetres), claim);
        var agreeing = Distinct(fitting.Where(claim.Allows), claim);
        return agreeing.Count switch
        {
            1 => Accept(claim, agreeing[0], extentLonLat, shift),
            > 1 => throw CrsRefusals.Ambiguous(claim, agreeing),
            _ => throw CrsRefusals.NothingAgrees(claim, ReadingsOf(claim, bounds, extentLonLat, shift), fitting, bounds, extentLonLat),
        };
    }

    /// <summary>
    /// All readings of numbers, nearest to the workspace's extent first, for people who choose. Readings that give the same place by the same projection are one. A statement of the file
    /// is not held against them; it decides which of equal ones is named.
    /// </summary>
    /// <param name="declared">What the file says; null when it says nothing.</param>
    /// <param name="points">As for <see cref="Resolve"/>.</param>
    /// <param name="extentLonLat">As for <see cref="Resolve"/>.</param>
    /// <exception cref="ArgumentException">There are no points, or the extent is empty.</exception>
    /// <exception cref="InputRefusedException"><c>crs.unknown</c>, <c>crs.outside-domain</c>, <c>crs.datum-not-supported</c>: of a datum without parameters nobody knows the place.</exception>
    public static IReadOnlyList<PossibleReading> Possible(CrsDeclaration? declared, IReadOnlyList<Coordinate> points, Envelope extentLonLat)
    {
        ArgumentNullException.ThrowIfNull(extentLonLat);
        if (extentLonLat.IsNull)
            throw new ArgumentException("The workspace's extent is empty.", nameof(extentLonLat));
        var claim = CrsClaim.Of(declared, userChoice: null);
        if (claim.NeedsDatumShift)
            throw claim.DatumRefusal();
        return [.. Distinct(ReadingsOf(claim, BoundsOf(points), extentLonLat, shift: null), claim)
            .OrderBy(reading => reading.MetresOutside)
            .Select(reading => new PossibleReading(reading.Crs, reading.Order, reading.MetresOutside, claim.Allows(reading)))];
    }

    private static List<NumberReading> ReadingsOf(CrsClaim claim, Envelope bounds, Envelope extentLonLat, DatumShift? shift, double mostMetresOutside = double.PositiveInfinity)
    {
        var readings = new List<NumberReading>();
        foreach (var transform in Transforms(claim, shift))
        {
            foreach (var order in (ReadOnlySpan<AxisOrder>)[AxisOrder.EastNorth, AxisOrder.NorthEast])
            {
                if (NumberReading.Find(transform, order, bounds, extentLonLat, mostMetresOutside) is { } reading)
                    readings.Add(reading);
            }
        }

        return readings;
    }

    private static Envelope BoundsOf(IReadOnlyList<Coordinate> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Count == 0)
            throw new ArgumentException("There are no points to detect from.", nameof(points));
        var bounds = new Envelope();
        foreach (var point in points)
        {
            if (!double.IsFinite(point.X) || !double.IsFinite(point.Y))
            {
                throw new InputRefusedException(
                    "crs.outside-domain",
                    FormattableString.Invariant($"({point.X}, {point.Y})"),
                    "坐标不是有限的数。请检查该点的坐标值。",
                    "The coordinate is not a finite number. Check the values of this point.");
            }

            bounds.ExpandToInclude(point);
        }

        return bounds;
    }

    private static IEnumerable<CrsTransform> Transforms(CrsClaim claim, DatumShift? shift)
    {
        IEnumerable<CrsTransform> usual = claim.NeedsDatumShift
            ? NumberSystems(claim.Datum!.Value).Select(crs => CrsTransform.Between(crs, Crs.Cgcs2000, shift))
            : WithoutShift;
        return claim.Crs is { } crs ? usual.Where(transform => !transform.Source.Equals(crs)).Prepend(CrsTransform.Between(crs, Crs.Cgcs2000, shift)) : usual;
    }

    // In order of preference among systems that share their numbers: the datum itself before WGS 84, 3° zones before 6° zones.
    private static IEnumerable<Crs> NumberSystems(CrsDatum datum) => CrsCatalogue.Systems
        .Where(CrsCatalogue.IsGuessed)
        .Where(crs => crs.Datum == datum || (crs.Datum == CrsDatum.Wgs84 && !crs.Equals(Crs.Crs84)))
        .OrderBy(crs => crs.Kind)
        .ThenBy(crs => crs.Datum != datum)
        .ThenBy(crs => crs.ZoneWidthDegrees)
        .ThenBy(crs => crs.Code, StringComparer.Ordinal);

    // Readings that give the same place by the same projection are one; of both orders of one system the stated order stays.
    private static List<NumberReading> Distinct(IEnumerable<NumberReading> readings, CrsClaim claim)
    {
        var distinct = new List<NumberReading>();
        foreach (var reading in readings.OrderByDescending(claim.Prefers))
        {
            if (!distinct.Exists(other => SamePlace(other, reading)))
                distinct.Add(reading);
        }

        return distinct;

        bool SamePlace(NumberReading one, NumberReading other) => one.Order == other.Order
            ? one.Crs.SharesNumbersWith(other.Crs)
            : one.Crs.Equals(other.Crs) && claim.AxisOrder != AxisOrder.Unknown;
    }

    private static CrsReading Accept(CrsClaim claim, NumberReading reading, Envelope extent, DatumShift? shift)
    {
        var how = claim.Certainty;
        return new CrsReading
        {
            Crs = reading.Crs,
            AxisOrder = reading.Order,
            How = how,
            Why = how switch
            {
                CrsCertainty.Declared => $"{claim.Chinese}；坐标数值与之相符，按 {reading.Chinese}解读。",
                CrsCertainty.Detected => $"{claim.Chinese}；其余由坐标数值判断：只有按 {reading.Chinese}解读才落在工作区范围附近。",
                _ => $"{claim.Chinese}；由坐标数值判断：只有按 {reading.Chinese}解读才落在工作区范围附近，基准为假定。",
            },
            WhyEnglish = how switch
            {
                CrsCertainty.Declared => $"{claim.English}; the numbers agree, read as {reading.English}.",
                CrsCertainty.Detected => $"{claim.English}; the rest is told by the numbers: only as {reading.English} do they lie near the workspace's extent.",
                _ => $"{claim.English}; told by the numbers: only as {reading.English} do they lie near the workspace's extent; the datum is assumed.",
            },
            Notes = CrsReadingNotes.Of(claim, reading, extent, shift),
        };
    }
}
