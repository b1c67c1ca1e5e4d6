using Yanshi.Gis.Data.Formats.Gdal.Native;
using Yanshi.Gis.Data.Formats.Vectors;

namespace Yanshi.Gis.Data.Formats.Gdal;

/// <summary>An open data set. For the child process only.</summary>
internal sealed class GdalDataset : IDisposable
{
    private nint _handle;

    private GdalDataset(nint handle) => _handle = handle;

    /// <summary>Opens a data set for reading with the driver of its format. <see cref="GdalRuntime.Start"/> has registered it.</summary>
    /// <param name="path">The full path of an existing file or folder: GDAL takes other names for addresses, archives and data.</param>
    /// <param name="format">Its format.</param>
    /// <param name="what">Its name in messages.</param>
    /// <exception cref="InputRefusedException"><c>gdal.read-error</c>: it cannot be opened.</exception>
    /// <exception cref="ArgumentException">The path is not full, or nothing is there.</exception>
    internal static GdalDataset Open(string path, VectorFormat format, string what)
    {
        if (!Path.IsPathFullyQualified(path) || !Path.Exists(path))
            throw new ArgumentException($"GDAL is given full paths of existing files only, not '{path}'.", nameof(path));
        GdalMessages.Clear();
        GdalMessages.Show(path, what);
        var handle = NativeText.WithList(VectorFormatFacts.Of(format).Drivers, drivers => NativeText.WithList(OptionsOf(format), options => OpenHandle(path, drivers, options)));
        if (handle == 0)
            throw GdalMessages.Refused(what, GdalMessages.FindFailure() ?? $"{VectorFormatFacts.Of(format).Name}?");
        var dataset = new GdalDataset(handle);
        try
        {
            GdalMessages.ThrowOnFailure(what);
        }
        catch
        {
            dataset.Dispose();
            throw;
        }

        return dataset;
    }

    /// <summary>The layers in the order of the data set.</summary>
    internal IEnumerable<GdalLayer> Layers()
    {
        var count = GdalApi.GDALDatasetGetLayerCount(_handle);
        for (var i = 0; i < count; i++)
            yield return new GdalLayer(GdalApi.GDALDatasetGetLayer(_handle, i));
    }

    public void Dispose()
    {
        if (_handle != 0)
            GdalApi.GDALClose(_handle);
        _handle = 0;
    }

    private static unsafe nint OpenHandle(string path, nint drivers, nint options) =>
        GdalApi.GDALOpenEx(path, GdalApi.OpenVector | GdalApi.OpenVerbose, (byte**)drivers, (byte**)options, siblings: null);

    private static string[] OptionsOf(VectorFormat format) => format switch
    {
        VectorFormat.Shapefile => ["ENCODING="],
        // The private copy changes for nobody, and SQLite need not write beside it.
        VectorFormat.GeoPackage => ["IMMUTABLE=YES", "LIST_ALL_TABLES=NO"],
        _ => [],
    };
}
