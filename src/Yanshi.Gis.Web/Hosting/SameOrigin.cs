using Yanshi.Gis.Web.Problems;

namespace Yanshi.Gis.Web.Hosting;

/// <summary>
/// Keeps pages of others from changing anything through the browser of whoever may change it: a browser says of every request where it comes from, and a page cannot make it lie. A program
/// that is no browser says the same with <c>Origin</c>, on purpose: that nothing is said could also be an old browser.
/// </summary>
internal static class SameOrigin
{
    private const string FetchSite = "Sec-Fetch-Site";
    private const string Same = "same-origin";

    /// <summary>Refuses a request that does not say that it comes from here.</summary>
    /// <exception cref="HttpProblemException"><c>request.origin</c></exception>
    internal static void Require(HttpRequest request, ServiceOptions options)
    {
        var (site, origin) = (request.Headers[FetchSite], request.Headers.Origin);
        var isHere = site.Count > 0 ? site is [Same] : origin is [{ } named] && IsOwn(named, request, options);
        if (!isHere)
            throw new HttpProblemException(StatusCodes.Status403Forbidden, new Problem(
                "request.origin",
                "Origin",
                "改动工作区的请求只接受本服务自己的网页；程序调用请带上 Origin，其值为本服务的地址（如 http://127.0.0.1:5410）。",
                "What changes the workspace is taken from the service's own pages only; a program says Origin with the service's address, such as http://127.0.0.1:5410."));
    }

    private static bool IsOwn(string origin, HttpRequest request, ServiceOptions options) =>
        origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
        || (options.PublicUrl is { } url && origin.Equals(new Uri(url).GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase));
}
