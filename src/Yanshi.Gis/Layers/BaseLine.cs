using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Layers;

/// <summary>A feature of a control layer that is a line or a point: what a legal distance is measured from (DESIGN: base line).</summary>
/// <param name="Feature">The feature's number in its layer.</param>
/// <param name="Geometry">The line or point in the analysis plane, metres.</param>
public sealed record BaseLine(int Feature, Geometry Geometry);
