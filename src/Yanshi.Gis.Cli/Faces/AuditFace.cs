using System.Text.Json.Nodes;
using Spectre.Console;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>The audit log as text and JSON: <c>yanshi-gis/audit-verification/1</c> and <c>yanshi-gis/audit-list/1</c>.</summary>
internal static class AuditFace
{
    private const string VerificationSchema = "yanshi-gis/audit-verification/1";
    private const string ListSchema = "yanshi-gis/audit-list/1";

    internal static JsonObject JsonOf(AuditVerification verification) => new()
    {
        ["schema"] = VerificationSchema,
        ["intact"] = verification.IsIntact,
        ["entries"] = verification.Entries,
        ["head"] = verification.Head?.ToString(),
        ["lastGoodAnchor"] = verification.LastGoodAnchor?.ToString(),
        ["problem"] = verification.Problem is { } problem ? new JsonObject { ["code"] = problem.Code, ["where"] = problem.Where, ["message"] = problem.Chinese } : null,
    };

    internal static JsonObject JsonOf(IReadOnlyList<AuditEntry> entries) => new()
    {
        ["schema"] = ListSchema,
        ["entries"] = new JsonArray([.. entries.Select(entry => new JsonObject
        {
            ["index"] = entry.Anchor.Index,
            ["time"] = entry.Act.Time,
            ["offset"] = entry.Act.Offset,
            ["user"] = entry.Act.User,
            ["command"] = entry.Act.Command,
            ["action"] = entry.Event.Action,
            ["what"] = entry.Event.What,
            ["input"] = entry.Event.Input is { } input ? new JsonObject { ["name"] = input.Name, ["sha256"] = input.Sha256 } : null,
            ["layers"] = new JsonArray([.. entry.Event.Layers.Select(layer => new JsonObject { ["id"] = layer.LayerId, ["version"] = layer.Version, ["sha256"] = layer.Sha256 })]),
            ["ruleBook"] = entry.Event.RuleBook is { } book ? new JsonObject { ["id"] = book.Id, ["version"] = book.Version, ["sha256"] = book.Sha256 } : null,
            ["generation"] = entry.Event.Generation,
            ["hash"] = entry.Anchor.Hash,
        })]),
    };

    internal static void Print(AuditVerification verification, int anchors, Terminal terminal)
    {
        var say = terminal.Say;
        if (verification.Problem is { } problem)
        {
            terminal.Page.Paragraph($"! [{problem.Code}] {problem.Where}", PageLayout.Alarm);
            terminal.Page.Paragraph(say(problem.Chinese, problem.English), PageLayout.Plain, indent: 2);
            terminal.Page.Paragraph(say($"之前的 {verification.Entries} 条完好。", $"The {verification.Entries} entries before it are intact."), PageLayout.Plain);
        }
        else
        {
            terminal.Page.Paragraph(say($"✔ 审计日志完好：{verification.Entries} 条", $"✔ the audit log is intact: {verification.Entries} entries"), PageLayout.Good);
        }

        terminal.Page.Fields(
        [
            (say("末条", "head"), verification.Head?.ToString() ?? RecordReading.None, PageLayout.Plain),
            (say("锚点", "anchor"), verification.LastGoodAnchor?.ToString() ?? (anchors == 0
                ? say("未给出：整体改写和尾部截断无从发现（--anchor）", "none given: a log rewritten as a whole, or cut, looks right (--anchor)")
                : say("没有一个相符", "none is kept")), PageLayout.Plain),
        ]);
    }

    internal static void Print(IReadOnlyList<AuditEntry> entries, Terminal terminal)
    {
        var say = terminal.Say;
        var table = new PageTable((say("条号", "no."), true), (say("时间（UTC）", "time (UTC)"), false), (say("用户", "user"), false), (say("操作", "action"), false), (say("内容", "what"), false));
        foreach (var entry in entries)
            table.AddRow(Plain(entry.Anchor.Index.ToString(System.Globalization.CultureInfo.InvariantCulture)), Plain(entry.Act.Time), Plain(entry.Act.User), Plain(entry.Event.Action), Plain(entry.Event.What));
        table.PrintOn(terminal.Page);
        terminal.Page.Fields([(say("末条", "head"), entries.Count > 0 ? entries[^1].Anchor.ToString() : RecordReading.None, PageLayout.Plain)]);
    }

    private static (string, Style) Plain(string text) => (text, PageLayout.Plain);
}
