using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Yanshi.Gis.Layers;

/// <summary>Asks for memory to be brought near the processor before it is read, where the processor understands that; changes nothing else.</summary>
internal static class MemoryAhead
{
    /// <summary>Asks for the line of memory that a value lies in. Nothing is read, so nothing has to be verified; a place outside of the values is passed over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe void Fetch<T>(ReadOnlySpan<T> values, int index)
        where T : unmanaged
    {
        if (Sse.IsSupported && (uint)index < (uint)values.Length)
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in values[index])));
    }
}
