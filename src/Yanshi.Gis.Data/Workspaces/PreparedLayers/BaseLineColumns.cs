using System.Collections;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces.PreparedLayers;

/// <summary>The lines and points of a layer as flat arrays that may be memory-mapped; geometries are made at the first use of any. Thread-safe.</summary>
/// <param name="Features">The feature of each.</param>
/// <param name="WkbStarts">First byte of each one's WKB, and the byte count at the end.</param>
/// <param name="Wkb">Little-endian WKB in the analysis plane.</param>
internal sealed record BaseLineColumns(CheckedArray<int> Features, CheckedArray<int> WkbStarts, CheckedArray<byte> Wkb)
{
    internal static BaseLineColumns Of(IReadOnlyList<BaseLine> lines)
    {
        var starts = new int[lines.Count + 1];
        var wkb = new List<byte>();
        var writer = new WKBWriter(ByteOrder.LittleEndian);
        for (var i = 0; i < lines.Count; i++)
        {
            wkb.AddRange(writer.Write(lines[i].Geometry));
            starts[i + 1] = wkb.Count;
        }

        return new BaseLineColumns(
            CheckedArray<int>.Trusted(lines.Select(line => line.Feature).ToArray()), CheckedArray<int>.Trusted(starts), CheckedArray<byte>.Trusted(wkb.ToArray()));
    }

    internal IReadOnlyList<BaseLine> ToList() => Features.Length == 0 ? [] : new LazyLines(this);

    private BaseLine[] Decode()
    {
        var reader = new WKBReader(ProjectGeometry.Services);
        var lines = new BaseLine[Features.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            var (first, end) = (WkbStarts[i], WkbStarts[i + 1]);
            lines[i] = new BaseLine(Features[i], reader.Read(Wkb.Slice(first, end - first).ToArray()));
        }

        GC.KeepAlive(this);
        return lines;
    }

    // Damage is told to everybody who asks, so a failure is not kept.
    private sealed class LazyLines(BaseLineColumns columns) : IReadOnlyList<BaseLine>
    {
        private readonly Lazy<BaseLine[]> _lines = new(columns.Decode, LazyThreadSafetyMode.PublicationOnly);

        public int Count => columns.Features.Length;

        public BaseLine this[int index] => _lines.Value[index];

        public IEnumerator<BaseLine> GetEnumerator() => ((IEnumerable<BaseLine>)_lines.Value).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
