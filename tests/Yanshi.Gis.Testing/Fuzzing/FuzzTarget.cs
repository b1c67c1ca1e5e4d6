using Yanshi.Gis.Data.Demonstration;

namespace Yanshi.Gis.Testing.Fuzzing;

/// <summary>A reader under test: how its inputs are made, and how one is read.</summary>
/// <param name="Name">Its name in tables and on the command line.</param>
/// <param name="Make">Makes an input; the same random numbers make the same one.</param>
/// <param name="Read">
/// Reads an input. It returns when the input is accepted and what was read is sound, and throws a <see cref="PlanningDataException"/> when it is
/// refused; anything else it throws is a fault.
/// </param>
public sealed record FuzzTarget(string Name, Func<SplitMix64, byte[]> Make, Action<byte[]> Read)
{
    /// <summary>How long one input may take before it counts as a hang. Most take milliseconds; a machine that stands still for half a minute is no hang of ours.</summary>
    public TimeSpan LongestRead { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether each input costs a process or more.</summary>
    public bool IsChild { get; init; }

    /// <summary>The input of a number: what is needed to see a fault again.</summary>
    public byte[] Input(ulong seed, int number) => Make(SplitMix64.For(seed, [.. Name.Select(letter => (int)letter), number]));
}
