namespace Yanshi.Gis.Testing.Fuzzing;

/// <summary>What became of the inputs of one reader.</summary>
public sealed class FuzzTally(string target)
{
    private readonly Dictionary<string, int> _refused = new(StringComparer.Ordinal);
    private readonly List<FuzzFault> _faults = [];

    /// <summary>The reader.</summary>
    public string Target => target;

    /// <summary>How many inputs were accepted.</summary>
    public int Accepted { get; private set; }

    /// <summary>How many were refused, by code.</summary>
    public IReadOnlyDictionary<string, int> Refused => _refused;

    /// <summary>The faults.</summary>
    public IReadOnlyList<FuzzFault> Faults => _faults;

    /// <summary>The longest time one input took.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <summary>How many inputs there were.</summary>
    public int Inputs => Accepted + _refused.Values.Sum() + _faults.Count;

    internal void Took(TimeSpan time) => Slowest = time > Slowest ? time : Slowest;

    internal void Accept() => Accepted++;

    internal void Refuse(string code) => _refused[code] = _refused.GetValueOrDefault(code) + 1;

    internal void Add(FuzzFault fault) => _faults.Add(fault);
}
