namespace Yanshi.Gis.Data.Audit;

/// <summary>What can be wrong with an audit log, in both languages.</summary>
internal static class AuditProblems
{
    private const string Advice = "请保留现状，并与打印报告或备份中的锚点比对。";
    private const string AdviceEnglish = "Leave everything as it is and compare with anchors on printed reports or in backups.";

    internal static Problem Missing(string path) => new("audit.missing", path, $"审计日志不存在。{Advice}", $"The audit log is not there. {AdviceEnglish}");

    internal static Problem NoEntry(string path, long line) => new(
        "audit.no-entry", Line(path, line), $"这一行不是审计记录。{Advice}", $"This line is no entry. {AdviceEnglish}");

    internal static Problem WrongHash(string path, long line) => new(
        "audit.wrong-hash", Line(path, line), $"这条记录的内容与其哈希不符：写入后被改动过。{Advice}", $"The entry does not match its hash: it was changed after it was written. {AdviceEnglish}");

    internal static Problem WrongPlace(string path, long line, long index) => new(
        "audit.wrong-place",
        Line(path, line),
        $"这里应是第 {line} 条，记录上写的是 {index}：有记录被删除、插入或调换。{Advice}",
        $"Entry {line} should stand here; this one says {index}: entries were removed, inserted or swapped. {AdviceEnglish}");

    internal static Problem BrokenChain(string path, long line) => new(
        "audit.broken-chain", Line(path, line), $"这条记录不是接在前一条之后写的。{Advice}", $"This entry was not written after the one before it. {AdviceEnglish}");

    internal static Problem Unfinished(string path, long line) => new(
        "audit.unfinished",
        Line(path, line),
        "最后一行不完整：写入时中断，或被截断。下一次写入会把它另记一条后除去。",
        "The last line is not complete: writing was interrupted, or it was cut. The next entry will say so and take its place.");

    internal static Problem Cut(string path, AuditAnchor anchor, long entries) => new(
        "audit.cut",
        path,
        $"锚点指第 {anchor.Index} 条，日志只有 {entries} 条：尾部被截去，或不是这一份日志。{Advice}",
        $"The anchor names entry {anchor.Index}, the log has {entries}: its end was cut, or it is another log. {AdviceEnglish}");

    internal static Problem NotTheAnchored(string path, AuditAnchor anchor) => new(
        "audit.not-the-anchored",
        Line(path, anchor.Index),
        $"第 {anchor.Index} 条的哈希与锚点不符：这一条或之前的记录被改写过。{Advice}",
        $"Entry {anchor.Index} has another hash than the anchor: it or an entry before it was rewritten. {AdviceEnglish}");

    internal static ReferenceDataException Unreadable(string path, Exception reason) => new(
        new Problem("audit.unreadable", path, $"审计日志无法读取：{reason.Message}", $"The audit log cannot be read: {reason.Message}"), reason);

    internal static ReferenceDataException CannotGoOn(Problem problem) => new(problem with
    {
        Chinese = $"审计日志的末尾不对，不能接着写，本次操作作废。{problem.Chinese}",
        English = $"The end of the audit log is not right and nothing can be added; nothing was done. {problem.English}",
    });

    private static string Line(string path, long line) => FormattableString.Invariant($"{path}:{line}");
}
