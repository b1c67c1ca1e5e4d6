using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Yanshi.Gis.Planning.Records;

namespace Yanshi.Gis.Planning.Tests.Records;

public class IndentedJsonTests
{
    [Fact]
    public void Members_keep_their_order_and_plain_arrays_stay_on_a_line()
    {
        var value = new JsonObject
        {
            ["name"] = "偃师𠮷",
            ["bbox"] = new JsonArray(112.79, 34.65),
            ["empty"] = new JsonObject(),
            ["none"] = new JsonArray(),
            ["rings"] = new JsonArray(new JsonArray(1, 2), new JsonArray(3.5, null)),
        };
        IndentedJson.Write(value).ShouldBe(
            """
            {
              "name": "偃师𠮷",
              "bbox": [112.79, 34.65],
              "empty": {},
              "none": [],
              "rings": [
                [1, 2],
                [3.5, null]
              ]
            }
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Reading_it_back_gives_the_same_canonical_text()
    {
        var value = JsonNode.Parse("""{"z":[0.1,1e-7,-0.0],"a":{"q":"\"\\\u0001"},"m":1e21}""");
        CanonicalJson.Write(JsonNode.Parse(IndentedJson.Write(value))).ShouldBe(CanonicalJson.Write(value));
    }
}
