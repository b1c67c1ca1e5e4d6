using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;


namespace Yanshi.Gis.Data.Demonstration;

/// <summary>The layer files of a data folder, feature by feature.</summary>
internal sealed class ShippedLayers(string folder, ReferenceCatalogue catalogue)
{
    /// <summary>The catalogue.</summary>
    internal Catalogue Catalogue => catalogue.Catalogue;

    /// <summary>The features of a layer's file by id (ordinal); none when the folder has no data for it.</summary>
    /// <exception cref="ReferenceDataException">The file cannot be used.</exception>
    internal IReadOnlyList<SourceFeature> FeaturesOf(string layerId)
    {
        if (catalogue.Deliveries.FirstOrDefault(delivery => string.Equals(delivery.LayerId, layerId, StringComparison.Ordinal)) is not { } delivery)
            return [];
        try
        {
            return LayerFile.Features(folder, delivery);
        }
        catch (InvalidLayerException e)
        {
            throw new ReferenceDataException(e.ToProblem(delivery.File), e);
        }
    }
}
