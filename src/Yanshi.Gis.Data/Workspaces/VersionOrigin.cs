using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>Where a version came from. It is kept with the version in the record.</summary>
public sealed record VersionOrigin
{
    /// <summary>The name of the file it was read from; null when there was none.</summary>
    public string? InputName { get; init; }

    /// <summary>SHA-256 of that file, 64 hexadecimal digits.</summary>
    public string? InputSha256 { get; init; }

    /// <summary>What was found out about the data before it was taken in; null when nobody looked.</summary>
    public JsonObject? Report { get; init; }

    /// <summary>
    /// Where the data covers the ground, in the analysis plane: for a version whose coverage is <see cref="Layers.LayerCoverage.Stated"/>. For other kinds of coverage
    /// the workspace finds it, and keeps what it found.
    /// </summary>
    public Geometry? Coverage { get; init; }
}
