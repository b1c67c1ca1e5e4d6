using System.Net;
using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Web.Tests;

/// <summary>Versions that are not law yet: the page is told of them, tiles show them by their number, and nothing else does.</summary>
public sealed class PendingVersionTests : IAsyncLifetime, IDisposable
{
    // The tile of zoom 12 in which the squares lie.
    private const string Place = "WebMercatorQuad/12/1626/3330";

    private readonly ScratchFolder _scratch = new();
    private RunningService _service = null!;

    public async Task InitializeAsync()
    {
        var workspace = _scratch.Workspace();
        var law = SmallWorkspace.Version() with { Confidentiality = Confidentiality.Public };
        SmallWorkspace.Import(workspace, "land-use", law, SmallWorkspace.Square("law"));
        SmallWorkspace.Import(workspace, "land-use", law with { Number = 2, LegalStatus = LegalStatus.Draft }, SmallWorkspace.Square("draft"));
        SmallWorkspace.Import(workspace, "permanent-basic-farmland", law with { InForceFrom = new DateOnly(2999, 1, 1) }, SmallWorkspace.Square("to-come"));
        SmallWorkspace.Import(workspace, "ecological-red-line", law, SmallWorkspace.Square("law"));
        SmallWorkspace.Import(workspace, "ecological-red-line", law with { Number = 2, LegalStatus = LegalStatus.Draft, Confidentiality = Confidentiality.Internal }, SmallWorkspace.Square("secret"));
        SmallWorkspace.Import(workspace, "heritage-protection-scope", law, SmallWorkspace.Square("law"));
        SmallWorkspace.Import(workspace, "heritage-protection-scope", law with { Number = 2, LegalStatus = LegalStatus.Draft, WithdrawnFrom = new DateOnly(2024, 6, 1) }, SmallWorkspace.Square("withdrawn"));
        _service = await RunningService.StartAsync(workspace);
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task The_page_is_told_of_drafts_and_of_what_comes_into_force_later_beside_the_law()
    {
        var layers = (await _service.GetAsync("/map/settings"))["layers"]!.AsArray().ToDictionary(layer => (string)layer!["id"]!, layer => layer!, StringComparer.Ordinal);
        ((int)layers["land-use"]["version"]!, (string)layers["land-use"]["legalStatus"]!).ShouldBe((1, "in-force"));
        ((int)layers["land-use"]["pending"]!["version"]!, (string)layers["land-use"]["pending"]!["legalStatus"]!).ShouldBe((2, "draft"));
        ((bool)layers["permanent-basic-farmland"]["shown"]!).ShouldBeFalse("it is not in force yet");
        ((string)layers["permanent-basic-farmland"]["pending"]!["inForceFrom"]!).ShouldBe("2999-01-01");
        layers["ecological-red-line"]["pending"].ShouldBeNull("it is internal");
        layers["heritage-protection-scope"]["pending"].ShouldBeNull("it was withdrawn");
    }

    [Fact]
    public async Task A_version_has_tiles_by_its_number_and_the_law_has_them_without()
    {
        (await IdsAsync("land-use", "")).ShouldBe(["law"]);
        (await IdsAsync("land-use", "?version=2")).ShouldBe(["draft"]);
        (await IdsAsync("land-use", "?version=1")).ShouldBe(["law"]);
        (await IdsAsync("permanent-basic-farmland", "?version=1")).ShouldBe(["to-come"]);
        using var features = await _service.Client.GetAsync(new Uri("/collections/permanent-basic-farmland/items", UriKind.Relative));
        features.StatusCode.ShouldBe(HttpStatusCode.NotFound, "features are those in force");
    }

    [Fact]
    public async Task What_is_not_in_force_covers_nothing_and_what_covers_everything_lacks_nothing()
    {
        var lacking = (await _service.GetAsync("/map/uncovered"))["features"]!.AsArray().SelectMany(feature => feature!["properties"]!["layers"]!.AsArray())
            .ToDictionary(layer => (string)layer!["id"]!, layer => (string)layer!["reason"]!, StringComparer.Ordinal);
        lacking["permanent-basic-farmland"].ShouldBe("layer.no-version-in-force");
        lacking["river-management-range"].ShouldBe("layer.absent");
        lacking.ContainsKey("land-use").ShouldBeFalse("its version in force covers the extent");
        lacking.ContainsKey("ecological-red-line").ShouldBeFalse("so does this one's");
    }

    [Theory]
    [InlineData("land-use", "?version=3", HttpStatusCode.NotFound, "layer.no-version")]
    [InlineData("ecological-red-line", "?version=2", HttpStatusCode.NotFound, "layer.no-version")]
    [InlineData("nowhere", "?version=1", HttpStatusCode.NotFound, "collection.not-found")]
    [InlineData("land-use", "?version=x", HttpStatusCode.BadRequest, "request.parameter")]
    [InlineData("land-use", "?version=2&datetime=2024-01-01", HttpStatusCode.BadRequest, "request.parameter")]
    public async Task Versions_that_are_not_there_or_not_shown_are_refused(string layer, string query, HttpStatusCode status, string code)
    {
        using var answer = await _service.Client.GetAsync(new Uri($"/collections/{layer}/tiles/{Place}{query}", UriKind.Relative));
        (answer.StatusCode, await RunningService.CodeAsync(answer)).ShouldBe((status, code));
    }

    private async Task<IEnumerable<string>> IdsAsync(string layer, string query)
    {
        var bytes = await _service.Client.GetByteArrayAsync(new Uri($"/collections/{layer}/tiles/{Place}{query}", UriKind.Relative));
        return TileReading.Read(bytes).Features.Select(feature => feature.Tags["id"]);
    }
}
