using Yanshi.Gis.Data.Imports.Quality;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Imports;

/// <summary>What is to be imported, and what the user says of it. Whatever is left unsaid is found out or taken at its worst, never at its best.</summary>
public sealed record ImportRequest
{
    /// <summary>The file, the folder of a geodatabase, or a zip of either.</summary>
    public required string Path { get; init; }

    /// <summary>The file where it came over a network: <see cref="Path"/> is then the place of ours where it lies. Null for a file of this machine.</summary>
    public UploadedFile? Upload { get; init; }

    /// <summary>The layer in it; null when there is no doubt which one it is.</summary>
    public string? LayerName { get; init; }

    /// <summary>The layer of the catalogue that it is a version of; null to recognise it.</summary>
    public string? LayerId { get; init; }

    /// <summary>What the layer is called and means, when <see cref="LayerId"/> is new in the catalogue; else null.</summary>
    public NewLayer? NewLayer { get; init; }

    /// <summary>The reference system; null to find it out.</summary>
    public Crs? Crs { get; init; }

    /// <summary>The encoding of its text; null to find it out.</summary>
    public string? Encoding { get; init; }

    /// <summary>The date of the data; null when unknown.</summary>
    public DateOnly? Vintage { get; init; }

    /// <summary>The first day the data is in force; null: the vintage.</summary>
    public DateOnly? InForceFrom { get; init; }

    /// <summary>The last day the data is in force; null when it has no end.</summary>
    public DateOnly? InForceUntil { get; init; }

    /// <summary>Whether it is law or a draft.</summary>
    public LegalStatus LegalStatus { get; init; }

    /// <summary>What it is worth.</summary>
    public LayerStatus Status { get; init; } = LayerStatus.Statutory;

    /// <summary>The 中误差 of its lines, metres; null when unknown.</summary>
    public double? AccuracyMetres { get; init; }

    /// <summary>Whether it holds every feature there is; null when nobody says, which counts as partial.</summary>
    public Completeness? Completeness { get; init; }

    /// <summary>Where it has data; null when nobody says, and then the layer never says clear.</summary>
    public LayerCoverage? Coverage { get; init; }

    /// <summary>The file with the area it covers, for <see cref="LayerCoverage.Stated"/>.</summary>
    public string? CoverageFile { get; init; }

    /// <summary>The same file where it came over a network; null for one of this machine.</summary>
    public UploadedFile? CoverageUpload { get; init; }

    /// <summary>Where the data comes from, in Chinese; null: the file's name.</summary>
    public string? Source { get; init; }

    /// <summary>The attribute that is the features' id; null to find it out.</summary>
    public string? IdField { get; init; }

    /// <summary>Whether the new version holds the features of the one in force too.</summary>
    public bool Appends { get; init; }

    /// <summary>Whether everything is done but nothing published.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>How strict the quality gate is.</summary>
    public QualityOptions Quality { get; init; } = new();
}

/// <summary>A layer that the catalogue lacks.</summary>
/// <param name="Title">Its Chinese title.</param>
/// <param name="TitleEnglish">Its English title.</param>
/// <param name="Role">What it means for a site.</param>
/// <param name="Confidentiality">Who may see its attributes and pieces.</param>
public sealed record NewLayer(string Title, string TitleEnglish, LayerRole Role, Confidentiality Confidentiality)
{
    private const string Group = "新增图层";

    // What programs write for themselves says nothing to a reader of records.
    private static readonly string[] Bookkeeping = ["OBJECTID", "FID", "OID", "GID", "ogc_fid", "Shape_Length", "Shape_Area", "Shape_Leng"];

    /// <summary>The layer's entry in the catalogue.</summary>
    internal LayerDefinition ToDefinition(string id, LayerStatus status, string source, IEnumerable<string> fields) => new()
    {
        Id = id,
        Title = Title,
        TitleEnglish = TitleEnglish,
        Group = Group,
        Role = Role,
        Status = status,
        Confidentiality = Confidentiality,
        Source = source,
        Attributes = [.. fields.Where(field => !Bookkeeping.Contains(field, StringComparer.OrdinalIgnoreCase))],
    };
}
