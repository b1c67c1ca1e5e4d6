using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;
using Yanshi.Gis.Web.Problems;

namespace Yanshi.Gis.Web.Tests;

/// <summary>Who asks the service is told of inputs, not of options of a command line that they do not see.</summary>
public sealed partial class InputNamesTests
{
    // What they are for, the service does not do, or its administrator does.
    private static readonly string[] OfTheCommandLine = ["--data", "--datum-shift", "--format", "--include-restricted", "--out", "--restore-list", "--resume", "--use", "--workspace"];

    [Theory]
    [InlineData("请用 --crs GCJ02 或 --crs BD09 指定。", "请用 crs GCJ02 或 crs BD09 指定。")]
    [InlineData("name their attribute with --id-field.", "name their attribute with idField.")]
    [InlineData("（--clip-to-extent）、--in-force-from、--title-english", "（clipToExtent）、inForceFrom、titleEnglish")]
    [InlineData("--map area=面积：表头没有这一列", "columns area=面积：表头没有这一列")]
    [InlineData("State it with --accuracy (metres); a line needs --width", "State it with accuracyMetres (metres); a line needs widthMetres")]
    [InlineData("as a draft it is named with --use", "as a draft it is named with --use")]
    [InlineData("--crsx, x--crs, --crs_1, ---crs, -- crs", "--crsx, x--crs, --crs_1, ---crs, -- crs")]
    public void Options_become_inputs_and_nothing_else_changes(string said, string told) => InputNames.In(said).ShouldBe(told);

    [Fact]
    public void A_place_is_an_option_or_a_name_of_somebody_elses()
    {
        InputNames.In(new Problem("a", "--layer", "", "")).Where.ShouldBe("layer");
        InputNames.In(new Problem("a", "my --layer.shp", "", "")).Where.ShouldBe("my --layer.shp");
    }

    [Fact]
    public void Words_of_a_document_are_told_so_and_what_is_the_files_is_not()
    {
        var document = JsonNode.Parse("""{"message":"--crs","name":"--crs","notes":[{"whyEnglish":"--crs"}],"inner":{"message":1,"why":"--crs"},"attributes":{"message":"--crs"},"rings":[[1,2]],"empty":[]}""")!.AsObject();
        InputNames.In(document).ToJsonString().ShouldBe("""{"message":"crs","name":"--crs","notes":[{"whyEnglish":"crs"}],"inner":{"message":1,"why":"crs"},"attributes":{"message":"--crs"},"rings":[[1,2]],"empty":[]}""");
    }

    [Fact]
    public void Every_option_that_readers_speak_of_is_an_input_or_of_the_command_line()
    {
        var sources = new[] { "Yanshi.Gis", "Yanshi.Gis.Planning", "Yanshi.Gis.Data" }.SelectMany(project => Directory.EnumerateFiles(Repository.Path($"src/{project}"), "*.cs", SearchOption.AllDirectories))
            .Where(file => Path.GetFileName(file) is not "ParserSandbox.cs" && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var options = sources.SelectMany(File.ReadLines).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)).SelectMany(line => OptionInText.Matches(line)).Select(match => match.Groups["option"].Value).ToHashSet(StringComparer.Ordinal);
        options.Contains("--crs", StringComparer.Ordinal).ShouldBeTrue();
        options.Where(option => InputNames.In(option).Equals(option, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ShouldBe(OfTheCommandLine);
    }

    [Fact]
    public async Task Refusals_flaws_jobs_and_files_that_are_inspected_speak_of_inputs()
    {
        await using var service = await RunningService.StartAsync(Sites.Shipped);
        using var crossed = await service.CheckAsync(Sites.BowTie);
        var problem = await RunningService.ProblemAsync(crossed);
        Told(problem, "repair");
        problem["flaws"]!.AsArray().ShouldNotBeEmpty();

        using var swapped = await UploadAsync(service, "/map/inspect", "a.geojson", Sites.Square("7", west: 34.70, south: 112.70), []);
        Told(await ProblemOrDocumentAsync(swapped), "crs");

        using var unknown = await UploadAsync(service, "/processes/site-check/execution", "projects.csv", "代号,范围\nZ9,\"POLYGON ((112.70 34.70, 112.71 34.70, 112.71 34.71, 112.70 34.71, 112.70 34.70))\"\n", [("columns", """{"wkt":"范围","id":"代号","level":"哪一级"}""")]);
        Told(await RunningService.ProblemAsync(unknown), "columns");

        using var accepted = await UploadAsync(service, "/processes/site-check/execution", "a.geojson", Sites.BowTie, [("Prefer", "respond-async")]);
        Told(await OverAsync(service, accepted), "repair");
    }

    [Fact]
    public async Task The_report_of_an_import_speaks_of_inputs_wherever_it_is_shown()
    {
        using var scratch = new ScratchFolder();
        await using var service = await RunningService.StartAsync(scratch.Workspace());
        using var accepted = await UploadAsync(service, "/processes/layer-import/execution", "towns.geojson", Sites.Collection(Sites.Square("a", degrees: 0.02)), [("as", "towns")]);
        var job = await OverAsync(service, accepted);
        var id = job["jobID"]!.GetValue<string>();
        Told(await service.GetAsync($"/jobs/{id}/results/report"), "vintage");
        Told(await service.GetAsync("/layers/towns/versions/2"), "vintage");
        var page = await service.Client.GetStringAsync(new Uri($"/jobs/{id}/results/page", UriKind.Relative));
        page.ShouldContain("用 vintage 写明");
        page.ShouldNotContain("--vintage");
    }

    private static void Told(JsonNode document, string input)
    {
        var text = document.ToJsonString(Api.JsonAnswer.Options);
        text.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"{input} "), customMessage: text);
        text.ShouldNotContain($" --{input}", customMessage: text);
        text.ShouldNotContain($"\"--{input}", customMessage: text);
    }

    private static async Task<JsonNode> ProblemOrDocumentAsync(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    private static async Task<HttpResponseMessage> UploadAsync(RunningService service, string path, string name, string content, (string Name, string Value)[] parts)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", name } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = form, Headers = { { "Origin", service.Address.GetLeftPart(UriPartial.Authority) } } };
        foreach (var (part, value) in parts)
        {
            if (part is "Prefer")
                request.Headers.Add(part, value);
            else
                form.Add(new StringContent(value), part);
        }

        return await service.Client.SendAsync(request);
    }

    private static async Task<JsonNode> OverAsync(RunningService service, HttpResponseMessage accepted)
    {
        var id = JsonNode.Parse(await accepted.Content.ReadAsStringAsync())!["jobID"]!.GetValue<string>();
        for (var attempt = 0; ; attempt++)
        {
            var job = await service.GetAsync($"/jobs/{id}");
            if (job["status"]!.GetValue<string>() is not ("accepted" or "running"))
                return job;
            attempt.ShouldBeLessThan(1_000, job.ToJsonString());
            await Task.Delay(50);
        }
    }

    // In a text: what stands before it is quoted.
    [GeneratedRegex("(?<=\".*)(?<option>--[a-z]+(-[a-z]+)*)(?![A-Za-z0-9_\\]-])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OptionInText { get; }
}
