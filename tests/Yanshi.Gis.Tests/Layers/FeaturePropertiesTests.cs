using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Tests.Layers;

public class FeaturePropertiesTests
{
    private const string Json = """{"a":"水浇地","b":1.50,"c":true,"d":null,"e":{"a":"inner","x":[1,2]},"f":[1,{"a":2}],"g":"\u4e2d \"quoted\"","\u0068":"escaped name","a2":"","b":"second"}""";

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    [InlineData("c")]
    [InlineData("d")]
    [InlineData("e")]
    [InlineData("f")]
    [InlineData("g")]
    [InlineData("h")]
    [InlineData("a2")]
    [InlineData("x")]
    [InlineData("")]
    public void A_value_is_found_as_in_the_parsed_properties(string name)
    {
        var packed = Packed(Json);
        var parsed = new LayerFeature { Id = "1", Properties = [.. packed] };
        new LayerFeature { Id = "1", Properties = packed }.FindText(name).ShouldBe(parsed.FindText(name));
    }

    [Fact]
    public void Objects_and_arrays_are_no_scalars()
    {
        var packed = Packed(Json);
        packed.FindScalar("e").ShouldBeNull();
        packed.FindScalar("f").ShouldBeNull();
        packed.FindScalar("b").ShouldBe("1.50");
        packed.FindScalar("c").ShouldBe("true");
        packed.FindScalar("d").ShouldBeNull();
        packed.FindScalar("a").ShouldBe("水浇地");
    }

    [Fact]
    public void All_properties_are_there_in_their_order()
    {
        using var document = JsonDocument.Parse(Json);
        Packed(Json).Select(property => (property.Key, property.Value.GetRawText())).ShouldBe(document.RootElement.EnumerateObject().Select(property => (property.Name, property.Value.GetRawText())));
        Packed("{}").ShouldBeEmpty();
        Packed("{}").FindText("a").ShouldBeNull();
    }

    private static FeatureProperties Packed(string json) => new(Encoding.UTF8.GetBytes(json));
}
