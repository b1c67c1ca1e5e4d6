using System.IO.Compression;
using Microsoft.Net.Http.Headers;
using Yanshi.Gis.Web.Api;

namespace Yanshi.Gis.Web.Pages;

/// <summary>A file of the page, compressed once, when it is first asked for. Thread-safe.</summary>
internal sealed class PageFile
{
    // Smaller than this, a file is hardly smaller compressed.
    private const int LeastCompressed = 512;

    private readonly byte[] _bytes;
    private readonly string _contentType;
    private readonly Lazy<byte[]> _brotli;
    private readonly Lazy<byte[]> _gzip;

    internal PageFile(byte[] bytes, string contentType)
    {
        (_bytes, _contentType) = (bytes, contentType);
        _brotli = new Lazy<byte[]>(() => Compressed(to => new BrotliStream(to, CompressionLevel.Optimal)));
        _gzip = new Lazy<byte[]>(() => Compressed(to => new GZipStream(to, CompressionLevel.Optimal)));
    }

    /// <summary>Its bytes.</summary>
    internal ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Answers with it, in the encoding the client likes.</summary>
    internal Task SendAsync(HttpContext context)
    {
        context.Response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        var (bytes, encoding) = _bytes.Length < LeastCompressed ? (_bytes, null)
            : Accepts(context.Request, "br") ? (_brotli.Value, "br")
            : Accepts(context.Request, "gzip") ? (_gzip.Value, "gzip")
            : (_bytes, (string?)null);
        if (encoding is not null)
            context.Response.Headers.ContentEncoding = encoding;
        return JsonAnswer.WriteAsync(context, bytes, _contentType);
    }

    private static bool Accepts(HttpRequest request, string encoding) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted)
        && accepted.Any(one => one.Quality is not 0 && one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase));

    private byte[] Compressed(Func<Stream, Stream> into)
    {
        using var to = new MemoryStream();
        using (var compressing = into(to))
            compressing.Write(_bytes);
        return to.ToArray();
    }
}
