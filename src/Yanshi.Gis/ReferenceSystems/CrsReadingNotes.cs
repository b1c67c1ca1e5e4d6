using NetTopologySuite.Geometries;

namespace Yanshi.Gis.ReferenceSystems;

/// <summary>What the reader of an answer should know about how its coordinates were read.</summary>
internal static class CrsReadingNotes
{
    public static IReadOnlyList<Problem> Of(CrsClaim claim, NumberReading reading, Envelope extent, DatumShift? shift)
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

        if (claim.Certainty == CrsCertainty.Assumed)
        {
            notes.Add(new Problem(
                "crs.datum-assumed",
                claim.Where,
                $"数值本身不能区分2000、1980、1954坐标系，现假定为{CrsCatalogue.ChineseNameOf(reading.Crs.Datum)}，结论只作预检。请在文件中写明坐标系或用 --crs 指定。",
                $"Numbers cannot tell CGCS2000 from Xi'an 80 or Beijing 54; {CrsCatalogue.EnglishNameOf(reading.Crs.Datum)} is assumed and the answer is a preview. "
                + "State the system in the file or with --crs."));
        }

        if (reading.Crs.NeedsDatumShift && shift is not null)
        {
            notes.Add(new Problem(
                "crs.datum-shift-applied",
                claim.Where,
                $"已按用户提供的转换参数（指纹 {shift.Fingerprint}）由{CrsCatalogue.ChineseNameOf(reading.Crs.Datum)}转换到2000国家大地坐标系；参数本身不予记录。",
                $"Shifted from {CrsCatalogue.EnglishNameOf(reading.Crs.Datum)} to CGCS2000 by the user's parameters (fingerprint {shift.Fingerprint}); the parameters themselves are not recorded."));
        }

        if (reading.Crs.IsWebMap || (claim.Certainty == CrsCertainty.Assumed && reading.Crs.Kind == CrsKind.Geographic))
            notes.Add(WebMapNote(claim, reading.Crs, extent));
        return notes;
    }

    private static Problem WebMapNote(CrsClaim claim, Crs crs, Envelope extent)
    {
        var offset = WebMapShift.Describe(extent.Centre.X, extent.Centre.Y);
        var chinese = FormattableString.Invariant($"GCJ-02 东 {offset.Gcj02EastMetres:+0;-0} 米、北 {offset.Gcj02NorthMetres:+0;-0} 米，BD-09 东 {offset.Bd09EastMetres:+0;-0} 米、北 {offset.Bd09NorthMetres:+0;-0} 米");
        var english = FormattableString.Invariant($"GCJ-02 {offset.Gcj02EastMetres:+0;-0} m east, {offset.Gcj02NorthMetres:+0;-0} m north; BD-09 {offset.Bd09EastMetres:+0;-0} m east, {offset.Bd09NorthMetres:+0;-0} m north");
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
}
