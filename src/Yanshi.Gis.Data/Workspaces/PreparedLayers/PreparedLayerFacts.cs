using System.Text.Json;
using System.Text.Json.Nodes;

namespace Yanshi.Gis.Data.Workspaces.PreparedLayers;

/// <summary>What a prepared layer's header says of itself.</summary>
/// <param name="LayerId">The layer's id.</param>
/// <param name="Version">The version's number.</param>
/// <param name="Sha256">The fingerprint of the source data, 64 hexadecimal digits.</param>
/// <param name="Crs">The code of the reference system the data was delivered in.</param>
/// <param name="Features">Number of features.</param>
/// <param name="Vertices">Number of vertices of all areas in the analysis plane, closing ones included.</param>
/// <param name="CentralMeridianDegrees">The analysis plane's meridian.</param>
/// <param name="StandardParallelDegrees">The analysis plane's parallel.</param>
/// <param name="Engine">The version of the program that wrote the file.</param>
public sealed record PreparedLayerFacts(
    string LayerId, int Version, string Sha256, string Crs, int Features, long Vertices, double CentralMeridianDegrees, double StandardParallelDegrees, string Engine)
{
    /// <summary>The largest 中误差 (1σ, metres) that a feature states for itself; 0 when none does.</summary>
    public double LargestAccuracyMetres { get; init; }

    internal byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["layer"] = LayerId,
        ["version"] = Version,
        ["sha256"] = Sha256,
        ["crs"] = Crs,
        ["features"] = Features,
        ["vertices"] = Vertices,
        ["centralMeridianDegrees"] = CentralMeridianDegrees,
        ["standardParallelDegrees"] = StandardParallelDegrees,
        ["engine"] = Engine,
        ["largestAccuracyMetres"] = LargestAccuracyMetres,
    });

    /// <exception cref="JsonException">Not the JSON of such facts.</exception>
    internal static PreparedLayerFacts FromJson(ReadOnlySpan<byte> json)
    {
        try
        {
            var members = JsonNode.Parse(json)?.AsObject() ?? throw new JsonException();
            return new PreparedLayerFacts(
                members["layer"]!.GetValue<string>(),
                members["version"]!.GetValue<int>(),
                members["sha256"]!.GetValue<string>(),
                members["crs"]!.GetValue<string>(),
                members["features"]!.GetValue<int>(),
                members["vertices"]!.GetValue<long>(),
                members["centralMeridianDegrees"]!.GetValue<double>(),
                members["standardParallelDegrees"]!.GetValue<double>(),
                members["engine"]!.GetValue<string>())
            {
                LargestAccuracyMetres = members["largestAccuracyMetres"]!.GetValue<double>(),
            };
        }
        catch (Exception e) when (e is InvalidOperationException or NullReferenceException or FormatException)
        {
            throw new JsonException(message: null, e);
        }
    }
}
