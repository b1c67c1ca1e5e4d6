using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Buffer;
using NetTopologySuite.Precision;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Demonstration;

/// <summary>Belts along lines: made-up lines right across the district, and rivers with banks of changing width.</summary>
internal sealed class CorridorDrawing(ulong seed, DistrictLattice lattice, EqualAreaPlane plane)
{
    private const double StepMetres = 400.0;
    private const double WanderMetres = 900.0;
    private const int QuadrantSegments = 6;

    // Buffers of whole millimetres stay valid when degrees round them by nanometres.
    private static readonly PrecisionModel Millimetres = new(1_000.0);

    private const double BeyondBorderMetres = 500.0;

    private readonly AnalysisProjection _projection = new(Crs.Cgcs2000, plane);
    private readonly Geometry _surroundings = lattice.Outline.Buffer(BeyondBorderMetres);

    /// <summary>A line that wanders across the district and ends a little beyond its border, in the analysis plane; in parts where the border bends back.</summary>
    /// <param name="key">Which line; the same key gives the same line.</param>
    /// <param name="isNorthward">From south to north; otherwise from west to east.</param>
    /// <param name="place">Where it crosses: 0 the west or south edge of the box, 1 the east or north edge.</param>
    public Geometry Across(int key, bool isNorthward, double place)
    {
        var noise = new FractalNoise(SplitMix64.For(seed, Purpose.Corridors, key).NextBits(), 6_000.0, 2);
        var box = lattice.Box;
        var (length, width) = isNorthward ? (box.Height, box.Width) : (box.Width, box.Height);
        var steps = (int)(length / StepMetres);
        var points = new Coordinate[steps + 1];
        for (var i = 0; i <= steps; i++)
        {
            var along = length * i / steps;
            var across = place * width + WanderMetres * noise.At(along, 0.0);
            points[i] = isNorthward ? new Coordinate(box.MinX + across, box.MinY + along) : new Coordinate(box.MinX + along, box.MinY + across);
        }

        return ProjectGeometry.Factory.CreateLineString(points).Intersection(_surroundings);
    }

    /// <summary>The belt on both sides of a line, in degrees.</summary>
    public Geometry Belt(Geometry lineInPlane, double halfWidthMetres) =>
        ToLonLat(lineInPlane.Buffer(halfWidthMetres, QuadrantSegments, EndCapStyle.Flat));

    /// <summary>A river and its banks, 150 to 400 m to each side of the middle, in degrees.</summary>
    public Geometry RiverRange(int key, LineString centreLonLat)
    {
        var centre = NetTopologySuite.Densify.Densifier.Densify(_projection.LonLatToPlane(centreLonLat), StepMetres);
        var noise = new FractalNoise(SplitMix64.For(seed, Purpose.RiverRanges, key).NextBits(), 1_500.0, 2);
        var widths = Array.ConvertAll(centre.Coordinates, point => Math.Clamp(275.0 + 250.0 * noise.At(point.X, point.Y), 150.0, 400.0));
        return ToLonLat(new VariableBuffer(centre, widths).GetResult());
    }

    private Geometry ToLonLat(Geometry belt) => _projection.PlaneToLonLat(GeometryPrecisionReducer.Reduce(belt, Millimetres));
}
