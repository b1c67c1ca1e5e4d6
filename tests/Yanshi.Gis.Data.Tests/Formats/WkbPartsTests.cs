using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats.Vectors;

namespace Yanshi.Gis.Data.Tests.Formats;

public class WkbPartsTests
{
    [Theory]
    [InlineData("POINT (1 2)")]
    [InlineData("MULTIPOINT ((1 2), (3 4))")]
    [InlineData("LINESTRING (0 0, 1 1, 2 0)")]
    [InlineData("MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))")]
    [InlineData("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 2 1, 2 2, 1 1))")]
    [InlineData("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))")]
    public void A_geometry_is_that_of_its_bytes_in_either_byte_order(string wkt)
    {
        var geometry = new WKTReader().Read(wkt);

        foreach (var order in (ByteOrder[])[ByteOrder.LittleEndian, ByteOrder.BigEndian])
            WkbGeometry.Read(new WKBWriter(order).Write(geometry), "1").EqualsExact(geometry).ShouldBeTrue(wkt);
    }

    [Fact]
    public void Collections_are_dissolved()
    {
        var bytes = new WKBWriter().Write(new WKTReader().Read("GEOMETRYCOLLECTION (POLYGON ((0 0, 1 0, 1 1, 0 0)), GEOMETRYCOLLECTION (POLYGON ((5 5, 6 5, 6 6, 5 5)), POINT EMPTY))"));

        WkbGeometry.Read(bytes, "1").ShouldBeOfType<MultiPolygon>().NumGeometries.ShouldBe(2);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1_000_000)]
    public void Collections_nested_too_deep_are_refused_at_once(int depth)
    {
        var bytes = new byte[depth * 9];
        for (var i = 0; i < depth; i++)
            (bytes[i * 9], bytes[i * 9 + 1], bytes[i * 9 + 5]) = (1, 7, 1);
        var clock = Stopwatch.StartNew();

        Refused(bytes).ShouldBe("input.too-deep");

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData(17u)]
    [InlineData(1003u)]
    [InlineData(0x80000003u)]
    [InlineData(0u)]
    public void Other_types_are_refused(uint type) => Refused([1, .. BitConverter.GetBytes(type), 0, 0, 0, 0]).ShouldBe("wkb.type");

    [Theory]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("0201000000")]
    [InlineData("010300000001000000FFFFFF7F")]
    [InlineData("0102000000FFFFFFFF")]
    [InlineData("010100000000000000000000000000000000000000FF")]
    public void Bytes_that_promise_more_or_hold_more_are_refused(string hex) => Refused(Convert.FromHexString(hex)).ShouldBe("wkb.damaged");

    [Theory]
    [InlineData("POLYGON ((0 0, 1 0, 1 1, 0.5 0.5))", "ring.unclosed")]
    [InlineData("POLYGON ((0 0, 1 0, 0 0))", "ring.too-few-points")]
    [InlineData("POLYGON ((0 0, 1 0))", "ring.too-few-points")]
    public void A_ring_that_is_none_is_refused_with_its_reason(string wkt, string code)
    {
        var points = wkt["POLYGON ((".Length..^2].Split(", ").Select(pair => pair.Split(' ')).Select(pair => new Coordinate(double.Parse(pair[0]), double.Parse(pair[1]))).ToArray();

        Refused(WkbGeometry.OfPolygon([points])).ShouldBe(code);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_ring_whose_end_is_no_number_is_refused_whether_or_not_rings_are_closed(double number)
    {
        foreach (var at in (int[])[0, 3])
        {
            Coordinate[] ring = [new(0, 0), new(2, 0), new(2, 2), new(0, 0)];
            ring[at] = new Coordinate(0, number);

            Refused(WkbGeometry.OfPolygon([ring])).ShouldBe("geometry.not-finite");
            Should.Throw<InputRefusedException>(() => WkbGeometry.Read(WkbGeometry.OfPolygon([ring]), "1", [])).Problem.Code.ShouldBe("geometry.not-finite");
        }
    }

    [Fact]
    public void An_open_ring_is_closed_when_somebody_takes_note()
    {
        var notes = new List<Problem>();

        var area = WkbGeometry.Read(WkbGeometry.OfPolygon([[new(0, 0), new(2, 0), new(2, 2)]]), "1", notes).Area;

        area.ShouldBe(2);
        notes.ShouldHaveSingleItem().Code.ShouldBe("ring.unclosed");
    }

    [Fact]
    public void Any_bytes_are_a_geometry_or_refused_with_a_code() =>
        Prop.ForAll(Arb.From(Mutations()), bytes =>
        {
            try
            {
                _ = WkbGeometry.Read(bytes, "1");
            }
            catch (InputRefusedException e)
            {
                e.Problem.Code.ShouldContain(".");
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    private static Gen<byte[]> Mutations()
    {
        var seed = new WKBWriter().Write(new WKTReader().Read("GEOMETRYCOLLECTION (MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0), (1 1, 2 1, 2 2, 1 1))), LINESTRING (0 0, 1 1), MULTIPOINT ((1 2)))"));
        return from flips in Gen.Choose(1, 6)
               from places in Gen.Choose(0, seed.Length - 1).ListOf(flips)
               from values in Gen.Choose(0, 255).ListOf(flips)
               select Mutated(seed, places.ToList(), values.ToList());
    }

    private static byte[] Mutated(byte[] seed, List<int> places, List<int> values)
    {
        var bytes = (byte[])seed.Clone();
        for (var i = 0; i < places.Count; i++)
            bytes[places[i]] = (byte)values[i];
        return bytes;
    }

    private static string Refused(byte[] wkb) => Should.Throw<InputRefusedException>(() => WkbGeometry.Read(wkb, "1")).Problem.Code;
}
