using System.Globalization;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Validation;

/// <summary>What a ring is called in messages.</summary>
/// <param name="Part">Number of the part it belongs to, from 1; null when there is only one or none is decided yet.</param>
/// <param name="Number">The ring's number in the file, or in its part from 1 (the shell).</param>
internal readonly record struct RingLabel(int? Part, int Number)
{
    public string Chinese => Part is { } part
        ? string.Create(CultureInfo.InvariantCulture, $"第 {part} 部分第 {Number} 圈")
        : string.Create(CultureInfo.InvariantCulture, $"第 {Number} 圈");

    public string English => Part is { } part
        ? string.Create(CultureInfo.InvariantCulture, $"part {part} ring {Number}")
        : string.Create(CultureInfo.InvariantCulture, $"ring {Number}");

    /// <summary>A position as text: 9 decimals for degrees, 4 for metres.</summary>
    public static string At(Coordinate position)
    {
        var format = Math.Abs(position.X) <= 360 && Math.Abs(position.Y) <= 360 ? "0.#########" : "0.####";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"({position.X.ToString(format, CultureInfo.InvariantCulture)}, {position.Y.ToString(format, CultureInfo.InvariantCulture)})");
    }
}
