using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Screening;

/// <summary>
/// A ledger row as one line of JSON, with which a screening remembers what it has done; what is null is left out. Written and read member by member: every row is read
/// several times, and a serializer would spend longer on finding out about the types than a short list takes. Thread-safe.
/// </summary>
public static class ScreeningRowJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line in UTF-8, without its end.</summary>
    /// <param name="row">The row.</param>
    public static byte[] Write(ScreeningRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var line = new ArrayBufferWriter<byte>(1 << 14);
        using (var json = new Utf8JsonWriter(line, Plain))
            Write(json, row);
        return line.WrittenSpan.ToArray();
    }

    /// <summary>The row of a line.</summary>
    /// <param name="line">The line in UTF-8.</param>
    /// <param name="texts">Texts that many rows have; null when there is but one row.</param>
    /// <exception cref="JsonException">The line is no row.</exception>
    public static ScreeningRow Read(ReadOnlySpan<byte> line, RepeatedTexts? texts = null)
    {
        try
        {
            return new ScreeningRowReading(line, texts).Row();
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or DecoderFallbackException)
        {
            throw new JsonException("The line is no row.", e);
        }
    }

    private static void Write(Utf8JsonWriter json, ScreeningRow row)
    {
        json.WriteStartObject();
        json.WriteNumber("number"u8, row.Number);
        json.WriteString("source"u8, row.Source);
        json.WriteString("id"u8, row.Id);
        WriteText(json, "name"u8, row.Name);
        json.WriteString("state"u8, EnumUtf8<ScreeningState>.Of(row.State));
        if (row.Problem is { } problem)
            WriteProblem(json, problem);
        WriteCode(json, "verdict"u8, row.Verdict);
        WriteTexts(json, "undeterminedBy"u8, row.UndeterminedBy);
        WriteCode(json, "basis"u8, row.Basis);
        WriteNumber(json, "areaSquareMetres"u8, row.AreaSquareMetres);
        if (row.Centre is { } centre)
        {
            json.WriteStartObject("centre"u8);
            json.WriteNumber("item1"u8, centre.Longitude);
            json.WriteNumber("item2"u8, centre.Latitude);
            json.WriteEndObject();
        }

        WriteText(json, "projectType"u8, row.ProjectType);
        WriteText(json, "sector"u8, row.Sector);
        WriteArray(json, "layers"u8, row.Layers, WriteLayer);
        WriteArray(json, "findings"u8, row.Findings, WriteFinding);
        WriteArray(json, "landClasses"u8, row.LandClasses, static (json, land) => WritePlace(json, land.Code, land.Name, land.Group, land.AreaSquareMetres));
        WriteArray(json, "towns"u8, row.Towns, static (json, town) => WritePlace(json, town.Code, town.Name, group: null, town.AreaSquareMetres));
        WriteArray(json, "villages"u8, row.Villages, static (json, village) => WritePlace(json, village.Code, village.Name, group: null, village.AreaSquareMetres));
        WriteArray(json, "parks"u8, row.Parks, WritePark);
        WriteTexts(json, "questions"u8, row.Questions);
        WriteText(json, "digest"u8, row.Digest);
        json.WriteEndObject();
    }

    private static void WriteProblem(Utf8JsonWriter json, Problem problem)
    {
        json.WriteStartObject("problem"u8);
        json.WriteString("code"u8, problem.Code);
        WriteText(json, "where"u8, problem.Where);
        json.WriteString("chinese"u8, problem.Chinese);
        json.WriteString("english"u8, problem.English);
        json.WriteEndObject();
    }

    private static void WriteLayer(Utf8JsonWriter json, ScreeningLayer layer)
    {
        json.WriteString("id"u8, layer.Id);
        json.WriteString("state"u8, EnumUtf8<LayerState>.Of(layer.State));
        WriteText(json, "reason"u8, layer.Reason);
        WriteCode(json, "verdict"u8, layer.Verdict);
        WriteCode(json, "certainty"u8, layer.Certainty);
        WriteNumber(json, "areaSquareMetres"u8, layer.AreaSquareMetres);
        WriteNumber(json, "share"u8, layer.Share);
        if (layer.Count is { } count)
            json.WriteNumber("count"u8, count);
        WriteNumber(json, "nearestDistanceMetres"u8, layer.NearestDistanceMetres);
    }

    private static void WriteFinding(Utf8JsonWriter json, ScreeningFinding finding)
    {
        WriteText(json, "layer"u8, finding.Layer);
        json.WriteString("rule"u8, finding.Rule);
        json.WriteString("verdict"u8, EnumUtf8<Verdict>.Of(finding.Verdict));
        json.WriteString("summary"u8, finding.Summary);
        WriteText(json, "procedure"u8, finding.Procedure);
        WriteText(json, "citation"u8, finding.Citation);
        json.WriteBoolean("isVerified"u8, finding.IsVerified);
    }

    private static void WritePark(Utf8JsonWriter json, ScreeningPark park)
    {
        json.WriteString("id"u8, park.Id);
        json.WriteString("name"u8, park.Name);
        WriteNumber(json, "areaSquareMetres"u8, park.AreaSquareMetres);
        WriteNumber(json, "distanceMetres"u8, park.DistanceMetres);
        if (park.SectorFits is { } fits)
            json.WriteBoolean("sectorFits"u8, fits);
    }

    private static void WritePlace(Utf8JsonWriter json, string? code, string? name, string? group, double squareMetres)
    {
        WriteText(json, "code"u8, code);
        WriteText(json, "name"u8, name);
        WriteText(json, "group"u8, group);
        json.WriteNumber("areaSquareMetres"u8, squareMetres);
    }

    private static void WriteArray<T>(Utf8JsonWriter json, ReadOnlySpan<byte> member, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        json.WriteStartArray(member);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, ReadOnlySpan<byte> member, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(member);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> member, string? text)
    {
        if (text is not null)
            json.WriteString(member, text);
    }

    private static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> member, double? number)
    {
        if (number is { } known)
            json.WriteNumber(member, known);
    }

    private static void WriteCode<T>(Utf8JsonWriter json, ReadOnlySpan<byte> member, T? value)
        where T : struct, Enum
    {
        if (value is { } known)
            json.WriteString(member, EnumUtf8<T>.Of(known));
    }
}
