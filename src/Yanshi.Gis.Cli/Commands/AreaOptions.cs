using System.CommandLine;
using System.Globalization;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>For which area a workspace is made: <c>--extent</c>, and what the district is called.</summary>
internal sealed class AreaOptions
{
    private const string NoCode = "000000";

    // The analysis plane is true to scale in the middle; lines are measured in zones of three degrees.
    private const double WidestDegrees = 6;
    private const double FarthestNorthDegrees = 80;

    private readonly Option<string?> _extent;
    private readonly Option<string?> _code;
    private readonly Option<string?> _name;

    private AreaOptions(Terminal terminal)
    {
        _extent = new Option<string?>("--extent") { Description = terminal.Say("为别的区域新建：经纬度范围 西,南,东,北", "for another area: its longitudes and latitudes WEST,SOUTH,EAST,NORTH"), HelpName = "W,S,E,N" };
        _code = new Option<string?>("--district-code") { Description = terminal.Say("该区域的行政区划代码", "the area's district code"), HelpName = "CODE" };
        _name = new Option<string?>("--district-name") { Description = terminal.Say("该区域的名称", "the area's name"), HelpName = "NAME" };
    }

    internal static AreaOptions AddTo(Command command, Terminal terminal)
    {
        var options = new AreaOptions(terminal);
        foreach (var option in new[] { options._extent, options._code, options._name })
            command.Options.Add(option);
        return options;
    }

    /// <summary>The area; null for the data folder's own district.</summary>
    /// <exception cref="InputRefusedException">The extent is none, or a name is given without one.</exception>
    internal WorkspaceArea? AreaOf(ParseResult parsed)
    {
        var (code, name) = (parsed.GetValue(_code), parsed.GetValue(_name));
        if (parsed.GetValue(_extent) is not { } text)
        {
            if (code is not null || name is not null)
                throw UsageErrors.BadValue(code is null ? _name.Name : _code.Name, code ?? name!, "与 --extent 同用的", "used together with --extent");
            return null;
        }

        var called = name is { Length: > 0 } ? name : "自定区域";
        return new WorkspaceArea(new District(code is { Length: > 0 } ? code : NoCode, called, called), ExtentOf(text));
    }

    private GeographicExtent ExtentOf(string text)
    {
        var numbers = text.Split(',').Select(part => double.TryParse(part.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN).ToArray();
        return numbers is [var west, var south, var east, var north]
            && west < east && south < north && east - west <= WidestDegrees && north - south <= WidestDegrees
            && Math.Abs(west) <= 180 && Math.Abs(east) <= 180 && Math.Abs(south) <= FarthestNorthDegrees && Math.Abs(north) <= FarthestNorthDegrees
            ? new GeographicExtent(west, south, east, north, "新建工作区时指定")
            : throw UsageErrors.BadValue(
                _extent.Name,
                text,
                $"“西,南,东,北”四个经纬度（度），如 112.60,34.45,112.99,34.82，边长不超过 {WidestDegrees}°",
                $"four numbers WEST,SOUTH,EAST,NORTH in degrees, such as 112.60,34.45,112.99,34.82, at most {WidestDegrees}° a side");
    }
}
