using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Tests.Layers;

public class PropertyKeyTests
{
    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"a":"1"}""")]
    [InlineData("""{"a":""}""")]
    [InlineData("""{"b":"a","ba":"2"}""")]
    [InlineData("""{"A":"1","b":"x","a":"地块"}""")]
    [InlineData("""{"a":1.5}""")]
    [InlineData("""{"a":null,"b":"2"}""")]
    [InlineData("""{"a":["1",{"a":"2"}]}""")]
    [InlineData("""{"A":{"a":"within"},"a":"without"}""")]
    [InlineData("""{"A":{"a":"within"}}""")]
    [InlineData("""{"A":"{","a":"1"}""")]
    [InlineData("""{"A":"\",\"a\":\"no","a":"yes"}""")]
    [InlineData("""{"A":"\"a\":"}""")]
    [InlineData("""{"\u0061":"escaped"}""")]
    [InlineData("""{"a":"tab\t"}""")]
    public void What_is_found_without_parsing_is_what_parsing_finds(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var parsed = new LayerFeature { Id = "1", Properties = [.. JsonElement.Parse(bytes).EnumerateObject().Select(property => KeyValuePair.Create(property.Name, property.Value))] }.FindText("a");
        new FeatureProperties(bytes).FindText("a").ShouldBe(parsed);
        switch (new PropertyKey("a").Find(bytes, out var text))
        {
            case true:
                Encoding.UTF8.GetString(text).ShouldBe(parsed);
                break;
            case false:
                parsed.ShouldBeNull();
                break;
            default:
                (json.Contains('\\', StringComparison.Ordinal) || json.LastIndexOf('{') > 0 || !json.Contains("\"a\":\"", StringComparison.Ordinal)).ShouldBeTrue("nearly all features need no parsing");
                break;
        }
    }

    [Fact]
    public void A_name_with_a_quotation_mark_is_not_found_across_two_properties() => new FeatureProperties("""{"k":"x","y":"1"}"""u8.ToArray()).FindText("x\",\"y").ShouldBeNull();

    [Fact]
    public void A_name_longer_than_any_column_is_found()
    {
        var name = new string('地', 100);
        new FeatureProperties(Encoding.UTF8.GetBytes($$"""{"k":"x","{{name}}":"1"}""")).FindText(name).ShouldBe("1");
    }
}
