using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Features;
using Yanshi.Gis.Web.Imports;
using Yanshi.Gis.Web.Jobs;
using Yanshi.Gis.Web.Pages;
using Yanshi.Gis.Web.Problems;
using Yanshi.Gis.Web.Processes;
using Yanshi.Gis.Web.Tiles;
using Yanshi.Gis.Web.Uploads;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Hosting;

/// <summary>
/// The web service: a workspace behind HTTP. It opens no connection of its own, reads the workspace, and writes nothing but its jobs, the layers that are imported where that is allowed, and, where it shows restricted ones, that it does. Whoever started it stops it.
/// </summary>
internal sealed class Service : IAsyncDisposable
{
    private const string PageFolder = "wwwroot";
    private const string TiandituHosts = "https://*.tianditu.gov.cn";

    private readonly WebApplication _application;
    private readonly ServiceOptions _options;
    private readonly ServedWorkspace _workspace;
    private readonly IReadOnlyList<IProcess> _processes;
    private readonly IDisposable[] _parts;
    private readonly MapPage? _page;
    private readonly GridsAhead _gridsAhead;
    private (JobRunner Runner, JobStore Store)? _jobs;
    private ReferenceDataException? _noJobs;

    private Service(WebApplicationBuilder builder, ServiceOptions options, ParserProgram parser)
    {
        (_options, _workspace) = (options, new ServedWorkspace(options.Workspace));
        var (lanes, meter) = (new Lanes(options.Limits), new ServiceMeter());
        var addresses = new AddressLimits(options.Limits, meter.RefusedConnection);
        meter.Watch("yanshi_waiting_checks", "Checks that wait to be admitted", () => lanes.Checks.Waiting);
        meter.Watch("yanshi_waiting_reads", "Requests for layers that wait to be admitted", () => lanes.Reads.Waiting);
        meter.Watch("yanshi_waiting_uploads", "Uploads that wait to be admitted", () => lanes.Uploads.Waiting);
        meter.Watch("yanshi_waiting_jobs", "Jobs that wait", () => _jobs?.Runner.Waiting ?? 0);
        var metrics = options.Metrics ? new PrometheusText(meter.Meter) : null;
        _parts = metrics is null ? [addresses, lanes, meter] : [metrics, addresses, lanes, meter];
        _processes = [new SiteCheckProcess(options, _workspace, parser, meter), new ScreeningProcess(options.Limits, _workspace, parser, TimeProvider.System), new LayerImportProcess(options, _workspace, parser, TimeProvider.System)];

        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => Limit(server, options.Limits, addresses)).UseUrls(options.Addresses);
        _application = builder.Build();
        var hosts = new HostRule(options);
        _application.Use(next => new RequestFrame(next, addresses, hosts, meter, Log).InvokeAsync);
        _application.UseRouting();
        _gridsAhead = new GridsAhead(_workspace, new ServedLayers(options, TimeProvider.System), Log);
        _page = MapPage.Find(Path.Combine(AppContext.BaseDirectory, PageFolder), options.TiandituToken is null ? null : TiandituHosts);
        foreach (var operation in Operations.Of(options, _workspace, lanes, metrics, _processes, Jobs, _page, parser, TimeProvider.System))
            _application.MapMethods(operation.Path, operation.Methods, operation.Handler).WithMetadata(operation);
        foreach (var (address, file) in _page?.Files ?? [])
            _application.MapMethods(address, [HttpMethods.Get, HttpMethods.Head], context => MapPage.SendAsync(context, file));
        _application.UseEndpoints(_ => { });
    }

    /// <summary>How the service lives and ends.</summary>
    internal IHostApplicationLifetime Lifetime => _application.Lifetime;

    /// <summary>Whether there is a map page.</summary>
    internal bool HasPage => _page is not null;

    private ILogger Log => _application.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Service).Namespace!);

    /// <summary>The addresses it listens on, once started.</summary>
    internal IReadOnlyCollection<string> Addresses =>
        [.. _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? []];

    /// <summary>Puts the service together.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="parser">The program that reads files whose readers are not ours: this one, started once more.</param>
    /// <exception cref="InputRefusedException"><c>config.invalid</c></exception>
    /// <exception cref="ReferenceDataException">The workspace cannot be opened.</exception>
    internal static Service Make(IConfigurationRoot configuration, ParserProgram parser)
    {
        var options = ServiceOptions.Of(configuration);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(Service).Assembly.GetName().Name });
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.AddConfiguration(configuration.GetSection("Logging")).AddJsonConsole(console => console.UseUtcTimestamp = true);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(options.Limits.StopSeconds));
        builder.Services.AddRoutingCore();
        return new Service(builder, options, parser);
    }

    /// <summary>Opens the workspace and begins to answer.</summary>
    /// <exception cref="ReferenceDataException">The workspace cannot be opened; <c>service.cannot-listen</c>: an address is taken or forbidden.</exception>
    internal async Task StartAsync()
    {
        var opened = _workspace.Current;
        if (_options.ServeRestricted)
            RestrictedServing.Enter(opened, _options.Addresses, TimeProvider.System);
        if (UploadFolder.Sweep(_options.UploadsFolder) is > 0 and var swept)
            ServiceLog.UploadsSwept(Log, swept);
        StartJobs();
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

        _gridsAhead.Start();
        ServiceLog.Listening(Log, string.Join(';', Addresses), opened.Folder);
        if (Addresses.Any(address => !ServiceOptions.IsLoopback(address)))
            ServiceLog.NotLoopback(Log);
        if (_options.ServeRestricted)
            ServiceLog.ServesRestricted(Log);
    }

    /// <summary>Returns when the service has stopped.</summary>
    internal Task WaitForStopAsync() => _application.WaitForShutdownAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _gridsAhead.Dispose();
        await _application.DisposeAsync();
        if (_jobs is { } jobs)
            await jobs.Runner.DisposeAsync();
        foreach (var part in _parts)
            part.Dispose();
    }

    // Checks and layers do not need jobs: a workspace on a read-only disk is served without them, and whoever asks for one is told.
    private void StartJobs()
    {
        try
        {
            var store = JobStore.Open(_options.JobsFolder ?? Path.Combine(_options.Workspace, "jobs"));
            _jobs = (new JobRunner(store, _processes, _options.Limits, TimeProvider.System, Log), store);
            _jobs.Value.Runner.Start();
        }
        catch (ReferenceDataException e)
        {
            _noJobs = e;
            ServiceLog.NoJobs(Log, e, e.Problem.Code);
        }
    }

    private (JobRunner Runner, JobStore Store) Jobs() => _jobs ?? throw _noJobs!;

    private static void Limit(KestrelServerOptions server, ServiceLimits limits, AddressLimits addresses)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = limits.BodyBytes;
        server.Limits.MaxConcurrentConnections = limits.Connections;
        server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        server.ConfigureEndpointDefaults(endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http1;
            endpoint.Use(addresses.Limit);
        });
    }
}
