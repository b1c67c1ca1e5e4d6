using System.Net;
using System.Text;
using Yanshi.Gis.Reporting.Wording;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Problems;

namespace Yanshi.Gis.Web.Trying;

/// <summary>The page on which people try the operations. It and what it needs are part of the program, so that nothing comes from another host, and nothing of it is a file that could be another one.</summary>
internal static class TryPage
{
    internal const string ContentType = "text/html; charset=utf-8";

    /// <summary>The parameter that outranks the language of the browser.</summary>
    internal const string LanguageParameter = "lang";

    private const string Prefix = "Yanshi.Gis.Web.Trying.";

    private static readonly Dictionary<string, string> Assets = new(StringComparer.Ordinal)
    {
        ["page.js"] = "text/javascript; charset=utf-8",
        ["page.css"] = "text/css; charset=utf-8",
    };

    private static readonly Lazy<(byte[] Chinese, byte[] English)> Pages = new(() => (Write(Language.Chinese), Write(Language.English)));

    /// <summary><c>GET /api/try</c></summary>
    internal static Task ShowAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        var language = QueryParameters.Find(context, LanguageParameter) switch
        {
            null => RequestLanguage.Of(context.Request),
            "zh" => Language.Chinese,
            "en" => Language.English,
            var other => throw RequestProblems.Parameter(LanguageParameter, other, " zh 或 en", "zh or en"),
        };
        context.Response.Headers.ContentLanguage = language.Say("zh", "en");
        context.Response.Headers.Vary = "Accept-Language";
        return JsonAnswer.WriteAsync(context, language is Language.English ? Pages.Value.English : Pages.Value.Chinese, ContentType);
    }

    /// <summary><c>GET /api/try/{asset}</c></summary>
    /// <exception cref="HttpProblemException"><c>route.not-found</c></exception>
    internal static Task SendAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        var name = (string)context.GetRouteValue("asset")!;
        return Assets.TryGetValue(name, out var type)
            ? JsonAnswer.WriteAsync(context, Read(name), type)
            : throw new HttpProblemException(StatusCodes.Status404NotFound, RequestProblems.NoSuchRoute);
    }

    private static byte[] Write(Language language)
    {
        var page = new StringBuilder(Encoding.UTF8.GetString(Read("page.html")));
        foreach (var (name, text) in new[]
        {
            ("{lang}", language.Say("zh", "en")),
            ("{otherLang}", language.Say("en", "zh")),
            ("{other}", language.Say("English", "中文")),
            ("{title}", language.Say("接口试用 · yanshi-gis", "Try the API · yanshi-gis")),
            ("{loading}", language.Say("正在读取接口定义……", "Reading the API definition …")),
            ("{noScript}", language.Say("本页需要脚本。不用脚本时请直接使用 /api 中的接口定义。", "This page needs scripts. Without them, use the API definition at /api.")),
        })
            page.Replace(name, WebUtility.HtmlEncode(text));
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static byte[] Read(string name)
    {
        using var asset = typeof(TryPage).Assembly.GetManifestResourceStream(Prefix + name)!;
        var bytes = new byte[asset.Length];
        asset.ReadExactly(bytes);
        return bytes;
    }
}
