using NetTopologySuite.Geometries;

namespace Yanshi.Gis.ReferenceSystems;

/// <summary>Why no reading of an input's numbers can be taken, in words that name the claim, the numbers and what was allowed.</summary>
internal static class CrsRefusals
{
    // Numbers whose nearest reading lies further off are those of no known system rather than of another zone.
    private const double ContradictionReachMetres = 1_000_000;

    public static InputRefusedException Ambiguous(CrsClaim claim, List<NumberReading> agreeing) => new(
        "crs.ambiguous-zone",
        claim.Where,
        $"坐标有多种读法都落在工作区范围附近：{string.Join("；", agreeing.Select(reading => reading.Chinese))}。请在文件中写明坐标系和带号，或用 --crs 指定其一。",
        $"Several readings of the coordinates lie near the workspace's extent: {string.Join("; ", agreeing.Select(reading => reading.English))}. "
        + "State system and zone in the file, or choose one with --crs.");

    public static InputRefusedException NothingAgrees(
        CrsClaim claim,
        List<NumberReading> readings,
        List<NumberReading> fitting,
        Envelope bounds,
        Envelope extent)
    {
        var numbers = FormattableString.Invariant($"{bounds.MinX}–{bounds.MaxX}, {bounds.MinY}–{bounds.MaxY}");
        var said = readings.Where(claim.Allows).MinBy(reading => reading.MetresOutside);
        var other = fitting.Count > 0
            ? fitting
            : [.. readings.Where(reading => reading.MetresOutside <= ContradictionReachMetres).OrderBy(reading => reading.MetresOutside).Take(1)];
        if (other.Count > 0 && (fitting.Count > 0 || said is null))
        {
            return new InputRefusedException(
                "crs.contradicts-header",
                claim.Where,
                $"{claim.Chinese}；但坐标数值（{numbers}）是 {string.Join("；", other.Select(reading => reading.Chinese))}的数值。两者必有一误：请改正文件，或用 --crs 指定。",
                $"{claim.English}; but the numbers ({numbers}) are those of {string.Join("; ", other.Select(reading => reading.English))}. "
                + "One of the two is wrong: correct the file, or say --crs.");
        }

        var allowed = FormattableString.Invariant($"{extent.MinX}–{extent.MaxX}° E, {extent.MinY}–{extent.MaxY}° N");
        var margin = FormattableString.Invariant($"{CrsDetection.MarginMetres / 1000:0}");
        var nearestChinese = said is null
            ? "不是任何已知坐标系的数值（可能是地方独立坐标系）"
            : FormattableString.Invariant($"最接近的读法 {said.Chinese}距工作区 {said.MetresOutside / 1000:0.0} 公里");
        var nearestEnglish = said is null
            ? "they are numbers of no known system (a local grid, perhaps)"
            : FormattableString.Invariant($"the nearest reading, {said.English}, lies {said.MetresOutside / 1000:0.0} km away");
        return new InputRefusedException(
            "crs.outside-extent",
            claim.Where,
            $"坐标（{numbers}）不在工作区范围（{allowed}，外扩 {margin} 公里）内：{nearestChinese}。请核对坐标与带号，或改用相应的工作区。",
            $"The coordinates ({numbers}) are outside the workspace's extent ({allowed}, plus {margin} km): {nearestEnglish}. "
            + "Check coordinates and zone, or use the workspace of that place.");
    }
}
