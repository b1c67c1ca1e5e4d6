using Shouldly;
using Xunit;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Tests.ReferenceSystems;

public class CrsTests
{
    [Theory]
    [InlineData("EPSG:4526", "EPSG:4526")]
    [InlineData("epsg:4526", "EPSG:4526")]
    [InlineData(" 4526 ", "EPSG:4526")]
    [InlineData("urn:ogc:def:crs:EPSG::4526", "EPSG:4526")]
    [InlineData("urn:ogc:def:crs:EPSG:9.9:4490", "EPSG:4490")]
    [InlineData("CRS84", "CRS84")]
    [InlineData("ogc:crs84", "CRS84")]
    [InlineData("urn:ogc:def:crs:OGC:1.3:CRS84", "CRS84")]
    [InlineData("gcj02", "GCJ02")]
    [InlineData("BD09", "BD09")]
    [InlineData("32649", "EPSG:32649")]
    public void A_code_is_found_in_all_its_spellings(string text, string code) => Crs.Get(text).Code.ShouldBe(code);

    [Theory]
    [InlineData("EPSG:9999")]
    [InlineData("ESRI:4526")]
    [InlineData("urn:ogc:def:crs:EPSG")]
    [InlineData("")]
    [InlineData("-4526")]
    [InlineData("4,526")]
    public void An_unknown_code_is_refused_and_the_allowed_ones_are_listed(string text)
    {
        Crs.Find(text).ShouldBeNull();
        var problem = Should.Throw<InputRefusedException>(() => Crs.Get(text)).Problem;
        problem.Code.ShouldBe("crs.unknown");
        problem.Chinese.ShouldContain("4491–4554");
        problem.English.ShouldContain("GCJ02");
    }

    [Theory]
    [InlineData(6, 13, true, 4491, 75)]
    [InlineData(6, 23, true, 4501, 135)]
    [InlineData(6, 19, false, 4508, 111)]
    [InlineData(3, 25, true, 4513, 75)]
    [InlineData(3, 37, true, 4525, 111)]
    [InlineData(3, 38, true, 4526, 114)]
    [InlineData(3, 38, false, 4547, 114)]
    [InlineData(3, 45, false, 4554, 135)]
    public void Gauss_Kruger_zones_have_EPSG_numbers(int width, int zone, bool zoneInEasting, int number, double meridian)
    {
        var crs = Crs.GaussKruger(width, zone, zoneInEasting);
        crs.Code.ShouldBe($"EPSG:{number}");
        crs.CentralMeridianDegrees.ShouldBe(meridian);
        crs.Zone.ShouldBe(zone);
        crs.ZoneWidthDegrees.ShouldBe(width);
        crs.ZoneInEasting.ShouldBe(zoneInEasting);
        crs.Datum.ShouldBe(CrsDatum.Cgcs2000);
        crs.Kind.ShouldBe(CrsKind.GaussKruger);
    }

    [Theory]
    [InlineData(3, 24)]
    [InlineData(3, 46)]
    [InlineData(6, 12)]
    [InlineData(6, 24)]
    [InlineData(4, 20)]
    public void Zones_outside_China_do_not_exist(int width, int zone) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Crs.GaussKruger(width, zone, zoneInEasting: true));

    [Theory]
    [InlineData(112.78, "EPSG:4547")]
    [InlineData(112.49, "EPSG:4546")]
    [InlineData(112.5, "EPSG:4547")]
    [InlineData(120.3, "EPSG:4549")]
    [InlineData(73.5, "EPSG:4534")]
    public void The_plane_of_a_longitude_is_its_3_degree_zone(double longitude, string code) => Crs.PlaneZoneAt(longitude).Code.ShouldBe(code);

    [Theory]
    [InlineData(73.4, "EPSG:32643")]
    [InlineData(136.5, "EPSG:32653")]
    [InlineData(6.1, "EPSG:32632")]
    [InlineData(-0.1, "EPSG:32630")]
    [InlineData(-180, "EPSG:32601")]
    [InlineData(180, "EPSG:32660")]
    public void Outside_China_it_is_the_UTM_zone(double longitude, string code) => Crs.PlaneZoneAt(longitude).Code.ShouldBe(code);

    [Theory]
    [InlineData(180.1)]
    [InlineData(-181)]
    [InlineData(double.NaN)]
    public void No_plane_for_what_is_no_longitude(double longitude) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Crs.PlaneZoneAt(longitude));

    [Fact]
    public void Systems_are_equal_by_code()
    {
        Crs.Get("4547").ShouldBe(Crs.GaussKruger(3, 38, zoneInEasting: false));
        Crs.Get("CRS84").ShouldNotBe(Crs.Get("4326"));
        Crs.Get("4547").GetHashCode().ShouldBe(Crs.Get("EPSG:4547").GetHashCode());
    }

    [Theory]
    [InlineData("GCJ02", true)]
    [InlineData("BD09", true)]
    [InlineData("EPSG:3857", true)]
    [InlineData("CRS84", false)]
    [InlineData("EPSG:4526", false)]
    public void Web_map_coordinates_are_known_as_such(string code, bool isWebMap) => Crs.Get(code).IsWebMap.ShouldBe(isWebMap);
}
