using Microsoft.Playwright;
using Xunit;
using Yanshi.Gis.Data.Demonstration;
using Yanshi.Gis.Testing;
using Yanshi.Gis.Web.Tests;

namespace Yanshi.Gis.Browser.Tests;

/// <summary>What browser tests share: one browser, and one service on a small demonstration workspace that nobody changes. Without a browser there is neither, and the tests say why they are skipped.</summary>
public sealed class BrowserHouse : IAsyncLifetime, IDisposable
{
    // No name leads anywhere: what a page asks of another host fails, and is counted.
    private const string NoOtherHosts = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1";

    // As on the desktops of an office: no graphics processor, and none played by the processor, which takes longer.
    private static readonly string[] WithoutGraphics = ["--disable-gpu", "--disable-webgl", "--disable-software-rasterizer"];

    private readonly ScratchFolder _scratch = new();
    private readonly Dictionary<(int, int), IBrowserContext> _windows = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal RunningService Service { get; private set; } = null!;

    internal string Workspace { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (ToolProcess.Find(Chromium.Tool) is not { } program)
            return;
        Workspace = Path.Combine(_scratch.Path, "workspace");
        DemonstrationWorkspace.Make(Workspace, Repository.Path("gis-data"), new DemonstrationPlan { Parcels = 2000 }, SmallWorkspace.Act);
        Service = await RunningService.StartAsync(Workspace);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = [NoOtherHosts, .. WithoutGraphics] });
    }

    /// <summary>A new visitor, of whom the page remembers nothing, with the page opened. Windows of one size share what a browser keeps of files.</summary>
    /// <param name="fragment">What stands behind # in the address.</param>
    /// <param name="width">The window's width.</param>
    /// <param name="height">The window's height.</param>
    /// <param name="service">Another service than the shared one.</param>
    internal async Task<Visit> VisitAsync(string fragment = Visit.FewLayers, int width = 1366, int height = 768, Uri? service = null)
    {
        if (!_windows.TryGetValue((width, height), out var window))
            _windows.Add((width, height), window = await _browser!.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, Locale = "zh-CN" }));
        var visit = new Visit(await window.NewPageAsync(), service ?? Service.Address);
        await visit.ForgetAsync();
        await visit.OpenAsync(fragment);
        return visit;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (Service is not null)
            await Service.DisposeAsync();
    }

    public void Dispose() => _scratch.Dispose();
}

/// <summary>The classes with tests of a site and its check: they run one after the other in one browser.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserRuns : ICollectionFixture<BrowserHouse>
{
    internal const string Name = "browser";
}

/// <summary>The classes with tests of what is beside the check, in a browser of their own: at the same time, since a page waits more than it works.</summary>
[CollectionDefinition(Name)]
public sealed class ToolRuns : ICollectionFixture<BrowserHouse>
{
    internal const string Name = "browser, tools";
}

/// <summary>The browser: Debian's Chromium without windows of its own, which for each page would draw a frame that nobody sees.</summary>
internal static class Chromium
{
    internal const string Tool = "chromium-headless-shell";
}
