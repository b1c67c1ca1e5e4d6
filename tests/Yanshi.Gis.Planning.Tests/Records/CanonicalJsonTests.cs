using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using Yanshi.Gis.Planning.Records;

namespace Yanshi.Gis.Planning.Tests.Records;

public class CanonicalJsonTests
{
    // The table of RFC 8785, appendix B, by the bits of the number, and the edges of the plain form.
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0xffefffffffffffff, "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void Numbers_are_spelt_as_ECMAScript_does(ulong bits, string expected) =>
        CanonicalJson.Write(JsonValue.Create(BitConverter.UInt64BitsToDouble(bits))).ShouldBe(expected);

    [Theory]
    [InlineData(1e-7, "1e-7")]
    [InlineData(1.5e-9, "1.5e-9")]
    [InlineData(333333333.33333329, "333333333.3333333")]
    [InlineData(0.1, "0.1")]
    [InlineData(28391.41, "28391.41")]
    [InlineData(100, "100")]
    [InlineData(-12.5, "-12.5")]
    [InlineData(1e20, "100000000000000000000")]
    public void Numbers_of_records(double number, string expected) => CanonicalJson.Write(JsonValue.Create(number)).ShouldBe(expected);

    [Fact]
    public void Numbers_with_few_decimal_places_and_their_neighbours_have_their_shortest_digits() => Prop.ForAll(
        Gen.Choose(-2_000_000_000, 2_000_000_000).Zip(Gen.Choose(0, 9)).Zip(Gen.Choose(-2, 2)).ToArbitrary(),
        item =>
        {
            var ((units, decimals), nudges) = item;
            var value = units / Math.Pow(10, decimals);
            for (var i = 0; i < Math.Abs(nudges); i++)
                value = nudges < 0 ? Math.BitDecrement(value) : Math.BitIncrement(value);
            var written = CanonicalJson.Write(JsonValue.Create(value));
            double.Parse(written, CultureInfo.InvariantCulture).ShouldBe(value);
            if (value.ToString("R", CultureInfo.InvariantCulture) is var shortest && !shortest.Contains('E', StringComparison.Ordinal))
                written.ShouldBe(shortest == "-0" ? "0" : shortest);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Numbers_that_are_not_finite_are_refused(double number) =>
        Should.Throw<ArgumentOutOfRangeException>(() => CanonicalJson.Write(JsonValue.Create(number)));

    [Fact]
    public void Whole_numbers_and_numbers_read_from_text_are_spelt_alike() =>
        CanonicalJson.Write(JsonNode.Parse("""[2, 2.0, 2e0, 200e-2]""")).ShouldBe("[2,2,2,2]");

    [Fact]
    public void Members_are_sorted_by_utf16_units()
    {
        // RFC 8785 §3.2.3: the supplementary character sorts by its first surrogate, before U+FB33.
        var value = JsonNode.Parse("""{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}""");
        CanonicalJson.Write(value).ShouldBe("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    [Fact]
    public void Strings_escape_only_what_must_be()
    {
        // RFC 8785 §3.2.2.2.
        var value = JsonNode.Parse("""{"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/永"}""");
        CanonicalJson.Write(value).ShouldBe("""{"string":"€$\u000f\nA'B\"\\\\\"/永"}""");
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused() => Should.Throw<ArgumentException>(() => CanonicalJson.Write(JsonValue.Create("\ud800x")));

    [Fact]
    public void Literals_arrays_and_empty_values() =>
        CanonicalJson.Write(JsonNode.Parse("""{"b":[true,false,null,[],{}],"a":null}""")).ShouldBe("""{"a":null,"b":[true,false,null,[],{}]}""");

    [Fact]
    public void The_digest_is_the_sha256_of_the_canonical_bytes() =>
        // echo -n '{"a":1}' | sha256sum
        CanonicalJson.Digest(JsonNode.Parse("""{ "a" : 1.0 }""")).ShouldBe("sha256:015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862");
}
