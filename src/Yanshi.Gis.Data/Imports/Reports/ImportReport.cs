using Yanshi.Gis.Data.Imports.Positions;
using Yanshi.Gis.Data.Imports.Quality;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Imports.Reports;

/// <summary>Where a delivery came from, as its reader says.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Sha256">SHA-256 of the file, 64 hexadecimal digits; null for a folder that nobody hashed.</param>
/// <param name="LayerName">The name of the layer in it.</param>
/// <param name="Format">The format's code (<c>shapefile</c>).</param>
public sealed record DeliveryFile(string File, string? Sha256, string LayerName, string Format)
{
    /// <summary>The encoding of its text; null when the format leaves no choice.</summary>
    public string? Encoding { get; init; }

    /// <summary>Why that encoding, in Chinese.</summary>
    public string? EncodingChinese { get; init; }

    /// <summary>Why that encoding, in English.</summary>
    public string? EncodingEnglish { get; init; }

    /// <summary>What its reader noticed: missing companions, heights left out, arcs drawn as chords.</summary>
    public IReadOnlyList<Problem> Notes { get; init; } = [];
}

/// <summary>How a delivery's layer became known.</summary>
/// <param name="IsNamed">Whether the user named it (<c>--as</c>).</param>
/// <param name="Chinese">The reason, in Chinese.</param>
/// <param name="English">The reason, in English.</param>
/// <param name="Notes">What an importer should know besides.</param>
public sealed record LayerChoice(bool IsNamed, string Chinese, string English, IReadOnlyList<Problem> Notes);

/// <summary>What became of a delivery: what it is, how it was read, what was found out and what was decided. The import report is written from it.</summary>
/// <param name="File">Where it came from.</param>
/// <param name="Layer">The layer.</param>
/// <param name="Choice">How the layer became known.</param>
/// <param name="Position">How its numbers were read.</param>
/// <param name="Quality">What the gate found out.</param>
public sealed record ImportReport(DeliveryFile File, LayerDefinition Layer, LayerChoice Choice, DeliveryPosition Position, QualityResult Quality)
{
    /// <summary>What was found out about the version beyond the delivery's features: what nobody said of it, whether checks will use it, how it fits what it was appended to.</summary>
    public IReadOnlyList<QualityFinding> VersionFindings { get; init; } = [];

    /// <summary>The version that was made of it, or would have been; null when the delivery was refused.</summary>
    public VersionName? Version { get; init; }

    /// <summary>The version whose features the new one holds too; null when it holds none but these.</summary>
    public VersionName? AppendedTo { get; init; }

    /// <summary>What the importer says the delivery is worth.</summary>
    public required ImportClaims Claims { get; init; }

    /// <summary>Whether nothing was to be published.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>All findings, those of the delivery first.</summary>
    public IEnumerable<QualityFinding> Findings => Quality.Findings.Concat(VersionFindings);

    /// <summary>The decision.</summary>
    public QualityVerdict Verdict => QualityResult.VerdictOf(Findings);
}
