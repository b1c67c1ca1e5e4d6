using System.CommandLine;
using System.Globalization;
using Yanshi.Gis.Cli.Faces;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Audit;

namespace Yanshi.Gis.Cli.Commands;

/// <summary><c>audit verify</c> and <c>audit list</c>.</summary>
internal static class AuditCommand
{
    private const int ListedByDefault = 50;

    internal static Command Create(Terminal terminal) =>
        new("audit", terminal.Say("审计日志：核对、查阅", "the audit log: verify and consult it")) { CreateVerify(terminal), CreateList(terminal) };

    private static Command CreateVerify(Terminal terminal)
    {
        var command = new Command("verify", terminal.Say("核对每一条记录及其先后", "check every entry and their order"));
        var workspace = WorkspaceOption.AddTo(command, terminal);
        var anchor = new Option<string[]>("--anchor")
        {
            Description = terminal.Say("打印报告等处记下的“条号:哈希”，可多次给出；没有锚点就发现不了整体改写和尾部截断", "an INDEX:HASH kept elsewhere, on a printed report for example; may be repeated. Without one a log rewritten as a whole, or cut, looks right"),
            HelpName = "INDEX:HASH",
        };
        command.Options.Add(anchor);
        var output = OutputOptions.AddTo(command, terminal, OutputFormat.Text, OutputFormat.Json);
        command.SetAction(parsed =>
        {
            var (format, folder) = (output.FormatOf(parsed), workspace.FolderOf(parsed));
            var anchors = (parsed.GetValue(anchor) ?? []).Select(text =>
                AuditAnchor.Find(text) ?? throw UsageErrors.BadValue(anchor.Name, text, "“条号:哈希”，哈希为 64 位小写十六进制", "INDEX:HASH, the hash of 64 hexadecimal digits in lower case")).ToList();
            return output.Print(parsed, terminal, inputFile: null, to =>
            {
                var verification = AuditVerification.Of(folder, anchors);
                if (format is OutputFormat.Json)
                    to.Print([AuditFace.JsonOf(verification)]);
                else
                    AuditFace.Print(verification, anchors.Count, to);
                return verification.IsIntact ? ExitCodes.Clear : ExitCodes.Failure;
            });
        });
        return command;
    }

    private static Command CreateList(Terminal terminal)
    {
        var command = new Command("list", terminal.Say("列出最近的记录", "list the latest entries"));
        var workspace = WorkspaceOption.AddTo(command, terminal);
        var count = new Option<string?>("--last") { Description = terminal.Say($"最近多少条（默认 {ListedByDefault}）", $"how many (default: {ListedByDefault})"), HelpName = "N" };
        command.Options.Add(count);
        var output = OutputOptions.AddTo(command, terminal, OutputFormat.Text, OutputFormat.Json);
        command.SetAction(parsed =>
        {
            var (format, folder) = (output.FormatOf(parsed), workspace.FolderOf(parsed));
            var wanted = parsed.GetValue(count) is not { } text ? ListedByDefault
                : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
                : throw UsageErrors.BadValue(count.Name, text, "正整数", "a whole number of at least 1");
            return output.Print(parsed, terminal, inputFile: null, to =>
            {
                var log = new AuditLog(folder);
                if (!log.Exists)
                    throw new ReferenceDataException(AuditVerification.Of(folder, []).Problem!);
                var entries = log.FromEnd().Take(wanted).Reverse().ToList();
                if (format is OutputFormat.Json)
                    to.Print([AuditFace.JsonOf(entries)]);
                else
                    AuditFace.Print(entries, to);
                return ExitCodes.Clear;
            });
        });
        return command;
    }
}
