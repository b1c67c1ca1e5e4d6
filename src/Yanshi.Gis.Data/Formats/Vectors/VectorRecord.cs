using Yanshi.Gis.Data.Formats.Gdal;

namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>One feature with its attributes decoded.</summary>
/// <param name="Number">Its number in the data set.</param>
/// <param name="Geometry">Its geometry; null when it has none.</param>
/// <param name="Values">
/// Its attributes in the order of the fields, without those that have no value: <see cref="string"/>, <see cref="long"/>, <see cref="double"/>, <see cref="float"/>,
/// <see cref="bool"/>, an array of one of the first three, or a <see cref="System.Text.Json.JsonElement"/>.
/// </param>
/// <param name="Flaw">Why its geometry cannot be used, where the reader found out; null when it did not.</param>
internal sealed record VectorRecord(string Number, GdalGeometry? Geometry, IReadOnlyList<(string Name, object Value)> Values, Problem? Flaw = null);
