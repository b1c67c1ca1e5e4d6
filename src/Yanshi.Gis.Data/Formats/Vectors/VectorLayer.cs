using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>One layer of a vector file, as the file describes it.</summary>
public sealed record VectorLayer
{
    /// <summary>Its name: a table's, a drawing layer's, a folder's, or for formats of one layer the file's.</summary>
    public required string Name { get; init; }

    /// <summary>The format it is in.</summary>
    public required VectorFormat Format { get; init; }

    /// <summary>The file it is in: the file's name, in an archive the entry's.</summary>
    public required string File { get; init; }

    /// <summary>The geometry the layer declares: <c>polygon</c>, <c>line</c>, <c>point</c>; null when it is mixed, or not declared.</summary>
    public string? Geometry { get; init; }

    /// <summary>How many features it says it has.</summary>
    public required long FeatureCount { get; init; }

    /// <summary>The attributes in the file's order.</summary>
    public required IReadOnlyList<VectorField> Fields { get; init; }

    /// <summary>
    /// What it says about its reference system; null when it says nothing. <see cref="CrsDeclaration.Code"/> is one of ours, or the name of a
    /// system that this program does not know.
    /// </summary>
    public CrsDeclaration? Declared { get; init; }

    /// <summary>The description of the reference system as WKT2; null when there is none.</summary>
    public string? Wkt { get; init; }

    /// <summary>The encoding its text was read in, and why.</summary>
    public required TextEncodingChoice Encoding { get; init; }

    /// <summary>What an importer should know: missing companions, doubts about the encoding, what was left out.</summary>
    public IReadOnlyList<Problem> Notes { get; init; } = [];

    /// <summary>Which data set of the file it is in, and which layer there.</summary>
    internal (int DataSet, int Index) Place { get; init; }
}

/// <summary>One attribute of a layer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Alias">Its second name, as geodatabases have it; null for none.</param>
/// <param name="Type">What it holds: <c>text</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, <c>date</c>, <c>list</c> or <c>bytes</c> (which are not read).</param>
public sealed record VectorField(string Name, string? Alias, string Type);
