using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Yanshi.Gis.Web.Problems;

namespace Yanshi.Gis.Web.Api;

/// <summary>Reads the JSON body of a request, within a size and a time.</summary>
internal static class RequestBody
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads it whole.</summary>
    /// <exception cref="HttpProblemException"><c>request.content-type</c>, <c>request.too-slow</c></exception>
    /// <exception cref="BadHttpRequestException">It is too large.</exception>
    internal static async Task<ReadOnlyMemory<byte>> ReadJsonAsync(HttpContext context, int mostBytes, int seconds)
    {
        RequireJson(context.Request);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = mostBytes;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(TimeSpan.FromSeconds(seconds));
        var bytes = new MemoryStream(Math.Min((int)(context.Request.ContentLength ?? 0), mostBytes));
        try
        {
            await context.Request.Body.CopyToAsync(bytes, patience.Token);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw RequestProblems.BodyTooSlow(seconds);
        }

        var read = new ReadOnlyMemory<byte>(bytes.GetBuffer(), 0, (int)bytes.Length);
        return read.Span.StartsWith(ByteOrderMark) ? read[ByteOrderMark.Length..] : read;
    }

    /// <summary>Makes something of JSON in which no member stands twice.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="mostDepth">How deep it may be nested.</param>
    /// <param name="read">Reads the document, which is gone afterwards.</param>
    /// <exception cref="HttpProblemException"><c>request.json</c></exception>
    internal static T Parse<T>(ReadOnlyMemory<byte> json, int mostDepth, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = mostDepth, AllowDuplicateProperties = false });
            return read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw RequestProblems.BadJson(e.LineNumber, e.BytePositionInLine, e.Message);
        }
    }

    private static void RequireJson(HttpRequest request)
    {
        var isJson = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.MediaType.Equals("application/geo+json", StringComparison.OrdinalIgnoreCase))
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        if (!isJson || request.Headers.ContentEncoding.Count > 0)
            throw RequestProblems.BodyType(request.ContentType);
    }
}
