using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Yanshi.Gis.Web.Api;

/// <summary>Answers in JSON. They are written when they are whole, so that no failure can cut one short.</summary>
internal static class JsonAnswer
{
    internal const string ContentType = "application/json";

    /// <summary>Chinese as it is: answers are UTF-8 and never part of a page.</summary>
    internal static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same for writers.</summary>
    internal static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a document.</summary>
    internal static Task WriteAsync(HttpContext context, JsonNode document, string contentType = ContentType) => WriteAsync(context, BytesOf(document), contentType);

    /// <summary>Writes a document with its tag, or, to a client that has it, that it has it.</summary>
    internal static Task WriteTaggedAsync(HttpContext context, JsonNode document, string contentType = ContentType)
    {
        var bytes = BytesOf(document);
        return EntityTags.IsHeld(context, bytes.Span) ? Task.CompletedTask : WriteAsync(context, bytes, contentType);
    }

    /// <summary>Writes what is written already.</summary>
    internal static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> bytes, string contentType = ContentType)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static ReadOnlyMemory<byte> BytesOf(JsonNode document)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, WriterOptions))
            document.WriteTo(json);
        return bytes.WrittenMemory;
    }
}
