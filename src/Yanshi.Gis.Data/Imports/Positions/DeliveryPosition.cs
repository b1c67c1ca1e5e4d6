using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Imports.Positions;

/// <summary>How a delivery's numbers are read, and what speaks against it.</summary>
/// <param name="Reading">The reference system, how it became known, and why.</param>
/// <param name="HasStrays">Whether it was told without the outermost hundredth of the features, which lie elsewhere: the quality gate names them.</param>
/// <param name="Shift">The user's parameters for data on an old datum; null when none are needed.</param>
public sealed record DeliveryPosition(CrsReading Reading, bool HasStrays, DatumShift? Shift = null)
{
    /// <summary>
    /// Decides how a delivery's numbers are to be read: what the file or the user says must be among the readings that put the features where the workspace
    /// is. Numbers that fit several readings are asked about, numbers that contradict what is said are refused.
    /// </summary>
    /// <param name="declared">What the file says; null when it says nothing.</param>
    /// <param name="userChoice">What the user says with <c>--crs</c>; null when unsaid.</param>
    /// <param name="sample">Where the features lie.</param>
    /// <param name="extent">The workspace's extent.</param>
    /// <param name="shift">The user's parameters for data on an old datum.</param>
    /// <exception cref="InputRefusedException">
    /// <c>import.no-position</c>: no feature has a geometry; <c>import.web-map</c>: no control layer can rest on a web map; else the codes of <see cref="CrsDetection.Resolve"/>.
    /// </exception>
    public static DeliveryPosition Resolve(CrsDeclaration? declared, Crs? userChoice, DeliverySample sample, GeographicExtent extent, DatumShift? shift = null)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(extent);
        if (sample.IsEmpty)
            throw NoPosition(sample.FirstUnreadable);
        var (reading, hasStrays) = Read(declared, userChoice, sample, extent.ToEnvelope(), shift);
        if (reading.IsWebMap)
            throw new InputRefusedException(
                "import.web-map",
                declared?.Where,
                $"坐标来自网络地图（{reading.Crs.Code}），位置有偏移，不能作为管控图层。请向制图单位索取2000国家大地坐标系的数据。",
                $"The coordinates come from a web map ({reading.Crs.Code}) and are off; no control layer can rest on them. Ask for the data in CGCS2000.");
        return new DeliveryPosition(reading, hasStrays, reading.Crs.NeedsDatumShift ? shift : null);
    }

    private static InputRefusedException NoPosition(Problem? unreadable) => new(
        "import.no-position",
        unreadable?.Where,
        unreadable is null ? "没有一个要素有几何，无法判断在哪里。请检查源文件。" : $"没有一个要素有可读的几何，无法判断在哪里；第一处：{unreadable.Chinese}",
        unreadable is null
            ? "No feature has a geometry, so it cannot be told where they lie. Check the file."
            : $"No feature has a geometry that can be read, so it cannot be told where they lie; the first: {unreadable.English}");

    private static (CrsReading Reading, bool HasStrays) Read(CrsDeclaration? declared, Crs? userChoice, DeliverySample sample, Envelope extent, DatumShift? shift)
    {
        var (whole, refusal) = TryRead(sample.Bounds);
        if (whole is not null)
            return (whole, false);

        // One far-off feature must not make a province of a district; what most features say is looked at before the whole is refused.
        var mayBeStrays = refusal!.Problem.Code is "crs.contradicts-header" or "crs.outside-extent";
        return mayBeStrays && sample.Core is { IsNull: false } core && TryRead(core).Reading is { } reading ? (reading, true) : throw refusal;

        (CrsReading? Reading, InputRefusedException? Refusal) TryRead(Envelope bounds)
        {
            try
            {
                return (CrsDetection.Resolve(declared, userChoice, [new Coordinate(bounds.MinX, bounds.MinY), new Coordinate(bounds.MaxX, bounds.MaxY)], extent, shift), null);
            }
            catch (InputRefusedException e)
            {
                return (null, e);
            }
        }
    }
}
