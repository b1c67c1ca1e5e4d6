using NetTopologySuite.Geometries;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Reporting.Maps;

/// <summary>
/// The sheet a site is drawn on, in millimetres of paper, X right and Y down, and the way there from longitude and latitude. Its plane is
/// the equal-area plane through the middle of the site: true to scale on the site's parallel, north exactly up. Immutable, thread-safe.
/// </summary>
internal sealed class MapSheet
{
    /// <summary>The width of the sheet.</summary>
    internal const double Width = 170;

    /// <summary>The left edge of the map's frame; tick labels stand left of it.</summary>
    internal const double Left = 7;

    /// <summary>The right edge of the frame; the legend stands right of it.</summary>
    internal const double Right = 132;

    /// <summary>The upper edge of the frame.</summary>
    internal const double Top = 1;

    private const double LowestFrame = 80;
    private const double HighestFrame = 92;
    private const double LabelStrip = 10;
    private const double Margin = 9;
    private const double MillimetresPerMetre = 1000;

    private const double LargestScalePower = 10;

    // Between tens: the steps in which the scale's denominator grows.
    private static readonly double[] ScaleSteps = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

    private readonly AnalysisProjection _projection;
    private readonly double _middle;

    /// <summary>Lays out the sheet for a site.</summary>
    /// <param name="siteLonLat">The site in longitude and latitude.</param>
    internal MapSheet(Geometry siteLonLat)
    {
        var box = siteLonLat.EnvelopeInternal;
        Plane = new EqualAreaPlane(box.Centre.X, box.Centre.Y);
        _projection = new AnalysisProjection(Crs.Cgcs2000, Plane);
        var inPlane = _projection.LonLatToPlane(siteLonLat).EnvelopeInternal;
        var halfWidth = Math.Max(-inPlane.MinX, inPlane.MaxX);
        var halfHeight = Math.Max(-inPlane.MinY, inPlane.MaxY);
        ScaleDenominator = SmallestScale(Math.Max(halfWidth / (Right - Left - 2 * Margin), halfHeight / (HighestFrame - 2 * Margin)) * 2 * MillimetresPerMetre);
        FrameHeight = Math.Clamp(Math.Ceiling(halfHeight * 2 * MillimetresPerMetre / ScaleDenominator + 2 * Margin), LowestFrame, HighestFrame);
        _middle = Top + FrameHeight / 2;
    }

    /// <summary>The plane behind the sheet.</summary>
    internal EqualAreaPlane Plane { get; }

    /// <summary>The scale is one to this.</summary>
    internal double ScaleDenominator { get; }

    /// <summary>The height of the frame.</summary>
    internal double FrameHeight { get; }

    /// <summary>The lower edge of the frame.</summary>
    internal double Bottom => Top + FrameHeight;

    /// <summary>The height of the sheet.</summary>
    internal double Height => Bottom + LabelStrip;

    /// <summary>Millimetres on paper of a length on the ground.</summary>
    internal double OnPaper(double metres) => metres * MillimetresPerMetre / ScaleDenominator;

    /// <summary>Draws an area onto the sheet.</summary>
    internal Geometry Place(Geometry lonLat)
    {
        var placed = _projection.LonLatToPlane(lonLat).Copy();
        placed.Apply(new Placing(this));
        return placed;
    }

    /// <summary>A point on the sheet.</summary>
    internal (double X, double Y) Place(double longitude, double latitude)
    {
        double[] x = [longitude], y = [latitude];
        Plane.Project(x, y);
        return (PlaceX(x[0]), PlaceY(y[0]));
    }

    /// <summary>Longitudes and latitudes of the frame's edges: west, south, east, north.</summary>
    internal (double West, double South, double East, double North) Corners()
    {
        var metresPerMillimetre = ScaleDenominator / MillimetresPerMetre;
        var half = (Right - Left) / 2 * metresPerMillimetre;
        double[] x = [-half, half], y = [-FrameHeight / 2 * metresPerMillimetre, FrameHeight / 2 * metresPerMillimetre];
        Plane.Unproject(x, y);
        return (x[0], y[0], x[1], y[1]);
    }

    private double PlaceX(double metresEast) => (Left + Right) / 2 + OnPaper(metresEast);

    private double PlaceY(double metresNorth) => _middle - OnPaper(metresNorth);

    // The smallest scale of the steps that is not larger than what fits.
    private static double SmallestScale(double denominator)
    {
        var power = LargestScalePower;
        while (power * 10 < denominator)
            power *= 10;
        return ScaleSteps.Select(step => step * power).First(candidate => candidate >= denominator);
    }

    private sealed class Placing(MapSheet sheet) : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i)
        {
            seq.SetX(i, sheet.PlaceX(seq.GetX(i)));
            seq.SetY(i, sheet.PlaceY(seq.GetY(i)));
        }
    }
}
