using System.Globalization;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Reporting.Maps;
using Yanshi.Gis.Reporting.Pages;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>示意图: where the sites lie, one mark each, in the district's outline. Its plane is the equal-area plane through the middle, north up.</summary>
internal sealed class ScreeningMap
{
    private const double Width = 170;
    private const double HighestFrame = 165;
    private const double LowestFrame = 70;
    private const double Margin = 6;
    private const double MetresPerKilometre = 1000;
    private const double LeastSpanMetres = 2_000;

    // Up to so many sites marks have their full size; many more would hide one another.
    private const double SitesAtFullSize = 500;
    private const double SmallestMark = 0.4;

    private static readonly double[] BarSteps = [5, 2, 1];

    private readonly EqualAreaPlane _plane;
    private readonly double _height;
    private readonly double _millimetresPerMetre;
    private readonly Envelope _box;
    private readonly Geometry? _outline;

    /// <summary>Lays out the map.</summary>
    internal ScreeningMap(IReadOnlyList<MappedSite> sites, Geometry? district)
    {
        var lonLat = district is { IsEmpty: false } ? district.EnvelopeInternal.Copy() : new Envelope();
        foreach (var site in sites)
            lonLat.ExpandToInclude(site.Longitude, site.Latitude);
        _plane = new EqualAreaPlane(lonLat.Centre.X, lonLat.Centre.Y);
        _outline = district is { IsEmpty: false } ? new AnalysisProjection(Crs.Cgcs2000, _plane).LonLatToPlane(district) : null;
        _box = _outline?.EnvelopeInternal.Copy() ?? new Envelope();
        foreach (var site in sites)
            _box.ExpandToInclude(Project(site.Longitude, site.Latitude));
        _box.ExpandBy(Math.Max(0, LeastSpanMetres - _box.Width) / 2, Math.Max(0, LeastSpanMetres - _box.Height) / 2);
        _millimetresPerMetre = Math.Min((Width - 2 * Margin) / _box.Width, (HighestFrame - 2 * Margin) / _box.Height);
        _height = Math.Max(LowestFrame, _box.Height * _millimetresPerMetre + 2 * Margin);
    }

    /// <summary>Draws it.</summary>
    internal void Draw(MarkupWriter html, IReadOnlyList<MappedSite> sites, LedgerNames names, string caption)
    {
        using (html.Element("svg", ("class", "map"), ("role", "img"), ("aria-label", caption), ("width", $"{Outline.Number(Width)}mm"), ("height", $"{Outline.Number(_height)}mm"), ("viewBox", $"0 0 {Outline.Number(Width)} {Outline.Number(_height)}")))
        {
            html.Leaf("rect", ("x", "0.2"), ("y", "0.2"), ("width", Outline.Number(Width - 0.4)), ("height", Outline.Number(_height - 0.4)), ("fill", "#fff"), ("stroke", "#333"), ("stroke-width", "0.35"));
            if (_outline is { } outline)
                html.Leaf("path", ("d", OutlinePath(outline)), ("fill", "#f3f4f1"), ("fill-rule", "evenodd"), ("stroke", "#555"), ("stroke-width", "0.4"), ("stroke-dasharray", "3 .8 .6 .8"), ("stroke-linejoin", "round"));
            var size = Math.Round(Math.Clamp(Math.Sqrt(SitesAtFullSize / Math.Max(1, sites.Count)), SmallestMark, 1), 2);
            foreach (var verdict in Enum.GetValues<Verdict>())
            {
                using (html.Element("g", ("transform", size < 1 ? $"scale({Outline.Number(size)})" : null), ("fill", SeverityColours.Of(EnumCode.Of(verdict))), ("fill-rule", "evenodd"), ("stroke", "#1b1b1b"), ("stroke-width", "0.15"), ("stroke-linejoin", "round")))
                {
                    foreach (var site in sites.Where(site => site.Verdict == verdict))
                        DrawSite(html, site, size, names);
                }
            }

            DrawNorth(html, names);
            DrawScale(html);
        }
    }

    private void DrawSite(MarkupWriter svg, MappedSite site, double size, LedgerNames names)
    {
        var (x, y) = Place(Project(site.Longitude, site.Latitude));
        using (svg.Element("path", ("d", VerdictMarks.PathOf(site.Verdict, x / size, y / size))))
        using (svg.Element("title"))
            svg.Text(string.Create(CultureInfo.InvariantCulture, $"{site.Number} {site.Name} · {names.Mark(site.Verdict)}"));
    }

    private static void DrawNorth(MarkupWriter svg, LedgerNames names)
    {
        var x = Width - Margin - 2;
        svg.Leaf("path", ("d", $"M{Outline.Number(x)} 6L{Outline.Number(x + 2.6)} 16L{Outline.Number(x)} 13.8Z"), ("fill", "#000"));
        svg.Leaf("path", ("d", $"M{Outline.Number(x)} 6L{Outline.Number(x - 2.6)} 16L{Outline.Number(x)} 13.8Z"), ("fill", "#fff"), ("stroke", "#000"), ("stroke-width", "0.25"));
        Text(svg, x, 5, "3.2", names.Say("北", "N"));
    }

    // True on the parallel through the middle.
    private void DrawScale(MarkupWriter svg)
    {
        var metres = BarLength(Width / 4 / _millimetresPerMetre);
        var (length, y) = (metres * _millimetresPerMetre, _height - 5);
        svg.Leaf("path", ("d", $"M{Outline.Number(Margin)} {Outline.Number(y - 1.2)}v1.2h{Outline.Number(length)}v-1.2"), ("fill", "none"), ("stroke", "#000"), ("stroke-width", "0.35"));
        Text(svg, Margin + length / 2, y - 1, "2.8", metres >= MetresPerKilometre ? $"{(metres / MetresPerKilometre).ToString("0.###", CultureInfo.InvariantCulture)} km" : $"{metres.ToString("0", CultureInfo.InvariantCulture)} m");
    }

    private static double BarLength(double most)
    {
        var power = 1.0;
        while (power * 10 <= most)
            power *= 10;
        return BarSteps.Select(step => step * power).First(length => length <= most);
    }

    private static void Text(MarkupWriter svg, double x, double y, string size, string text)
    {
        using (svg.Element("text", ("x", Outline.Number(x)), ("y", Outline.Number(y)), ("font-size", size), ("text-anchor", "middle")))
            svg.Text(text);
    }

    private string OutlinePath(Geometry outline)
    {
        var placed = outline.Copy();
        placed.Apply(new Placing(this));
        return Outline.PathOf(placed);
    }

    private Coordinate Project(double longitude, double latitude)
    {
        double[] x = [longitude], y = [latitude];
        _plane.Project(x, y);
        return new Coordinate(x[0], y[0]);
    }

    private (double X, double Y) Place(Coordinate point) =>
        (Width / 2 + (point.X - _box.Centre.X) * _millimetresPerMetre, _height / 2 - (point.Y - _box.Centre.Y) * _millimetresPerMetre);

    private sealed class Placing(ScreeningMap map) : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i)
        {
            var (x, y) = map.Place(new Coordinate(seq.GetX(i), seq.GetY(i)));
            seq.SetX(i, x);
            seq.SetY(i, y);
        }
    }
}
