using System.Globalization;

namespace Yanshi.Gis.Fuzz;

/// <summary>What the command line asks for.</summary>
/// <param name="Time">How long to go on in all; null for no limit.</param>
/// <param name="Inputs">Inputs of each reader, at most; a hundredth of it where each input costs a process.</param>
/// <param name="Seed">What the inputs are made from.</param>
/// <param name="Only">Part of the names of the readers to run; null for all.</param>
/// <param name="Number">The number of the only input to run; null for all.</param>
internal sealed record FuzzOptions(TimeSpan? Time, int Inputs, ulong Seed, string? Only, int? Number)
{
    internal const string Usage = "benchmarks/fuzz [--minutes N] [--inputs N] [--seed S] [--only NAME] [--number N]";

    private const int DefaultInputs = 100_000;
    private const ulong DefaultSeed = 20261126;

    /// <summary>Reads the command line; null when it is not understood.</summary>
    internal static FuzzOptions? Find(IReadOnlyList<string> args)
    {
        var options = new FuzzOptions(Time: null, DefaultInputs, DefaultSeed, Only: null, Number: null);
        var hasInputs = false;
        for (var i = 0; i < args.Count; i += 2)
        {
            if (i + 1 == args.Count)
                return null;
            var value = args[i + 1];
            switch (args[i])
            {
                case "--minutes" when double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and < 10_000:
                    options = options with { Time = TimeSpan.FromMinutes(minutes) };
                    break;
                case "--inputs" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var inputs) && inputs > 0:
                    options = options with { Inputs = inputs };
                    hasInputs = true;
                    break;
                case "--seed" when ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed):
                    options = options with { Seed = seed };
                    break;
                case "--only":
                    options = options with { Only = value };
                    break;
                case "--number" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                    options = options with { Number = number };
                    break;
                default:
                    return null;
            }
        }

        // With a time and no count, the time alone ends it.
        return options.Time is not null && !hasInputs ? options with { Inputs = int.MaxValue / 2 } : options;
    }
}
