using System.Reflection;

namespace Yanshi.Gis.Data;

/// <summary>The program's version as records, prepared layers and <c>--version</c> state it.</summary>
public static class EngineVersion
{
    /// <summary>The version, without the build's own mark.</summary>
    public static string Current { get; } =
        typeof(EngineVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
