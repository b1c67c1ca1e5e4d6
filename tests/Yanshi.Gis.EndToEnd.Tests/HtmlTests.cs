using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary><c>--format html</c>: the record of the same check as a page.</summary>
public sealed class HtmlTests : IDisposable
{
    private static readonly JsonNode Record = YanshiGis.Run("check", Samples.Shipped, "--format", "json", "--as-of", "2026-11-22").Json;
    private static readonly YanshiGis.Outcome Run = YanshiGis.Run("check", Samples.Shipped, "--format", "html", "--as-of", "2026-11-22");
    private static readonly XElement Page = XDocument.Parse(Run.Output).Root!;

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_page_is_all_that_is_printed_and_shows_the_record()
    {
        Run.ExitCode.ShouldBe(1, Run.Errors);
        Run.Errors.ShouldBeEmpty();
        Run.Output.ShouldStartWith("<!DOCTYPE html>\n");
        Page.Value.ShouldContain(Record["digest"]!.GetValue<string>());
        Page.Descendants("h1").Single().Value.ShouldBe(Record["site"]!["name"]!.GetValue<string>());
        Page.Descendants("section").First().Attribute("class")!.Value.ShouldBe("verdict " + Record["verdict"]!.GetValue<string>());
    }

    [Fact]
    public void Every_layer_finding_and_question_is_on_the_page()
    {
        var layers = Record["layers"]!.AsArray().Select(layer => layer!).ToList();
        foreach (var layer in layers)
            Page.Value.ShouldContain(layer["title"]!.GetValue<string>());
        var findings = layers.SelectMany(layer => layer["findings"]!.AsArray()).Concat(Record["findings"]!.AsArray()).Select(finding => finding!).ToList();
        findings.Count.ShouldBeGreaterThan(5);
        foreach (var finding in findings.Where(finding => finding["verdict"]!.GetValue<string>() is not "clear"))
            Page.Value.ShouldContain(finding["summary"]!.GetValue<string>());
        Page.Descendants("article").Count().ShouldBe(findings.Count(finding => finding["verdict"]!.GetValue<string>() is not "clear"));
        foreach (var question in Record["questions"]!.AsArray())
            Page.Value.ShouldContain(question!["why"]!.GetValue<string>());
        foreach (var layer in layers.Where(layer => layer["state"]!.GetValue<string>() is "conflict"))
            Page.Value.ShouldContain(layer["areaSquareMetres"]!.GetValue<double>().ToString("N2", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_map_draws_the_site_and_its_conflicts()
    {
        var map = Page.Descendants("svg").Single(svg => svg.Attribute("class")?.Value is "map");
        map.Descendants("path").Attributes("fill").Count(fill => fill.Value.StartsWith("url(#", StringComparison.Ordinal)).ShouldBe(Record["partition"]!.AsArray().Count(cell => cell!["layers"]!.AsArray().Count > 0));
        map.Value.ShouldContain("示意图，未经地图审核，仅供内部使用");
    }

    [Fact]
    public void The_same_bytes_come_out_again_whatever_the_locale()
    {
        var again = YanshiGis.Run(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["LC_ALL"] = "de_DE.UTF-8", ["TZ"] = "America/New_York" }, "check", Samples.Shipped, "--format", "html", "--as-of", "2026-11-22", "--lang", "zh");
        again.Output.ShouldBe(Run.Output);
    }

    [Fact]
    public void It_speaks_English_and_carries_the_maps_review_number()
    {
        var run = YanshiGis.Run("check", Samples.Shipped, "--format", "html", "--lang", "en", "--map-review-number", "豫S〔2026〕001号");
        XDocument.Parse(run.Output).Root!.Attribute("lang")!.Value.ShouldBe("en");
        run.Output.ShouldContain("审图号 (map review number): 豫S〔2026〕001号");
        run.Output.ShouldNotContain("未经地图审核");
    }

    [Fact]
    public void Several_sites_are_one_document_and_a_bad_one_has_its_place()
    {
        var file = _scratch.Write("sites.geojson", """
            {"type":"FeatureCollection","features":[
              {"type":"Feature","properties":{"name":"甲"},"geometry":{"type":"Polygon","coordinates":[[[112.742,34.75],[112.744,34.75],[112.744,34.7515],[112.742,34.7515],[112.742,34.75]]]}},
              {"type":"Feature","properties":{"name":"乙"},"geometry":{"type":"Polygon","coordinates":[[[112.742,34.75],[112.744,34.7515],[112.744,34.75],[112.742,34.7515],[112.742,34.75]]]}}
            ]}
            """);
        var run = YanshiGis.Run("check", file, "--format", "html");
        run.ExitCode.ShouldBe(2);
        var mains = XDocument.Parse(run.Output).Root!.Descendants("main").ToList();
        mains.Count.ShouldBe(3);
        mains[1].Descendants("h1").Single().Value.ShouldBe("甲");
        mains[2].Value.ShouldContain("site.invalid-geometry");
    }
}
