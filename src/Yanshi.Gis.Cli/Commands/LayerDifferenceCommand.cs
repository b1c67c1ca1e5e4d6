using System.CommandLine;
using Yanshi.Gis.Cli.Faces;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Differences;
using Yanshi.Gis.Planning.Records;

namespace Yanshi.Gis.Cli.Commands;

/// <summary><c>layers diff A B</c>: where a layer gained and lost ground, by town and class, and the ground itself.</summary>
internal static class LayerDifferenceCommand
{

    internal static Command Create(Terminal terminal)
    {
        var command = new Command("diff", terminal.Say("两个版本的差别：按乡镇和类别的增减面积，及其图形", "the difference of two versions: ground gained and lost by town and class, and the ground itself"));
        var (older, newer) = (
            VersionArgument.AddTo(command, terminal, "OLDER", "之前的版本，如 land-use@v1", "the version before, such as land-use@v1"),
            VersionArgument.AddTo(command, terminal, "NEWER", "之后的版本，如 land-use@v2", "the version after, such as land-use@v2"));
        var by = new Option<string?>("--by") { Description = terminal.Say("分类字段（地类图斑默认 DLBM，其他图层默认不分类）", "the property that tells classes apart (land use: DLBM; other layers: none)"), HelpName = "FIELD" };
        var restricted = new Option<bool>("--include-restricted") { Description = terminal.Say("允许写出内部、涉密图层的图形", "let the ground of internal and secret layers be written") };
        command.Options.Add(by);
        command.Options.Add(restricted);
        var workspaceOption = WorkspaceOption.AddTo(command, terminal);
        var date = DateOption.AddTo(command, terminal);
        var output = OutputOptions.AddTo(command, terminal, OutputFormat.Text, OutputFormat.Json, OutputFormat.GeoJson);
        command.SetAction(parsed =>
        {
            var (format, asOf) = (output.FormatOf(parsed), date.DateOf(parsed));
            var (before, after) = (older.NameOf(parsed), newer.NameOf(parsed));
            if (!before.LayerId.Equals(after.LayerId, StringComparison.Ordinal))
                throw UsageErrors.BadValue("NEWER", after.ToString(), $"同一图层（{before.LayerId}）的版本", $"a version of the same layer ({before.LayerId})");
            return output.Print(parsed, terminal, inputFile: null, to =>
            {
                var workspace = workspaceOption.Open(parsed, to);
                var difference = LayerDifferencing.Of(
                    LayerOf(workspace, before), LayerOf(workspace, after), parsed.GetValue(by) ?? LayerDifferencing.ClassFieldOf(before.LayerId), workspace.Layers.FindInForce(LayerDifferencing.TownsLayer, asOf)?.Layer);
                switch (format)
                {
                    case OutputFormat.GeoJson:
                        RequireMayLeave(difference, parsed.GetValue(restricted), workspace.Folder, Acts.Of(parsed));
                        to.Print([LayerDifferenceJson.GeometryOf(difference, workspace.Catalogue.Plane)]);
                        break;
                    case OutputFormat.Json:
                        to.Print([LayerDifferenceJson.Of(difference)]);
                        break;
                    default:
                        LayerDifferenceText.Print(LayerDifferenceJson.Of(difference), to);
                        break;
                }

                return ExitCodes.Clear;
            });
        });
        return command;
    }

    private static ControlLayer LayerOf(Workspace workspace, VersionName name)
    {
        var holding = workspace.With(name).Layers.FindInForce(name.LayerId, DateOnly.MaxValue)!;
        return holding.Layer ?? throw new ReferenceDataException(holding.Damage!);
    }

    // Lines of layers that are not public leave only when asked for, and not before the audit log says so.
    private static void RequireMayLeave(LayerDifference difference, bool isAskedFor, string folder, Act act)
    {
        if (LayerDifferenceJson.ConfidentialityOf(difference) is Confidentiality.Public)
            return;
        var name = $"{difference.Newer.Definition.Id}@v{difference.Older.Version.Number}…v{difference.Newer.Version.Number}";
        if (!isAskedFor)
            throw new InputRefusedException(
                "export.restricted",
                name,
                "其中有内部或涉密数据，图形未输出。确需输出请加 --include-restricted（记入审计日志）。",
                "It holds internal or secret data and its ground was not written. With --include-restricted it is (the audit log says so).");
        new AuditLog(folder).Append(act, new AuditEvent("layers.diff", $"{name}（{EnumCode.Of(LayerDifferenceJson.ConfidentialityOf(difference))}）")
        {
            Layers = [.. new[] { difference.Older, difference.Newer }.Select(layer => new AuditedLayer(layer.Definition.Id, layer.Version.Number, layer.Sha256))],
        });
    }
}
