using System.CommandLine;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>The shift from an old datum to CGCS2000, in a file.</summary>
internal sealed class DatumShiftOption
{
    private readonly Option<string?> _file;

    private DatumShiftOption(Terminal terminal) => _file = new Option<string?>("--datum-shift")
    {
        Description = terminal.Say(
            "1980/1954 坐标转换到 2000 的参数文件：dx,dy,dz[,rx,ry,rz,ppm]（米、角秒）", "file with the shift from an old datum to CGCS2000: dx,dy,dz[,rx,ry,rz,ppm]"),
        HelpName = "FILE",
    };

    /// <summary>Adds the option to a command.</summary>
    internal static DatumShiftOption AddTo(Command command, Terminal terminal)
    {
        var option = new DatumShiftOption(terminal);
        command.Options.Add(option._file);
        return option;
    }

    /// <summary>The shift; null when none is given.</summary>
    /// <exception cref="InputRefusedException">The file cannot be read, or holds no shift.</exception>
    internal DatumShift? Find(ParseResult parsed) => parsed.GetValue(_file) is { } file ? ShiftOf(file) : null;

    // Parameters are secret material: they come from a file, which other users cannot read in a list of processes or a shell's history.
    private DatumShift ShiftOf(string file)
    {
        try
        {
            return DatumShift.Parse(File.ReadAllText(file).Trim());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw UsageErrors.BadValue(_file.Name, file, "可读的参数文件", "a readable file of parameters");
        }
    }
}
