using Yanshi.Gis.Testing.Fuzzing;

namespace Yanshi.Gis.Fuzz;

/// <summary>Prints the table, in Markdown, as it stands in <c>benchmarks/FUZZ.md</c>.</summary>
internal static class FuzzTable
{
    private const int MostCodes = 5;

    internal static void PrintHead()
    {
        Console.WriteLine("| reader | inputs | accepted | refused | most often refused with | faults | slowest ms |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
    }

    internal static void Print(FuzzTally tally)
    {
        var codes = tally.Refused.OrderByDescending(code => code.Value).ThenBy(code => code.Key, StringComparer.Ordinal).Take(MostCodes).Select(code => FormattableString.Invariant($"`{code.Key}` {code.Value:N0}"));
        Console.WriteLine(FormattableString.Invariant(
            $"| {tally.Target} | {tally.Inputs:N0} | {tally.Accepted:N0} | {tally.Refused.Values.Sum():N0} | {string.Join(", ", codes)} | {tally.Faults.Count} | {tally.Slowest.TotalMilliseconds:0} |"));
        foreach (var fault in tally.Faults)
            Console.Error.WriteLine(fault);
    }

    internal static void PrintTotals(IReadOnlyCollection<FuzzTally> tallies) => Console.WriteLine(FormattableString.Invariant(
        $"| all | {tallies.Sum(tally => tally.Inputs):N0} | {tallies.Sum(tally => tally.Accepted):N0} | {tallies.Sum(tally => tally.Refused.Values.Sum()):N0} | | {tallies.Sum(tally => tally.Faults.Count)} | {tallies.Max(tally => tally.Slowest.TotalMilliseconds):0} |"));
}
