using System.Text;
using Shouldly;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>What became of the files of an archive, one a line, in a table that a person has read; <c>YANSHI_UPDATE_CASES=1</c> writes it instead of comparing.</summary>
internal static class OutcomeTable
{
    /// <summary>The files below a folder with one of some extensions, as the tables name them.</summary>
    internal static string[] FilesIn(string root, IReadOnlyCollection<string> extensions) =>
    [
        .. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(file => extensions.Contains(Path.GetExtension(file).ToLowerInvariant(), StringComparer.Ordinal))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Compares lines with an archive's table.</summary>
    internal static void ShouldBe(string folder, string archive, IEnumerable<string> lines)
    {
        var table = Repository.Path($"tests/cases/{folder}/{Path.GetFileNameWithoutExtension(archive)}.txt");
        if (Environment.GetEnvironmentVariable("YANSHI_UPDATE_CASES") is "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(table)!);
            File.WriteAllLines(table, lines, new UTF8Encoding(false));
        }

        lines.ShouldBe(File.ReadAllLines(table));
    }
}
