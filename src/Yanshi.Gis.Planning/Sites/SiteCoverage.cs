using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>What of one site and its surroundings lies where layers have data. Most layers have it all over the district: what is found of one coverage holds for all that are the same.</summary>
/// <param name="site">The site. One instance serves one thread.</param>
internal sealed class SiteCoverage(SiteFootprint site)
{
    private const double UncoveredToleranceSquareMetres = 1;

    private const double SmallestDiscMetres = 1;
    private const double LargestDiscMetres = 50;

    // Circles are drawn with sides: distances nearer to each other than this may change places.
    private const double SurelyNearer = 0.99;

    // Thousands of edges end the data within the reach of some rules.
    [ThreadStatic]
    private static List<OutlineEdge>? EndsOfThread;

    private readonly Dictionary<object, double> _squareMetres = [];
    private readonly Dictionary<object, Reach> _reaches = [];

    /// <summary>How much of the site lies in a coverage, square metres.</summary>
    /// <exception cref="DamagedBlockException">The coverage's file is damaged where it is read.</exception>
    internal double SquareMetresIn(PreparedPolygons coverage)
    {
        if (_squareMetres.TryGetValue(coverage.Content, out var known))
            return known;
        var covered = Measure(coverage);
        _squareMetres.Add(coverage.Content, covered);
        return covered;
    }

    /// <summary>
    /// Whether a layer that says where it has data has it all around the site, as rules about distances need; one that does not say gives another reason for no answer.
    /// </summary>
    /// <param name="layer">The layer.</param>
    /// <param name="metres">The farthest distance, in the 3° zone.</param>
    internal bool IsAllAround(ControlLayer layer, double metres)
    {
        if (layer.Coverage is not { } coverage || metres <= 0)
            return true;
        var reach = _reaches.GetValueOrDefault(coverage.Content, Reach.Unknown);
        if (metres == reach.Covered || metres <= reach.Covered * SurelyNearer)
            return true;
        if (metres == reach.Uncovered || metres * SurelyNearer >= reach.Uncovered)
            return false;
        var isCovered = Holds(coverage, metres);
        _reaches[coverage.Content] = isCovered ? reach with { Covered = Math.Max(metres, reach.Covered) } : reach with { Uncovered = Math.Min(metres, reach.Uncovered) };
        return isCovered;
    }

    private double Measure(PreparedPolygons coverage)
    {
        if (!EdgesNear.IsAny(coverage, feature: 0, site.Box))
            return site.Area.BeginsInside(coverage) ? site.Area.SquareMetres : 0;
        return CoveredOf(site.Area.Packed, coverage);
    }

    private bool Holds(PreparedPolygons coverage, double metres)
    {
        // Where the data ends nowhere within the distance, one place tells of all.
        var reach = metres * EqualAreaPlane.ScaleMargin;
        var ends = EndsIn(site.Box.Widened(reach), coverage);
        if (!ends.Exists(end => AccuracyBand.IsNear(site.Area.Packed, end, reach)) && site.Area.BeginsInside(coverage))
            return true;
        if (IsSurelyBeyond(coverage, ends, metres))
            return false;
        var around = site.Around(metres);
        return around.Area - CoveredOf(PackedPolygons.Pack([around]), coverage) <= UncoveredToleranceSquareMetres;
    }

    /// <summary>
    /// Whether a disc around some vertex where the data ends, all of it within the distance, holds enough that is not covered. Most sites near the end of the data need no more, and a
    /// disc is much cheaper than the outline of everything around a site.
    /// </summary>
    private bool IsSurelyBeyond(PreparedPolygons coverage, List<OutlineEdge> ends, double metres)
    {
        var within = metres * AccuracyBand.CertainShare / EqualAreaPlane.ScaleMargin;
        var (nearest, centre) = (double.PositiveInfinity, default(OutlinePoint));
        foreach (var end in ends)
        {
            if (site.SquaredGapTo(end.X1, end.Y1, nearest) is var square && square < nearest)
                (nearest, centre) = (square, end.From);
        }

        var radius = Math.Min(within - Math.Sqrt(nearest), LargestDiscMetres);
        if (!(radius > SmallestDiscMetres))
            return false;
        var disc = ProjectGeometry.Factory.CreatePoint(new Coordinate(centre.X, centre.Y)).Buffer(radius);
        return disc.Area - CoveredOf(PackedPolygons.Pack([disc]), coverage) > UncoveredToleranceSquareMetres;
    }

    /// <summary>Where the data ends in a window; true until the thread asks again.</summary>
    private static List<OutlineEdge> EndsIn(in Box window, PreparedPolygons coverage)
    {
        var ends = EndsOfThread ??= [];
        ends.Clear();
        EdgesNear.Collect(coverage, feature: 0, window, ends);
        return ends;
    }

    private static double CoveredOf(PackedPolygons area, PreparedPolygons coverage)
    {
        var overlaps = new List<FeatureOverlap>();
        new OverlapMeasure(coverage).Measure(area, site: 0, overlaps);
        return overlaps.Sum(overlap => overlap.AreaSquareMetres);
    }

    /// <summary>The farthest distance within which all is covered, and the nearest within which it is not, as far as they were asked for.</summary>
    private readonly record struct Reach(double Covered, double Uncovered)
    {
        internal static Reach Unknown { get; } = new(0, double.PositiveInfinity);
    }
}
