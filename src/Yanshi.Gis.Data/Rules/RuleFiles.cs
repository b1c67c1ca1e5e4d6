using System.Security.Cryptography;
using System.Text;
using Yanshi.Gis.Data.Yaml;

namespace Yanshi.Gis.Data.Rules;

/// <summary>The files of a rules folder as they stand on disk, in ordinal order of their names. Immutable.</summary>
internal sealed class RuleFiles
{
    /// <summary>The folder's name in a data folder and in a workspace.</summary>
    internal const string FolderName = "rules";

    private const string Extension = ".yaml";

    private static readonly YamlFile Any = new("rules", "规则库文件", "The rule book's file", Schema: "", Keys: "");

    /// <summary>Files that have been read.</summary>
    /// <param name="folder">Where from.</param>
    /// <param name="files">The files in ordinal order of their names.</param>
    internal RuleFiles(string folder, IReadOnlyList<RuleFile> files) =>
        (Folder, Files, Sha256) = (folder, files, HashOf(files));

    /// <summary>The folder they were read from.</summary>
    internal string Folder { get; }

    /// <summary>Over the files in order: the name, a zero byte, the text with LF endings and without a byte order mark, a zero byte.</summary>
    internal string Sha256 { get; }

    /// <summary>The files in order.</summary>
    internal IReadOnlyList<RuleFile> Files { get; }

    /// <summary>Reads the folder; null when there is none. A folder without a single file is a rule book that was lost, not one that never was.</summary>
    /// <exception cref="ReferenceDataException"><c>rules.not-found</c>, <c>rules.file-name</c>, <c>rules.too-large</c>, <c>rules.unreadable</c>.</exception>
    internal static RuleFiles? Find(string folder)
    {
        try
        {
            if (!Directory.Exists(folder))
                return Path.Exists(folder) || new FileInfo(folder).LinkTarget is not null ? throw RuleProblems.NotAFolder(folder) : null;
            var names = Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Where(name => IsRuleFile(folder, name)).ToList();
            names.Sort(StringComparer.Ordinal);
            return names.Count == 0 ? throw RuleProblems.NotFound(folder) : new RuleFiles(folder, names.ConvertAll(name => new RuleFile(name, BytesOf(folder, name))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw RuleProblems.Unreadable(folder, e);
        }
    }

    /// <summary>The text of one of the files.</summary>
    /// <exception cref="ReferenceDataException"><c>rules.unreadable</c>: it is not UTF-8.</exception>
    internal static string TextOf(RuleFile file) => Any.TextOf(file.Bytes, file.Name);

    // What looks like a rule file and would not be read is refused: a rule that silently does not count is a wrong "no conflict".
    private static bool IsRuleFile(string folder, string name)
    {
        if (Directory.Exists(Path.Combine(folder, name)))
            throw RuleProblems.WrongName(folder, name);
        var extension = Path.GetExtension(name);
        if (extension.Equals(Extension, StringComparison.Ordinal))
            return true;
        return extension.ToUpperInvariant() is ".YAML" or ".YML" ? throw RuleProblems.WrongName(folder, name) : false;
    }

    private static byte[] BytesOf(string folder, string name) => Any.FindBytes(Path.Combine(folder, name)) ?? throw RuleProblems.Changing(folder);

    private static string HashOf(IReadOnlyList<RuleFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, bytes) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData([0]);
            hash.AppendData(WithLineFeeds(bytes));
            hash.AppendData([0]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static ReadOnlySpan<byte> WithLineFeeds(byte[] bytes)
    {
        var text = bytes.AsSpan();
        if (text.StartsWith("\uFEFF"u8))
            text = text["\uFEFF"u8.Length..];
        if (!text.Contains((byte)'\r'))
            return text;
        var lines = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not (byte)'\r')
                lines[length++] = text[i];
            else if (i + 1 == text.Length || text[i + 1] is not (byte)'\n')
                lines[length++] = (byte)'\n';
        }

        return lines.AsSpan(0, length);
    }
}

/// <summary>One file of a rule book.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its bytes as they are on disk.</param>
internal sealed record RuleFile(string Name, byte[] Bytes);
