using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces.PreparedLayers;

/// <summary>A named array on its way into a file.</summary>
internal abstract record Section(string Name, long Bytes, int ElementBytes)
{
    internal static Section Of<T>(string name, CheckedArray<T> values)
        where T : unmanaged => new Values<T>(name, values);

    /// <summary>The bytes of one block of 1 MiB; the last may be shorter.</summary>
    internal abstract ReadOnlySpan<byte> Block(int block);

    private sealed record Values<T>(string Name, CheckedArray<T> Array) : Section(Name, (long)Array.Length * Unsafe.SizeOf<T>(), Unsafe.SizeOf<T>())
        where T : unmanaged
    {
        internal override ReadOnlySpan<byte> Block(int block)
        {
            var perBlock = CheckedArray<T>.BlockBytes / Unsafe.SizeOf<T>();
            var first = block * perBlock;
            return MemoryMarshal.AsBytes(Array.Slice(first, Math.Min(perBlock, Array.Length - first)));
        }
    }
}
