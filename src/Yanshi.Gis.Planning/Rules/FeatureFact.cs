using System.Globalization;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Planning.Rules;

/// <summary>One feature near or on a site, as the rules of one layer are asked about it. One instance serves one thread.</summary>
/// <param name="Number">Its number in the layer.</param>
/// <param name="Feature">The feature.</param>
/// <param name="AreaSquareMetres">What it has of the site; of a line or point its zone's part.</param>
/// <param name="DistanceMetres">The distance in the 3° zone to its edge, line or point, 0 when they overlap; null when it was not asked for or is out of reach.</param>
/// <param name="IsLine">Whether it is a line or point.</param>
/// <param name="ReachMetres">Twice its accuracy; null when unknown.</param>
internal sealed record FeatureFact(int Number, LayerFeature Feature, double AreaSquareMetres, double? DistanceMetres, bool IsLine, double? ReachMetres)
{
    // Many rules of a layer ask the same of a feature, whose properties are JSON.
    private ConditionAnswer?[] _fits = [];
    private (FieldReading Reading, double? Metres)? _halfWidth;

    /// <summary>What it has of the site as measured; null for one that is only near.</summary>
    internal FeatureOverlap? Overlap { get; init; }

    /// <summary>Whether conditions of the layer's rules hold of it.</summary>
    internal ConditionAnswer Fits(FeatureConditions conditions)
    {
        if (conditions.Number >= _fits.Length)
            Array.Resize(ref _fits, conditions.Number + 4);
        return _fits[conditions.Number] ??= conditions.Of(this);
    }

    /// <summary>The half-width that its data states, metres; null when it states none.</summary>
    internal double? HalfWidth(FieldReading reading)
    {
        if (_halfWidth is not { } known || known.Reading != reading)
            _halfWidth = known = (reading, reading.Find(Feature) is { } text ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : null);
        return known.Metres;
    }
}
