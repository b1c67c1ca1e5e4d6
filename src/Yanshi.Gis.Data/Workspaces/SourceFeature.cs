using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>One feature of a layer as delivered.</summary>
/// <param name="Id">Its id, unique in its layer.</param>
/// <param name="Geometry">Its polygon, multipolygon, line, multiline, point or multipoint in the data's reference system, x east or longitude.</param>
/// <param name="Properties">All its properties; <c>name</c> and <c>accuracyMetres</c> (中误差) mean what they say.</param>
public sealed record SourceFeature(string Id, Geometry Geometry, JsonObject Properties);
