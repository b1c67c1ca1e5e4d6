using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Screening;

/// <summary>
/// The land that a list of sites takes together. Ground that several want is counted with the first of them: what a later one has left is measured anew.
/// Sums are added by one thread.
/// </summary>
/// <param name="layers">The layers.</param>
/// <param name="asOf">The date.</param>
public sealed class LandTakeSums(LayerSet layers, DateOnly asOf)
{
    // Less is the rounding of an overlay.
    private const double NothingSquareMetres = 1e-6;

    private readonly SortedDictionary<string, LandTakeClass> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string? Code, string? Name), double> _towns = [];
    private readonly Dictionary<(string? Code, string? Name), double> _villages = [];
    private double _area;
    private double _twice;

    /// <summary>What a site takes of which no earlier one wants a part.</summary>
    /// <param name="row">Its row.</param>
    public static TakenGround Whole(ScreeningRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new TakenGround(new GroundTaken(row.LandClasses, row.Towns, row.Villages), row.AreaSquareMetres ?? 0, twice: 0);
    }

    /// <summary>Measures what a site takes beyond earlier ones. Several threads may measure at a time.</summary>
    /// <param name="site">The site in the analysis plane.</param>
    /// <param name="earlier">The earlier sites that share ground with it, likewise; it is fastest when those that share most come first.</param>
    /// <exception cref="ReferenceDataException"><c>layer.overlay-failed</c>: nobody can say what is left of it.</exception>
    public TakenGround Measure(Geometry site, IEnumerable<Geometry> earlier)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(earlier);
        var rest = site;
        foreach (var other in earlier)
        {
            // Asked of the kernel first: where many sites crowd, nothing is left of most long before the last is taken off.
            var common = OverlapArea.Of(rest, other);
            if (common <= NothingSquareMetres)
                continue;
            rest = rest.Area - common <= NothingSquareMetres ? ProjectGeometry.Factory.CreatePolygon() : CellOverlay.Outside(rest, other);
            if (rest.IsEmpty)
                break;
        }

        return new TakenGround(rest.IsEmpty ? null : GroundTaken.Of(rest, layers, asOf), rest.Area, site.Area - rest.Area);
    }

    /// <summary>Adds what a site takes.</summary>
    public void Add(TakenGround taken)
    {
        ArgumentNullException.ThrowIfNull(taken);
        if (taken.Ground is { } ground)
            Add(ground);
        _area += taken.AreaSquareMetres;
        _twice += taken.Twice;
    }

    /// <summary>The sums, rounded to the hundredth of a square metre.</summary>
    public LandTake Of() => new(
        Rounding.ToCentimetre(_area),
        Rounding.ToCentimetre(_twice),
        [.. _classes.Values.Select(land => land with { AreaSquareMetres = Rounding.ToCentimetre(land.AreaSquareMetres) })],
        Places(_towns),
        Places(_villages));

    private void Add(GroundTaken ground)
    {
        foreach (var land in ground.Classes)
        {
            var sum = _classes.GetValueOrDefault(land.Code) ?? new LandTakeClass(land.Code, land.Name, land.Group, 0);
            _classes[land.Code] = sum with { AreaSquareMetres = sum.AreaSquareMetres + land.AreaSquareMetres };
        }

        foreach (var town in ground.Towns)
            _towns[(town.Code, town.Name)] = _towns.GetValueOrDefault((town.Code, town.Name)) + town.AreaSquareMetres;
        foreach (var village in ground.Villages)
            _villages[(village.Code, village.Name)] = _villages.GetValueOrDefault((village.Code, village.Name)) + village.AreaSquareMetres;
    }

    private static LandTakePlace[] Places(Dictionary<(string? Code, string? Name), double> places) =>
        [.. PlaceAreas.LargestFirst(places.Select(place => (place.Key.Code, place.Key.Name, Rounding.ToCentimetre(place.Value)))).Select(place => new LandTakePlace(place.Code, place.Name, place.AreaSquareMetres))];
}

/// <summary>The ground that a site takes for the first time. Immutable.</summary>
public sealed class TakenGround
{
    internal TakenGround(GroundTaken? ground, double areaSquareMetres, double twice) => (Ground, AreaSquareMetres, Twice) = (ground, areaSquareMetres, twice);

    internal GroundTaken? Ground { get; }

    internal double AreaSquareMetres { get; }

    internal double Twice { get; }
}
