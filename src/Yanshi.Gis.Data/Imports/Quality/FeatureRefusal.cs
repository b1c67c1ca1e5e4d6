namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>A feature of a delivery that is not stored.</summary>
/// <param name="Ordinal">Its place in the delivery, from 1.</param>
/// <param name="Number">Its number in the file.</param>
/// <param name="Id">Its id; null when it has none.</param>
/// <param name="Problem">The first reason, with its code.</param>
/// <param name="Position">Where; null when it has no usable place.</param>
/// <param name="IsLoss">Whether something is missing without it. A duplicate of a stored feature is no loss, nor is what the user wants left out.</param>
public sealed record FeatureRefusal(int Ordinal, string Number, string? Id, Problem Problem, GroundPosition? Position, bool IsLoss)
{
    /// <summary>The codes of all its flaws, each once, the first reason's first.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];
}

/// <summary>A feature that is stored with a repaired geometry; the original is kept beside it.</summary>
/// <param name="Ordinal">Its place in the delivery, from 1.</param>
/// <param name="Number">Its number in the file.</param>
/// <param name="Id">Its id.</param>
/// <param name="Mended">The codes of the errors that are gone.</param>
/// <param name="Problem">The first of them, with its place and words.</param>
/// <param name="Position">Where.</param>
/// <param name="AreaBeforeSquareMetres">Its area as delivered: by the sum over its edges.</param>
/// <param name="AreaAfterSquareMetres">Its area as stored.</param>
public sealed record FeatureMending(
    int Ordinal,
    string Number,
    string Id,
    IReadOnlyList<string> Mended,
    Problem Problem,
    GroundPosition? Position,
    double AreaBeforeSquareMetres,
    double AreaAfterSquareMetres);
