using System.Globalization;
using System.Xml.Linq;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Reporting.Pages;
using static Yanshi.Gis.Reporting.Tests.SampleRecord;

namespace Yanshi.Gis.Reporting.Tests.Maps;

public class SiteMapTests
{
    [Fact]
    public void Areas_are_filled_by_the_worst_of_their_conflicts_and_numbered_by_all()
    {
        var map = MapOf(SampleRecords.Prohibited);
        Fills(map).ShouldBe(["url(#m1-prohibited)", "url(#m1-prohibited)", "url(#m1-procedure)"]);
        Numbers(map).Order(StringComparer.Ordinal).ShouldBe(["1", "1,2", "2"]);
        map.Descendants("pattern").Attributes("id").Select(id => id.Value).ShouldBe(["m1-prohibited", "m1-procedure"]);
    }

    [Fact]
    public void A_conflict_that_nobody_judged_is_hatched_as_undetermined() =>
        Fills(MapOf(SampleRecords.NoRuleBook)).ShouldBe(["url(#m1-undetermined)", "url(#m1-undetermined)"]);

    [Fact]
    public void A_site_without_conflicts_is_an_outline()
    {
        var map = MapOf(SampleRecords.Clear);
        Fills(map).ShouldBeEmpty();
        Numbers(map).ShouldBeEmpty();
        map.Descendants("path").Count(path => path.Attribute("stroke-width")?.Value is "0.7").ShouldBe(1);
    }

    [Fact]
    public void Numbers_stand_on_the_map_and_not_on_each_other()
    {
        var map = MapOf(new SampleRecord { Verdict = "undetermined", Layers = [.. Enumerable.Range(1, 12).Select(i => Layer($"layer-{i}", "图层", "conflict", 100 + i))] });
        var boxes = Labels(map).Select(label => Box(label.Rectangle)).ToList();
        boxes.Count.ShouldBe(4);
        for (var i = 0; i < boxes.Count; i++)
        {
            for (var j = i + 1; j < boxes.Count; j++)
                boxes[i].Intersects(boxes[j]).ShouldBeFalse();
        }
    }

    private static XElement MapOf(SampleRecord sample) => PageText.Parse(CheckPage.Of([sample.Site()], new ReportOptions())).WithClass("map").Single();

    private static List<string> Fills(XElement map) =>
        [.. map.Descendants("path").Attributes("fill").Select(fill => fill.Value).Where(fill => fill.StartsWith("url(", StringComparison.Ordinal))];

    private static IEnumerable<string> Numbers(XElement map) => Labels(map).Select(label => label.Text);

    // Rounded boxes with a number in them; that of the legend stands right of the frame.
    private static IEnumerable<(XElement Rectangle, string Text)> Labels(XElement map) => map.Descendants("rect")
        .Where(rectangle => rectangle.Attribute("rx") is not null && Number(rectangle, "x") < 130)
        .Select(rectangle => (rectangle, ((XElement)rectangle.ElementsAfterSelf().First()).Value));

    private static Envelope Box(XElement rectangle) => new(
        Number(rectangle, "x"), Number(rectangle, "x") + Number(rectangle, "width"), Number(rectangle, "y"), Number(rectangle, "y") + Number(rectangle, "height"));

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
