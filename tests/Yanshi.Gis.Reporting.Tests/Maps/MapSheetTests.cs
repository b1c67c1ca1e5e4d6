using System.Globalization;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Reporting.Maps;
using Yanshi.Gis.Reporting.Pages;

namespace Yanshi.Gis.Reporting.Tests.Maps;

public class MapSheetTests
{
    [Fact]
    public void The_scale_is_true_in_both_directions_at_the_site()
    {
        var sheet = new MapSheet(Box(112.742, 34.75, 0.005, 0.004));
        var middle = sheet.Place(112.742, 34.75);
        foreach (var (longitude, latitude) in new[] { (112.743, 34.75), (112.742, 34.751), (112.7413, 34.7494) })
        {
            var (x, y) = sheet.Place(longitude, latitude);
            var metres = Geodesic.DistanceMetres(new Coordinate(112.742, 34.75), new Coordinate(longitude, latitude));
            (Math.Sqrt((x - middle.X) * (x - middle.X) + (y - middle.Y) * (y - middle.Y)) * sheet.ScaleDenominator / 1000).ShouldBe(metres, metres * 1e-4);
        }
    }

    [Fact]
    public void North_is_up_and_east_to_the_right()
    {
        var sheet = new MapSheet(Box(112.742, 34.75, 0.005, 0.004));
        var (x, y) = sheet.Place(112.742, 34.75);
        sheet.Place(112.742, 34.751).X.ShouldBe(x, 1e-9);
        sheet.Place(112.742, 34.751).Y.ShouldBeLessThan(y);
        sheet.Place(112.743, 34.75).X.ShouldBeGreaterThan(x);
        sheet.Place(112.743, 34.75).Y.ShouldBe(y, 1e-9);
    }

    [Fact]
    public void A_site_of_any_size_fits_the_frame_at_a_round_scale()
    {
        var sizes = Gen.Choose(0, 4000).Select(exponent => 1e-5 * Math.Pow(10, exponent / 1000.0));
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(
                sizes.Zip(sizes).ToArbitrary(),
                size =>
                {
                    var site = Box(112.79, 34.64, size.Item1, size.Item2);
                    var sheet = new MapSheet(site);
                    var placed = sheet.Place(site).EnvelopeInternal;
                    placed.MinX.ShouldBeGreaterThan(MapSheet.Left + 8);
                    placed.MaxX.ShouldBeLessThan(MapSheet.Right - 8);
                    placed.MinY.ShouldBeGreaterThan(MapSheet.Top + 8);
                    placed.MaxY.ShouldBeLessThan(sheet.Bottom - 8);
                    (sheet.ScaleDenominator * 10 % 5).ShouldBe(0);

                    // Half of the frame or more is used in one direction, unless the site is smaller than the largest scale shows.
                    if (sheet.ScaleDenominator > 10)
                        Math.Max(placed.Width / (MapSheet.Right - MapSheet.Left), placed.Height / 92).ShouldBeGreaterThan(0.35);
                }));
    }

    [Fact]
    public void Ticks_stand_where_their_labels_say()
    {
        var sheet = new MapSheet(Box(112.742, 34.75, 0.005, 0.004));
        var svg = new MarkupWriter();
        using (svg.Element("svg"))
            MapGrid.Draw(svg, sheet);
        var labels = XElement.Parse(svg.ToString()).Descendants("text").ToList();
        labels.Count.ShouldBeGreaterThanOrEqualTo(4);
        foreach (var label in labels)
        {
            var degrees = Degrees(label.Value);
            if (degrees > 90)
                Number(label, "x").ShouldBe(sheet.Place(degrees, 34.75).X, 0.006);
            else
                Number(label, "y").ShouldBe(sheet.Place(112.742, degrees).Y, 0.006);
        }
    }

    [Theory]
    [InlineData(new[] { 1 }, "1")]
    [InlineData(new[] { 1, 2 }, "1,2")]
    [InlineData(new[] { 1, 2, 3 }, "1–3")]
    [InlineData(new[] { 1, 2, 3, 5, 7, 8, 9, 12 }, "1–3,5,7–9,12")]
    public void Numbers_in_a_row_are_written_short(int[] numbers, string expected) => ConflictArea.LabelOf(numbers).ShouldBe(expected);

    [Fact]
    public void Points_that_fall_together_on_paper_are_one()
    {
        var ring = Enumerable.Range(0, 100_000).Select(i => new Coordinate(50 + 20 * Math.Cos(i * Math.Tau / 100_000), 50 + 20 * Math.Sin(i * Math.Tau / 100_000))).ToList();
        ring.Add(ring[0].Copy());
        var path = Outline.PathOf(ProjectGeometry.Factory.CreatePolygon([.. ring]));
        path.Count(c => c is 'L').ShouldBeLessThan(20_000);
        path.ShouldStartWith("M70 50L");
        path.ShouldEndWith("Z");
    }

    private static Polygon Box(double longitude, double latitude, double width, double height) =>
        (Polygon)ProjectGeometry.Factory.ToGeometry(new Envelope(longitude - width / 2, longitude + width / 2, latitude - height / 2, latitude + height / 2));

    private static double Degrees(string label)
    {
        var parts = label.Split('°', '′', '″').Take(3).Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToList();
        return parts[0] + parts[1] / 60 + parts[2] / 3600;
    }

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
