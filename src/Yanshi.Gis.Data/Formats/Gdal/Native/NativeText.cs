using System.Runtime.InteropServices;
using System.Text;

namespace Yanshi.Gis.Data.Formats.Gdal.Native;

/// <summary>Texts that cross the border to GDAL.</summary>
internal static unsafe class NativeText
{
    /// <summary>The bytes of a text that GDAL holds, without its closing zero; empty for none.</summary>
    internal static ReadOnlySpan<byte> Bytes(byte* text) => MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text);

    /// <summary>A text that GDAL holds in UTF-8; null for none.</summary>
    internal static string? Find(byte* text) => text is null ? null : Encoding.UTF8.GetString(Bytes(text));

    /// <summary>Calls with a list of texts as GDAL takes them: pointers to UTF-8, closed by a null.</summary>
    internal static nint WithList(IReadOnlyList<string> texts, Func<nint, nint> call)
    {
        var pointers = new nint[texts.Count + 1];
        try
        {
            for (var i = 0; i < texts.Count; i++)
                pointers[i] = Marshal.StringToCoTaskMemUTF8(texts[i]);
            fixed (nint* list = pointers)
                return call((nint)list);
        }
        finally
        {
            foreach (var pointer in pointers)
                Marshal.FreeCoTaskMem(pointer);
        }
    }
}
