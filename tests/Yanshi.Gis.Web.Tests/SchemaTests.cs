using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Web.Tests;

/// <summary>What a layer says of its properties, and what a client that has an answer is spared.</summary>
public sealed class SchemaTests : IAsyncLifetime, IDisposable
{
    private const string Collection = "/collections/land-use";
    private const string Items = $"{Collection}/items";

    private readonly ScratchFolder _scratch = new();
    private string _workspace = null!;
    private RunningService _service = null!;

    public async Task InitializeAsync()
    {
        _workspace = _scratch.Workspace();
        JsonObject[] properties =
        [
            new() { ["DLBM"] = "0103", ["TBMJ"] = 1, ["mixed"] = "x", ["flag"] = true, ["limit"] = "5", ["list"] = new JsonArray(1) },
            new() { ["DLBM"] = "0301", ["TBMJ"] = 2.5, ["mixed"] = 7, ["flag"] = false, ["empty"] = null, ["whole"] = 3 },
        ];
        SmallWorkspace.Import(_workspace, "land-use", SmallWorkspace.Version() with { Confidentiality = Confidentiality.Public },
            [.. properties.Select((of, number) => SmallWorkspace.Square($"f{number}", 0.001, 0.01 * number) with { Properties = of })]);
        _service = await RunningService.StartAsync(_workspace);
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Queryables_are_exactly_the_properties_that_select()
    {
        var queryables = await LinkedAsync("http://www.opengis.net/def/rel/ogc/1.0/queryables");
        queryables["$id"]!.GetValue<string>().ShouldBe(new Uri(_service.Address, $"{Collection}/queryables").AbsoluteUri);
        (queryables["type"]!.GetValue<string>(), queryables["additionalProperties"]!.GetValue<bool>()).ShouldBe(("object", false));
        queryables["properties"]!.ToJsonString().ShouldBe(
            """{"DLBM":{"type":"string"},"TBMJ":{"type":"number"},"empty":{},"flag":{"type":"boolean"},"mixed":{"type":["string","integer"]},"whole":{"type":"integer"}}""");

        foreach (var (name, value, found) in new[] { ("DLBM", "0301", "f1"), ("TBMJ", "2.50", "f1"), ("flag", "true", "f0"), ("mixed", "7", "f1"), ("whole", "3", "f1") })
            (await _service.GetAsync($"{Items}?{name}={value}"))["features"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe(found, name);
        (await _service.GetAsync($"{Items}?empty=1"))["numberMatched"]!.GetValue<int>().ShouldBe(0);
        (await _service.GetAsync($"{Items}?limit=1"))["numberMatched"]!.GetValue<int>().ShouldBe(2, "the parameter, not the property");
        using var list = await _service.Client.GetAsync(new Uri($"{Items}?list=1", UriKind.Relative));
        (list.StatusCode, await RunningService.CodeAsync(list)).ShouldBe((HttpStatusCode.BadRequest, "request.unknown-parameter"));
    }

    [Fact]
    public async Task The_schema_has_every_property_and_the_geometry()
    {
        var schema = await LinkedAsync("http://www.opengis.net/def/rel/ogc/1.0/schema");
        var features = (await _service.GetAsync(Items))["features"]!.AsArray();
        var names = features.SelectMany(feature => feature!["properties"]!.AsObject().Select(property => property.Key)).Distinct(StringComparer.Ordinal).ToList();
        names.Count.ShouldBe(8);
        schema["properties"]!.AsObject().Select(property => property.Key).ShouldBe([.. names, "geometry"], ignoreOrder: true);
        schema["properties"]!["geometry"]!.ToJsonString().ShouldBe("""{"x-ogc-role":"primary-geometry","format":"geometry-polygon-or-multipolygon"}""");
        schema["properties"]!["list"]!["type"]!.GetValue<string>().ShouldBe("array");
    }

    [Theory]
    [InlineData(Collection)]
    [InlineData($"{Collection}/queryables")]
    [InlineData($"{Collection}/schema")]
    [InlineData($"{Items}?limit=1")]
    [InlineData($"{Items}/f1")]
    public async Task A_client_that_has_an_answer_is_told_so_until_the_layer_changes(string path)
    {
        using var first = await AskAsync(path);
        var tag = first.Headers.ETag!;
        tag.IsWeak.ShouldBeFalse();
        first.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
        using var same = await AskAsync(path);
        (same.Headers.ETag, await same.Content.ReadAsStringAsync()).ShouldBe((tag, await first.Content.ReadAsStringAsync()));
        foreach (var held in new[] { tag.Tag, $"\"other\", W/{tag.Tag}", "*" })
        {
            using var spared = await AskAsync(path, held);
            (spared.StatusCode, spared.Headers.ETag).ShouldBe((HttpStatusCode.NotModified, tag), held);
            (await spared.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        }

        using var stale = await AskAsync(path, "\"other\"");
        stale.StatusCode.ShouldBe(HttpStatusCode.OK);

        SmallWorkspace.Import(_workspace, "land-use", SmallWorkspace.Version(2) with { Confidentiality = Confidentiality.Public }, SmallWorkspace.Square("f1") with { Properties = new JsonObject { ["DLBM"] = "0404" } });
        using var changed = await AskAsync(path, tag.Tag);
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        changed.Headers.ETag.ShouldNotBe(tag);
    }

    [Fact]
    public async Task What_decides_an_answer_decides_its_tag()
    {
        string[] paths = [Items, $"{Items}?limit=1", $"{Items}?limit=1&offset=1", $"{Items}?DLBM=0103", $"{Items}?crs=http://www.opengis.net/def/crs/EPSG/0/4547", $"{Items}/f0", $"{Items}/f1"];
        List<EntityTagHeaderValue?> tags = [];
        foreach (var path in paths)
        {
            using var answer = await AskAsync(path);
            tags.Add(answer.Headers.ETag);
        }

        await using var narrow = await RunningService.StartAsync(_workspace, "Limits:FeaturesPerPage=1", $"PublicUrl={_service.Address}");
        using var page = await narrow.Client.GetAsync(new Uri(Items, UriKind.Relative));
        tags.Add(page.Headers.ETag);
        tags.ShouldBeUnique();
        tags.ShouldNotContain((EntityTagHeaderValue?)null);
    }

    [Fact]
    public async Task A_layer_that_became_internal_is_not_confirmed_to_who_has_it()
    {
        using var first = await AskAsync(Items);
        SmallWorkspace.Import(_workspace, "land-use", SmallWorkspace.Version(2) with { Confidentiality = Confidentiality.Internal }, SmallWorkspace.Square("new"));
        using var gone = await AskAsync(Items, first.Headers.ETag!.Tag);
        (gone.StatusCode, gone.Headers.ETag, gone.Headers.CacheControl!.NoStore).ShouldBe((HttpStatusCode.NotFound, null, true));
    }

    private async Task<HttpResponseMessage> AskAsync(string path, string? held = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (held is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", held).ShouldBeTrue();
        return await _service.Client.SendAsync(request);
    }

    private async Task<JsonNode> LinkedAsync(string relation)
    {
        var link = (await _service.GetAsync(Collection))["links"]!.AsArray().Single(link => link!["rel"]!.GetValue<string>() == relation)!;
        using var answer = await _service.Client.GetAsync(new Uri(link["href"]!.GetValue<string>()));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        RunningService.TypeOf(answer).ShouldBe(link["type"]!.GetValue<string>());
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
