using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Planning.Records;

namespace Yanshi.Gis.Planning.Tests.Records;

public class LayerFingerprintTests
{
    [Fact]
    public void Order_of_members_changes_nothing() =>
        Of("EPSG:4490", 1, """{"a":1,"b":2}""").ShouldBe(Of("EPSG:4490", 1, """{ "b": 2.0, "a": 1 }"""));

    [Fact]
    public void A_moved_coordinate_another_attribute_or_another_system_is_another_layer()
    {
        var one = Of("EPSG:4490", 1, """{"a":1}""");
        string.Equals(Of("EPSG:4490", 1.0000000000000002, """{"a":1}"""), one, StringComparison.Ordinal).ShouldBeFalse();
        string.Equals(Of("EPSG:4490", 1, """{"a":2}"""), one, StringComparison.Ordinal).ShouldBeFalse();
        string.Equals(Of("CRS84", 1, """{"a":1}"""), one, StringComparison.Ordinal).ShouldBeFalse();
    }

    [Fact]
    public void Known_answer()
    {
        // The four fields with their little-endian lengths, hashed by another program: id "f", crs "CRS84", WKB of the triangle
        // (0 0, 1 0, 0 1, 0 0), attributes "{}".
        using var fingerprint = new LayerFingerprint("CRS84");
        fingerprint.Add("f", Triangle(1), []);
        fingerprint.End().ShouldBe("0a7b3fe0eb47796c97b4334678f10ba01234ac3b3cda1053b023ec2253324f0b");
    }

    private static string Of(string crs, double size, string attributes)
    {
        using var fingerprint = new LayerFingerprint(crs);
        fingerprint.Add("f", Triangle(size), JsonNode.Parse(attributes)!.AsObject());
        return fingerprint.End();
    }

    private static Polygon Triangle(double size) => ProjectGeometry.Factory.CreatePolygon([new(0, 0), new(size, 0), new(0, 1), new(0, 0)]);
}
