using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Tests.ReferenceSystems;

public class CrsDetectionTests
{
    private static readonly CrsDeclaration Cgcs2000 = new() { Datum = "cgcs2000", Words = "坐标系=2000国家大地坐标系", Where = "第 5 行" };

    /// <summary>A northing is taken for a latitude before anything is projected; far from the central meridian and far north the two differ most.</summary>
    [Theory]
    [InlineData(18.2, 4.6)]
    [InlineData(34.7, -5.4)]
    [InlineData(53.5, 7.4)]
    [InlineData(53.5, -0.1)]
    public void A_place_is_found_however_far_it_lies_from_its_central_meridian(double latitude, double fromMeridian)
    {
        var zone = Crs.Get("EPSG:4526");
        var place = new Coordinate(114 + fromMeridian, latitude);
        var given = CrsTransform.Between(Crs.Cgcs2000, zone).Transform(place);
        NumberReading.Find(CrsTransform.Between(zone, Crs.Cgcs2000), AxisOrder.EastNorth, new Envelope(given), new Envelope(place), mostMetresOutside: 1).ShouldNotBeNull();
    }

    /// <summary>The ranges of the district in every system in which it may arrive, with the columns in both orders.</summary>
    [Theory]
    [InlineData(112.70, 34.70, "EPSG:4490", false)]
    [InlineData(34.70, 112.70, "EPSG:4490", true)]
    [InlineData(38_389_077, 3_836_986, "EPSG:4526", false)]
    [InlineData(3_836_986, 38_389_077, "EPSG:4526", true)]
    [InlineData(389_077, 3_836_986, "EPSG:4547", false)]
    [InlineData(3_836_986, 389_077, "EPSG:4547", true)]
    [InlineData(37_660_000, 3_836_000, "EPSG:4525", false)]
    [InlineData(3_836_000, 37_660_000, "EPSG:4525", true)]
    [InlineData(660_000, 3_836_000, "EPSG:4546", false)]
    [InlineData(3_836_000, 660_000, "EPSG:4546", true)]
    [InlineData(19_660_000, 3_836_000, "EPSG:4497", false)]
    [InlineData(3_836_000, 19_660_000, "EPSG:4497", true)]
    public void The_datum_is_declared_and_the_numbers_tell_the_rest(double x, double y, string code, bool swaps)
    {
        var reading = Resolve(Cgcs2000, x, y);
        reading.Crs.Code.ShouldBe(code);
        reading.SwapsAxes.ShouldBe(swaps);
        reading.How.ShouldBe(CrsCertainty.Detected);
        reading.DatumAssumed.ShouldBeFalse();
        reading.Why.ShouldContain("坐标系=2000国家大地坐标系");
        reading.Why.ShouldContain(code);
        reading.WhyEnglish.ShouldContain(code);
    }

    [Theory]
    [InlineData(112.611, 34.469, 112.979, 34.805, "EPSG:4490")]
    [InlineData(38_372_804, 3_816_232, 38_406_237, 3_853_757, "EPSG:4526")]
    [InlineData(372_804, 3_816_232, 406_237, 3_853_757, "EPSG:4547")]
    [InlineData(37_647_599, 3_817_327, 37_681_639, 3_854_242, "EPSG:4525")]
    [InlineData(647_599, 3_817_327, 681_639, 3_854_242, "EPSG:4546")]
    [InlineData(19_647_599, 3_817_327, 19_681_639, 3_854_242, "EPSG:4497")]
    public void The_whole_district_is_recognised_in_every_range(double minX, double minY, double maxX, double maxY, string code) =>
        CrsDetection.Resolve(Cgcs2000, null, [new(minX, minY), new(maxX, maxY)], District.Extent).Crs.Code.ShouldBe(code);

    [Theory]
    [InlineData(112.70, 34.70, "EPSG:4490")]
    [InlineData(38_389_077, 3_836_986, "EPSG:4526")]
    [InlineData(389_077, 3_836_986, "EPSG:4547")]
    [InlineData(37_660_000, 3_836_000, "EPSG:4525")]
    public void Nothing_is_declared_so_the_datum_is_assumed_and_said_so(double x, double y, string code)
    {
        var reading = Resolve(declared: null, x, y);
        reading.Crs.Code.ShouldBe(code);
        reading.How.ShouldBe(CrsCertainty.Assumed);
        reading.DatumAssumed.ShouldBeTrue();
        reading.Notes.ShouldContain(note => note.Code == "crs.datum-assumed");
    }

    [Fact]
    public void Degrees_of_unknown_origin_may_come_from_a_web_map_and_the_offset_is_told()
    {
        var note = Resolve(declared: null, 112.70, 34.70).Notes.Single(note => note.Code == "crs.possible-web-map-shift");
        note.Chinese.ShouldContain("GCJ-02 东 +56");
        note.English.ShouldContain("--crs GCJ02");
        Resolve(Cgcs2000, 112.70, 34.70).Notes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(3, 38, 38_389_077, 3_836_986, "EPSG:4526")]
    [InlineData(3, 38, 389_077, 3_836_986, "EPSG:4547")]
    [InlineData(null, 38, 38_389_077, 3_836_986, "EPSG:4526")]
    [InlineData(3, 37, 660_000, 3_836_000, "EPSG:4546")]
    [InlineData(6, 19, 660_000, 3_836_000, "EPSG:4508")]
    [InlineData(6, 19, 19_660_000, 3_836_000, "EPSG:4497")]
    public void Datum_and_zone_in_the_header_are_a_declaration(int? width, int zone, double x, double y, string code)
    {
        var reading = Resolve(Cgcs2000 with { ZoneWidthDegrees = width, Zone = zone }, x, y);
        reading.Crs.Code.ShouldBe(code);
        reading.How.ShouldBe(CrsCertainty.Declared);
    }

    [Fact]
    public void A_zone_without_a_datum_leaves_the_datum_assumed() =>
        Resolve(new CrsDeclaration { Zone = 38 }, 38_389_077, 3_836_986).How.ShouldBe(CrsCertainty.Assumed);

    [Theory]
    [InlineData("EPSG:4526", 38_389_077, 3_836_986, false)]
    [InlineData("EPSG:4526", 3_836_986, 38_389_077, true)]
    [InlineData("CRS84", 112.7, 34.7, false)]
    [InlineData("urn:ogc:def:crs:EPSG::4490", 34.7, 112.7, true)]
    [InlineData("EPSG:3857", 12_545_000, 4_122_000, false)]
    [InlineData("EPSG:32649", 660_000, 3_836_000, false)]
    [InlineData("EPSG:4508", 660_000, 3_836_000, false)]
    public void A_declared_code_is_kept_when_the_numbers_agree(string code, double x, double y, bool swaps)
    {
        var reading = Resolve(new CrsDeclaration { Code = code }, x, y);
        reading.Crs.ShouldBe(Crs.Get(code));
        reading.SwapsAxes.ShouldBe(swaps);
        reading.How.ShouldBe(CrsCertainty.Declared);
    }

    [Fact]
    public void Web_Mercator_is_recognised_and_is_a_web_map()
    {
        var reading = Resolve(declared: null, 12_545_000, 4_122_000);
        reading.Crs.Code.ShouldBe("EPSG:3857");
        reading.IsWebMap.ShouldBeTrue();
        reading.Notes.ShouldContain(note => note.Code == "crs.web-map");
    }

    [Fact]
    public void A_WGS_84_header_keeps_WGS_84()
    {
        Resolve(new CrsDeclaration { Datum = "wgs84" }, 112.7, 34.7).Crs.Code.ShouldBe("EPSG:4326");
        Resolve(new CrsDeclaration { Datum = "wgs84" }, 389_077, 3_836_986).Crs.Code.ShouldBe("EPSG:4547");
    }

    [Theory]
    [InlineData(AxisOrder.EastNorth, 3_836_986, 38_389_077, true)]
    [InlineData(AxisOrder.NorthEast, 38_389_077, 3_836_986, true)]
    [InlineData(AxisOrder.EastNorth, 38_389_077, 3_836_986, false)]
    [InlineData(AxisOrder.NorthEast, 3_836_986, 38_389_077, false)]
    public void Numbers_win_over_the_formats_order_of_columns_with_a_note(AxisOrder said, double x, double y, bool noted)
    {
        var reading = Resolve(Cgcs2000 with { AxisOrder = said }, x, y);
        reading.Crs.Code.ShouldBe("EPSG:4526");
        reading.ToEastNorth(new Coordinate(x, y)).ShouldBe(new Coordinate(38_389_077, 3_836_986));
        reading.Notes.Any(note => note.Code == "crs.axes-swapped").ShouldBe(noted);
    }

    [Fact]
    public void Columns_are_turned_in_place()
    {
        var reading = Resolve(Cgcs2000, 3_836_986, 38_389_077);
        double[] first = [1, 2], second = [3, 4];
        reading.ToEastNorth(first, second);
        first.ShouldBe([3, 4]);
        second.ShouldBe([1, 2]);
    }

    [Theory]
    [InlineData(38, 37_660_000, 3_836_000, "EPSG:4525")]
    [InlineData(38, 37_389_077, 3_836_986, "EPSG:4525")]
    [InlineData(37, 38_389_077, 3_836_986, "EPSG:4526")]
    [InlineData(37, 389_077, 3_836_986, "EPSG:4547")]
    [InlineData(38, 112.7, 34.7, "EPSG:4490")]
    public void A_header_that_contradicts_the_numbers_is_refused_and_both_are_named(int zone, double x, double y, string numbersSay)
    {
        var declared = Cgcs2000 with { ZoneWidthDegrees = 3, Zone = zone, Words = $"2000国家大地坐标系，带号={zone}" };
        var problem = Refuse(declared, null, x, y);
        problem.Code.ShouldBe("crs.contradicts-header");
        problem.Where.ShouldBe("第 5 行");
        problem.Chinese.ShouldContain($"带号={zone}");
        problem.Chinese.ShouldContain(numbersSay);
        problem.English.ShouldContain($"带号={zone}");
        problem.English.ShouldContain(numbersSay);
    }

    [Theory]
    [InlineData("EPSG:4526", 112.7, 34.7)]
    [InlineData("EPSG:4547", 38_389_077, 3_836_986)]
    [InlineData("CRS84", 38_389_077, 3_836_986)]
    public void A_code_that_contradicts_the_numbers_is_refused(string code, double x, double y)
    {
        Refuse(new CrsDeclaration { Code = code }, null, x, y).Code.ShouldBe("crs.contradicts-header");
        Refuse(null, Crs.Get(code), x, y).Chinese.ShouldContain($"--crs {code}");
    }

    [Fact]
    public void UTM_and_Gauss_Kruger_on_one_meridian_cannot_be_told_apart()
    {
        var problem = Refuse(null, null, 660_000, 3_836_000);
        problem.Code.ShouldBe("crs.ambiguous-zone");
        problem.Chinese.ShouldContain("EPSG:4546");
        problem.Chinese.ShouldContain("EPSG:32649");

        Resolve(Cgcs2000, 660_000, 3_836_000).Crs.Code.ShouldBe("EPSG:4546");
        CrsDetection.Resolve(null, Crs.Get("32649"), [new(660_000, 3_836_000)], District.Extent).Crs.Code.ShouldBe("EPSG:32649");
    }

    [Fact]
    public void In_a_wide_workspace_a_list_without_its_zone_is_ambiguous()
    {
        var province = new Envelope(110.3, 116.7, 31.3, 36.4);
        var problem = Should.Throw<InputRefusedException>(() => CrsDetection.Resolve(Cgcs2000, null, [new(480_000, 3_836_000)], province)).Problem;
        problem.Code.ShouldBe("crs.ambiguous-zone");
        problem.Chinese.ShouldContain("EPSG:4546");
        problem.Chinese.ShouldContain("EPSG:4547");
    }

    [Theory]
    [InlineData(116.4, 39.9)]
    [InlineData(0, 0)]
    [InlineData(113.4, 34.7)]
    [InlineData(38_500_000, 3_836_986)]
    public void A_site_elsewhere_is_refused_with_distance_and_extent(double x, double y)
    {
        var problem = Refuse(Cgcs2000, null, x, y);
        problem.Code.ShouldBe("crs.outside-extent");
        problem.Chinese.ShouldContain("公里");
        problem.Chinese.ShouldContain("112.611–112.979");
        problem.English.ShouldContain("km away");
    }

    [Fact]
    public void A_site_over_the_border_but_within_the_margin_is_read() => Resolve(Cgcs2000, 113.1, 34.7).Crs.Code.ShouldBe("EPSG:4490");

    [Fact]
    public void One_stray_point_is_enough_to_refuse() =>
        Should.Throw<InputRefusedException>(() => CrsDetection.Resolve(Cgcs2000, null, [new(112.7, 34.7), new(112.7, 36.7)], District.Extent))
            .Problem.Code.ShouldBe("crs.outside-extent");

    [Fact]
    public void Numbers_of_no_known_system_are_refused()
    {
        var problem = Refuse(Cgcs2000, null, 5e8, 5e8);
        problem.Code.ShouldBe("crs.outside-extent");
        problem.Chinese.ShouldContain("地方独立坐标系");
    }

    [Theory]
    [InlineData("xian80")]
    [InlineData("beijing54")]
    public void An_old_datum_is_refused_until_the_user_gives_parameters(string datum)
    {
        var declared = new CrsDeclaration { Datum = datum, Zone = 38, ZoneWidthDegrees = 3, Words = "坐标系=80", Where = "第 5 行" };
        var problem = Refuse(declared, null, 38_389_077, 3_836_986);
        problem.Code.ShouldBe("crs.datum-not-supported");
        problem.Where.ShouldBe("第 5 行");
        problem.Chinese.ShouldContain("坐标系=80");

        var reading = CrsDetection.Resolve(declared, null, [new(38_389_077, 3_836_986)], District.Extent, DatumShift.Parse("12.5,-108.25,-60.75"));
        reading.Crs.Code.ShouldBe(datum == "xian80" ? "EPSG:2362" : "EPSG:2414");
        reading.How.ShouldBe(CrsCertainty.Declared);
    }

    [Fact]
    public void An_old_code_is_refused_too() =>
        Refuse(null, Crs.Get("2362"), 38_389_077, 3_836_986).Code.ShouldBe("crs.datum-not-supported");

    [Fact]
    public void An_unknown_code_in_the_file_is_refused_with_its_place()
    {
        var problem = Refuse(new CrsDeclaration { Code = "EPSG:27700", Where = "crs" }, null, 112.7, 34.7);
        problem.Code.ShouldBe("crs.unknown");
        problem.Where.ShouldBe("crs");
    }

    [Fact]
    public void An_unknown_code_in_the_file_gives_way_to_what_the_user_says()
    {
        var declared = new CrsDeclaration { Code = "EPSG:27700", Words = "OSGB36" };
        var reading = CrsDetection.Resolve(declared, Crs.Cgcs2000, [new(112.7, 34.7)], District.Extent);
        (reading.Crs.Code, reading.How).ShouldBe(("EPSG:4490", CrsCertainty.Declared));
        reading.Notes.ShouldContain(note => note.Code == "crs.declaration-overridden" && note.English.Contains("OSGB36", StringComparison.Ordinal));
        Should.Throw<InputRefusedException>(() => CrsDetection.Resolve(declared, Crs.Get("4547"), [new(112.7, 34.7)], District.Extent)).Problem.Code.ShouldBe("crs.contradicts-header");
    }

    [Fact]
    public void A_UTM_zone_outside_China_is_taken_when_it_is_named_and_never_guessed()
    {
        var aachen = new Envelope(5.9, 6.5, 50.4, 51);
        CrsDetection.Resolve(new CrsDeclaration { Code = "EPSG:32632" }, null, [new(295_000, 5_628_000)], aachen).Crs.Code.ShouldBe("EPSG:32632");
        Should.Throw<InputRefusedException>(() => CrsDetection.Resolve(null, null, [new(295_000, 5_628_000)], aachen)).Problem.Code.ShouldBe("crs.outside-extent");
    }

    [Theory]
    [InlineData("GCJ02")]
    [InlineData("BD09")]
    public void Web_map_coordinates_are_read_only_when_the_user_says_so(string code)
    {
        var reading = CrsDetection.Resolve(new CrsDeclaration { Code = "CRS84", Words = "RFC 7946" }, Crs.Get(code), [new(112.79, 34.72)], District.Extent);
        reading.Crs.Code.ShouldBe(code);
        reading.IsWebMap.ShouldBeTrue();
        reading.Notes.ShouldContain(note => note.Code == "crs.web-map");
        reading.Notes.ShouldContain(note => note.Code == "crs.declaration-overridden" && note.Chinese.Contains("RFC 7946", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(120.3, 30.2, "EPSG:4490")]
    [InlineData(40_529_000, 3_342_000, "EPSG:4528")]
    [InlineData(529_000, 3_342_000, "EPSG:4549")]
    [InlineData(3_342_000, 529_000, "EPSG:4549")]
    public void Another_district_is_recognised_by_its_own_extent(double x, double y, string code)
    {
        CrsDetection.Resolve(Cgcs2000, null, [new(x, y)], District.Elsewhere).Crs.Code.ShouldBe(code);
        Refuse(Cgcs2000, null, x, y).Code.ShouldBe("crs.outside-extent");
    }

    [Theory]
    [InlineData(double.NaN, 34.7)]
    [InlineData(112.7, double.NegativeInfinity)]
    public void NaN_and_infinity_are_refused(double x, double y) => Refuse(Cgcs2000, null, x, y).Code.ShouldBe("crs.outside-domain");

    [Fact]
    public void Callers_mistakes_are_argument_errors()
    {
        Should.Throw<ArgumentException>(() => CrsDetection.Resolve(null, null, [], District.Extent));
        Should.Throw<ArgumentException>(() => CrsDetection.Resolve(null, null, [new(112.7, 34.7)], new Envelope()));
        Should.Throw<ArgumentException>(() => CrsDetection.Resolve(new CrsDeclaration { Datum = "wgs72" }, null, [new(112.7, 34.7)], District.Extent));
    }

    [Fact]
    public void Whatever_the_district_its_own_numbers_are_recognised()
    {
        var gen = from longitude in Gen.Choose(7450, 13450)
                  from latitude in Gen.Choose(1850, 5250)
                  from kind in Gen.Choose(0, 4)
                  from swaps in Gen.Elements(true, false)
                  select (longitude / 100.0, latitude / 100.0, kind, swaps);
        Prop.ForAll(gen.ToArbitrary(), sample =>
        {
            var (longitude, latitude, kind, swaps) = sample;
            var extent = new Envelope(longitude - 0.2, longitude + 0.2, latitude - 0.15, latitude + 0.15);
            var zone3 = Crs.PlaneZoneAt(longitude);
            var zone6 = (int)Math.Floor(longitude / 6) + 1;
            var crs = kind switch
            {
                0 => Crs.Cgcs2000,
                1 => zone3,
                2 => Crs.GaussKruger(3, zone3.Zone!.Value, zoneInEasting: true),
                3 => Crs.GaussKruger(6, zone6, zoneInEasting: true),
                _ => Crs.GaussKruger(6, zone6, zoneInEasting: false),
            };
            var point = CrsTransform.Between(Crs.Cgcs2000, crs).Transform(new Coordinate(longitude + 0.1, latitude - 0.1));
            var given = swaps ? new Coordinate(point.Y, point.X) : point;

            var reading = CrsDetection.Resolve(Cgcs2000, userChoice: null, [given], extent);
            reading.SwapsAxes.ShouldBe(swaps);
            var read = CrsTransform.Between(reading.Crs, Crs.Cgcs2000).Transform(reading.ToEastNorth(given));
            read.X.ShouldBe(longitude + 0.1, 1e-9);
            read.Y.ShouldBe(latitude - 0.1, 1e-9);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    private static CrsReading Resolve(CrsDeclaration? declared, double x, double y) =>
        CrsDetection.Resolve(declared, userChoice: null, [new Coordinate(x, y)], District.Extent);

    private static Problem Refuse(CrsDeclaration? declared, Crs? userChoice, double x, double y) =>
        Should.Throw<InputRefusedException>(() => CrsDetection.Resolve(declared, userChoice, [new Coordinate(x, y)], District.Extent)).Problem;
}
