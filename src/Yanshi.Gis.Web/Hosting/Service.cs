using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Problems;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Hosting;

/// <summary>
/// The web service: a workspace behind HTTP. It opens no connection of its own, reads the workspace and writes nothing into it. Whoever started it stops it.
/// </summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ServiceOptions _options;
    private readonly ServedWorkspace _workspace;
    private readonly IDisposable[] _parts;

    private Service(WebApplication application, ServiceOptions options, ServedWorkspace workspace, params IDisposable[] parts) =>
        (_application, _options, _workspace, _parts) = (application, options, workspace, parts);

    /// <summary>How the service lives and ends.</summary>
    internal IHostApplicationLifetime Lifetime => _application.Lifetime;

    /// <summary>The addresses it listens on, once started.</summary>
    internal IReadOnlyCollection<string> Addresses =>
        [.. _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? []];

    /// <summary>Puts the service together.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <exception cref="InputRefusedException"><c>config.invalid</c></exception>
    /// <exception cref="ReferenceDataException">The workspace cannot be opened.</exception>
    internal static Service Make(IConfigurationRoot configuration)
    {
        var options = ServiceOptions.Of(configuration);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(Service).Assembly.GetName().Name });
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.AddConfiguration(configuration.GetSection("Logging")).AddJsonConsole(console => console.UseUtcTimestamp = true);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(options.Limits.StopSeconds));
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => Limit(server, options.Limits)).UseUrls(options.Addresses);

        var workspace = new ServedWorkspace(options.Workspace);
        var (lanes, meter) = (new Lanes(options.Limits), new ServiceMeter());
        meter.Watch("yanshi_waiting_checks", "Checks that wait to be admitted", () => lanes.Checks.Waiting);
        meter.Watch("yanshi_waiting_reads", "Requests for layers that wait to be admitted", () => lanes.Reads.Waiting);
        var metrics = options.Metrics ? new PrometheusText(meter.Meter) : null;
        var application = builder.Build();
        var log = application.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Service).Namespace!);
        application.Use(next => new RequestFrame(next, meter, log).InvokeAsync);
        application.UseRouting();
        foreach (var operation in Operations.Of(options, workspace, lanes, meter, metrics, TimeProvider.System))
            application.MapMethods(operation.Path, operation.Methods, operation.Handler).WithMetadata(operation);
        application.UseEndpoints(_ => { });
        return new Service(application, options, workspace, metrics is null ? [lanes, meter] : [metrics, lanes, meter]);
    }

    /// <summary>Opens the workspace and begins to answer.</summary>
    /// <exception cref="ReferenceDataException">The workspace cannot be opened; <c>service.cannot-listen</c>: an address is taken or forbidden.</exception>
    internal async Task StartAsync()
    {
        var opened = _workspace.Current;
        try
        {
            await _application.StartAsync();
        }
        catch (IOException e)
        {
            throw new ReferenceDataException(new Problem(
                "service.cannot-listen",
                _options.Urls,
                $"无法在该地址监听（{e.Message}）。请换一个端口（--urls），或停止占用它的程序。",
                $"The address cannot be listened on ({e.Message}). Choose another port (--urls) or stop the program that holds it."), e);
        }

        var log = _application.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Service).Namespace!);
        ServiceLog.Listening(log, string.Join(';', Addresses), opened.Folder);
        if (Addresses.Any(address => !IsLoopback(address)))
            ServiceLog.NotLoopback(log);
        if (_options.ServeRestricted)
            ServiceLog.ServesRestricted(log);
    }

    /// <summary>Returns when the service has stopped.</summary>
    internal Task WaitForStopAsync() => _application.WaitForShutdownAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        foreach (var part in _parts)
            part.Dispose();
    }

    private static void Limit(KestrelServerOptions server, ServiceLimits limits)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = limits.BodyBytes;
        server.Limits.MaxConcurrentConnections = limits.Connections;
        server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        server.ConfigureEndpointDefaults(static endpoint => endpoint.Protocols = HttpProtocols.Http1);
    }

    private static bool IsLoopback(string address) =>
        BindingAddress.Parse(address).Host is var host && (host is "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
}
