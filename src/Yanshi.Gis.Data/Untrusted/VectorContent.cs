using System.Text.Json;
using System.Text.Unicode;
using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.Data.Formats.Vectors;

namespace Yanshi.Gis.Data.Untrusted;

/// <summary>Vector layers and their features as messages.</summary>
internal static class VectorContent
{
    internal static void WriteDataSet(this FrameBuilder frame, DataSet set)
    {
        frame.Enum(set.Format);
        frame.Text(set.Path);
        frame.Text(set.File);
        frame.List(set.Notes, frame.Write);
    }

    internal static DataSet ReadDataSet(this FrameContent content) =>
        new(content.Enum<VectorFormat>(), content.Text(), content.Text(), content.List(content.ReadProblem));

    internal static void WriteLayer(this FrameBuilder frame, VectorLayer layer)
    {
        frame.Text(layer.Name);
        frame.Enum(layer.Format);
        frame.Text(layer.File);
        frame.OptionalText(layer.Geometry);
        frame.Long(layer.FeatureCount);
        frame.List(layer.Fields, field =>
        {
            frame.Text(field.Name);
            frame.OptionalText(field.Alias);
            frame.Text(field.Type);
        });
        frame.Write(layer.Declared);
        frame.OptionalText(layer.Wkt);
        frame.Text(layer.Encoding.Name);
        frame.Text(layer.Encoding.Chinese);
        frame.Text(layer.Encoding.English);
        frame.List(layer.Notes, frame.Write);
        frame.Int(layer.Place.DataSet);
        frame.Int(layer.Place.Index);
    }

    internal static VectorLayer ReadLayer(this FrameContent content) => new()
    {
        Name = content.Text(),
        Format = content.Enum<VectorFormat>(),
        File = content.Text(),
        Geometry = content.OptionalText(),
        FeatureCount = content.Long(),
        Fields = content.List(() => new VectorField(content.Text(), content.OptionalText(), content.Text())),
        Declared = content.ReadDeclaration(),
        Wkt = content.OptionalText(),
        Encoding = new TextEncodingChoice(content.Text(), content.Text(), content.Text()),
        Notes = content.List(content.ReadProblem),
        Place = (content.Int(), content.Int()),
    };

    internal static void WriteFeature(this FrameBuilder frame, VectorRecord record, Utf8JsonWriter json, MemoryStream text)
    {
        text.SetLength(0);
        json.Reset();
        json.WriteStartObject();
        foreach (var (name, value) in record.Values)
            VectorValue.Write(json, name, value);
        json.WriteEndObject();
        json.Flush();
        frame.Text(record.Number);
        frame.Bytes(record.Geometry is null ? [] : record.Geometry.Wkb);
        frame.Bytes(text.GetBuffer().AsSpan(0, (int)text.Length));
        frame.Bool(record.Flaw is not null);
        if (record.Flaw is not null)
            frame.Write(record.Flaw);
    }

    internal static VectorFeature ReadFeature(this FrameContent content) => new(content.Text(), content.Bytes(), Utf8Of(content.Bytes()), content.Bool() ? content.ReadProblem() : null);

    // Whoever asks for a text of them gets one.
    private static ReadOnlyMemory<byte> Utf8Of(ReadOnlyMemory<byte> json) =>
        Utf8.IsValid(json.Span) ? json : throw new InvalidDataException("A feature's attributes are no UTF-8.");
}
