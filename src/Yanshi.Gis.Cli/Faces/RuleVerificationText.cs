using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Rules;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>What <c>rules verify</c> found, in one line; the problems themselves are on standard error.</summary>
internal static class RuleVerificationText
{
    internal static void Print(RuleBookReading reading, IReadOnlyList<Problem> problems, Terminal terminal)
    {
        var citations = reading.Rules.SelectMany(source => source.Rule.Citations).ToList();
        var (rules, examples, documents) = (reading.Rules.Count, reading.Rules.Sum(source => source.Examples.Count), reading.Documents.Count);
        var (verified, unverified) = (citations.Count(citation => citation.IsVerified), citations.Count(citation => !citation.IsVerified));
        var chinese = $"规则 {rules} 条，示例 {examples} 个，依据 {citations.Count} 处（已核 {verified}，待核 {unverified}），文件 {documents} 份";
        var english = $"{rules} rules, {examples} examples, {citations.Count} citations ({verified} verified, {unverified} not), {documents} documents";
        if (problems.Count == 0)
            terminal.Page.Paragraph(terminal.Say($"✔ 规则库无误：{chinese}", $"✔ the rule book is good: {english}"), PageLayout.Good);
        else
            terminal.Page.Paragraph(terminal.Say($"规则库有 {problems.Count} 处问题：{chinese}", $"{problems.Count} {(problems.Count == 1 ? "problem" : "problems")} in the rule book: {english}"), PageLayout.Alarm);
        if (reading.Problems.Count > 0)
            terminal.Page.Paragraph(terminal.Say("示例尚未运行：先改正以上问题。", "The examples were not run: correct these problems first."), PageLayout.Caution);
    }
}
