using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Testing;
using Yanshi.Gis.Web.Hosting;

namespace Yanshi.Gis.Web.Tests;

/// <summary>The service on a free port of this machine, for one test or a class of tests.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly Service _service;
    private readonly ScratchFolder _jobs;

    private RunningService(Service service, ScratchFolder jobs)
    {
        (_service, _jobs) = (service, jobs);
        Address = new Uri(service.Addresses.ShouldHaveSingleItem());
        Client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(2) };
    }

    /// <summary>The service's program as the one that reads files.</summary>
    internal static ParserProgram Parser { get; } = ParserProgram.Of(typeof(Service).Assembly.Location);

    /// <summary>Where it listens.</summary>
    internal Uri Address { get; }

    /// <summary>A client of it.</summary>
    internal HttpClient Client { get; }

    /// <summary>Starts it.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="settings">Further settings, <c>Limits:Queue=0</c>.</param>
    internal static Task<RunningService> StartAsync(string workspace, params string[] settings) => StartAsync(Parser, workspace, settings);

    /// <summary>Starts it with another parser.</summary>
    internal static async Task<RunningService> StartAsync(ParserProgram parser, string workspace, params string[] settings)
    {
        // The workspaces are shared: jobs do not go there.
        var jobs = new ScratchFolder();
        string[] otherwise = [$"JobsFolder={jobs.Path}", "Urls=http://127.0.0.1:0"];
        var service = Service.Make(Configuration([$"Workspace={workspace}", .. otherwise.Where(one => !settings.Any(setting => setting.StartsWith(one[..(one.IndexOf('=', StringComparison.Ordinal) + 1)], StringComparison.Ordinal))), .. settings]), parser);
        await service.StartAsync();
        return new RunningService(service, jobs);
    }

    /// <summary>A configuration of settings alone.</summary>
    internal static IConfigurationRoot Configuration(params string[] settings) => new ConfigurationBuilder().AddInMemoryCollection(
        settings.Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create($"Yanshi:{pair[0]}", (string?)pair[1])).Append(new("Logging:LogLevel:Default", "None"))).Build();

    /// <summary>An answer in JSON.</summary>
    internal async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await Client.GetStringAsync(new Uri(path, UriKind.RelativeOrAbsolute)))!;

    /// <summary>Posts JSON.</summary>
    internal Task<HttpResponseMessage> PostAsync(string path, string json) =>
        Client.PostAsync(new Uri(path, UriKind.Relative), new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json")));

    /// <summary>Asks for a check.</summary>
    /// <param name="site">The site, GeoJSON.</param>
    /// <param name="more">Further inputs, with a comma before.</param>
    internal Task<HttpResponseMessage> CheckAsync(string site, string more = "") => PostAsync("/processes/site-check/execution", $$$"""{"inputs":{"site":{{{site}}}{{{more}}}}}""");

    /// <summary>A coded problem, its status being that of the answer.</summary>
    internal static async Task<JsonObject> ProblemAsync(HttpResponseMessage answer)
    {
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json", await answer.Content.ReadAsStringAsync());
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
        problem["status"]!.GetValue<int>().ShouldBe((int)answer.StatusCode);
        problem["instance"]!.GetValue<string>().ShouldStartWith("urn:yanshi-gis:request:");
        problem["title"]!.GetValue<string>().ShouldNotBeEmpty();
        problem["detail"]!.GetValue<string>().ShouldNotBeEmpty();
        return problem;
    }

    /// <summary>The content type as it was sent.</summary>
    internal static string TypeOf(HttpResponseMessage answer) => answer.Content.Headers.NonValidated["Content-Type"].ToString();

    /// <summary>The code of a problem.</summary>
    internal static async Task<string> CodeAsync(HttpResponseMessage answer) => (await ProblemAsync(answer))["code"]!.GetValue<string>();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _service.DisposeAsync();
        _jobs.Dispose();
    }
}
