using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Shouldly;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Browser.Tests;

/// <summary>One visitor's page. Requests to other hosts are counted; a visit ends well only if there was none, and no script failed.</summary>
internal sealed class Visit : IAsyncDisposable
{
    /// <summary>An address with few layers: what is drawn of the others is no matter of most tests.</summary>
    internal const string FewLayers = "layers=permanent-basic-farmland,district,parks";

    private readonly Uri _service;
    private readonly ConcurrentQueue<string> _foreign = [];
    private readonly ConcurrentQueue<string> _failures = [];
    private readonly ConcurrentQueue<string> _checks = [];

    internal Visit(IPage page, Uri service)
    {
        (Page, _service) = (page, service);
        page.PageError += (_, message) => _failures.Enqueue(message);
        page.Request += (_, request) => Look(request);
    }

    internal IPage Page { get; }

    /// <summary>What was asked of the check so far, each the body of a request.</summary>
    internal IReadOnlyList<JsonNode> Checks => [.. _checks.Select(body => JsonNode.Parse(body)!)];

    internal ILocator Verdict => Page.Locator("#verdict[data-phase=done]");

    /// <summary>Forgets what visitors before left behind; their pages are closed, so that none of them writes any more.</summary>
    internal async Task ForgetAsync()
    {
        await Page.GotoAsync(new Uri(_service, "/health/live").ToString());
        await Page.EvaluateAsync("localStorage.clear()");
    }

    /// <summary>Opens the page and waits until its map is there.</summary>
    internal async Task OpenAsync(string fragment = "")
    {
        await Page.GotoAsync(new Uri(_service, fragment.Length == 0 ? "/" : $"/#{fragment}").ToString());
        await Page.Locator("#panel-check").WaitForAsync();
        await Page.Locator("#map canvas.leaflet-tile-loaded").First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
    }

    /// <summary>Draws a polygon with the mouse, corner by corner, in pixels of the map.</summary>
    internal async Task DrawAsync(params (int X, int Y)[] corners)
    {
        foreach (var (x, y) in corners.Append(corners[0]))
        {
            await Page.Mouse.MoveAsync(x, y, new MouseMoveOptions { Steps = 2 });
            await Page.Mouse.ClickAsync(x, y);
        }
    }

    /// <summary>The service's own answer to a question that the page put.</summary>
    internal async Task<JsonNode> AnswerAsync(JsonNode question)
    {
        var answer = await Page.APIRequest.PostAsync(new Uri(_service, "/processes/site-check/execution").ToString(), new APIRequestContextOptions { DataObject = JsonSerializer.Deserialize<object>(question.ToJsonString()) });
        return JsonNode.Parse(await answer.TextAsync())!;
    }

    /// <summary>How much ink is on the map's canvases, once it stays the same for a while.</summary>
    internal async Task<double> PaintedAsync()
    {
        const string ink = """
            () => [...document.querySelectorAll('.leaflet-ground-pane canvas')].filter(({ width }) => width > 0).reduce((sum, canvas) => {
              const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
              for (let i = 3; i < data.length; i += 4) sum += data[i];
              return sum;
            }, 0)
            """;
        for (var before = -1.0; ;)
        {
            var now = await Page.EvaluateAsync<double>(ink);
            if (now > 0 && now == before)
                return now;
            before = now;
            await Page.WaitForTimeoutAsync(150);
        }
    }

    /// <summary>Waits until another amount of ink is on the map.</summary>
    internal async Task<double> WaitUntilPaintedOtherwiseAsync(double before)
    {
        for (var tries = 0; ; tries++)
        {
            if (await PaintedAsync() is var now && now != before)
                return now;
            tries.ShouldBeLessThan(20, "the map stays as it was");
        }
    }

    /// <summary>Keeps a picture among the test results, to be looked at.</summary>
    internal async Task KeepPictureAsync(string name)
    {
        // Drawing of tiles and the fading in of the map end a little after the last answer.
        await Page.WaitForTimeoutAsync(400);
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Repository.Path(string.Create(CultureInfo.InvariantCulture, $"TestResults/screenshots/{name}.png")) });
    }

    private void Look(IRequest request)
    {
        if (new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss" } address && address.Authority != _service.Authority)
            _foreign.Enqueue(request.Url);
        if (request.Method is "POST" && request.PostData is { } body && body.StartsWith('{'))
            _checks.Enqueue(body);
    }

    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync();
        _foreign.ShouldBeEmpty("requests to other hosts");
        _failures.ShouldBeEmpty("scripts that failed");
    }
}
