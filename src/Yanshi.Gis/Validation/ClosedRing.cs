using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Validation;

/// <summary>One closed ring as a file wrote it, before anyone decided whether it is a shell or a hole.</summary>
/// <param name="Number">The number the file gives it (圈号), or the running number from 1; used in messages and in the check against nesting.</param>
/// <param name="Role">What the format says about the ring's part.</param>
/// <param name="Points">The ring's points in file order, the last equal to the first; either winding. Any planar or geographic coordinates, x east. Not copied: do not change them afterwards.</param>
public sealed record ClosedRing(int Number, RingRole Role, Coordinate[] Points);
