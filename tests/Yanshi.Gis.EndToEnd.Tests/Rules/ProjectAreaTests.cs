using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Yanshi.Gis.EndToEnd.Tests.Rules;

/// <summary>Limits of law count the project, not the parcel: two parcels of 20 ha of farmland, of which neither reaches 35 ha.</summary>
public sealed class ProjectAreaTests : IDisposable
{
    private const string Rule = "farmland.over-35-hectares";

    private static readonly RuleCase Case = RuleCase.Get("row-02/征收集体耕地，两块合计四十公顷");
    private static readonly (double North, double East)[][] Parcels =
        [.. RuleCaseRun.PolygonsOf(RuleCaseRun.InZone(Case, Case.Site)).Select(polygon => polygon.Shell.Coordinates.Select(point => (point.Y, 38_000_000 + point.X)).ToArray())];

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Two_parcels_of_one_text_are_over_the_limit()
    {
        var record = Check("both.txt", Samples.BoundaryPoints(Parcels)).Json;
        record["site"]!["parcels"]!.AsArray().Count.ShouldBe(2);
        var finding = RuleRowTests.FindingsOf(record).Single(finding => (string)finding["rule"]! is Rule);
        ((string?)finding["verdict"]).ShouldBe("restricted");
        ((double)finding["measure"]!["value"]!).ShouldBe(400_000, 200);
        ((double)finding["measure"]!["limit"]!).ShouldBe(350_000);
        ((string?)record["verdict"]).ShouldBe("restricted");
    }

    [Fact]
    public void The_same_parcels_as_two_projects_are_not()
    {
        foreach (var parcel in Parcels)
            ShouldNotBeOver(Check("one.txt", Samples.BoundaryPoints(parcel)).Json);
        foreach (var record in Check("features.geojson", AsFeatures()).Json.AsArray())
            ShouldNotBeOver(record!);
    }

    [Fact]
    public void Features_grouped_into_one_project_are_over_the_limit() =>
        RuleRowTests.FindingsOf(Check("features.geojson", AsFeatures(), "--group", "file").Json).Select(finding => (string)finding["rule"]!).Contains(Rule, StringComparer.Ordinal).ShouldBeTrue();

    private static void ShouldNotBeOver(JsonNode record)
    {
        RuleRowTests.FindingsOf(record).Select(finding => (string)finding["rule"]!).Contains(Rule, StringComparer.Ordinal).ShouldBeFalse();
        ((string?)record["verdict"]).ShouldBe("procedure");
    }

    private static string AsFeatures()
    {
        var sites = JsonNode.Parse(RuleCaseRun.SitesOf([Case]))!;
        var feature = sites["features"]![0]!;
        var parcels = feature["geometry"]!["coordinates"]!.AsArray();
        sites["features"] = new JsonArray([.. parcels.Select((parcel, i) =>
        {
            var one = feature.DeepClone();
            one["id"] = i + 1;
            one["geometry"]!["coordinates"] = new JsonArray(parcel!.DeepClone());
            return one;
        })]);
        return sites.ToJsonString();
    }

    private YanshiGis.Outcome Check(string name, string text, params string[] more)
    {
        var said = Case.Attributes.SelectMany(attribute => new[] { "--attribute", $"{attribute.Key}={attribute.Value}" });
        var run = YanshiGis.RunOn(RuleCaseRun.WorkspaceOf(Case), ["check", _scratch.Write(name, text), "--format", "json", "--as-of", Case.AsOf, .. said, .. more]);
        run.ExitCode.ShouldBe(1, run.Errors);
        return run;
    }
}
