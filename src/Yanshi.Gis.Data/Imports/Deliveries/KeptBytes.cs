namespace Yanshi.Gis.Data.Imports.Deliveries;

/// <summary>
/// Keeps bytes that stay for long in large blocks, in the order they come. An array of its own for each of some hundred thousand features is moved and
/// marked by every garbage collection; a block of this size never is. Not thread-safe.
/// </summary>
internal sealed class KeptBytes
{
    private const int BlockBytes = 4 << 20;

    private byte[] _block = [];
    private int _used;

    /// <summary>Copies bytes; the original can go.</summary>
    internal ReadOnlyMemory<byte> Keep(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > _block.Length - _used)
            (_block, _used) = (new byte[Math.Max(BlockBytes, bytes.Length)], 0);
        var kept = _block.AsMemory(_used, bytes.Length);
        bytes.CopyTo(kept);
        _used += bytes.Length;
        return kept;
    }
}
