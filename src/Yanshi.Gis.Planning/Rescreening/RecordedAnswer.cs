using System.Text.Json.Nodes;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Planning.Rescreening;

/// <summary>What a stored record's answer rests on. Immutable.</summary>
public sealed record RecordedAnswer
{
    /// <summary>The date it is for.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The version of the program that gave it.</summary>
    public required string Engine { get; init; }

    /// <summary>The hash of the rule book; null when there was none.</summary>
    public required string? RuleBookSha256 { get; init; }

    /// <summary>The layer versions, by layer id; a derived layer has that of its source.</summary>
    public required IReadOnlyDictionary<string, RecordedVersion> Versions { get; init; }

    /// <summary>What each layer said, by id: its state and reason, codes.</summary>
    public required IReadOnlyDictionary<string, (string State, string? Reason)> Layers { get; init; }

    /// <summary>The site's bounds in CGCS2000 longitude and latitude, degrees, as rounded in the record.</summary>
    public required Box BoundsLonLat { get; init; }

    /// <summary>Reads a record.</summary>
    /// <param name="record">The record, its digest verified.</param>
    /// <exception cref="FormatException">It is no record.</exception>
    public static RecordedAnswer Of(JsonObject record)
    {
        ArgumentNullException.ThrowIfNull(record);
        try
        {
            var provenance = (JsonObject)record["provenance"]!;
            var bounds = record["site"]!["bbox"]!.AsArray().Select(degrees => degrees!.GetValue<double>()).ToList();
            return new RecordedAnswer
            {
                AsOf = RecordDate.Parse(Text(provenance, "asOf")),
                Engine = Text(provenance, "engine"),
                RuleBookSha256 = provenance["ruleBook"] is JsonObject book ? Text(book, "sha256") : null,
                Versions = provenance["layers"]!.AsArray().ToDictionary(layer => Text(layer!, "id"), layer => new RecordedVersion(layer!["version"]!.GetValue<int>(), Text(layer, "sha256")), StringComparer.Ordinal),
                Layers = record["layers"]!.AsArray().ToDictionary(layer => Text(layer!, "id"), layer => (Text(layer!, "state"), layer!["reason"]?.GetValue<string>()), StringComparer.Ordinal),
                BoundsLonLat = new Box(bounds[0], bounds[1], bounds[2], bounds[3]),
            };
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidCastException or NullReferenceException or ArgumentException)
        {
            throw new FormatException("This is no check record.", e);
        }
    }

    /// <summary>
    /// A box around the site in the analysis plane. It is wider than the site by what rounding of the bounds and the two readings of a long straight edge make up
    /// (at most 2.5e-8·L² metres, L being no longer than the box).
    /// </summary>
    internal Box BoxIn(EqualAreaPlane plane)
    {
        double[] x = [BoundsLonLat.MinX, BoundsLonLat.MaxX], y = [BoundsLonLat.MinY, BoundsLonLat.MaxY];
        plane.Project(x, y);
        var box = new Box(x[0], y[0], x[1], y[1]);
        return box.Widened(RoundingMetres + TwiceEdgeModel * (box.Width * box.Width + box.Height * box.Height));
    }

    private const double RoundingMetres = 1;
    private const double TwiceEdgeModel = 5e-8;

    private static string Text(JsonNode block, string name) => block[name]!.GetValue<string>();
}

/// <summary>A layer version as a record names it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Sha256">The fingerprint of its data, 64 hexadecimal digits.</param>
public sealed record RecordedVersion(int Number, string Sha256);
