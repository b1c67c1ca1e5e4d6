namespace Yanshi.Gis.Planning.Sites;

/// <summary>Compares each of a project's parcels with the area the file states for it; keeps the project's sum.</summary>
/// <param name="partsOverlap">Whether parcels share ground: then the sum of stated areas cannot agree with the project's area.</param>
internal sealed class SiteStatedAreas(bool partsOverlap)
{
    private double _total;
    private bool _allStated = true;
    private bool _allEllipsoidal = true;
    private bool _allPlane = true;
    private bool _any;

    /// <summary>The sum; null unless every parcel compared so far states an area.</summary>
    public double? TotalSquareMetres => _any && _allStated ? _total : null;

    /// <summary>What the stated areas agree with; null when there is no sum.</summary>
    public StatedAreaMatch? Match =>
        TotalSquareMetres is null ? null
        : partsOverlap ? StatedAreaMatch.Neither
        : MatchOf(_allEllipsoidal, _allPlane);

    /// <summary>Compares one parcel.</summary>
    /// <param name="parcel">The parcel.</param>
    /// <param name="statutory">Its area on the ellipsoid, square metres.</param>
    /// <param name="plane">Its area in the plane of the site's zone, square metres.</param>
    public SiteParcel Compare(SourceParcel parcel, double statutory, double plane)
    {
        StatedAreaMatch? match = null;
        _any = true;
        if (parcel.StatedAreaSquareMetres is { } stated)
        {
            var ellipsoidalAgrees = Agrees(statutory, stated, parcel.StatedAreaStepSquareMetres);
            var planeAgrees = Agrees(plane, stated, parcel.StatedAreaStepSquareMetres);
            match = MatchOf(ellipsoidalAgrees, planeAgrees);
            _total += stated;
            _allEllipsoidal &= ellipsoidalAgrees;
            _allPlane &= planeAgrees;
        }
        else
        {
            _allStated = false;
        }
        return new SiteParcel
        {
            Id = parcel.Id,
            Name = parcel.Name,
            AreaSquareMetres = statutory,
            PlaneAreaSquareMetres = plane,
            StatedAreaSquareMetres = parcel.StatedAreaSquareMetres,
            StatedAreaMatches = match,
        };
    }

    private static StatedAreaMatch MatchOf(bool ellipsoidal, bool plane) =>
        ellipsoidal ? StatedAreaMatch.Ellipsoidal : plane ? StatedAreaMatch.Plane : StatedAreaMatch.Neither;

    /// <summary>Whether a computed area, rounded half up to the step the stated one was written in, equals it.</summary>
    private static bool Agrees(double computed, double stated, double step) =>
        Math.Abs(stated) < 1e15 && Math.Abs(computed) < 1e15 && step is > 1e-6 and < 1e9 && Steps(computed, step) == Steps(stated, step);

    private static decimal Steps(double area, double step) => Math.Round((decimal)area / (decimal)step, MidpointRounding.AwayFromZero);
}
