using System.Runtime.CompilerServices;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces.PreparedLayers;

/// <summary>Gives the sections of a mapped file as arrays that verify themselves.</summary>
internal sealed class SectionReader(string path, PreparedLayerHeader header, MappedFile file)
{
    private readonly Dictionary<string, SectionEntry> _sections = header.Sections.ToDictionary(section => section.Name, StringComparer.Ordinal);
    private readonly string _name = Path.GetFileName(path);

    internal PreparedLayerFacts Facts => header.Facts;

    internal bool Has(string name) => _sections.ContainsKey(name);

    /// <summary>A section's values.</summary>
    /// <exception cref="ReferenceDataException"><c>layer.damaged</c>: it is missing or holds other values.</exception>
    internal CheckedArray<T> Get<T>(string name)
        where T : unmanaged
    {
        if (!_sections.TryGetValue(name, out var section) || section.ElementBytes != Unsafe.SizeOf<T>() || section.Bytes % Unsafe.SizeOf<T>() != 0 || section.Bytes / Unsafe.SizeOf<T>() > Array.MaxLength)
            throw PreparedLayerProblems.WrongSection(path, name);
        var values = file.Memory<T>(section.Offset, (int)(section.Bytes / Unsafe.SizeOf<T>()));
        return CheckedArray<T>.Checked(values, section.Checksums, $"{_name}: {name}");
    }

    /// <summary>What sections hold, as their lengths and checksums tell: two that are equal hold the same bytes, read or not.</summary>
    /// <param name="prefix">How their names begin.</param>
    internal SectionContent ContentOf(string prefix)
    {
        var content = new List<uint>();
        foreach (var section in header.Sections)
        {
            if (!section.Name.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            content.AddRange((uint)section.Bytes, (uint)(section.Bytes >> 32), (uint)section.ElementBytes);
            content.AddRange(section.Checksums);
        }

        return new SectionContent([.. content]);
    }

    /// <exception cref="ReferenceDataException"><c>layer.damaged</c>: the section is not so long.</exception>
    internal void RequireLength(string name, int length, int expected)
    {
        if (length != expected)
            throw PreparedLayerProblems.WrongSection(path, name);
    }
}
