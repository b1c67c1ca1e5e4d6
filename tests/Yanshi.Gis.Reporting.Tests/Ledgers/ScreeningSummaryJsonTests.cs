using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Reporting.Ledgers;

namespace Yanshi.Gis.Reporting.Tests.Ledgers;

public class ScreeningSummaryJsonTests
{
    [Fact]
    public void The_document_has_every_count_of_the_summary()
    {
        var ledger = new SampleLedger().Ledger();
        var json = ScreeningSummaryJson.Of(ledger);
        json["schema"]!.GetValue<string>().ShouldBe("yanshi-gis/screening/1");
        json["demonstration"]!.GetValue<bool>().ShouldBeTrue();
        json["notices"]![0]!.GetValue<string>().ShouldStartWith("合成演示数据");
        (json["rows"]!.GetValue<int>(), json["checked"]!.GetValue<int>(), json["locationUnknown"]!.GetValue<int>(), json["refused"]!.GetValue<int>()).ShouldBe((100, 95, 2, 3));
        json["byVerdict"]!.AsArray().Select(count => (count!["verdict"]!.GetValue<string>(), count["rows"]!.GetValue<int>())).ShouldBe(
            [("prohibited", 10), ("restricted", 15), ("undetermined", 20), ("procedure", 20), ("notice", 10), ("clear", 20)]);
        json["overlaps"]!["count"]!.GetValue<int>().ShouldBe(12);
        json["landTake"]!["byVillage"]![2]!["name"].ShouldBeNull();
        json["provenance"]!["layers"]!.AsArray().Count.ShouldBe(12);
    }

    [Fact]
    public void The_same_ledger_gives_the_same_text_and_it_reads_back()
    {
        var text = IndentedJson.Write(ScreeningSummaryJson.Of(new SampleLedger().Ledger()));
        IndentedJson.Write(ScreeningSummaryJson.Of(new SampleLedger().Ledger())).ShouldBe(text);
        IndentedJson.Write(JsonNode.Parse(text)).ShouldBe(text);
    }

    [Fact]
    public void Of_many_overlaps_the_first_are_listed_and_all_are_counted()
    {
        var json = ScreeningSummaryJson.Of(new SampleLedger { Overlaps = [.. Enumerable.Range(1, 1_500).Select(SampleLedger.Overlap)] }.Ledger());
        json["overlaps"]!["count"]!.GetValue<int>().ShouldBe(1_500);
        json["overlaps"]!["listed"]!.GetValue<int>().ShouldBe(1_000);
        json["overlaps"]!["items"]!.AsArray().Count.ShouldBe(1_000);
    }
}
