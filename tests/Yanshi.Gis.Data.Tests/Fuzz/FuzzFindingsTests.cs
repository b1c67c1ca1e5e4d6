using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats.Vectors;
using Yanshi.Gis.Data.Tests.Formats;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Data.Yaml;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Testing.Fuzzing;

namespace Yanshi.Gis.Data.Tests.Fuzz;

/// <summary>What fuzzing found once, each as the smallest input that shows it.</summary>
public class FuzzFindingsTests
{
    [Fact]
    public void A_reference_layer_in_gbk_is_damaged_also_where_its_texts_are_not_looked_at()
    {
        var json = BoundaryPointFiles.Gb18030.GetBytes("""{"type":"FeatureCollection","features":[{"type":"Feature","id":"工业","properties":{},"geometry":{"type":"Point","coordinates":[112.7,34.7]}}]}""");

        Should.Throw<InvalidLayerException>(() => LayerGeoJson.Read(json, Crs.Cgcs2000)).Message.ShouldContain("UTF-8");
    }

    [Fact]
    public void A_yaml_tag_that_is_no_address_is_a_syntax_error() =>
        Should.Throw<ReferenceDataException>(() => YamlText.Parse("a: 1\nparks: !!int]\n", "a.yaml")).Problem.Code.ShouldBe("yaml.syntax");

    [Fact]
    public void A_half_character_has_no_canonical_form_and_is_said_so_wherever_it_came_from()
    {
        Should.Throw<ArgumentException>(() => CanonicalJson.Write(JsonNode.Parse("""{"a":"\ud800"}""")));
        Should.Throw<ArgumentException>(() => CanonicalJson.Write(new JsonObject { ["a"] = "\ud800" }));
    }

    [Fact]
    public void Attributes_that_are_no_utf_8_make_the_parsers_message_irregular()
    {
        using var frame = new FrameBuilder();
        frame.Text("1");
        frame.Bytes([]);
        frame.Bytes("""{"a":"甲"}"""u8);
        frame.Bool(false);
        byte[] content = [.. frame.Content];
        new FrameContent(content).ReadFeature().Number.ShouldBe("1");

        content[^4] = 0xFF; // in the middle of the character

        Should.Throw<InvalidDataException>(() => new FrameContent(content).ReadFeature());
    }

    [Theory]
    [InlineData(20, "crs.outside-domain")]
    [InlineData(3_000, "crs.outside-domain")] // once more points than an array can have
    public void Edges_round_the_earth_are_refused_before_points_are_made_for_them(int edges, string code)
    {
        Coordinate[] ring = [.. Enumerable.Range(0, edges).Select(i => new Coordinate(i % 2 == 0 ? 389_000 : 20_389_000, 3_837_000 + i)), new(389_000, 3_837_000)];

        Should.Throw<InputRefusedException>(() => FeatureOracle.RequireSoundInGate(WkbGeometry.OfPolygon([ring]))).Problem.Code.ShouldBe(code);
    }
}
