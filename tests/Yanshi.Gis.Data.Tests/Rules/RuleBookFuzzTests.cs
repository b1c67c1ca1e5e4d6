using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Rules;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Rules;

/// <summary>Whatever is done to the texts of a rule book, it is read as a whole or refused as a whole.</summary>
public class RuleBookFuzzTests
{
    private const int Edits = 2_000;

    private static readonly string[] Names = [.. SampleRules.Good.Names];

    private static readonly Gen<Func<string, string>> Edit =
        from kind in Gen.Choose(0, 6)
        from first in Gen.Choose(0, int.MaxValue - 1)
        from second in Gen.Choose(0, int.MaxValue - 1)
        from stray in Gen.Elements("[", "]", "{", "}", "\"", "'", ":", ",", "-", "?", "&", "*", "!", "|", ">", "%", "@", "#", "\t", "\n", "\0", " ", "~", "null", "甲", "\\", "0", "e9", "true", "high", "none")
        select (Func<string, string>)(text => kind switch
        {
            0 => text.Insert(first % (text.Length + 1), stray),
            1 when text.Length > 0 => text.Remove(first % text.Length, 1),
            2 when text.Length > 0 => text.Remove(first % text.Length, 1).Insert(first % text.Length, stray),
            3 => Lines(text, lines => lines.RemoveAt(first % lines.Count)),
            4 => Lines(text, lines => lines.Insert(second % lines.Count, lines[first % lines.Count])),
            5 => Lines(text, lines => (lines[first % lines.Count], lines[second % lines.Count]) = (lines[second % lines.Count], lines[first % lines.Count])),
            _ => SwapValues(text, first, second),
        });

    [Fact]
    public void An_edited_book_is_whole_or_refused()
    {
        var edited =
            from count in Gen.Choose(1, 3)
            from changes in Gen.ArrayOf(from name in Gen.Elements(Names) from edit in Edit select (Name: name, Edit: edit), count)
            select changes.Aggregate(SampleRules.Good, (rules, change) => rules.With(change.Name, change.Edit(rules[change.Name])));

        var (good, bad) = (0, 0);
        Prop.ForAll(Arb.From(edited), rules =>
        {
            var reading = rules.Read();
            if (reading.Problems.Count > 0)
            {
                bad++;
                Should.Throw<ReferenceDataException>(reading.GetBook).Problem.Where.ShouldNotBeNullOrEmpty();
                reading.Problems.ShouldAllBe(problem => problem.Code.Length > 0 && problem.Where != null && problem.Chinese.Length > 0 && problem.English.Length > 0);
                return;
            }

            good++;
            var book = reading.GetBook();
            book.Rules.Count.ShouldBe(RulesIn(rules));
            RuleBookVerifierRuns(reading);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Edits).WithReplay(20261126, 7));
        good.ShouldBeGreaterThan(Edits / 20);
        bad.ShouldBeGreaterThan(Edits / 4);
    }

    [Fact]
    public void A_stray_character_anywhere_in_the_first_rule_is_read_or_refused()
    {
        var text = SampleRules.Good["20-other.yaml"];
        for (var at = 0; at < text.IndexOf("  - id: soil.plan", StringComparison.Ordinal); at++)
        {
            foreach (var stray in "[]{}\"':,-&*!|#\n ")
            {
                var reading = SampleRules.Good.With("20-other.yaml", text.Insert(at, stray.ToString())).Read();
                if (reading.Problems.Count == 0)
                    reading.GetBook().Rules.Count.ShouldBe(7);
            }
        }
    }

    private static void RuleBookVerifierRuns(RuleBookReading reading) =>
        Should.NotThrow(() => Planning.Rules.RuleBookVerifier.Run(reading.GetBook(), reading.Rules));

    // Counted without the loader: an entry of a list of rules begins with its id, at the list's own depth or in a block of text.
    private static int RulesIn(SampleRules rules) => new[] { "10-land.yaml", "20-other.yaml" }.Sum(name =>
        ((Yaml.YamlList)((Yaml.YamlMap)Yaml.YamlText.Parse(rules[name], name)).Entries.Single(entry => entry.Key.Text == "rules").Value).Items.Count);

    private static string Lines(string text, Action<List<string>> change)
    {
        var lines = text.Split('\n').ToList();
        change(lines);
        return string.Join('\n', lines);
    }

    // Gives one key the value of another.
    private static string SwapValues(string text, int first, int second) => Lines(text, lines =>
    {
        var (one, other) = (lines[first % lines.Count], lines[second % lines.Count]);
        if (one.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var here && other.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var there)
            (lines[first % lines.Count], lines[second % lines.Count]) = (one[..here] + other[there..], other[..there] + one[here..]);
    });
}
