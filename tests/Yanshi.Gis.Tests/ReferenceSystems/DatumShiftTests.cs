using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Tests.ReferenceSystems;

/// <summary>All parameters here are invented.</summary>
public class DatumShiftTests
{
    private const string Seven = "12.5,-108.25,-60.75,0.9,-0.4,1.3,-2.5";

    [Theory]
    [InlineData("EPSG:4610", "crs.datum-not-supported")]
    [InlineData("EPSG:2362", "crs.datum-not-supported")]
    [InlineData("EPSG:4214", "crs.datum-not-supported")]
    [InlineData("EPSG:2414", "crs.datum-not-supported")]
    public void An_old_datum_is_refused_with_its_reason(string code, string problemCode)
    {
        foreach (var attempt in new Action[]
        {
            () => CrsTransform.Between(Crs.Get(code), Crs.Cgcs2000),
            () => CrsTransform.Between(Crs.Cgcs2000, Crs.Get(code)),
        })
        {
            var problem = Should.Throw<InputRefusedException>(attempt).Problem;
            problem.Code.ShouldBe(problemCode);
            problem.Chinese.ShouldContain(code);
            problem.English.ShouldContain("no trustworthy");
        }
    }

    [Fact]
    public void Within_an_old_datum_no_parameters_are_needed() =>
        CrsTransform.Between(Crs.Get("2361"), Crs.Get("2362")).Transform(new Coordinate(37660000, 3830000)).X.ShouldBe(38_385_000, 10_000);

    [Fact]
    public void A_translation_moves_a_point_of_the_equator_east()
    {
        // At 90° E on the equator the X axis points west: dx = -100 m is 100 m east.
        var moved = CrsTransform.Between(Crs.Get("4610"), Crs.Cgcs2000, DatumShift.Parse("-100,0,0")).Transform(new Coordinate(90, 0));
        Geodesic.DistanceMetres(new Coordinate(90, 0), moved).ShouldBe(100, 0.001);
        moved.X.ShouldBeGreaterThan(90);
    }

    [Theory]
    [InlineData("EPSG:2362")]
    [InlineData("EPSG:2414")]
    [InlineData("EPSG:4610")]
    public void There_and_back_again(string code)
    {
        var shift = DatumShift.Parse(Seven);
        var gen = from east in Gen.Choose(0, 1_000_000) from north in Gen.Choose(0, 1_000_000) select new Coordinate(112.4 + east / 2e6, 34.4 + north / 2e6);
        Prop.ForAll(gen.ToArbitrary(), point =>
        {
            var old = CrsTransform.Between(Crs.Cgcs2000, Crs.Get(code), shift).Transform(point);
            var back = CrsTransform.Between(Crs.Get(code), Crs.Cgcs2000, shift).Transform(old);
            back.X.ShouldBe(point.X, 1e-11);
            back.Y.ShouldBe(point.Y, 1e-11);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1,2")]
    [InlineData("1,2,3,4")]
    [InlineData("1,2,x")]
    [InlineData("1,2,NaN")]
    [InlineData(",,,,,,")]
    [InlineData("0,0,0")]
    [InlineData("0,0,0,0,0,0,0")]
    [InlineData("2001,0,0")]
    [InlineData("1,2,3,61,0,0,0")]
    [InlineData("1,2,3,0,0,0,201")]
    public void Texts_that_are_no_shift_are_refused_without_repeating_them(string text)
    {
        var problem = Should.Throw<InputRefusedException>(() => DatumShift.Parse(text)).Problem;
        problem.Code.ShouldBe("crs.datum-shift");
        if (text.Length > 4)
        {
            problem.Chinese.ShouldNotContain(text);
            problem.English.ShouldNotContain(text);
        }
    }

    [Fact]
    public void Only_a_fingerprint_tells_shifts_apart()
    {
        var shift = DatumShift.Parse(Seven);
        shift.Fingerprint.ShouldBe(DatumShift.Parse(" 12.50, -108.25 ,-60.75,0.9,-0.4,1.3,-2.5").Fingerprint);
        string.Equals(shift.Fingerprint, DatumShift.Parse("12.5,-108.25,-60.75").Fingerprint, StringComparison.Ordinal).ShouldBeFalse();
        shift.Fingerprint.ShouldMatch("^sha256:[0-9a-f]{16}$");
        shift.ToString().ShouldBe($"DatumShift {shift.Fingerprint}");
        shift.ToString().ShouldNotContain("108");
    }

    [Fact]
    public void One_shift_cannot_join_two_old_datums() =>
        Should.Throw<ArgumentException>(() => CrsTransform.Between(Crs.Get("4610"), Crs.Get("4214"), DatumShift.Parse(Seven)));
}
