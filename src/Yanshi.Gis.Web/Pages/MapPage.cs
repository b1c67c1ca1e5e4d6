using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using Yanshi.Gis.Web.Api;

namespace Yanshi.Gis.Web.Pages;

/// <summary>
/// The map page: the files of <c>wwwroot</c> as they are when the service starts. What is not among them has no address, and the address of each carries a hash of them all: a
/// browser keeps a file for ever, and no page mixes files of two versions. Thread-safe.
/// </summary>
internal sealed class MapPage
{
    private const string IndexName = "index.html";
    private const string Scripts = "app/";
    private const string PreloadMark = "<!-- modules -->";
    private const string ForEver = "public, max-age=31536000, immutable";
    private const int VersionDigits = 12;

    private static readonly string[] Folders = ["css/", "lib/", Scripts];

    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".json"] = JsonAnswer.ContentType,
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
    };

    private readonly PageFile _index;
    private readonly string? _policy;

    private MapPage(SortedDictionary<string, byte[]> files, string? imageHosts)
    {
        Prefix = $"page/{VersionOf(files)}/";
        _index = new PageFile(Encoding.UTF8.GetBytes(Index(files)), ContentTypes[".html"]);
        _policy = imageHosts;
        Files = [.. files.Where(file => file.Key is not IndexName).Select(file => ($"/{Prefix}{file.Key}", new PageFile(file.Value, ContentTypes[Path.GetExtension(file.Key)])))];
    }

    /// <summary>The files with their addresses.</summary>
    internal IReadOnlyList<(string Address, PageFile File)> Files { get; }

    /// <summary>What stands before the addresses of files.</summary>
    private string Prefix { get; }

    /// <summary>Reads the page.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="imageHosts">Other hosts whose images the page may show, as a content policy names them; null: none.</param>
    /// <returns>Null where the program was built without a page.</returns>
    internal static MapPage? Find(string folder, string? imageHosts)
    {
        if (!File.Exists(Path.Combine(folder, IndexName)))
            return null;
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => ContentTypes.ContainsKey(Path.GetExtension(path))))
            files.Add(Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllBytes(path));
        return new MapPage(files, imageHosts);
    }

    /// <summary>Whether a client wants a page rather than a document: <c>f</c> decides, else it has to name HTML and like it no less than JSON.</summary>
    internal static bool IsWanted(HttpRequest request)
    {
        if (request.Query.TryGetValue("f", out var format))
            return format.Count == 1 && format[0] is "html";
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
            return false;
        double Liking(string type) => accepted.Where(one => one.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)).Select(one => one.Quality ?? 1).DefaultIfEmpty(0).Max();
        var html = Liking("text/html");
        return html > 0 && html >= Liking(JsonAnswer.ContentType);
    }

    /// <summary>Answers with the page itself.</summary>
    internal Task ShowAsync(HttpContext context)
    {
        if (_policy is { } hosts)
            context.Response.Headers.ContentSecurityPolicy = context.Response.Headers.ContentSecurityPolicy.ToString().Replace("img-src 'self'", $"img-src 'self' {hosts}", StringComparison.Ordinal);
        return EntityTags.IsHeld(context, _index.Bytes) ? Task.CompletedTask : _index.SendAsync(context);
    }

    /// <summary>Answers with one of its files.</summary>
    internal static Task SendAsync(HttpContext context, PageFile file)
    {
        context.Response.Headers.CacheControl = ForEver;
        return file.SendAsync(context);
    }

    // Modules that are found one import after the other would be waited for one after the other.
    private string Index(SortedDictionary<string, byte[]> files)
    {
        var page = new StringBuilder(Encoding.UTF8.GetString(files[IndexName]));
        var modules = files.Keys.Where(name => name.StartsWith(Scripts, StringComparison.Ordinal)).Select(name => $"<link rel=\"modulepreload\" href=\"{name}\">");
        page.Replace(PreloadMark, string.Join('\n', modules));
        foreach (var folder in Folders)
            page.Replace($"=\"{folder}", $"=\"{Prefix}{folder}");
        return page.ToString();
    }

    private static string VersionOf(SortedDictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, bytes) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{bytes.Length}\n"));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..VersionDigits];
    }
}
