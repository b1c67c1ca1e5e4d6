using System.Net;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Web.Tests;

/// <summary>The page to try the operations on, as far as a server can be asked; a browser was looked at by hand.</summary>
public sealed partial class TryPageTests : IAsyncLifetime
{
    private RunningService _service = null!;

    public async Task InitializeAsync() => _service = await RunningService.StartAsync(SmallWorkspace.Folder);

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [InlineData("/api/try", null, "zh", "接口试用")]
    [InlineData("/api/try", "en-GB, zh;q=0.5", "en", "Try the API")]
    [InlineData("/api/try", "fr", "zh", "接口试用")]
    [InlineData("/api/try?lang=en", "zh", "en", "Try the API")]
    [InlineData("/api/try?lang=zh", "en", "zh", "接口试用")]
    public async Task It_speaks_the_language_asked_for(string path, string? accepted, string language, string title)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accepted is not null)
            request.Headers.AcceptLanguage.ParseAdd(accepted);
        using var answer = await _service.Client.SendAsync(request);
        var page = await answer.Content.ReadAsStringAsync();
        answer.Content.Headers.ContentLanguage.ShouldBe([language]);
        page.ShouldContain($"<html lang=\"{language}\">");
        page.ShouldContain(title);
        page.ShouldNotContain("{");
    }

    [Fact]
    public async Task All_it_needs_comes_from_the_service_and_none_of_it_stands_in_the_page()
    {
        var page = await _service.Client.GetStringAsync(new Uri("/api/try", UriKind.Relative));
        var assets = Reference().Matches(page).Select(match => match.Groups["to"].Value).Where(name => !name.StartsWith('?') && !name.StartsWith("data:", StringComparison.Ordinal)).ToList();
        assets.ShouldBe(["try/page.css", "try/page.js", "../api"]);
        foreach (var asset in assets)
        {
            using var answer = await _service.Client.GetAsync(new Uri(new Uri(_service.Address, "/api/try"), asset));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, asset);
            if (asset is not "../api")
                (await answer.Content.ReadAsStringAsync()).ShouldNotContain("http");
        }

        // What the policy forbids: scripts and styles in the page itself.
        page.ShouldNotContain("style=");
        page.ShouldNotContain("<style");
        Inline().IsMatch(page).ShouldBeFalse();
        (await _service.Client.GetStringAsync(new Uri("/api/try/page.js", UriKind.Relative))).ShouldNotContain("innerHTML");
    }

    [Theory]
    [InlineData("/api/try?lang=fr", HttpStatusCode.BadRequest, "request.parameter")]
    [InlineData("/api/try/page.html", HttpStatusCode.NotFound, "route.not-found")]
    [InlineData("/api/try/..%2F..%2Fappsettings.json", HttpStatusCode.NotFound, "route.not-found")]
    public async Task Nothing_else_is_there(string path, HttpStatusCode status, string code)
    {
        using var answer = await _service.Client.GetAsync(new Uri(path, UriKind.Relative));
        (answer.StatusCode, await RunningService.CodeAsync(answer)).ShouldBe((status, code));
    }

    [GeneratedRegex("(?:src|href)=\"(?<to>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();

    [GeneratedRegex("<script(?![^>]*src=)|\\son[a-z]+=|javascript:", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inline();
}
