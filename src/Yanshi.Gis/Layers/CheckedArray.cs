using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Yanshi.Gis.Layers;

/// <summary>
/// Values that were made in memory, or that lie in a mapped file whose every block of 1 MiB is compared with its checksum before its first
/// use. Thread-safe: two threads may verify the same block, to the same end.
/// </summary>
/// <remarks>
/// Mapped memory goes away with the last reference to it. Who works on a span keeps the array, or what holds it, alive to the end
/// (<see cref="GC.KeepAlive"/>).
/// </remarks>
internal sealed class CheckedArray<T> where T : unmanaged
{
    /// <summary>Bytes of a block; the last one of an array may be shorter.</summary>
    public const int BlockBytes = 1 << 20;

    private readonly ReadOnlyMemory<T> _memory;
    private readonly uint[] _checksums;
    private readonly VerifiedFlags _verified;

    private CheckedArray(ReadOnlyMemory<T> memory, uint[] checksums, string name, bool verify)
    {
        (_memory, _checksums, Name) = (memory, checksums, name);
        IsTrusted = !verify;
        _verified = verify ? new VerifiedFlags(checksums.Length) : default;
    }

    /// <summary>Number of values.</summary>
    public int Length => _memory.Length;

    /// <summary>The file and section, for messages; empty for an array made in memory.</summary>
    public string Name { get; }

    /// <summary>True for an array made in memory, which needs no verifying.</summary>
    public bool IsTrusted { get; }

    /// <summary>All values, verified or not: <see cref="Require"/> first what is read.</summary>
    public ReadOnlySpan<T> Span => _memory.Span;

    /// <summary>One value, verified.</summary>
    public T this[int index]
    {
        get
        {
            Require(index, 1);
            var value = _memory.Span[index];
            GC.KeepAlive(this);
            return value;
        }
    }

    /// <summary>An array made in memory.</summary>
    public static CheckedArray<T> Trusted(ReadOnlyMemory<T> memory) => new(memory, [], "", verify: false);

    /// <summary>A mapped array.</summary>
    /// <param name="memory">The values.</param>
    /// <param name="checksums">The <see cref="BlockChecksum"/> of each block.</param>
    /// <param name="name">File and section, for messages.</param>
    public static CheckedArray<T> Checked(ReadOnlyMemory<T> memory, uint[] checksums, string name)
    {
        if (checksums.Length != BlocksOf((long)memory.Length * Unsafe.SizeOf<T>()))
            throw new ArgumentException($"{checksums.Length} checksums do not belong to {memory.Length} values.", nameof(checksums));
        return new CheckedArray<T>(memory, checksums, name, verify: true);
    }

    /// <summary>Blocks in so many bytes.</summary>
    public static int BlocksOf(long bytes) => checked((int)((bytes + BlockBytes - 1) / BlockBytes));

    /// <summary>Verifies the blocks of a range, those that are not yet.</summary>
    /// <exception cref="DamagedBlockException">A block is wrong, or the range is not within the array.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Require(int first, int count)
    {
        if (!IsTrusted) RequireBlocks(first, count);
    }

    /// <summary>A range, verified.</summary>
    /// <exception cref="DamagedBlockException">A block is wrong, or the range is not within the array.</exception>
    public ReadOnlySpan<T> Slice(int first, int count)
    {
        Require(first, count);
        return _memory.Span.Slice(first, count);
    }

    private void RequireBlocks(int first, int count)
    {
        if ((uint)first > (uint)_memory.Length || (uint)count > (uint)(_memory.Length - first)) throw DamagedBlockException.WrongOffsets(Name);
        if (count == 0) return;
        var lastBlock = (int)(((long)first + count - 1) * Unsafe.SizeOf<T>() / BlockBytes);
        for (var block = (int)((long)first * Unsafe.SizeOf<T>() / BlockBytes); block <= lastBlock; block++)
            if (!_verified.Has(block))
                Verify(block);
    }

    private void Verify(int block)
    {
        var valuesPerBlock = BlockBytes / Unsafe.SizeOf<T>();
        var first = block * valuesPerBlock;
        var values = _memory.Span.Slice(first, Math.Min(valuesPerBlock, _memory.Length - first));
        var sum = BlockChecksum.Of(MemoryMarshal.AsBytes(values));
        GC.KeepAlive(this);
        if (sum != _checksums[block]) throw DamagedBlockException.WrongChecksum(Name, block);
        _verified.Set(block);
    }
}
