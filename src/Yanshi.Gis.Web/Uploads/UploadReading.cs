using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Problems;
using Yanshi.Gis.Web.Processes;

namespace Yanshi.Gis.Web.Uploads;

/// <summary>
/// Takes a form with a file, or with two where a process wants so (RFC 7578), from the network to a private folder, a buffer at a time. Nothing of a file is looked at here: that is for a process of its own.
/// </summary>
/// <param name="limits">The service's limits.</param>
/// <param name="parent">The folder of all uploads; null: that of the system's temporary files.</param>
internal sealed class UploadReading(ServiceLimits limits, string? parent)
{
    private const string ContentType = "multipart/form-data";
    private const string FileName = "file";
    private const string SecondFileName = "second";
    private const int BufferBytes = 64 * 1024;
    private const int MostPartHeaders = 8;
    private const int MostHeaderBytes = 8 * 1024;
    private const int LongestBoundary = 200;

    // Beside the file: the texts, and what stands between parts.
    private long MostBytes => (long)limits.UploadBytes + limits.BodyBytes + BufferBytes;

    /// <summary>Whether a request is an upload.</summary>
    internal static bool IsAsked(HttpRequest request) => MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals(ContentType, StringComparison.OrdinalIgnoreCase);

    /// <summary>Refuses what says of itself that it is too large, before it waits for anything.</summary>
    /// <exception cref="HttpProblemException"><c>upload.too-large</c></exception>
    internal void RequireSize(HttpRequest request)
    {
        if (request.ContentLength > MostBytes)
            throw UploadProblems.TooLarge(limits.UploadBytes);
    }

    /// <summary>Reads an upload whole.</summary>
    /// <param name="context">The request.</param>
    /// <param name="fields">What it may say besides its file.</param>
    /// <exception cref="HttpProblemException"><c>upload.*</c>, <c>request.*</c></exception>
    /// <exception cref="ReferenceDataException"><c>upload.not-kept</c></exception>
    internal async Task<Upload> ReadAsync(HttpContext context, UploadFields fields)
    {
        if (context.Request.Headers.ContentEncoding.Count > 0)
            throw RequestProblems.BodyType(context.Request.ContentType);
        var reader = ReaderOf(context.Request);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MostBytes;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(TimeSpan.FromSeconds(limits.UploadSeconds));
        var folder = OnDisk(() => UploadFolder.Make(parent));
        try
        {
            return new Upload(folder, await ReadAsync(reader, fields, folder.FullName, patience.Token) with { Language = RequestLanguage.Of(context.Request) });
        }
        catch (Exception e)
        {
            folder.Dispose();
            if (e is OperationCanceledException && !context.RequestAborted.IsCancellationRequested)
                throw RequestProblems.BodyTooSlow(limits.UploadSeconds);
            if (e is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
                throw UploadProblems.TooLarge(limits.UploadBytes);
            if (e is InvalidDataException or (IOException and not BadHttpRequestException))
                throw UploadProblems.Malformed(e.Message);
            throw;
        }
    }

    private async Task<ExecuteRequest> ReadAsync(MultipartReader reader, UploadFields fields, string folder, CancellationToken stop)
    {
        var (form, textBytes, file, second) = (new UploadForm(fields), 0, (UploadedFile?)null, (UploadedFile?)null);
        while (await reader.ReadNextSectionAsync(stop) is { } part)
        {
            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition) || Unquoted(disposition.Name) is not { Length: > 0 } name)
                throw UploadProblems.Malformed("Content-Disposition");
            if (name is UploadForm.FilePart)
            {
                if (file is not null)
                    throw UploadProblems.SeveralFiles();
                file = await KeepAsync(part.Body, disposition, name, Path.Combine(folder, FileName), stop);
                continue;
            }

            if (name.Equals(fields.SecondFile, StringComparison.Ordinal))
            {
                if (second is not null)
                    throw UploadProblems.PartTwice(name);
                second = await KeepAsync(part.Body, disposition, name, Path.Combine(folder, SecondFileName), stop);
                continue;
            }

            var text = await ReadTextAsync(part.Body, limits.BodyBytes - textBytes, stop);
            textBytes += text.Length;
            form.Add(name, MediaTypeHeaderValue.TryParse(part.ContentType, out var type) && type.MediaType.Equals(Api.JsonAnswer.ContentType, StringComparison.OrdinalIgnoreCase), text);
        }

        return new ExecuteRequest(form.ToJson(), file ?? throw UploadProblems.NoFile()) { SecondFile = second };
    }

    private static MultipartReader ReaderOf(HttpRequest request)
    {
        var boundary = Unquoted(MediaTypeHeaderValue.Parse(request.ContentType).Boundary);
        return boundary is { Length: > 0 and <= LongestBoundary }
            ? new MultipartReader(boundary, request.Body, BufferBytes) { HeadersCountLimit = MostPartHeaders, HeadersLengthLimit = MostHeaderBytes }
            : throw UploadProblems.Malformed("boundary");
    }

    // A form in which no file was chosen has the part, with an empty name.
    private static string? FileNameOf(ContentDispositionHeaderValue disposition) =>
        (disposition.FileNameStar.HasValue ? disposition.FileNameStar.ToString() : Unquoted(disposition.FileName)) is { Length: > 0 } name ? name : null;

    private static string? Unquoted(Microsoft.Extensions.Primitives.StringSegment text) => HeaderUtilities.RemoveQuotes(text).Value;

    private async Task<UploadedFile> KeepAsync(Stream from, ContentDispositionHeaderValue disposition, string part, string path, CancellationToken stop)
    {
        var file = new UploadedFile(path, UploadForm.NameOf(FileNameOf(disposition) ?? throw UploadProblems.NoFile(part)));
        var buffer = new byte[BufferBytes];
        await using var to = OnDisk(() => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0));
        for (int read; (read = await from.ReadAsync(buffer, stop)) > 0;)
        {
            if (to.Position + read > limits.UploadBytes)
                throw UploadProblems.TooLarge(limits.UploadBytes);
            await OnDisk(() => to.WriteAsync(buffer.AsMemory(0, read), stop).AsTask());
        }

        return file;
    }

    private static async Task<byte[]> ReadTextAsync(Stream from, int mostBytes, CancellationToken stop)
    {
        var (buffer, text) = (new byte[BufferBytes], new MemoryStream());
        for (int read; (read = await from.ReadAsync(buffer, stop)) > 0;)
        {
            if (text.Length + read > mostBytes)
                throw new HttpProblemException(StatusCodes.Status413PayloadTooLarge, RequestProblems.BodyTooLarge);
            text.Write(buffer, 0, read);
        }

        return text.ToArray();
    }

    // What fails on our side must not be told as the client's fault, though both are IOExceptions.
    private static T OnDisk<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw UploadProblems.CannotKeep(e);
        }
    }

    private static async Task OnDisk(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw UploadProblems.CannotKeep(e);
        }
    }
}
