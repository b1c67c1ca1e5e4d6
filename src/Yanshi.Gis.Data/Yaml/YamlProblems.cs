using System.Globalization;

namespace Yanshi.Gis.Data.Yaml;

/// <summary>The problems of one data file, all of them reported together.</summary>
/// <param name="area">The first part of the codes: <c>catalog</c>.</param>
/// <param name="fileName">The file's name.</param>
internal sealed class YamlProblems(string area, string fileName)
{
    private readonly List<(int Line, Problem Problem)> _problems = [];

    internal void Add(string code, int line, string chinese, string english) =>
        _problems.Add((line, new Problem($"{area}.{code}", string.Create(CultureInfo.InvariantCulture, $"{fileName}:{line}"), chinese, english)));

    /// <summary>Throws when there is any problem: a single one as it is, several as <c>area.invalid</c> with all of them in the message.</summary>
    /// <exception cref="ReferenceDataException">There are problems.</exception>
    internal void ThrowIfAny()
    {
        if (_problems.Count == 0)
            return;
        var inOrder = _problems.OrderBy(entry => entry.Line).Select(entry => entry.Problem).ToList();
        if (inOrder.Count == 1)
            throw new ReferenceDataException(inOrder[0]);
        throw new ReferenceDataException(
            $"{area}.invalid",
            fileName,
            string.Create(CultureInfo.InvariantCulture, $"有 {inOrder.Count} 处问题：") + string.Concat(inOrder.Select(p => $"\n  {p.Where}  {p.Code}  {p.Chinese}")),
            string.Create(CultureInfo.InvariantCulture, $"{inOrder.Count} problems:") + string.Concat(inOrder.Select(p => $"\n  {p.Where}  {p.Code}  {p.English}")));
    }
}
