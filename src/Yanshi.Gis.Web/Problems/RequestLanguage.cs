using Microsoft.Net.Http.Headers;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Web.Problems;

/// <summary>The language a client wants messages in.</summary>
internal static class RequestLanguage
{
    /// <summary>The one of ours that <c>Accept-Language</c> likes best; Chinese when it names neither.</summary>
    internal static Language Of(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wanted))
            return Language.Chinese;
        foreach (var tag in wanted.Where(tag => tag.Quality is not 0).OrderByDescending(tag => tag.Quality ?? 1))
        {
            if (Is(tag, "zh"))
                return Language.Chinese;
            if (Is(tag, "en"))
                return Language.English;
        }

        return Language.Chinese;
    }

    private static bool Is(StringWithQualityHeaderValue tag, string language) =>
        tag.Value.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (tag.Value.Length == language.Length || tag.Value.Value![language.Length] == '-');
}
