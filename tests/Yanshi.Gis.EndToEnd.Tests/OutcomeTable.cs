using System.Text;
using Shouldly;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>What became of the files of an archive, one a line, in a table that a person has read; <c>YANSHI_UPDATE_CASES=1</c> writes it instead of comparing.</summary>
internal static class OutcomeTable
{
    private const string Everything = "YANSHI_ALL_FILES";
    private const string Separator = " | ";
    private const int SampleStep = 3;

    private static bool IsUpdate => Environment.GetEnvironmentVariable("YANSHI_UPDATE_CASES") is "1";

    /// <summary>Those of the files that a run looks at: every third from one on, or all of them when <c>YANSHI_ALL_FILES</c> is set or the table is written.</summary>
    internal static string[] Sample(string[] files, int first) =>
        IsUpdate || Environment.GetEnvironmentVariable(Everything) is { Length: > 0 } ? files : [.. files.Where((_, i) => i % SampleStep == first)];

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
        var table = TableOf(folder, archive);
        if (IsUpdate)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(table)!);
            File.WriteAllLines(table, lines, new UTF8Encoding(false));
        }

        lines.ShouldBe(File.ReadAllLines(table));
    }

    /// <summary>The same for a sample of the files: the table must name them all, and say of those of the sample what became of them.</summary>
    internal static void ShouldBe(string folder, string archive, string[] all, string[] sample, Func<string, string> outcomeOf)
    {
        var lines = new string[sample.Length];
        Parallel.For(0, sample.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => lines[i] = sample[i] + Separator + outcomeOf(sample[i]));
        if (sample.Length == all.Length)
        {
            ShouldBe(folder, archive, lines);
            return;
        }

        var told = File.ReadAllLines(TableOf(folder, archive)).ToDictionary(line => line.Split(Separator)[0], StringComparer.Ordinal);
        told.Keys.Order(StringComparer.Ordinal).ShouldBe(all);
        lines.ShouldBe(sample.Select(file => told[file]));
    }

    private static string TableOf(string folder, string archive) => Repository.Path($"tests/cases/{folder}/{Path.GetFileNameWithoutExtension(archive)}.txt");
}
