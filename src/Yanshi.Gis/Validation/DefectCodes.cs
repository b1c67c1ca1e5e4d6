namespace Yanshi.Gis.Validation;

/// <summary>
/// The stable codes of the flaws that <see cref="GeometryValidator"/>, <see cref="RingNesting"/> and <see cref="ParcelOverlaps"/> report.
/// Each says which condition of a simple-features polygon (OGC 06-103r4 §6.1.11) is broken.
/// </summary>
public static class DefectCodes
{
    /// <summary>A ring with fewer than three different points. Error.</summary>
    public const string TooFewPoints = "ring.too-few-points";

    /// <summary>A ring whose points all lie on one straight line. Error.</summary>
    public const string NoArea = "ring.no-area";

    /// <summary>The same point twice or more in a row. Warning: the repetition is left out.</summary>
    public const string RepeatedPoint = "ring.repeated-point";

    /// <summary>The boundary runs out and back along the same line. Error.</summary>
    public const string Spike = "ring.spike";

    /// <summary>A ring touches itself in a point without crossing. Error: the ring is two rings written as one.</summary>
    public const string SelfTouch = "ring.self-touch";

    /// <summary>A ring runs along itself, as where a hole is joined to its shell by a cut. Error.</summary>
    public const string SelfOverlap = "ring.self-overlap";

    /// <summary>Two rings of one geometry are the same line. Error.</summary>
    public const string DuplicateRing = "ring.duplicate";

    /// <summary>A ring's number says shell or hole, its place says the other; the place was taken. Warning.</summary>
    public const string NumberDisagrees = "ring.number-disagrees-with-nesting";

    /// <summary>A coordinate is NaN or infinite. Error.</summary>
    public const string NotFinite = "geometry.not-finite";

    /// <summary>A ring crosses itself (a bow-tie). Error, one per crossing.</summary>
    public const string SelfIntersection = "geometry.self-intersection";

    /// <summary>Two rings cross. Error, one per crossing.</summary>
    public const string RingsCross = "geometry.rings-cross";

    /// <summary>Two rings run along each other. Error, one per pair.</summary>
    public const string SharedEdge = "geometry.shared-edge";

    /// <summary>A ring declared as a hole lies outside its shell. Error.</summary>
    public const string HoleOutsideShell = "geometry.hole-outside-shell";

    /// <summary>A hole lies in another hole of the same polygon. Error.</summary>
    public const string NestedHoles = "geometry.nested-holes";

    /// <summary>A part lies inside another part. Error.</summary>
    public const string NestedShells = "geometry.nested-shells";

    /// <summary>Rings touch in so many points that they cut the interior apart. Error.</summary>
    public const string DisconnectedInterior = "geometry.disconnected-interior";

    /// <summary>More flaws exist than are listed. As bad as the worst that is not listed.</summary>
    public const string MoreDefects = "geometry.more-defects";

    /// <summary>Two parcels of one project have the same outline. Warning: counted once.</summary>
    public const string DuplicateParcel = "parcel.duplicate";

    /// <summary>Two parcels of one project overlap. Warning: the overlap is counted once.</summary>
    public const string ParcelOverlap = "parcel.overlap";
}
