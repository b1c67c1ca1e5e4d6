using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Web.Tests;

/// <summary>The map page as files: who gets it, what it weighs, and that nothing of it comes from elsewhere.</summary>
public sealed class MapPageTests : IAsyncLifetime
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private RunningService _service = null!;

    public async Task InitializeAsync() => _service = await RunningService.StartAsync(SmallWorkspace.Folder);

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [InlineData("/", Browser, "text/html; charset=utf-8")]
    [InlineData("/?f=html", "*/*", "text/html; charset=utf-8")]
    [InlineData("/?f=json", Browser, "application/json")]
    [InlineData("/", "*/*", "application/json")]
    [InlineData("/", "application/json", "application/json")]
    [InlineData("/", "application/json, text/html;q=0.5", "application/json")]
    public async Task Browsers_get_the_page_and_everybody_else_the_landing_page(string path, string accept, string type)
    {
        using var answer = await GetAsync(path, accept);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        RunningService.TypeOf(answer).ShouldBe(type);
        answer.Headers.Vary.ShouldContain("Accept", StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_page_and_all_that_it_names_are_there_and_small_enough()
    {
        var index = await ReadAsync(await GetAsync("/", Browser));
        var addresses = Regex.Matches(index.Text, "(?:src|href)=\"(?<address>[^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Groups["address"].Value).Where(address => !address.StartsWith("data:", StringComparison.Ordinal) && !address.StartsWith('#')).Distinct(StringComparer.Ordinal).ToList();
        addresses.Count(address => address.EndsWith(".js", StringComparison.Ordinal)).ShouldBeGreaterThan(20);
        var weight = index.Sent;
        foreach (var address in addresses)
        {
            address.ShouldStartWith("page/");
            using var answer = await GetAsync($"/{address}", "*/*");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
            weight += (await ReadAsync(answer)).Sent;
        }

        weight.ShouldBeLessThan(450_000, "bytes over the wire; with tiles and settings the page is to stay under 700 kB");
    }

    [Fact]
    public async Task No_script_stands_in_the_page_and_its_policy_allows_none()
    {
        using var answer = await GetAsync("/", Browser);
        var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("default-src 'self'");
        policy.ShouldNotContain("unsafe");
        policy.ShouldNotContain("tianditu");
        var page = (await ReadAsync(answer)).Text;
        Regex.Matches(page, "<script(?![^>]*src=)", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBeEmpty();
        Regex.Matches(page, @"\son\w+=|style=|https?://", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Maps_of_another_host_are_let_in_only_with_the_offices_key()
    {
        await using var service = await RunningService.StartAsync(SmallWorkspace.Folder, "TiandituToken=schlüssel");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Accept", Browser);
        using var answer = await service.Client.SendAsync(request);
        answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("img-src 'self' https://*.tianditu.gov.cn");
        (await service.GetAsync("/map/settings"))["tiandituToken"]!.GetValue<string>().ShouldBe("schlüssel");
    }

    [Fact]
    public async Task A_page_that_a_browser_has_is_not_sent_again()
    {
        using var first = await GetAsync("/", Browser);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Accept", Browser);
        request.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());
        using var second = await _service.Client.SendAsync(request);
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("/page/000000000000/app/main.js")]
    [InlineData("/app/main.js")]
    [InlineData("/page/../appsettings.json")]
    public async Task What_is_no_file_of_the_page_has_no_address(string path)
    {
        using var answer = await GetAsync(path, "*/*");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_settings_name_every_layer_of_the_catalogue_and_what_is_shown()
    {
        var settings = await _service.GetAsync("/map/settings");
        var layers = settings["layers"]!.AsArray();
        layers.Count.ShouldBe(2 + Layers.MandatoryLayers.Ids.Count);
        layers.Where(layer => layer!["shown"]!.GetValue<bool>()).Select(layer => layer!["id"]!.GetValue<string>()).ShouldBe(["district", "towns"]);
        layers[1]!["style"]!["colour"]!.GetValue<string>().ShouldBe("#336699");
        settings["zones"]!.AsArray().Select(zone => zone!.GetValue<int>()).ShouldBe([37, 38]);
        settings["tiandituToken"].ShouldBeNull();
    }

    [Fact]
    public async Task A_check_gives_record_pieces_and_page_when_they_are_asked_for()
    {
        var site = Sites.Square("1");
        using var both = await _service.PostAsync("/processes/site-check/execution", $$$$"""{"inputs":{"site":{{{{site}}}} },"outputs":{"record":{},"pieces":{}},"response":"document"}""");
        var answer = JsonNode.Parse(await both.Content.ReadAsStringAsync())!;
        answer["pieces"]!["record"]!.GetValue<string>().ShouldBe(answer["record"]!["digest"]!.GetValue<string>());
        using var plain = await _service.CheckAsync(site);
        JsonNode.DeepEquals(JsonNode.Parse(await plain.Content.ReadAsStringAsync()), answer["record"]).ShouldBeTrue();
        using var page = await _service.PostAsync("/processes/site-check/execution", $$$$"""{"inputs":{"site":{{{{site}}}} },"outputs":{"page":{}}}""");
        RunningService.TypeOf(page).ShouldBe("text/html; charset=utf-8");
        using var several = await _service.PostAsync("/processes/site-check/execution", $$$$"""{"inputs":{"site":{{{{site}}}} },"outputs":{"record":{},"pieces":{}}}""");
        (await RunningService.CodeAsync(several)).ShouldBe("request.member");
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br");
        return await _service.Client.SendAsync(request);
    }

    private static async Task<(string Text, int Sent)> ReadAsync(HttpResponseMessage answer)
    {
        var sent = await answer.Content.ReadAsByteArrayAsync();
        if (!answer.Content.Headers.ContentEncoding.Contains("br", StringComparer.Ordinal))
            return (System.Text.Encoding.UTF8.GetString(sent), sent.Length);
        await using var opened = new BrotliStream(new MemoryStream(sent), CompressionMode.Decompress);
        using var reader = new StreamReader(opened);
        return (await reader.ReadToEndAsync(), sent.Length);
    }
}
