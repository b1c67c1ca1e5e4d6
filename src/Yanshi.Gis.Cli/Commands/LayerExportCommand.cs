using System.CommandLine;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Workspaces;

namespace Yanshi.Gis.Cli.Commands;

/// <summary><c>layers export VERSION FILE</c>: a version as a file of its own.</summary>
internal static class LayerExportCommand
{
    internal static Command Create(Terminal terminal)
    {
        var command = new Command("export", terminal.Say("导出一个版本：GeoPackage（原坐标系）或 GeoJSON（经纬度）", "export a version: GeoPackage (its own reference system) or GeoJSON (longitude and latitude)"));
        var version = VersionArgument.AddTo(command, terminal);
        var file = new Argument<string>("FILE") { Description = terminal.Say("写到哪个文件（.gpkg、.geojson）", "the file to write (.gpkg, .geojson)") };
        command.Arguments.Add(file);
        var restricted = new Option<bool>("--include-restricted") { Description = terminal.Say("允许导出内部、涉密数据（记入审计日志）", "let internal and secret data leave (the audit log says so)") };
        command.Options.Add(restricted);
        var workspace = WorkspaceOption.AddTo(command, terminal);
        command.SetAction(parsed =>
        {
            var (name, path) = (version.NameOf(parsed), parsed.GetValue(file)!);
            var features = VersionExport.Run(workspace.FolderOf(parsed), name, path, parsed.GetValue(restricted), Acts.Of(parsed));
            terminal.Note(new Problem("layers.exported", path, $"已导出 {name}，{features} 个要素。", $"{name} was exported, {features} features."));
            return ExitCodes.Clear;
        });
        return command;
    }
}
