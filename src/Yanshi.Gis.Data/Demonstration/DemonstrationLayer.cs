using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Data.Demonstration;

/// <summary>One layer of the synthetic set.</summary>
/// <param name="LayerId">Its id in the catalogue.</param>
/// <param name="AccuracyMetres">The 中误差 (1σ) it claims for its lines, metres.</param>
/// <param name="Vintage">The date its data claims to be of.</param>
/// <param name="CoversByFeatures">Whether its features tile the coverage; otherwise they lie on it, and the rest of the coverage is known to be free.</param>
/// <param name="Features">
/// Makes the features, one at a time, in ordinal order of their ids; each call begins anew and gives the same. Coordinates may be shared between
/// features: treat them as read-only. Enumerations may run on different threads.
/// </param>
public sealed record DemonstrationLayer(
    string LayerId, double AccuracyMetres, DateOnly Vintage, bool CoversByFeatures, Func<IEnumerable<DemonstrationFeature>> Features);

/// <summary>One synthetic feature.</summary>
/// <param name="Id">Its id, unique in its layer.</param>
/// <param name="LonLat">A valid polygon or multipolygon, degrees (EPSG:4490), X longitude.</param>
/// <param name="Properties">Its properties under the county database's field names, always with <c>BZ</c>: 合成演示数据.</param>
public sealed record DemonstrationFeature(string Id, Geometry LonLat, JsonObject Properties);
