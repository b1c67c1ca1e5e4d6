using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Shouldly;
using Xunit;

namespace Yanshi.Gis.Web.Tests;

/// <summary>Requests as no well-meaning client writes them.</summary>
public sealed class ProtocolTests : IAsyncLifetime
{
    private const string Execution = "/processes/site-check/execution";

    private RunningService _service = null!;

    public async Task InitializeAsync() => _service = await RunningService.StartAsync(Sites.Shipped, "Limits:BodySeconds=1", "Limits:Connections=40");

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "400")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400")]
    [InlineData("GET  / HTTP/1.1\r\nHost: {0}\r\n\r\n", "400")]
    [InlineData("GET /%00 HTTP/1.1\r\nHost: {0}\r\n\r\n", "400")]
    [InlineData("POST {1} HTTP/1.1\r\nHost: {0}\r\nContent-Length: -1\r\n\r\n", "400")]
    [InlineData("POST {1} HTTP/1.1\r\nHost: {0}\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n", "400")]
    [InlineData("POST {1} HTTP/1.1\r\nHost: {0}\r\nContent-Type: application/json\r\nTransfer-Encoding: gzip, chunked, identity\r\n\r\n", "400")]
    [InlineData("POST {1} HTTP/1.1\r\nHost: {0}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", "400")]
    [InlineData("POST {1} HTTP/1.1\r\nHost: {0}\r\nContent-Type: application/json\r\n\r\n", "400")]
    [InlineData("PUT {1} HTTP/1.1\r\nHost: {0}\r\nContent-Length: 0\r\n\r\n", "405")]
    public async Task A_request_against_the_rules_is_refused(string request, string status)
    {
        using var client = await ConnectAsync();
        await SendAsync(client, request);
        (await LineOf(client)).ShouldStartWith($"HTTP/1.1 {status} ");
        await GoesOnAsync();
    }

    [Fact]
    public async Task A_line_break_in_a_chunk_extension_does_not_start_another_request()
    {
        using var client = await ConnectAsync();
        await SendAsync(client, "POST {1} HTTP/1.1\r\nHost: {0}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2;\nxx\r\n{{}}\r\n0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: {0}\r\nConnection: close\r\n\r\n");
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        var all = await reader.ReadToEndAsync();
        all.ShouldStartWith("HTTP/1.1 400 ");
        all.ShouldNotContain("\"xx");
        await GoesOnAsync();
    }

    [Fact]
    public async Task A_length_beside_chunks_does_not_hide_a_second_request()
    {
        using var client = await ConnectAsync();
        await SendAsync(client, "POST {1} HTTP/1.1\r\nHost: {0}\r\nContent-Type: application/json\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{{}}\r\n0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: {0}\r\n\r\n");
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        var all = await reader.ReadToEndAsync();
        all.ShouldStartWith("HTTP/1.1 400 ");
        all.ShouldNotContain("\"live\"", customMessage: "the connection ends with such a request");
    }

    [Theory]
    [InlineData(1, 40_000)]
    [InlineData(200, 10)]
    public async Task Headers_are_bounded(int count, int length)
    {
        using var client = await ConnectAsync();
        var headers = string.Concat(Enumerable.Range(0, count).Select(number => $"X-{number}: {new string('a', length)}\r\n"));
        await SendAsync(client, $"GET / HTTP/1.1\r\nHost: {{0}}\r\n{headers}\r\n");
        (await LineOf(client)).ShouldStartWith("HTTP/1.1 431 ");
        await GoesOnAsync();
    }

    [Fact]
    public async Task An_address_is_bounded()
    {
        using var client = await ConnectAsync();
        await SendAsync(client, $"GET /{new string('a', 20_000)} HTTP/1.1\r\nHost: {{0}}\r\n\r\n");
        (await LineOf(client)).ShouldStartWith("HTTP/1.1 414 ");
    }

    [Fact]
    public async Task Clients_that_dawdle_and_clients_that_leave_keep_nobody_waiting()
    {
        List<TcpClient> idle = [];
        for (var i = 0; i < 20; i++)
        {
            var client = await ConnectAsync();
            idle.Add(client);
            if (i % 2 == 0)
                await SendAsync(client, "POST {1} HTTP/1.1\r\nHost: {0}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{");
        }

        await GoesOnAsync();
        idle.ForEach(client => client.Dispose());
        await GoesOnAsync();
    }

    [Fact]
    public async Task Beyond_the_greatest_number_of_connections_they_are_closed_and_come_back_later()
    {
        List<TcpClient> held = [];
        for (var i = 0; i < 60; i++)
            held.Add(await ConnectAsync());
        var closed = 0;
        foreach (var client in held.Skip(45))
            closed += await IsClosedAsync(client) ? 1 : 0;
        closed.ShouldBe(15);
        held.ForEach(client => client.Dispose());
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await GoesOnAsync();
                return;
            }
            catch (HttpRequestException) when (attempt < 500)
            {
                await Task.Delay(20);
            }
        }
    }

    [Theory]
    [InlineData("${jndi:ldap://127.0.0.1/a}")]
    [InlineData("T(java.lang.Runtime).getRuntime().exec('id')")]
    [InlineData("exec(java.lang.Runtime.getRuntime(),'touch /tmp/x')")]
    [InlineData("{{7*7}}")]
    [InlineData("' OR '1'='1")]
    [InlineData("1; DROP TABLE layers; --")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("/vsicurl/http://127.0.0.1/a")]
    [InlineData("file:///etc/passwd")]
    public async Task What_other_servers_evaluated_is_only_text_here(string payload)
    {
        var written = Uri.EscapeDataString(payload);
        string[] paths = [$"/collections/{written}", $"/collections/{written}/items", $"/collections/towns/items/{written}", $"/collections/towns/items?{written}=1", $"/collections/towns/items?bbox={written}", $"/collections/towns/items?crs={written}",
            $"/collections/towns/items?datetime={written}", $"/collections/towns/items?f={written}", $"/processes/{written}", $"/jobs/{written}", $"/jobs/{written}/results/{written}", $"/api/try/{written}", $"/api/try?lang={written}", $"/{written}"];
        foreach (var path in paths)
        {
            using var answer = await _service.Client.GetAsync(new Uri(path, UriKind.Relative));
            ((int)answer.StatusCode).ShouldBeOneOf(400, 404);
            var problem = await RunningService.ProblemAsync(answer);
            problem["code"]!.GetValue<string>().ShouldNotStartWith("system.");
            problem.ToJsonString().ShouldNotContain("root:");
        }

        var quoted = System.Text.Json.JsonSerializer.Serialize(payload);
        foreach (var inputs in new[] { $"\"crs\":{quoted}", $"\"group\":{quoted}", $"\"asOf\":{quoted}", $"\"attributes\":{{{quoted}:\"1\"}}", $"\"attributes\":{{\"level\":{quoted}}}", $"{quoted}:1" })
        {
            using var answer = await _service.CheckAsync(Sites.Square("1"), $", {inputs}");
            ((int)answer.StatusCode).ShouldBeOneOf(400, 422);
            (await RunningService.CodeAsync(answer)).ShouldNotStartWith("system.");
        }
    }

    private async Task GoesOnAsync()
    {
        using var good = await _service.CheckAsync(Sites.Square("after"));
        good.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(_service.Address.Host, _service.Address.Port);
        return client;
    }

    private async Task SendAsync(TcpClient client, string request) =>
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(string.Format(CultureInfo.InvariantCulture, request, _service.Address.Authority, Execution)));

    private static async Task<string> LineOf(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8, leaveOpen: true);
        return (await reader.ReadLineAsync())!;
    }

    private static async Task<bool> IsClosedAsync(TcpClient client)
    {
        try
        {
            return await client.GetStream().ReadAsync(new byte[1]) == 0;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
