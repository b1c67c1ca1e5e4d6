using System.Globalization;

namespace Yanshi.Gis.Data.Yaml;

/// <summary>The problems of one data file, or of several files that belong together, all of them reported at once.</summary>
internal sealed class YamlProblems
{
    private readonly string _area;
    private readonly string _fileName;
    private readonly List<(string File, int Line, Problem Problem)> _problems;

    /// <summary>No problems yet.</summary>
    /// <param name="area">The first part of the codes: <c>catalog</c>.</param>
    /// <param name="fileName">The name of the file, or of the folder of files.</param>
    internal YamlProblems(string area, string fileName)
        : this(area, fileName, [])
    {
    }

    private YamlProblems(string area, string fileName, List<(string File, int Line, Problem Problem)> problems) =>
        (_area, _fileName, _problems) = (area, fileName, problems);

    /// <summary>The name of the file, or of the folder of files.</summary>
    internal string FileName => _fileName;

    /// <summary>How many there are, in all files together.</summary>
    internal int Count => _problems.Count;

    /// <summary>All of them, by file and line.</summary>
    internal IReadOnlyList<Problem> InOrder => [.. _problems.OrderBy(entry => entry.File, StringComparer.Ordinal).ThenBy(entry => entry.Line).Select(entry => entry.Problem)];

    /// <summary>Adds to the same list under the name of one of the files.</summary>
    /// <param name="fileName">The file's name.</param>
    internal YamlProblems In(string fileName) => new(_area, fileName, _problems);

    internal void Add(string code, int line, string chinese, string english) =>
        _problems.Add((_fileName, line, new Problem($"{_area}.{code}", PlaceOf(line), chinese, english)));

    /// <summary>Adds why the file as a whole could not be read.</summary>
    internal void Add(Problem problem) => _problems.Add((_fileName, 1, problem));

    /// <summary>Where a line of the file is, for messages that point to it.</summary>
    internal string PlaceOf(int line) => string.Create(CultureInfo.InvariantCulture, $"{_fileName}:{line}");

    /// <summary>Throws when there is any problem: a single one as it is, several as <c>area.invalid</c> with all of them in the message.</summary>
    /// <exception cref="ReferenceDataException">There are problems.</exception>
    internal void ThrowIfAny()
    {
        if (_problems.Count > 0)
            throw Together(_area, _fileName, InOrder);
    }

    /// <summary>One exception for one or more problems.</summary>
    internal static ReferenceDataException Together(string area, string where, IReadOnlyList<Problem> problems) => problems.Count == 1
        ? new ReferenceDataException(problems[0])
        : new ReferenceDataException(
            $"{area}.invalid",
            where,
            string.Create(CultureInfo.InvariantCulture, $"有 {problems.Count} 处问题：") + string.Concat(problems.Select(p => $"\n  {p.Where}  {p.Code}  {p.Chinese}")),
            string.Create(CultureInfo.InvariantCulture, $"{problems.Count} problems:") + string.Concat(problems.Select(p => $"\n  {p.Where}  {p.Code}  {p.English}")));
}
