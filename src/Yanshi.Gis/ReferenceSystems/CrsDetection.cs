using System.Globalization;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.ReferenceSystems;

/// <summary>
/// Finds out how an input's numbers are to be read, from what the file and the user say and from where each reading would put them.
/// Thread-safe.
/// </summary>
/// <remarks>
/// Every reading is tried: longitude and latitude, all 3° and 6° Gauss–Krüger zones with and without the zone in the easting, UTM, web
/// Mercator, each in both orders of the columns. A reading fits when it puts the whole input into the workspace's extent or within
/// <see cref="MarginMetres"/> of it. What the file says must be among the fitting readings. Numbers tell axis order, prefix and zone; they never tell
/// the datum, nor a web map's offset, and Gauss–Krüger from UTM only where the zones differ.
/// </remarks>
public static class CrsDetection
{
    /// <summary>How far outside the workspace's extent an input may lie, metres: a project may reach over the border, not live beyond it.</summary>
    public const double MarginMetres = 30_000;

    // Numbers whose nearest reading lies further off are those of no known system rather than of another zone.
    private const double ContradictionReachMetres = 1_000_000;

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

        var readings = new List<NumberReading>();
        foreach (var transform in Transforms(claim, shift))
        {
            foreach (var order in (ReadOnlySpan<AxisOrder>)[AxisOrder.EastNorth, AxisOrder.NorthEast])
            {
                if (NumberReading.Find(transform, order, bounds, extentLonLat) is { } reading)
                    readings.Add(reading);
            }
        }

        var fitting = Distinct(readings.Where(reading => reading.MetresOutside <= MarginMetres), claim);
        var agreeing = Distinct(fitting.Where(claim.Allows), claim);
        return agreeing.Count switch
        {
            1 => Accept(claim, agreeing[0], extentLonLat),
            > 1 => throw Ambiguous(claim, agreeing),
            _ => throw Refuse(claim, readings, fitting, bounds, extentLonLat),
        };
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
                    Invariant($"({point.X}, {point.Y})"),
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
            ? SameNumbers(one.Crs, other.Crs)
            : one.Crs.Equals(other.Crs) && claim.AxisOrder != AxisOrder.Unknown;
    }

    // The same numbers mean the same place, up to the datum's sub-metre difference.
    private static bool SameNumbers(Crs one, Crs other) =>
        (one.Kind == CrsKind.Geographic && other.Kind == CrsKind.Geographic && !one.IsWebMap && !other.IsWebMap && one.NeedsDatumShift == other.NeedsDatumShift)
        || (one.SharesPlaneWith(other) && one.FalseEastingMetres == other.FalseEastingMetres);

    private static CrsReading Accept(CrsClaim claim, NumberReading reading, Envelope extent)
    {
        var how = claim.Certainty;
        return new CrsReading
        {
            Crs = reading.Crs,
            AxisOrder = reading.Order,
            How = how,
            Why = how switch
            {
                CrsCertainty.Declared => $"{claim.Chinese}；坐标数值与之相符，按 {reading.Chinese} 解读。",
                CrsCertainty.Detected => $"{claim.Chinese}；其余由坐标数值判断：只有按 {reading.Chinese} 解读才落在工作区范围附近。",
                _ => $"{claim.Chinese}；由坐标数值判断：只有按 {reading.Chinese} 解读才落在工作区范围附近，基准为假定。",
            },
            WhyEnglish = how switch
            {
                CrsCertainty.Declared => $"{claim.English}; the numbers agree, read as {reading.English}.",
                CrsCertainty.Detected => $"{claim.English}; the rest is told by the numbers: only as {reading.English} do they lie near the workspace's extent.",
                _ => $"{claim.English}; told by the numbers: only as {reading.English} do they lie near the workspace's extent; the datum is assumed.",
            },
            Notes = Notes(claim, reading, how, extent),
        };
    }

    private static List<Problem> Notes(CrsClaim claim, NumberReading reading, CrsCertainty how, Envelope extent)
    {
        var notes = new List<Problem>();
        if (claim.AxisOrder != AxisOrder.Unknown && claim.AxisOrder != reading.Order)
        {
            notes.Add(new Problem(
                "crs.axes-swapped",
                claim.Where,
                "坐标列的次序与文件格式的规定（或声明）相反，已按数值调换。请核对原文件。",
                "The columns are in the opposite order to what the format (or the file) says; the numbers were believed. Check the file."));
        }

        if (claim.OverriddenChinese is not null)
        {
            notes.Add(new Problem(
                "crs.declaration-overridden",
                claim.Where,
                $"用户指定的坐标系取代了文件的声明：{claim.OverriddenChinese}。",
                $"The user's choice replaced what the file says: {claim.OverriddenEnglish}."));
        }

        if (how == CrsCertainty.Assumed)
        {
            notes.Add(new Problem(
                "crs.datum-assumed",
                claim.Where,
                $"数值本身不能区分2000、1980、1954坐标系，现假定为{CrsCatalogue.ChineseNameOf(reading.Crs.Datum)}，结论只作预检。请在文件中写明坐标系或用 --crs 指定。",
                $"Numbers cannot tell CGCS2000 from Xi'an 80 or Beijing 54; {CrsCatalogue.EnglishNameOf(reading.Crs.Datum)} is assumed and the answer is a preview. "
                + "State the system in the file or with --crs."));
        }

        if (reading.Crs.IsWebMap || (how == CrsCertainty.Assumed && reading.Crs.Kind == CrsKind.Geographic))
            notes.Add(WebMapNote(claim, reading.Crs, extent));
        return notes;
    }

    private static Problem WebMapNote(CrsClaim claim, Crs crs, Envelope extent)
    {
        var offset = WebMapShift.Describe(extent.Centre.X, extent.Centre.Y);
        var chinese = Invariant($"GCJ-02 东 {offset.Gcj02EastMetres:+0;-0} 米、北 {offset.Gcj02NorthMetres:+0;-0} 米，BD-09 东 {offset.Bd09EastMetres:+0;-0} 米、北 {offset.Bd09NorthMetres:+0;-0} 米");
        var english = Invariant($"GCJ-02 {offset.Gcj02EastMetres:+0;-0} m east, {offset.Gcj02NorthMetres:+0;-0} m north; BD-09 {offset.Bd09EastMetres:+0;-0} m east, {offset.Bd09NorthMetres:+0;-0} m north");
        return crs.IsWebMap
            ? new Problem(
                "crs.web-map",
                claim.Where,
                $"坐标来自网络地图（{crs.Code}），结论只作预检。本地区网络地图偏移约：{chinese}。",
                $"The coordinates come from a web map ({crs.Code}); the answer is a preview. Offsets of web maps here: {english}.")
            : new Problem(
                "crs.possible-web-map-shift",
                claim.Where,
                $"数值不能显示坐标是否取自网络地图。若是，位置有偏移，约：{chinese}；请用 --crs GCJ02 或 --crs BD09 指定。",
                $"Numbers do not show whether the coordinates were picked from a web map. If they were, they are off: {english}; say --crs GCJ02 or --crs BD09.");
    }

    private static InputRefusedException Ambiguous(CrsClaim claim, List<NumberReading> agreeing) => new(
        "crs.ambiguous-zone",
        claim.Where,
        $"坐标有多种读法都落在工作区范围附近：{string.Join("；", agreeing.Select(reading => reading.Chinese))}。请在文件中写明坐标系和带号，或用 --crs 指定其一。",
        $"Several readings of the coordinates lie near the workspace's extent: {string.Join("; ", agreeing.Select(reading => reading.English))}. "
        + "State system and zone in the file, or choose one with --crs.");

    private static InputRefusedException Refuse(
        CrsClaim claim,
        List<NumberReading> readings,
        List<NumberReading> fitting,
        Envelope bounds,
        Envelope extent)
    {
        var numbers = Invariant($"{bounds.MinX}–{bounds.MaxX}, {bounds.MinY}–{bounds.MaxY}");
        var said = readings.Where(claim.Allows).MinBy(reading => reading.MetresOutside);
        var other = fitting.Count > 0
            ? fitting
            : [.. readings.Where(reading => reading.MetresOutside <= ContradictionReachMetres).OrderBy(reading => reading.MetresOutside).Take(1)];
        if (other.Count > 0 && (fitting.Count > 0 || said is null))
        {
            return new InputRefusedException(
                "crs.contradicts-header",
                claim.Where,
                $"{claim.Chinese}；但坐标数值（{numbers}）是 {string.Join("；", other.Select(reading => reading.Chinese))} 的数值。两者必有一误：请改正文件，或用 --crs 指定。",
                $"{claim.English}; but the numbers ({numbers}) are those of {string.Join("; ", other.Select(reading => reading.English))}. "
                + "One of the two is wrong: correct the file, or say --crs.");
        }

        var allowed = Invariant($"{extent.MinX}–{extent.MaxX}° E, {extent.MinY}–{extent.MaxY}° N");
        var margin = Invariant($"{MarginMetres / 1000:0}");
        var nearestChinese = said is null
            ? "不是任何已知坐标系的数值（可能是地方独立坐标系）"
            : Invariant($"最接近的读法 {said.Chinese} 距工作区 {said.MetresOutside / 1000:0.0} 公里");
        var nearestEnglish = said is null
            ? "they are numbers of no known system (a local grid, perhaps)"
            : Invariant($"the nearest reading, {said.English}, lies {said.MetresOutside / 1000:0.0} km away");
        return new InputRefusedException(
            "crs.outside-extent",
            claim.Where,
            $"坐标（{numbers}）不在工作区范围（{allowed}，外扩 {margin} 公里）内：{nearestChinese}。请核对坐标与带号，或改用相应的工作区。",
            $"The coordinates ({numbers}) are outside the workspace's extent ({allowed}, plus {margin} km): {nearestEnglish}. "
            + "Check coordinates and zone, or use the workspace of that place.");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
