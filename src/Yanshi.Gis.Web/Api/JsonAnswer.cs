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
    internal static Task WriteAsync(HttpContext context, JsonNode document, string contentType = ContentType)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, WriterOptions))
            document.WriteTo(json);
        return WriteAsync(context, bytes.WrittenMemory, contentType);
    }

    /// <summary>Writes what is written already.</summary>
    internal static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> bytes, string contentType = ContentType)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
