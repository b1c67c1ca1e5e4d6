using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Data.Demonstration;

/// <summary>
/// What lies on each cell of the district: hills in the north and south, a plain with two rivers between, towns round their seats, villages, fields.
/// On top of it the three lines, which exclude each other as the real ones do. Arrays go by <see cref="DistrictLattice.IndexOf"/>.
/// </summary>
internal sealed class DistrictGround
{
    private const double RedLineReachMetres = 420.0;
    private const double BuiltUp = 0.08;
    private const double SmallestRedLineSquareMetres = 1e6;

    private readonly ulong _seed;
    private readonly DistrictLattice _lattice;
    private readonly bool[] _isVillage;

    public DistrictGround(ulong seed, DistrictLattice lattice, TownSeats seats, IEnumerable<LineString> riversInPlane)
    {
        (_seed, _lattice) = (seed, lattice);
        var cells = lattice.Columns * lattice.Rows;
        (HillScore, Urbanity, IsSpecialUse, Land) = (new float[cells], new float[cells], new bool[cells], new LandClass[cells]);
        RiverDistance = RiverDistances(riversInPlane);
        MeasureGround(seats);
        _isVillage = Highest(
            index => !IsRiver(index) && Urbanity[index] <= 0.02, Noise(Purpose.Villages, 1_300.0, 3), index => HillScore[index] > 0.0 ? -0.12 : 0.0, share: 0.115);
        IsRedLine = RedLine();
        foreach (var cell in lattice.Cells)
            Land[lattice.IndexOf(cell)] = LandOf(cell, lattice.IndexOf(cell));
        IsBasicFarmland = BasicFarmland();
    }

    /// <summary>Above 0 in the hills.</summary>
    public float[] HillScore { get; }

    /// <summary>Above 0 inside the urban development boundary, the more so the nearer to a seat.</summary>
    public float[] Urbanity { get; }

    /// <summary>Where the urban development boundary has its zones of special use.</summary>
    public bool[] IsSpecialUse { get; }

    /// <summary>The class of the cell's main parcel.</summary>
    public LandClass[] Land { get; }

    /// <summary>Metres to the middle of the nearest river; infinite beyond <see cref="RedLineReachMetres"/>.</summary>
    public float[] RiverDistance { get; }

    /// <summary>The ecological red line.</summary>
    public bool[] IsRedLine { get; }

    /// <summary>Whether the cell's main parcel is permanent basic farmland.</summary>
    public bool[] IsBasicFarmland { get; }

    /// <summary>Whether a river runs through the cell.</summary>
    public bool IsRiver(int index) => RiverDistance[index] <= Math.Max(75.0, 0.6 * _lattice.CellMetres);

    /// <summary>The cells among the candidates where a noise is highest.</summary>
    /// <param name="isCandidate">Which cells may be taken, by number.</param>
    /// <param name="noise">Where the score comes from.</param>
    /// <param name="bias">What is added to the score of a cell.</param>
    /// <param name="share">How much of the candidates to take.</param>
    public bool[] Highest(Func<int, bool> isCandidate, FractalNoise noise, Func<int, double>? bias, double share)
    {
        var taken = new bool[Land.Length];
        var scores = new List<(int Index, double Score)>();
        foreach (var cell in _lattice.Cells)
        {
            var index = _lattice.IndexOf(cell);
            if (!isCandidate(index))
                continue;
            var centre = _lattice.Centre(cell);
            scores.Add((index, noise.At(centre.X, centre.Y) + (bias?.Invoke(index) ?? 0.0)));
        }

        if (scores.Count == 0)
            return taken;
        var sorted = scores.Select(entry => entry.Score).Order().ToArray();
        var threshold = sorted[Math.Min(sorted.Length - 1, (int)((1.0 - share) * sorted.Length))];
        foreach (var (index, score) in scores)
            taken[index] = score >= threshold;
        return taken;
    }

    /// <summary>A noise of the district for one purpose.</summary>
    public FractalNoise Noise(int purpose, double wavelengthMetres, int octaves) =>
        new(SplitMix64.For(_seed, purpose).NextBits(), wavelengthMetres, octaves);

    private void MeasureGround(TownSeats seats)
    {
        var (hills, urban, special) = (Noise(Purpose.Hills, 4_000.0, 4), Noise(Purpose.Urban, 1_600.0, 4), Noise(Purpose.SpecialUse, 1_200.0, 2));
        foreach (var cell in _lattice.Cells)
        {
            var (index, centre) = (_lattice.IndexOf(cell), _lattice.Centre(cell));
            var up = (centre.Y - _lattice.Box.MinY) / _lattice.Box.Height;
            HillScore[index] = (float)(Math.Max((0.33 - up) / 0.15, (up - 0.82) / 0.1) + 0.9 * hills.At(centre.X, centre.Y));
            Urbanity[index] = (float)(seats.NearnessAt(centre.X, centre.Y) + 0.4 * urban.At(centre.X, centre.Y));
            IsSpecialUse[index] = Urbanity[index] > 0.0f && special.At(centre.X, centre.Y) > 0.42;
        }
    }

    private float[] RiverDistances(IEnumerable<LineString> rivers)
    {
        var distances = new float[_lattice.Columns * _lattice.Rows];
        Array.Fill(distances, float.PositiveInfinity);
        foreach (var river in rivers)
        {
            for (var i = 1; i < river.NumPoints; i++)
            {
                var segment = new LineSegment(river.GetCoordinateN(i - 1), river.GetCoordinateN(i));
                var box = new Envelope(segment.P0, segment.P1);
                box.ExpandBy(RedLineReachMetres);
                var (from, to) = (_lattice.CellNear(box.MinX, box.MinY), _lattice.CellNear(box.MaxX, box.MaxY));
                for (var row = from.Row; row <= to.Row; row++)
                {
                    for (var column = from.Column; column <= to.Column; column++)
                    {
                        var cell = new LatticeCell(column, row);
                        var distance = (float)segment.Distance(_lattice.Centre(cell));
                        if (distance <= RedLineReachMetres && distance < distances[_lattice.IndexOf(cell)])
                            distances[_lattice.IndexOf(cell)] = distance;
                    }
                }
            }
        }

        return distances;
    }

    private bool[] RedLine()
    {
        var hills = Highest(
            index => HillScore[index] > 0.0 && !_isVillage[index] && !IsRiver(index) && Urbanity[index] < -0.15, Noise(Purpose.Ecology, 6_000.0, 6), bias: null, share: 0.33);
        var banks = Highest(
            index => RiverDistance[index] < RedLineReachMetres && !_isVillage[index] && Urbanity[index] < -0.1, Noise(Purpose.RiverBanks, 3_000.0, 6), index => -0.8 * RiverDistance[index] / RedLineReachMetres, share: 0.45);
        var both = hills.Zip(banks, (hill, bank) => hill || bank).ToArray();
        var kept = new bool[both.Length];
        var fewest = Math.Max(4, SmallestRedLineSquareMetres / (_lattice.CellMetres * _lattice.CellMetres));
        foreach (var part in CellParts.Of(_lattice.Columns, _lattice.Rows, both).Where(part => part.Count >= fewest))
        {
            foreach (var cell in part)
                kept[_lattice.IndexOf(cell)] = true;
        }

        return kept;
    }

    private bool[] BasicFarmland()
    {
        var noise = Noise(Purpose.BasicFarmland, 1_500.0, 5);
        var plain = Highest(index => MayBeProtected(index) && HillScore[index] <= 0.0, noise, bias: null, share: 0.7);
        var hills = Highest(index => MayBeProtected(index) && HillScore[index] > 0.0, noise, bias: null, share: 0.7);
        return [.. plain.Zip(hills, (onPlain, inHills) => onPlain || inHills)];

        bool MayBeProtected(int index) => Land[index].IsFarmland && !IsRedLine[index] && Urbanity[index] <= 0.0;
    }

    private LandClass LandOf(LatticeCell cell, int index)
    {
        var draw = SplitMix64.For(_seed, Purpose.LandOfCell, cell.Column, cell.Row).NextUnit();
        if (IsRiver(index))
            return LandClass.River;
        if (IsSpecialUse[index])
            return Pick(draw, (0.6, LandClass.ParkAndGreen), (0.8, LandClass.Forest), (1.0, LandClass.OtherGrass));
        if (Urbanity[index] > BuiltUp)
        {
            return Pick(
                draw, (0.46, LandClass.UrbanHousing), (0.58, LandClass.Commerce), (0.76, LandClass.Industry), (0.86, LandClass.Education),
                (0.91, LandClass.ParkAndGreen), (0.95, LandClass.TownRoad), (1.0, LandClass.VillageHousing));
        }

        if (_isVillage[index])
            return Pick(draw, (0.88, LandClass.VillageHousing), (0.93, LandClass.Industry), (0.97, LandClass.Education), (1.0, LandClass.Pond));
        var isHill = HillScore[index] > 0.0f;
        if (IsRedLine[index])
        {
            return isHill
                ? Pick(draw, (0.55, LandClass.Forest), (0.76, LandClass.OtherForest), (0.87, LandClass.OtherGrass), (0.89, LandClass.BareSoil), (1.0, LandClass.DryField))
                : Pick(draw, (0.4, LandClass.OtherForest), (0.75, LandClass.OtherGrass), (1.0, LandClass.IrrigatedField));
        }

        return isHill
            ? Pick(
                draw, (0.71, LandClass.DryField), (0.79, LandClass.Orchard), (0.88, LandClass.Forest), (0.94, LandClass.OtherForest), (0.985, LandClass.OtherGrass), (1.0, LandClass.BareSoil))
            : Pick(
                draw, (0.86, LandClass.IrrigatedField), (0.89, LandClass.DryField), (0.93, LandClass.Orchard), (0.96, LandClass.OtherForest),
                (0.975, LandClass.FarmFacility), (0.985, LandClass.Pond), (1.0, LandClass.OtherGrass));
    }

    private static LandClass Pick(double draw, params ReadOnlySpan<(double UpTo, LandClass Land)> classes)
    {
        foreach (var (upTo, land) in classes)
        {
            if (draw < upTo)
                return land;
        }

        return classes[^1].Land;
    }
}
