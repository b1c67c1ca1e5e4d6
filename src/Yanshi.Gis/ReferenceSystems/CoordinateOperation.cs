namespace Yanshi.Gis.ReferenceSystems;

/// <summary>
/// One reversible step between coordinates: a projection, a datum shift. Implementations are immutable, keep no state between calls, and
/// give one input the same output bits wherever it stands in the span: neighbours that share a vertex go on sharing it.
/// </summary>
internal abstract class CoordinateOperation
{
    /// <summary>Towards the plane, or away from CGCS2000; in place.</summary>
    public abstract void Forward(Span<double> x, Span<double> y);

    /// <summary>Undoes <see cref="Forward"/>; in place.</summary>
    public abstract void Inverse(Span<double> x, Span<double> y);
}
