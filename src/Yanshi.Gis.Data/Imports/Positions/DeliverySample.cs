using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Data.Imports.Positions;

/// <summary>Where a sample of a delivery's features lies, in the delivery's own numbers: enough to tell its reference system.</summary>
public sealed class DeliverySample
{
    /// <summary>How many features are looked at, spread evenly over the delivery.</summary>
    public const int Size = 4_096;

    // What lies outside the middle of the features, by x and by y, may be strays.
    private const int FeaturesPerStray = 100;

    // Of fewer features none can be called a stray.
    private const int FewestWithStrays = 20;

    private readonly List<Envelope> _boxes;

    private DeliverySample(List<Envelope> boxes, Problem? firstUnreadable) => (_boxes, FirstUnreadable) = (boxes, firstUnreadable);

    /// <summary>What is wrong with the first geometry that cannot be read; null when there is none.</summary>
    public Problem? FirstUnreadable { get; }

    /// <summary>Whether there is anything to tell from.</summary>
    public bool IsEmpty => _boxes.Count == 0;

    /// <summary>The bounds of the whole sample.</summary>
    public Envelope Bounds => _boxes.Aggregate(new Envelope(), Expanded);

    /// <summary>The bounds of the sample without its outermost hundredth on each side.</summary>
    public Envelope Core
    {
        get
        {
            var (x, y) = (Middle(box => box.Centre.X), Middle(box => box.Centre.Y));
            return _boxes.FindAll(box => box.Centre.X >= x.Low && box.Centre.X <= x.High && box.Centre.Y >= y.Low && box.Centre.Y <= y.High).Aggregate(new Envelope(), Expanded);
        }
    }

    /// <summary>Takes a sample. Features without a geometry that can be read are left out: the quality gate reports them.</summary>
    /// <param name="features">The delivery.</param>
    public static DeliverySample Of(IReadOnlyList<DeliveredFeature> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        var count = Math.Min(features.Count, Size);
        Problem? unreadable = null;
        List<Envelope> boxes = [.. Enumerable.Range(0, count).Select(i => BoxOf(features[(int)((long)i * features.Count / count)])).OfType<Envelope>()];
        return new DeliverySample(boxes, unreadable);

        Envelope? BoxOf(DeliveredFeature feature)
        {
            try
            {
                return feature.ReadGeometry()?.EnvelopeInternal is { IsNull: false } box && double.IsFinite(box.Area) ? box : null;
            }
            catch (InputRefusedException e)
            {
                unreadable ??= e.Problem;
                return null;
            }
        }
    }

    private (double Low, double High) Middle(Func<Envelope, double> of)
    {
        var sorted = _boxes.Select(of).Order().ToList();
        var strays = sorted.Count >= FewestWithStrays ? Math.Max(1, sorted.Count / FeaturesPerStray) : 0;
        return (sorted[strays], sorted[^(strays + 1)]);
    }

    private static Envelope Expanded(Envelope all, Envelope box)
    {
        all.ExpandToInclude(box);
        return all;
    }
}
