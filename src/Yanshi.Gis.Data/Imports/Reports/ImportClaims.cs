using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Imports.Reports;

/// <summary>What the importer says a delivery is worth, as it was said: nobody can read it off the features.</summary>
/// <param name="Status">Statutory, indicative or synthetic.</param>
/// <param name="LegalStatus">In force or a draft.</param>
/// <param name="Vintage">The date of the data; null when unsaid.</param>
/// <param name="Coverage">Where the layer has data; null when unsaid.</param>
/// <param name="AccuracyMetres">The 中误差 of its lines; null when unsaid.</param>
public sealed record ImportClaims(LayerStatus Status, LegalStatus LegalStatus, DateOnly? Vintage, LayerCoverage? Coverage, double? AccuracyMetres)
{
    /// <summary>What a request says.</summary>
    /// <param name="request">The request.</param>
    public static ImportClaims Of(ImportRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new ImportClaims(request.Status, request.LegalStatus, request.Vintage, request.Coverage, request.AccuracyMetres);
    }
}
