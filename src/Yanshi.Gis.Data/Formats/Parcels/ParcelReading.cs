using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Formats.Parcels;

/// <summary>One parcel (or feature) as a reader found it, before it is known which project it belongs to.</summary>
internal sealed record ParcelReading(SourceParcel Parcel, IReadOnlyList<GeometryDefect> Defects)
{
    /// <summary>Why it has no location; null when it has one.</summary>
    public UnknownLocation? Unlocated { get; init; }

    public int PointCount => Parcel.Rings.Sum(ring => ring.Points.Length);
}
