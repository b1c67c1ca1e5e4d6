namespace Yanshi.Gis.Testing.Fuzzing;

/// <summary>An input that was neither accepted soundly nor refused with a code in time.</summary>
/// <param name="Target">The reader.</param>
/// <param name="Seed">The run's seed.</param>
/// <param name="Number">The input's number in the run.</param>
/// <param name="Input">The input.</param>
/// <param name="What">What happened.</param>
public sealed record FuzzFault(string Target, ulong Seed, int Number, byte[] Input, string What)
{
    // A longer one is made again from its number.
    private const int MostBytesShown = 6 * 1024;

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{Target}: {What}\n  again: benchmarks/fuzz --only \"{Target}\" --seed {Seed} --number {Number}\n  input: {Input.Length} bytes")
        + (Input.Length <= MostBytesShown ? $", base64 {Convert.ToBase64String(Input)}" : string.Empty);
}
