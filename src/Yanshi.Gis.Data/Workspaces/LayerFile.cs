using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Workspaces.PreparedLayers;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>Reads the data file of one layer of a data folder.</summary>
internal static class LayerFile
{
    private const long SizeLimitBytes = 512L << 20;

    /// <summary>Reads a data file and prepares its layer in memory.</summary>
    /// <exception cref="InvalidLayerException">The data is missing or not right.</exception>
    internal static LayerContent Prepare(string folder, LayerDelivery delivery, Catalogue catalogue, Geometry? district = null) =>
        LayerPreparation.Prepare(
            delivery.LayerId, delivery.Version, Features(folder, delivery), catalogue, LayerCoverages.Of(delivery.Version, catalogue, stated: null, () => district));

    /// <summary>The features of a data file by id (ordinal).</summary>
    /// <exception cref="InvalidLayerException">The file is missing or not right.</exception>
    internal static List<SourceFeature> Features(string folder, LayerDelivery delivery)
    {
        var features = LayerGeoJson.Read(Bytes(Path.Combine(folder, delivery.File)), Crs.Get(delivery.Version.Crs));
        features.Sort((left, right) => string.CompareOrdinal(left.Id, right.Id));
        return features;
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                throw new InvalidLayerException(where: null, "文件不存在。", "The file does not exist.");
            if (file.Length > SizeLimitBytes)
                throw new InvalidLayerException(where: null, "文件超过 512 MB。", "The file is larger than 512 MB.");
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidLayerException(where: null, $"文件无法读取：{e.Message}", $"The file cannot be read: {e.Message}", e);
        }
    }
}
