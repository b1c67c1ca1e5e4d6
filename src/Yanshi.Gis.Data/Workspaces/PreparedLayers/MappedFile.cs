using System.Buffers;
using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;

namespace Yanshi.Gis.Data.Workspaces.PreparedLayers;

/// <summary>
/// A file mapped for reading. It has no Dispose on purpose: every memory taken from it refers to it, and the garbage collector unmaps it when
/// the last of them is gone, so that no span can point at memory that is no longer there.
/// </summary>
internal sealed unsafe class MappedFile
{
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly long _length;

    /// <summary>Maps a whole file, which must not be empty. The stream may be closed afterwards.</summary>
    public MappedFile(FileStream file)
    {
        _length = file.Length;
        using var mapping = MemoryMappedFile.CreateFromFile(file, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = mapping.CreateViewAccessor(0, _length, MemoryMappedFileAccess.Read);

        // The handle's own finalizer unmaps; a reference counted with AcquirePointer would keep it from doing so.
        _start = (byte*)_view.SafeMemoryMappedViewHandle.DangerousGetHandle() + _view.PointerOffset;
    }

    /// <summary>Values from an offset on; their range must lie in the file, and the offset suit their size.</summary>
    public ReadOnlyMemory<T> Memory<T>(long offset, int count)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, (_length - offset) / Unsafe.SizeOf<T>());
        return new Values<T>(this, (T*)(_start + offset), count).Memory;
    }

    private sealed class Values<T>(MappedFile file, T* first, int count) : MemoryManager<T>
        where T : unmanaged
    {
        // Read by nobody; refers to the file as long as anybody refers to this.
        private readonly MappedFile _file = file;

        public override Span<T> GetSpan() => new(first, count);

        public override MemoryHandle Pin(int elementIndex = 0) => new(first + elementIndex, pinnable: this);

        public override void Unpin() => GC.KeepAlive(_file);

        protected override void Dispose(bool disposing) => GC.KeepAlive(_file);
    }
}
