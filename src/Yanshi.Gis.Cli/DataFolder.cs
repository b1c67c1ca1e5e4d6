using Yanshi.Gis.Data.Workspaces;

namespace Yanshi.Gis.Cli;

/// <summary>Finds the data folder when nobody names it.</summary>
internal static class DataFolder
{
    internal const string Name = "gis-data";

    /// <summary>The folder named, else <c>gis-data</c> beside the program or in a folder above it.</summary>
    /// <exception cref="ReferenceDataException"><c>data.not-found</c>.</exception>
    internal static string Get(string? named)
    {
        if (named is not null)
            return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, Name);
            if (File.Exists(Path.Combine(candidate, CatalogueFile.Name)))
                return candidate;
        }

        throw new ReferenceDataException(
            "data.not-found",
            AppContext.BaseDirectory,
            $"程序所在文件夹及其上级都没有数据目录 {Name}，请用 --data 指定。",
            $"Neither the program's folder nor any above it holds the data folder {Name}; name it with --data.");
    }
}
