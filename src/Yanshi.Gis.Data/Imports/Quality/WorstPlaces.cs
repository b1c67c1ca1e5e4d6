using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>Writes down where findings are.</summary>
internal sealed class WorstPlaces(EqualAreaPlane plane, int listed)
{
    /// <summary>The worst of some features by a figure, the greatest first; equal ones in the delivery's order.</summary>
    internal IReadOnlyList<FindingPlace> Of(IEnumerable<CheckedFeature> features, Func<CheckedFeature, double?> value, string? unit = null, Func<CheckedFeature, string?>? text = null) =>
    [
        .. features.OrderByDescending(feature => value(feature) ?? 0).ThenBy(feature => feature.Ordinal).Take(listed)
            .Select(feature => new FindingPlace([feature.Id], PositionOf(feature), value(feature), unit, text?.Invoke(feature))),
    ];

    /// <summary>The first of some places.</summary>
    internal IReadOnlyList<T> First<T>(IEnumerable<T> places) => [.. places.Take(listed)];

    /// <summary>The middle of a feature's bounds; null when nobody knows where it lies.</summary>
    internal GroundPosition? PositionOf(CheckedFeature feature) => feature.Box.Width < 0
        ? null
        : PositionOf((feature.Box.MinX + feature.Box.MaxX) / 2, (feature.Box.MinY + feature.Box.MaxY) / 2);

    /// <summary>A point of the analysis plane in degrees; null for one outside its map.</summary>
    internal GroundPosition? PositionOf(double x, double y)
    {
        try
        {
            plane.Unproject(new Span<double>(ref x), new Span<double>(ref y));
            return new GroundPosition(x, y);
        }
        catch (InputRefusedException)
        {
            return null;
        }
    }
}
