using System.Reflection;

namespace Yanshi.Gis.Cli;

/// <summary>The program's version as records and <c>--version</c> print it.</summary>
internal static class EngineVersion
{
    internal static string Current { get; } =
        typeof(EngineVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
