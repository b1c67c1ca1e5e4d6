using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;
using Yanshi.Gis.Web.Hosting;

namespace Yanshi.Gis.Web.Tests;

/// <summary>How the service is set up, and what it does when there is too much to do.</summary>
public sealed class ServiceLimitsTests
{
    [Fact]
    public void Nobody_says_anything_and_the_service_listens_to_this_machine_alone()
    {
        var options = ServiceOptions.Of(RunningService.Configuration());
        options.Addresses.ShouldBe(["http://127.0.0.1:5410"]);
        (options.Metrics, options.ServeRestricted).ShouldBe((false, false));
    }

    [Fact]
    public void The_settings_that_ship_are_the_settings_without_any()
    {
        var shipped = ServiceOptions.Of(ServiceConfiguration.Read([]));
        shipped.ShouldBe(new ServiceOptions());
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void Every_limit_stands_in_the_readme_with_its_value(string readme)
    {
        var text = File.ReadAllText(Repository.Path(readme));
        foreach (var limit in typeof(ServiceLimits).GetProperties())
            text.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"| `{limit.Name}` | {limit.GetValue(new ServiceLimits())} |"));
    }

    [Fact]
    public void The_command_line_outranks_the_settings()
    {
        var options = ServiceOptions.Of(ServiceConfiguration.Read(["--urls", "http://127.0.0.1:1;http://[::1]:2", "--workspace", "elsewhere"]));
        (options.Workspace, options.Addresses.Length).ShouldBe(("elsewhere", 2));
    }

    [Theory]
    [InlineData("Urls=")]
    [InlineData("Urls=ftp://127.0.0.1")]
    [InlineData("Urls=https://127.0.0.1:1")]
    [InlineData("Urls=127.0.0.1:80")]
    [InlineData("Workspace= ")]
    [InlineData("PublicUrl=gis.example")]
    [InlineData("Metrics=perhaps")]
    [InlineData("Limits:Queue=-1")]
    [InlineData("Limits:Queue=many")]
    [InlineData("Limits:Queu=3")]
    [InlineData("Limits:RequestsPerSecond=-1")]
    [InlineData("Limits:RequestBurst=0")]
    [InlineData("Limits:ConnectionsPerAddress=-1")]
    [InlineData("Metric=true")]
    public void A_wrong_setting_is_refused(string setting) =>
        Should.Throw<InputRefusedException>(() => ServiceOptions.Of(RunningService.Configuration(setting))).Problem.Code.ShouldBe("config.invalid");

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var problem = Should.Throw<InputRefusedException>(() => ServiceOptions.Of(RunningService.Configuration("Urls=x", "Limits:Admitted=0", "Limits:BodyBytes=0"))).Problem;
        foreach (var name in new[] { "Urls", "Limits:Admitted", "Limits:BodyBytes" })
            problem.English.ShouldContain(name);
    }

    [Theory]
    [InlineData("127.0.0.1:1", HttpStatusCode.OK)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("[::1]:80", HttpStatusCode.OK)]
    [InlineData("GIS.example", HttpStatusCode.OK)]
    [InlineData("proxy.example", HttpStatusCode.OK)]
    [InlineData("rebound.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost.rebound.example", HttpStatusCode.MisdirectedRequest)]
    public async Task The_service_answers_to_names_it_was_told_of(string host, HttpStatusCode status)
    {
        await using var service = await RunningService.StartAsync(SmallWorkspace.Folder, "Hosts=other.example; gis.example", "PublicUrl=https://proxy.example/gis");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live") { Headers = { Host = host } };
        using var answer = await service.Client.SendAsync(request);
        answer.StatusCode.ShouldBe(status);
        if (status is not HttpStatusCode.OK)
            (await RunningService.CodeAsync(answer)).ShouldBe("request.host");
    }

    [Fact]
    public async Task A_taken_address_is_said_to_be_taken()
    {
        await using var first = await RunningService.StartAsync(SmallWorkspace.Folder);
        await using var second = Service.Make(RunningService.Configuration($"Workspace={SmallWorkspace.Folder}", $"Urls={first.Address.AbsoluteUri}"), RunningService.Parser);
        (await Should.ThrowAsync<ReferenceDataException>(second.StartAsync)).Problem.Code.ShouldBe("service.cannot-listen");
    }

    [Fact]
    public async Task A_full_service_says_come_back_and_goes_on_when_there_is_room()
    {
        await using var service = await RunningService.StartAsync(SmallWorkspace.Folder, "Limits:Admitted=1", "Limits:Queue=0");
        using var slow = await HalfARequestAsync(service.Address);
        using var refused = await service.CheckAsync(Sites.Square("1"));
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await RunningService.CodeAsync(refused)).ShouldBe("service.busy");
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));

        // Checks do not keep readers waiting.
        using var reader = await service.Client.GetAsync(new Uri("/collections", UriKind.Relative));
        reader.StatusCode.ShouldBe(HttpStatusCode.OK);

        slow.Dispose();
        using var taken = await UntilAsync(() => service.CheckAsync(Sites.Square("1")), answer => answer.StatusCode is HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_body_that_does_not_come_is_given_up()
    {
        await using var service = await RunningService.StartAsync(SmallWorkspace.Folder, "Limits:BodySeconds=1");
        using var slow = await HalfARequestAsync(service.Address);
        using var reader = new StreamReader(slow.GetStream(), Encoding.UTF8);
        (await reader.ReadLineAsync())!.ShouldStartWith("HTTP/1.1 408 ");
    }

    [Fact]
    public async Task More_requests_than_the_service_takes_are_all_answered()
    {
        await using var service = await RunningService.StartAsync(SmallWorkspace.Folder, "Limits:Admitted=2", "Limits:Queue=4", "Limits:Computing=1");
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(async number =>
        {
            using var answer = await service.CheckAsync(Sites.Square($"{number}"));
            return answer.StatusCode;
        }));
        answers.ShouldContain(HttpStatusCode.OK);
        answers.ShouldAllBe(status => status == HttpStatusCode.OK || status == HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Metrics_are_there_only_when_asked_for_and_count()
    {
        await using var silent = await RunningService.StartAsync(SmallWorkspace.Folder);
        using var missing = await silent.Client.GetAsync(new Uri("/metrics", UriKind.Relative));
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await using var service = await RunningService.StartAsync(SmallWorkspace.Folder, "Metrics=true");
        for (var i = 0; i < 3; i++)
            (await service.CheckAsync(Sites.Square("1"))).Dispose();
        using var wrong = await service.CheckAsync("1");
        var lines = (await service.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Split('\n');
        foreach (var line in new[]
        {
            "# TYPE yanshi_checks_total counter",
            "yanshi_checks_total{verdict=\"undetermined\"} 3",
            "yanshi_request_duration_seconds_count{route=\"/processes/{processId}/execution\",status=\"200\"} 3",
            "yanshi_request_duration_seconds_bucket{route=\"/processes/{processId}/execution\",status=\"400\",le=\"+Inf\"} 1",
            "yanshi_waiting_checks 0",
        })
            lines.Contains(line, StringComparer.Ordinal).ShouldBeTrue(line);
    }

    // A request whose body is announced and does not come. The service says that it waits for it when it has taken the request in.
    private static async Task<TcpClient> HalfARequestAsync(Uri address)
    {
        var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"POST /processes/site-check/execution HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n")));
        var goOn = "HTTP/1.1 100 Continue\r\n\r\n";
        var answer = new byte[goOn.Length];
        await stream.ReadExactlyAsync(answer);
        Encoding.ASCII.GetString(answer).ShouldBe(goOn);
        await stream.WriteAsync("{"u8.ToArray());
        return client;
    }

    // The other request is on its way out: how long it takes is not ours to say.
    private static async Task<HttpResponseMessage> UntilAsync(Func<Task<HttpResponseMessage>> ask, Func<HttpResponseMessage, bool> isThere)
    {
        for (var attempt = 0; ; attempt++)
        {
            var answer = await ask();
            if (isThere(answer))
                return answer;
            attempt.ShouldBeLessThan(1000, answer.StatusCode.ToString());
            answer.Dispose();
            await Task.Delay(20);
        }
    }
}
