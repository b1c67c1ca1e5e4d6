using System.Diagnostics;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Testing.Fuzzing;

namespace Yanshi.Gis.Fuzz;

/// <summary>Runs the readers one after the other and prints a table of what became of their inputs.</summary>
internal static class FuzzCommand
{
    private const int UsageExit = 2;
    private const int ChildShare = 100;

    // Readers in this process get as much time together as each reader of files alone: they are hundreds of times faster.
    private const double TextShare = 0.25;

    /// <returns>0 when every input was accepted or refused with a code, 1 when one was not, 2 for a wrong command line.</returns>
    internal static int Run(IReadOnlyList<string> args)
    {
        if (FuzzOptions.Find(args) is not { } options)
        {
            Console.Error.WriteLine(FuzzOptions.Usage);
            return UsageExit;
        }

        using var knowledge = new KnowledgeTargets();
        using var files = new FileTargets(ParserProgram.Self);
        FuzzTarget[] targets = [.. SiteTargets.All, .. knowledge.All, .. files.All];
        targets = [.. targets.Where(target => options.Only is null || target.Name.Contains(options.Only, StringComparison.Ordinal))];
        if (targets.Length == 0)
        {
            Console.Error.WriteLine(FuzzOptions.Usage);
            return UsageExit;
        }

        var tallies = new List<FuzzTally>();
        FuzzTable.PrintHead();
        foreach (var target in targets)
        {
            var tally = Run(target, options, TimeOf(target, targets, options));
            FuzzTable.Print(tally);
            tallies.Add(tally);
        }

        FuzzTable.PrintTotals(tallies);
        var left = Directory.GetDirectories(Path.GetTempPath(), "yanshi-gis-parse-*");
        foreach (var folder in left)
            Console.WriteLine($"left behind: {folder}");
        return tallies.Exists(tally => tally.Faults.Count > 0) || left.Length > 0 ? 1 : 0;
    }

    private static FuzzTally Run(FuzzTarget target, FuzzOptions options, TimeSpan? time)
    {
        if (options.Number is { } number)
            return FuzzRun.Run(target, options.Seed, inputs: 1, first: number);
        var inputs = target.IsChild ? Math.Max(1, options.Inputs / ChildShare) : options.Inputs;
        var clock = Stopwatch.StartNew();
        return FuzzRun.Run(target, options.Seed, inputs, isOver: time is null ? null : () => clock.Elapsed > time);
    }

    private static TimeSpan? TimeOf(FuzzTarget target, FuzzTarget[] targets, FuzzOptions options)
    {
        if (options.Time is not { } time)
            return null;
        var weight = targets.Sum(WeightOf);
        return time * (WeightOf(target) / weight);
    }

    private static double WeightOf(FuzzTarget target) => target.IsChild ? 1 : TextShare;
}
