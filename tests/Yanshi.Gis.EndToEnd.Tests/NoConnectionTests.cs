using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>The service opens no connection: every call that could is looked at, of its own process, of the command line that starts it and of the parsers.</summary>
public sealed partial class NoConnectionTests : IDisposable
{
    private const string Site = """{"type":"Polygon","coordinates":[[[112.70,34.70],[112.703,34.70],[112.703,34.703],[112.70,34.703],[112.70,34.70]]]}""";

    private readonly Scratch _scratch = new();

    private string Log => Path.Combine(_scratch.Folder, "calls");

    public void Dispose() => _scratch.Dispose();

    [ToolFact("strace")]
    public async Task A_check_a_tile_an_upload_and_a_screening_connect_to_nobody()
    {
        using (var service = Serving.Start(Workspaces.Copy(Workspaces.Demonstration, _scratch), _scratch.Folder, uploads: null, Tracing))
        {
            using (var check = await service.Client.PostAsync(new Uri("/processes/site-check/execution", UriKind.Relative), new StringContent($$$"""{"inputs":{"site":{{{Site}}}}}""", Encoding.UTF8, "application/json")))
                check.StatusCode.ShouldBe(HttpStatusCode.OK);
            using (var tile = await service.Client.GetAsync(new Uri("/collections/district/tiles/WebMercatorQuad/10/406/832", UriKind.Relative)))
                tile.StatusCode.ShouldBe(HttpStatusCode.OK);
            using (var upload = await service.UploadAsync("site-check", Samples.Shipped))
                upload.StatusCode.ShouldBe(HttpStatusCode.OK);

            // Read by GDAL, which could connect.
            service.Client.DefaultRequestHeaders.Add("Origin", service.Client.BaseAddress!.GetLeftPart(UriPartial.Authority));
            using (var accepted = await service.UploadAsync("layer-import", Repository.Path("gis-data/samples/delivery.gdb.zip"), ("layer", "CZKFBJ"), ("dryRun", "true")))
                (await service.OverAsync(accepted.Headers.Location!)).ShouldBe("successful");
            using (var accepted = await service.UploadAsync("screening", Repository.Path("gis-data/samples/projects.csv")))
                (await service.OverAsync(accepted.Headers.Location!)).ShouldBe("successful");
            await StopAsync(service);
        }

        var calls = File.ReadAllLines(Log);
        calls.ShouldContain(call => call.Contains("accept4(", StringComparison.Ordinal), "what the service does is in the log");
        calls.Where(call => call.Contains(ParserMark, StringComparison.Ordinal)).ShouldNotBeEmpty("what its parsers do too");

        Elsewhere(calls).ShouldBeEmpty();
    }

    /// <summary>Connecting a socket for datagrams sends nothing; the address is one of those kept for examples.</summary>
    [ToolFact("strace", "bash")]
    public void A_connection_would_be_seen()
    {
        ToolProcess.Run(Tracing[0], [.. Tracing[1..], "bash", "-c", "exec 3<>/dev/udp/192.0.2.1/9"]);
        Elsewhere(File.ReadAllLines(Log)).ShouldBe(["AF_INET 192.0.2.1"]);
    }

    [Theory]
    [InlineData("""7 connect(21, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.1")}, 16) = -1 EINPROGRESS""", "AF_INET 192.0.2.1")]
    [InlineData("""7 connect(21, {sa_family=AF_INET6, sin6_port=htons(53), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "2001:db8::1", &sin6_addr), sin6_scope_id=0}, 28 <unfinished ...>""", "AF_INET6 2001:db8::1")]
    [InlineData("""7 sendto(21, "x", 1, 0, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("192.0.2.1")}, 16) = 1""", "AF_INET 192.0.2.1")]
    [InlineData("""7 sendmsg(21, {msg_name={sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("192.0.2.1")}, msg_namelen=16}, 0) = 1""", "AF_INET 192.0.2.1")]
    [InlineData("""7 connect(3, {sa_family=AF_UNIX, sun_path="/var/run/nscd/socket"}, 110) = -1 ENOENT""", "AF_UNIX /var/run/nscd/socket")]
    [InlineData("""7 accept4(9, {sa_family=AF_INET, sin_port=htons(40000), sin_addr=inet_addr("127.0.0.1")}, [128 => 16], SOCK_CLOEXEC) = 30""", null)]
    [InlineData("""7 sendto(30, "HTTP/1.1 200 OK\r\n", 17, 0, NULL, 0) = 17""", null)]
    public void Whom_a_call_is_for_is_read_from_it(string call, string? to) => Destinations([call]).ShouldBe(to is null ? [] : [to]);

    private const string ParserMark = "parse-file";

    // What a call sends is cut short: the address stands behind it.
    private string[] Tracing => ["strace", "-f", "--seccomp-bpf", "-qq", "-s", "200", "-o", Log, "-e", "trace=connect,sendto,sendmsg,sendmmsg,accept4,execve"];

    // Another process of this machine (the system's service of names, which bash asks where no HOME is set), and its kernel, which bubblewrap asks for a
    // loopback of the parser's own: neither is a connection.
    private static List<string> Elsewhere(IEnumerable<string> calls) =>
        [.. Destinations(calls).Where(to => !to.StartsWith("AF_UNIX ", StringComparison.Ordinal) && to is not "AF_NETLINK")];

    private static List<string> Destinations(IEnumerable<string> calls) => [.. calls.Select(call => Outgoing.Match(call)).Where(match => match.Success)
        .Select(match => $"{match.Groups["family"].Value} {match.Groups["address"].Value}".TrimEnd()).Distinct(StringComparer.Ordinal)];

    // The program below strace is told, so that strace writes everything down.
    private static async Task StopAsync(Serving service)
    {
        var program = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{service.Program.Id}/task/{service.Program.Id}/children")).Trim();
        using var kill = Process.Start("kill", ["-TERM", program]);
        await service.Program.WaitForExitAsync();
    }

    [GeneratedRegex("""^\d+ +(connect|sendto|sendmsg|sendmmsg)\(.*?sa_family=(?<family>AF_\w+)(, sun_path=@?"(?<address>[^"]*)"|.*?(inet_addr\(|inet_pton\(AF_INET6, )"(?<address>[^"]*)")?""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Outgoing { get; }
}
