using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Yanshi.Gis.Testing.Fuzzing;

/// <summary>Gives a reader one input after the other and judges what it makes of each.</summary>
public static partial class FuzzRun
{
    private const int MostFaults = 5;

    /// <summary>Runs a reader.</summary>
    /// <param name="target">The reader.</param>
    /// <param name="seed">What the inputs are made from.</param>
    /// <param name="inputs">How many, at most.</param>
    /// <param name="first">The number of the first.</param>
    /// <param name="isOver">Asked before each input whether to stop; null for never.</param>
    public static FuzzTally Run(FuzzTarget target, ulong seed, int inputs, int first = 0, Func<bool>? isOver = null)
    {
        var tally = new FuzzTally(target.Name);
        for (var number = first; number < first + inputs && tally.Faults.Count < MostFaults && isOver?.Invoke() != true; number++)
        {
            var input = target.Input(seed, number);
            var clock = Stopwatch.StartNew();
            var (refusal, fault, isHanging) = Judge(target, input);
            tally.Took(clock.Elapsed);
            if (fault is not null)
                tally.Add(new FuzzFault(target.Name, seed, number, input, fault));
            else if (refusal is not null)
                tally.Refuse(refusal);
            else
                tally.Accept();
            if (isHanging)
                break; // its thread goes on; nothing that is measured beside it would be worth anything
        }

        return tally;
    }

    private static (string? Refusal, string? Fault, bool IsHanging) Judge(FuzzTarget target, byte[] input)
    {
        try
        {
            return Task.Run(() => target.Read(input)).Wait(target.LongestRead)
                ? (null, null, false)
                : (null, FormattableString.Invariant($"no answer in {target.LongestRead.TotalSeconds:0} s"), true);
        }
        catch (AggregateException e) when (e.InnerException is PlanningDataException refused)
        {
            return (refused.Problem.Code, FaultOf(refused.Problem), false);
        }
        catch (AggregateException e)
        {
            return (null, $"{e.InnerException!.GetType().Name}: {e.InnerException.Message}\n{e.InnerException.StackTrace}", false);
        }
    }

    /// <summary>What is wrong with a refusal: no code, not both languages, or a parser that died of a defect of ours; null when nothing is.</summary>
    private static string? FaultOf(Problem problem)
    {
        if (!Code().IsMatch(problem.Code) || problem.Chinese.Length == 0 || problem.English.Length == 0)
            return $"an uncoded refusal: {problem}";
        // GDAL may die of a file (a signal); code of ours that throws ends with the signal of an abort, or in the middle of a message.
        var isOurs = problem.Code is "parser.protocol" or "parser.not-started" || (problem.Code == "parser.crashed" && problem.English.Contains("exit code 134", StringComparison.Ordinal));
        return isOurs ? $"the parser failed: {problem}" : null;
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*([.][a-z0-9]+(-[a-z0-9]+)*)+$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
