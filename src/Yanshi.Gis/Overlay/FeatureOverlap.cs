namespace Yanshi.Gis.Overlay;

/// <summary>How much of a site one feature covers.</summary>
/// <param name="Feature">The feature's index in its layer.</param>
/// <param name="AreaSquareMetres">The area common to both, always above zero.</param>
public readonly record struct FeatureOverlap(int Feature, double AreaSquareMetres);
