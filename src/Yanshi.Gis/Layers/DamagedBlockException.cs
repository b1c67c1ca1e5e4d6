using System.Globalization;

namespace Yanshi.Gis.Layers;

/// <summary>
/// A part of a prepared layer is not what was written: its checksum is wrong, or its numbers point outside of it. Nothing of it was used;
/// the layer has no answer. Code <c>layer.damaged</c>.
/// </summary>
public sealed class DamagedBlockException : PlanningDataException
{
    private DamagedBlockException(string section, int? block, Problem problem) : base(problem, inner: null) => (Section, Block) = (section, block);

    /// <summary>The file and the section of it.</summary>
    public string Section { get; }

    /// <summary>The number of the block of 1 MiB within the section; null when the section's numbers do not fit together.</summary>
    public int? Block { get; }

    internal static DamagedBlockException WrongChecksum(string section, int block) => new(
        section,
        block,
        new Problem(
            "layer.damaged",
            string.Create(CultureInfo.InvariantCulture, $"{section}[{block}]"),
            "图层文件的这一块与写入时不一致（校验和不符），未予使用；请重新导入该图层。",
            "This block of the layer file is not what was written (wrong checksum) and was not used; import the layer again."));

    internal static DamagedBlockException WrongOffsets(string section) => new(
        section,
        block: null,
        new Problem(
            "layer.damaged",
            section,
            "图层文件内的位置彼此不符，未予使用；请重新导入该图层。",
            "Positions in the layer file do not fit each other and were not used; import the layer again."));
}
