using System.Reflection;

namespace Yanshi.Gis.Data.Untrusted;

/// <summary>
/// The program that is started to read an untrusted file. It must hand its command line to <see cref="ParserChild"/> before it does anything
/// else, as <c>yanshi-gis</c> does.
/// </summary>
/// <param name="Executable">The file to start.</param>
/// <param name="Arguments">What comes before <see cref="ParserChild.Verb"/>.</param>
/// <param name="Folder">The folder of the program's own files.</param>
public sealed record ParserProgram(string Executable, IReadOnlyList<string> Arguments, string Folder)
{
    private const string Host = "dotnet";

    /// <summary>This program, started once more.</summary>
    /// <exception cref="InvalidOperationException">The process does not know its own file.</exception>
    public static ParserProgram Self
    {
        get
        {
            var executable = Environment.ProcessPath ?? throw new InvalidOperationException("This process does not know its own file.");
            return IsHost(executable) ? Of(Assembly.GetEntryAssembly()!.Location) : new ParserProgram(executable, [], AppContext.BaseDirectory);
        }
    }

    /// <summary>A program that the runtime's host runs, the one that runs this process or else the one on PATH.</summary>
    /// <param name="assembly">The full path of its .dll.</param>
    public static ParserProgram Of(string assembly)
    {
        ArgumentException.ThrowIfNullOrEmpty(assembly);
        var host = Environment.ProcessPath is { } path && IsHost(path) ? path : Host;
        return new ParserProgram(host, [assembly], Path.GetDirectoryName(Path.GetFullPath(assembly))!);
    }

    private static bool IsHost(string path) => Path.GetFileNameWithoutExtension(path).Equals(Host, StringComparison.OrdinalIgnoreCase);
}
