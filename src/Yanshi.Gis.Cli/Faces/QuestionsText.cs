using System.Text.Json.Nodes;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Reporting.Reading;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>待确认事项 of a record as text: what was assumed because it is not known, and how to answer.</summary>
internal sealed class QuestionsText(Terminal terminal, RecordNames names)
{
    private const int MostAnswers = 5;

    /// <summary>Prints the questions; nothing when there are none.</summary>
    internal void Print(IReadOnlyList<JsonObject> questions)
    {
        if (questions.Count == 0)
            return;
        terminal.Page.Heading(terminal.Say("待确认：不明的情况按最严判断，回答后重新检查", "Open questions: the strictest case was assumed; answer and check again"));
        foreach (var question in questions)
        {
            var code = question.Text("attribute");
            terminal.Page.Paragraph($"? {names.Attribute(code)}{terminal.Say("：", ": ")}{question.Text("why")}", PageLayout.Plain);
            if (names.Answers(code) is { } answers)
                terminal.Page.Paragraph($"--answer {code}={Shortened(answers)}", PageLayout.Faint, indent: 2);
        }
    }

    private static string Shortened(string answers)
    {
        var all = answers.Split('|');
        return all.Length > MostAnswers ? string.Join('|', all.Take(MostAnswers)) + "|…" : answers;
    }
}
