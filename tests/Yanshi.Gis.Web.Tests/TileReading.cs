using System.Text;
using Shouldly;

namespace Yanshi.Gis.Web.Tests;

/// <summary>A reader of vector tiles, written from the specification and not from our writer; whatever it does not know is a failure.</summary>
internal static class TileReading
{
    /// <summary>The one layer of a tile.</summary>
    internal static ReadTile Read(byte[] tile)
    {
        var (field, layer) = new WireReader(tile).Fields().ShouldHaveSingleItem();
        field.ShouldBe(3);
        List<byte[]> features = [];
        List<string> keys = [], values = [];
        var (name, version, extent) = (string.Empty, 0UL, 0UL);
        foreach (var (number, value) in new WireReader((byte[])layer).Fields())
        {
            switch (number)
            {
                case 1: name = Text(value); break;
                case 2: features.Add((byte[])value); break;
                case 3: keys.Add(Text(value)); break;
                case 4:
                    var (kind, content) = new WireReader((byte[])value).Fields().ShouldHaveSingleItem();
                    kind.ShouldBe(1, "values are texts");
                    values.Add(Text(content));
                    break;
                case 5: extent = (ulong)value; break;
                case 15: version = (ulong)value; break;
                default: throw new InvalidDataException($"Field {number} of a layer.");
            }
        }

        version.ShouldBe(2UL);
        return new ReadTile(name, (int)extent, features.ConvertAll(feature => ReadFeature(feature, keys, values)));
    }

    private static ReadFeature ReadFeature(byte[] bytes, List<string> keys, List<string> values)
    {
        var (id, kind, tags, commands) = (0UL, 0, Array.Empty<uint>(), Array.Empty<uint>());
        foreach (var (number, value) in new WireReader(bytes).Fields())
        {
            switch (number)
            {
                case 1: id = (ulong)value; break;
                case 2: tags = Packed(value); break;
                case 3: kind = (int)(ulong)value; break;
                case 4: commands = Packed(value); break;
                default: throw new InvalidDataException($"Field {number} of a feature.");
            }
        }

        return new ReadFeature(id, kind, tags.Chunk(2).ToDictionary(pair => keys[(int)pair[0]], pair => values[(int)pair[1]], StringComparer.Ordinal), Parts(commands));
    }

    private static List<List<(int X, int Y)>> Parts(uint[] commands)
    {
        List<List<(int X, int Y)>> parts = [];
        var (x, y, i) = (0, 0, 0);
        while (i < commands.Length)
        {
            var (id, count) = (commands[i] & 7, commands[i] >> 3);
            i++;
            count.ShouldBeGreaterThan(0u);
            for (var step = 0; id is not 7 && step < count; step++)
            {
                (x, y) = (x + Signed(commands[i++]), y + Signed(commands[i++]));
                if (id is 1)
                    parts.Add([]);
                parts[^1].Add((x, y));
            }

            (id is 1 or 2 or 7).ShouldBeTrue();
        }

        return parts;
    }

    private static int Signed(uint value) => (int)(value >> 1) ^ -(int)(value & 1);

    private static uint[] Packed(object value)
    {
        var reader = new WireReader((byte[])value);
        List<uint> all = [];
        while (!reader.IsAtEnd)
            all.Add((uint)reader.Varint());
        return [.. all];
    }

    private static string Text(object value) => Encoding.UTF8.GetString((byte[])value);

    private sealed class WireReader(byte[] bytes)
    {
        private int _at;

        internal bool IsAtEnd => _at == bytes.Length;

        internal List<(int Number, object Value)> Fields()
        {
            List<(int, object)> fields = [];
            while (!IsAtEnd)
            {
                var key = Varint();
                fields.Add(((int)(key >> 3), (key & 7) switch { 0 => Varint(), 2 => Bytes(), var type => throw new InvalidDataException($"Wire type {type}.") }));
            }

            return fields;
        }

        internal ulong Varint()
        {
            var value = 0UL;
            for (var shift = 0; ; shift += 7)
            {
                var next = bytes[_at++];
                value |= (ulong)(next & 127) << shift;
                if (next < 128)
                    return value;
            }
        }

        private byte[] Bytes()
        {
            var length = (int)Varint();
            _at += length;
            return bytes[(_at - length).._at];
        }
    }
}

/// <summary>A tile's layer.</summary>
internal sealed record ReadTile(string Name, int Extent, List<ReadFeature> Features);

/// <summary>A feature of a tile; its rings are not closed, y leads south.</summary>
internal sealed record ReadFeature(ulong Id, int Kind, Dictionary<string, string> Tags, List<List<(int X, int Y)>> Parts)
{
    /// <summary>The area in square units, by the surveyor's formula as the specification states it: shells positive, holes negative.</summary>
    internal double Area => Parts.Sum(AreaOf);

    /// <summary>The area of a ring.</summary>
    internal static double AreaOf(List<(int X, int Y)> ring) => ring.Select((from, i) => (From: from, To: ring[(i + 1) % ring.Count])).Sum(edge => (double)edge.From.X * edge.To.Y - (double)edge.To.X * edge.From.Y) / 2;
}
