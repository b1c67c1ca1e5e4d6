using System.Reflection;
using System.Runtime.InteropServices;

namespace Yanshi.Gis.Data.Formats.Gdal.Native;

/// <summary>
/// Finds the GDAL library: the file that <see cref="PathVariable"/> names; else the one that the program was built with
/// (<c>-p:GdalRuntime=MaxRev</c>); else the system's. The child process that parses a file loads it, nobody else.
/// </summary>
internal static class GdalLibrary
{
    /// <summary>The name the imports use. No file has it, so that the runtime's own search can never find another library than ours.</summary>
    internal const string ImportName = "yanshi-gis-gdal";

    /// <summary>The environment variable with the full path of a library to take instead of the system's.</summary>
    internal const string PathVariable = "YANSHI_GDAL_LIBRARY";

    // GDAL 3.2 to 3.13: the C interface that is used has not changed between them.
    private const int NewestSystemVersion = 39;
    private const int OldestSystemVersion = 28;

    private static readonly string[] BundledNames = OperatingSystem.IsWindows() ? ["gdal.dll"] : ["libgdal.so", "libgdal.dylib"];

    private static nint Loaded;

    /// <summary>Loads the library once, before the first import is called.</summary>
    /// <param name="configuredPath">The library's path as configured; null for none.</param>
    /// <exception cref="ReferenceDataException"><c>gdal.not-found</c>: there is none, or the configured one cannot be loaded.</exception>
    internal static void Load(string? configuredPath)
    {
        if (Loaded != 0)
            return;
        Loaded = configuredPath is null ? LoadUsual() : LoadConfigured(configuredPath);
        NativeLibrary.SetDllImportResolver(typeof(GdalLibrary).Assembly, Resolve);
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? paths) => name == ImportName ? Loaded : 0;

    private static nint LoadConfigured(string path) =>
        Path.IsPathFullyQualified(path) && NativeLibrary.TryLoad(path, out var handle) ? handle : throw NotFound(path);

    private static nint LoadUsual()
    {
#if GDAL_FROM_PACKAGE
        // The package's files lie beside the program, or where the runtime looks for a platform's files.
        foreach (var name in BundledNames)
        {
            if (NativeLibrary.TryLoad(name, typeof(GdalLibrary).Assembly, searchPath: null, out var bundled))
                return bundled;
        }
#endif
        foreach (var name in SystemNames())
        {
            if (NativeLibrary.TryLoad(name, out var handle))
                return handle;
        }

        throw NotFound(configuredPath: null);
    }

    private static IEnumerable<string> SystemNames()
    {
        if (!OperatingSystem.IsWindows())
        {
            for (var version = NewestSystemVersion; version >= OldestSystemVersion; version--)
                yield return FormattableString.Invariant($"libgdal.so.{version}");
        }

        foreach (var name in BundledNames)
            yield return name;
    }

    private static ReferenceDataException NotFound(string? configuredPath) => configuredPath is { } path
        ? new ReferenceDataException(
            "gdal.not-found",
            path,
            $"环境变量 {PathVariable} 指定的 GDAL 库无法加载。请写明现有库文件的完整路径，或取消该变量。",
            $"The GDAL library that {PathVariable} names cannot be loaded. Name an existing library by its full path, or unset the variable.")
        : new ReferenceDataException(
            "gdal.not-found",
            where: null,
            $"没有找到 GDAL 库，无法读取这种格式。Debian、Ubuntu 请安装 gdal-bin；其他系统请用环境变量 {PathVariable} 指定库文件。",
            $"No GDAL library was found, and this format needs one. On Debian or Ubuntu install gdal-bin; elsewhere name the library with {PathVariable}.");
}
