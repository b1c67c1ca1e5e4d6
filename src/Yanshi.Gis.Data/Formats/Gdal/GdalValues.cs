using System.Globalization;
using System.Text;
using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.Data.Formats.Vectors;

namespace Yanshi.Gis.Data.Formats.Gdal;

/// <summary>Reads the attributes of a layer's features and decodes their text.</summary>
internal sealed class GdalValues
{
    private const int MaxTextBytes = 64 * 1024;

    private readonly (GdalField Field, string Name)[] _fields;
    private readonly VectorLayer _layer;
    private readonly VectorLosses _losses;
    private readonly bool _isUtf8;

    /// <param name="fields">The attributes to read, in the order of the layer's fields.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="losses">Takes what cannot be kept.</param>
    internal GdalValues(IReadOnlyList<GdalField> fields, VectorLayer layer, VectorLosses losses)
    {
        (_layer, _losses) = (layer, losses);
        _isUtf8 = layer.Encoding.Name == TextEncodingDetection.Utf8;
        var given = new HashSet<string>(StringComparer.Ordinal);
        _fields = [.. fields.Select((field, i) => (field, Unique(layer.Fields[i].Name, given))).Where(named => named.field.Kind is not GdalFieldKind.Bytes)];
    }

    internal VectorRecord Record(GdalFeature feature, GdalGeometry? geometry)
    {
        var number = feature.Number.ToString(CultureInfo.InvariantCulture);
        var values = new List<(string, object)>(_fields.Length);
        foreach (var (field, name) in _fields)
        {
            if (feature.Has(field) && Value(feature, field, name, number) is { } value)
                values.Add((name, value));
        }

        return new VectorRecord(number, geometry, values);
    }

    private object? Value(GdalFeature feature, GdalField field, string name, string number) => field.Kind switch
    {
        GdalFieldKind.WholeNumber => feature.WholeNumber(field),
        GdalFieldKind.TrueOrFalse => feature.WholeNumber(field) != 0,
        GdalFieldKind.Number => Finite(feature.Number64(field), name, number),
        GdalFieldKind.ShortNumber => Finite(feature.Number64(field), name, number) is double wide ? (float)wide : null,
        GdalFieldKind.Moment => feature.Moment(field),
        GdalFieldKind.WholeNumberList => feature.WholeNumbers(field),
        GdalFieldKind.NumberList => feature.Numbers(field) is var numbers && Array.TrueForAll(numbers, double.IsFinite) ? numbers : Lost(VectorLosses.NotFinite, name, number),
        GdalFieldKind.TextList => feature.Texts(field).ConvertAll(text => Text(text, name, number)).ToArray(),
        _ => feature.TextBytes(field) is var text && text.Length > MaxTextBytes ? Lost(VectorLosses.TooLong, name, number) : Text(text, name, number),
    };

    private object? Finite(double value, string name, string number) => double.IsFinite(value) ? value : Lost(VectorLosses.NotFinite, name, number);

    private string Text(ReadOnlySpan<byte> bytes, string name, string number)
    {
        if (Ascii.IsValid(bytes))
            return Encoding.ASCII.GetString(bytes);
        var text = TextEncodingName.Decode(_layer.Encoding.Name, bytes);
        if (!text.Contains('\uFFFD'))
            return text;
        var whole = text.TrimEnd('\uFFFD');
        if (!whole.Contains('\uFFFD'))
        {
            Lost(VectorLosses.CutText, name, number);
            return whole;
        }

        if (_isUtf8 && Gb18030Reader.Decode(bytes) is var chinese && !chinese.Contains('\uFFFD'))
        {
            Lost(VectorLosses.NotUtf8, name, number);
            return chinese;
        }

        Lost(VectorLosses.Undecodable, name, number);
        return text;
    }

    private object? Lost(string kind, string name, string number)
    {
        _losses.Add(kind, $"{_layer.Name}[{number}].{name}");
        return null;
    }

    // Names cut to ten bytes can become equal.
    private static string Unique(string name, HashSet<string> given)
    {
        var other = name;
        for (var copy = 2; !given.Add(other); copy++)
            other = string.Create(CultureInfo.InvariantCulture, $"{name}_{copy}");
        return other;
    }
}
