using Yanshi.Gis.Data.Formats.Gdal;
using Yanshi.Gis.Data.Formats.GeoJson;

namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>The layers of one data set. Most are GDAL's; a drawing's are made of its lines, GeoJSON has our own reader. For the child process only.</summary>
internal abstract class VectorSource : IDisposable
{
    /// <summary>The layers, without tables that have no geometry.</summary>
    internal abstract IReadOnlyList<VectorLayer> Layers { get; }

    /// <summary>The features of a layer, read once, as a stream.</summary>
    /// <param name="layer">One of <see cref="Layers"/>.</param>
    /// <param name="losses">Takes what could not be kept.</param>
    internal abstract IEnumerable<VectorRecord> Records(VectorLayer layer, VectorLosses losses);

    public abstract void Dispose();

    /// <summary>Opens a data set; its driver has been registered.</summary>
    /// <param name="dataSet">The data set.</param>
    /// <param name="encoding">The encoding the user names; null for none.</param>
    /// <param name="place">The data set's place among those of its file.</param>
    /// <exception cref="InputRefusedException">It cannot be opened, or is refused for what it refers to.</exception>
    internal static VectorSource Open(DataSet dataSet, string? encoding, int place)
    {
        if (dataSet.Format is VectorFormat.Dxf)
            return DxfSource.Open(dataSet, encoding, place);
        if (dataSet.Format is VectorFormat.GeoJson)
            return GeoJsonSource.Open(dataSet, place);
        VectorChecks.Run(dataSet);
        return GdalSource.Open(dataSet, encoding, place);
    }
}
