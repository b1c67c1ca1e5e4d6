using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;
using Yanshi.Gis.Web.Hosting;

namespace Yanshi.Gis.Web.Tests;

/// <summary>What one address may take: nothing is counted unless somebody asks for it.</summary>
public sealed class AddressLimitTests
{
    private static readonly IPAddress Neighbour = IPAddress.Parse("127.0.0.2");
    private static readonly Uri Conformance = new("/conformance", UriKind.Relative);

    [Fact]
    public async Task Nobody_asks_for_it_and_an_address_gets_whatever_it_wants()
    {
        await using var service = await RunningService.StartAsync(SmallWorkspace.Folder);
        (await StatusesAsync(service.Client, 1_000)).ShouldAllBe(status => status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_asks_too_fast_is_told_when_to_come_back_and_may_then()
    {
        await using var service = await RunningService.StartAsync(SmallWorkspace.Folder, "Limits:RequestsPerSecond=1", "Limits:RequestBurst=3");
        var statuses = await StatusesAsync(service.Client, 200);
        statuses.Count(status => status == HttpStatusCode.OK).ShouldBeGreaterThanOrEqualTo(3);
        statuses.ShouldContain(HttpStatusCode.TooManyRequests);
        statuses.ShouldAllBe(status => status == HttpStatusCode.OK || status == HttpStatusCode.TooManyRequests);

        var (detail, wait) = await RefusalAsync(service.Client);
        detail.ShouldContain("Retry-After");
        wait.ShouldBe(TimeSpan.FromSeconds(1));
        using (var live = await service.Client.GetAsync(new Uri("/health/live", UriKind.Relative)))
            live.StatusCode.ShouldBe(HttpStatusCode.OK, "whether it lives is told to everybody");
        using (var ready = await service.Client.GetAsync(new Uri("/health/ready", UriKind.Relative)))
            ready.StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests);

        // Another address is somebody else.
        using var neighbour = ClientFrom(Neighbour, service.Address);
        using (var answer = await neighbour.GetAsync(Conformance))
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        for (var attempt = 0; (await StatusesAsync(service.Client, 1)).Single() != HttpStatusCode.OK; attempt++)
        {
            attempt.ShouldBeLessThan(100);
            await Task.Delay(200);
        }
    }

    [Fact]
    public async Task A_connection_too_many_is_closed_before_a_byte_of_it_is_read()
    {
        await using var service = await RunningService.StartAsync(SmallWorkspace.Folder, "Limits:ConnectionsPerAddress=2", "Metrics=true");
        using var first = await ConnectAsync(service.Address, IPAddress.Loopback);
        using var second = await ConnectAsync(service.Address, IPAddress.Loopback);
        (await FirstLineAsync(first, service.Address)).ShouldBe("HTTP/1.1 200 OK");
        (await FirstLineAsync(second, service.Address)).ShouldBe("HTTP/1.1 200 OK");

        using (var third = await ConnectAsync(service.Address, IPAddress.Loopback))
            (await third.GetStream().ReadAsync(new byte[1])).ShouldBe(0, "nothing was sent, and it is closed");
        using (var neighbour = await ConnectAsync(service.Address, Neighbour))
            (await FirstLineAsync(neighbour, service.Address)).ShouldBe("HTTP/1.1 200 OK");

        first.Dispose();
        using var client = ClientFrom(Neighbour, service.Address);
        (await client.GetStringAsync(new Uri("/metrics", UriKind.Relative))).ShouldContain("yanshi_refused_connections_total 1");
        for (var attempt = 0; ; attempt++)
        {
            using var next = await ConnectAsync(service.Address, IPAddress.Loopback);
            if (await FirstLineAsync(next, service.Address) is "HTTP/1.1 200 OK")
                break;
            attempt.ShouldBeLessThan(1000, "the place of one that left is free again");
            await Task.Delay(20);
        }
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    [InlineData("::1", "::")]
    public void Of_the_sixth_version_the_network_counts(string address, string whose) => AddressLimits.KeyOf(IPAddress.Parse(address)).ShouldBe(IPAddress.Parse(whose));

    private static async Task<HttpStatusCode[]> StatusesAsync(HttpClient client, int requests) => await Task.WhenAll(Enumerable.Range(0, requests).Select(async _ =>
    {
        using var answer = await client.GetAsync(Conformance);
        return answer.StatusCode;
    }));

    // The next one is refused unless a second went by: then the one behind it is.
    private static async Task<(string Detail, TimeSpan? RetryAfter)> RefusalAsync(HttpClient client)
    {
        for (var attempt = 0; ; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Conformance) { Headers = { { "Accept-Language", "en" } } };
            using var answer = await client.SendAsync(request);
            if (answer.StatusCode is HttpStatusCode.OK)
            {
                attempt.ShouldBeLessThan(100);
                continue;
            }

            var problem = await RunningService.ProblemAsync(answer);
            problem["code"]!.GetValue<string>().ShouldBe("service.too-many");
            return (problem["detail"]!.GetValue<string>(), answer.Headers.RetryAfter!.Delta);
        }
    }

    private static HttpClient ClientFrom(IPAddress from, Uri address) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, stop) => (await ConnectAsync(address, from)).GetStream(),
    })
    { BaseAddress = address };

    private static async Task<TcpClient> ConnectAsync(Uri address, IPAddress from)
    {
        var client = new TcpClient(new IPEndPoint(from, 0));
        await client.ConnectAsync(address.Host, address.Port);
        return client;
    }

    // Null where the connection is closed, in whatever way.
    private static async Task<string?> FirstLineAsync(TcpClient client, Uri address)
    {
        try
        {
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"GET /health/live HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n")));
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII, leaveOpen: true);
            return await reader.ReadLineAsync();
        }
        catch (IOException)
        {
            return null;
        }
    }
}
