using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Data.Demonstration;

/// <summary>
/// The towns' seats in the analysis plane, with a made-up size for each. The city is the seat whose two nearest neighbours are nearest; the towns within
/// its reach belong to it and have no built-up land of their own. Seats at one place, which is how towns of a city are drawn when nobody stated theirs,
/// are moved apart, so that every town has land.
/// </summary>
internal sealed class TownSeats
{
    private const double CityRadiusMetres = 3_300.0;
    private const double SamePlaceMetres = 300.0;
    private const double ApartMetres = 900.0;

    private readonly IReadOnlyList<Coordinate> _seats;
    private readonly double[] _radii;

    public TownSeats(ulong seed, IReadOnlyList<Coordinate> seatsInPlane)
    {
        _seats = [.. seatsInPlane.Select((_, i) => MovedApart(seatsInPlane, i))];
        var city = Enumerable.Range(0, _seats.Count).MinBy(Crowding);
        var random = SplitMix64.For(seed, Purpose.TownSizes);
        _radii = new double[_seats.Count];
        for (var i = 0; i < _radii.Length; i++)
        {
            var radius = random.NextBetween(550.0, 1_050.0);
            _radii[i] = i == city ? CityRadiusMetres : _seats[i].Distance(_seats[city]) < CityRadiusMetres ? 0.0 : radius;
        }
    }

    /// <summary>1 at a seat, 0 at the town's radius, negative beyond, not below -1; of the seat where it is most.</summary>
    public double NearnessAt(double x, double y)
    {
        var most = -1.0;
        for (var i = 0; i < _seats.Count; i++)
        {
            if (_radii[i] > 0.0)
                most = Math.Max(most, 1.0 - Distance(i, x, y) / _radii[i]);
        }

        return most;
    }

    /// <summary>The index of the nearest seat, of several as near the first.</summary>
    public int NearestTo(Coordinate point)
    {
        var nearest = 0;
        for (var i = 1; i < _seats.Count; i++)
        {
            if (Distance(i, point.X, point.Y) < Distance(nearest, point.X, point.Y))
                nearest = i;
        }

        return nearest;
    }

    /// <summary>Seats at one place go to the corners of a regular polygon round it.</summary>
    private static Coordinate MovedApart(IReadOnlyList<Coordinate> seats, int index)
    {
        var together = Enumerable.Range(0, seats.Count).Where(other => seats[other].Distance(seats[index]) < SamePlaceMetres).ToList();
        if (together.Count == 1)
            return seats[index];
        var (sin, cos) = Math.SinCos(Math.Tau * together.IndexOf(index) / together.Count);
        return new Coordinate(seats[index].X + ApartMetres * sin, seats[index].Y + ApartMetres * cos);
    }

    private double Crowding(int seat) => _seats.Select(other => other.Distance(_seats[seat])).Order().Skip(1).Take(2).Sum();

    private double Distance(int seat, double x, double y)
    {
        var (dx, dy) = (x - _seats[seat].X, y - _seats[seat].Y);
        return Math.Sqrt(dx * dx + dy * dy);
    }
}
