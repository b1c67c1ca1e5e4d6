using System.Runtime.CompilerServices;

namespace Yanshi.Gis.Layers;

/// <summary>One bit for each of many things, set once the thing has been verified and never taken back. Thread-safe.</summary>
internal readonly struct VerifiedFlags
{
    private const int BitsOfWord = 32;

    private readonly int[]? _words;

    /// <summary>Flags for so many things; none of them is set.</summary>
    public VerifiedFlags(int count) => _words = new int[(count + BitsOfWord - 1) / BitsOfWord];

    /// <summary>Whether the thing was verified; a number that is none's never was. Always true of the flags that <c>default</c> makes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Has(int index)
    {
        var words = _words;
        if (words is null) return true;
        var word = (uint)index / BitsOfWord;
        return word < (uint)words.Length && (Volatile.Read(ref words[word]) & 1 << index) != 0;
    }

    /// <summary>Notes that the thing was verified.</summary>
    public void Set(int index) => Interlocked.Or(ref _words![index / BitsOfWord], 1 << index);
}
