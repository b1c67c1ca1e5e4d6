using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Shouldly;
using Xunit;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Tests.Screening;

/// <summary>A row as a line: as the general serializer writes it, back without loss, and nothing else is taken for a row.</summary>
public sealed class ScreeningRowJsonTests
{
    private static readonly JsonSerializerOptions General = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IncludeFields = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly ScreeningRow Full = new()
    {
        Number = 7,
        Source = "清单.csv",
        Id = "P-\"7\"\n",
        Name = "项目 <7> 😀",
        State = ScreeningState.Checked,
        Verdict = Verdict.Restricted,
        UndeterminedBy = ["farmland", "原文"],
        Basis = VerdictBasis.Demonstration,
        AreaSquareMetres = 34667.75,
        Centre = (112.712838632, 34.725341943),
        ProjectType = "energy",
        Sector = "equipment",
        Layers =
        [
            new ScreeningLayer("farmland", LayerState.BelowThreshold, "layer.absent", Verdict.Notice, Certainty.WithinAccuracy, 0.01, 1e-6, 3, 0),
            new ScreeningLayer("towns", LayerState.NoData, null, null, null, null, null, null, null),
        ],
        Findings =
        [
            new ScreeningFinding("farmland", "farmland.conversion", Verdict.Procedure, "须先办“农用地转用”", "报批", "《土地管理法》第四十四条", true),
            new ScreeningFinding(null, "parks.outside", Verdict.Notice, "说明", null, null, false),
        ],
        LandClasses = [new LandClassArea("0102", "水浇地", "农用地", 28668.06), new LandClassArea("1006", "农村道路", null, 167.03)],
        Towns = [new TownArea("410307004", "首阳山街道", 34667.75), new TownArea(null, "城关", 1)],
        Villages = [new LandTakePlace(null, null, 5.5), new LandTakePlace("41", "某村", 1.25)],
        Parks = [new ScreeningPark("a", "甲园区", 0, 732.43, true), new ScreeningPark("b", "乙园区", null, null, null)],
        Questions = ["level", "sector"],
        Digest = "sha256:00",
    };

    private static readonly ScreeningRow Refused = new()
    {
        Number = 1, Source = "a.txt", Id = string.Empty, State = ScreeningState.Refused, Problem = new Problem("ring.not-closed", "第 3 行", "没有闭合", "not closed"),
    };

    public static TheoryData<ScreeningRow> Rows => [Full, Refused, Refused with { State = ScreeningState.LocationUnknown, Problem = new Problem("x", null, "", "") }];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_line_is_what_the_general_serializer_makes_and_comes_back_without_loss(ScreeningRow row)
    {
        var line = ScreeningRowJson.Write(row);
        Encoding.UTF8.GetString(line).ShouldBe(JsonSerializer.Serialize(row, General));
        var texts = new RepeatedTexts();
        foreach (var read in (ScreeningRow[])[ScreeningRowJson.Read(line), ScreeningRowJson.Read(line, texts), ScreeningRowJson.Read(line, texts)])
            ScreeningRowJson.Write(read).ShouldBe(line);
    }

    [Fact]
    public void A_line_that_is_cut_off_anywhere_is_no_row()
    {
        var line = ScreeningRowJson.Write(Full);
        for (var length = 0; length < line.Length; length++)
            Should.Throw<JsonException>(() => ScreeningRowJson.Read(line.AsSpan(0, length).ToArray()));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"number":1,"source":"a","id":"b"}""")]
    [InlineData("""{"number":1,"source":"a","id":"b","state":"clean"}""")]
    [InlineData("""{"number":"1","source":"a","id":"b","state":"refused"}""")]
    [InlineData("""{"number":1.5,"source":"a","id":"b","state":"refused"}""")]
    [InlineData("""{"number":1,"source":"a","id":null,"state":"refused"}""")]
    [InlineData("""{"number":1,"source":"a","id":"b","state":"refused","colour":"red"}""")]
    [InlineData("""{"number":1,"source":"a","id":"b","state":"refused","layers":{}}""")]
    [InlineData("""{"number":1,"source":"a","id":"b","state":"refused","questions":[1]}""")]
    [InlineData("""{"number":1,"source":"a","id":"b","state":"refused"} {}""")]
    public void What_was_not_written_so_is_no_row(string line) => Should.Throw<JsonException>(() => ScreeningRowJson.Read(Encoding.UTF8.GetBytes(line), new RepeatedTexts()));

    [Fact]
    public void Bytes_that_are_no_text_are_no_row()
    {
        var line = ScreeningRowJson.Write(Refused);
        line[Array.IndexOf(line, (byte)'a', 12)] = 0xff;
        Should.Throw<JsonException>(() => ScreeningRowJson.Read(line, new RepeatedTexts()));
    }

    [Fact]
    public void Texts_that_want_the_same_place_are_each_read_as_they_are()
    {
        var texts = new RepeatedTexts();
        for (var i = 0; i < 30_000; i++)
        {
            var row = Refused with { Source = FormattableString.Invariant($"{i % 20_000}{new string('x', i % 40)}") };
            ScreeningRowJson.Read(ScreeningRowJson.Write(row), texts).Source.ShouldBe(row.Source);
        }
    }
}
