using Yanshi.Gis.Cli.Terminals;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>The examples of the help, per command.</summary>
internal static class HelpExamples
{
    internal static IEnumerable<(string Line, string Meaning)> Of(string command, Terminal terminal) => command switch
    {
        "check" =>
        [
            ("yanshi-gis check red-line.txt", terminal.Say("检查界址点文件，打印可读的表", "check a 界址点 file and print tables")),
            ("yanshi-gis check sites.geojson --format json > records.json", terminal.Say("每个要素一份检查记录", "one record per feature")),
            ("yanshi-gis check points.xlsx --crs EPSG:4526 --as-of 2026-11-22", terminal.Say("指定坐标系和日期", "name the reference system and the date")),
            ("yanshi-gis check road.txt --width 24.5", terminal.Say("线状工程按全宽 24.5 米检查", "a road 24.5 m wide")),
        ],
        "site" =>
        [
            ("yanshi-gis site red-line.txt", terminal.Say("看读到了什么：坐标系、面积、缺陷", "see what was read: reference system, areas, defects")),
            ("yanshi-gis site red-line.txt --repair --format json", terminal.Say("修复几何，输出记录的 site 部分", "repair, and print the record's site block")),
            ("yanshi-gis site sites.geojson --group 项目名称", terminal.Say("“项目名称”相同的要素是一个项目", "features of equal 项目名称 are one project")),
        ],
        "demo" => [("yanshi-gis demo", terminal.Say("检查随附的示例", "check the sample"))],
        _ =>
        [
            ("yanshi-gis demo", terminal.Say("检查随附的示例", "check the sample")),
            ("yanshi-gis check red-line.txt", terminal.Say("检查一个项目", "check a project")),
            ("yanshi-gis check --help", terminal.Say("某个命令的帮助", "help on one command")),
        ],
    };
}
