using System.Globalization;
using System.Text.Json.Nodes;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Reading;

/// <summary>The facts of an import report (<c>yanshi-gis/import-report/1</c>) in words, for the text and the page alike. Thread-safe.</summary>
public static class ImportFacts
{
    /// <summary>The facts as labels and values, in the order in which they are shown.</summary>
    /// <param name="report">The report.</param>
    /// <param name="language">The language.</param>
    public static IReadOnlyList<(string Label, string Value)> Of(JsonObject report, Language language)
    {
        ArgumentNullException.ThrowIfNull(report);
        var (input, layer, crs, features, completeness) = (report.Object("input"), report.Object("layer"), report.Object("crs"), report.Object("features"), report.Object("completeness"));
        List<(string, string)> facts =
        [
            (language.Say("文件", "file"), $"{input.Text("file")} · {input.Text("layer")} · {input.Text("format")}"),
            ("SHA-256", input.FindText("sha256") ?? RecordReading.None),
            (language.Say("图层", "layer"), $"{layer.Text("id")} {language.Say(layer.Text("title"), layer.Text("titleEnglish"))}{language.Say("（", " (")}{Words.Of(language, "choice", layer.Text("how"))}{language.Say("）", ")")}"),
            (language.Say("图层依据", "because"), language.Say(layer.Text("why"), layer.Text("whyEnglish"))),
            (language.Say("坐标系", "reference system"), $"{Words.Of(language, "how", crs.Text("how"))} · {crs.Text("code")}"),
            (language.Say("坐标系依据", "because"), language.Say(crs.Text("why"), crs.Text("whyEnglish"))),
        ];
        if (input.FindText("encoding") is { } encoding)
            facts.Add((language.Say("文字编码", "encoding"), $"{encoding} · {language.Say(input.Text("encodingWhy"), input.Text("encodingWhyEnglish"))}"));
        facts.Add((language.Say("要素", "features"), language.Say(
            $"送来 {features["in"]} = 保存 {features["stored"]}（其中修复 {features["repaired"]}）+ 拒收 {features["refused"]}（其中缺失 {features["lost"]}）",
            $"{features["in"]} in = {features["stored"]} stored ({features["repaired"]} of them repaired) + {features["refused"]} refused ({features["lost"]} of them lost)")));
        facts.Add((language.Say("面积", "area"), language.Say(
            $"{RecordReading.Grouped(report.Number("areaSquareMetres"), 2)} m²，{report["vertices"]} 个顶点", $"{RecordReading.Grouped(report.Number("areaSquareMetres"), 2)} m², {report["vertices"]} vertices")));
        facts.Add((language.Say("完整性", "completeness"), Words.Of(language, "completeness", completeness.Text("effective"))));
        facts.Add((language.Say("导入人声明", "as stated"), Stated(report.Object("claims"), language)));
        facts.Add((language.Say("编号字段", "ids from"), report.FindText("idField") ?? language.Say("文件中的序号", "numbers in the file")));
        return facts;
    }

    private static string Stated(JsonObject claims, Language language)
    {
        var unsaid = language.Say("未说明", "unsaid");
        var coverage = claims.FindText("coverage") is { } code ? Words.Of(language, "coverage", code) : unsaid;
        var accuracy = claims.FindNumber("accuracyMetres") is { } metres ? string.Create(CultureInfo.InvariantCulture, $"{metres} m") : unsaid;
        return string.Join(" · ", Words.Of(language, "status", claims.Text("status")), Words.Of(language, "legal", claims.Text("legalStatus")),
            language.Say($"数据日期 {claims.FindText("vintage") ?? unsaid}", $"vintage {claims.FindText("vintage") ?? unsaid}"),
            language.Say($"覆盖 {coverage}", $"coverage {coverage}"), language.Say($"中误差 {accuracy}", $"accuracy {accuracy}"));
    }

    /// <summary>What became of it, in a sentence.</summary>
    /// <param name="report">The report.</param>
    /// <param name="language">The language.</param>
    public static string Outcome(JsonObject report, Language language)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.FindText("version") is not { } version)
            return language.Say("没有入库，工作区没有改动。", "Nothing was published; the workspace is as it was.");
        if (!report.Flag("published"))
            return language.Say($"试运行：没有入库。正式导入会成为 {version}。", $"A dry run: nothing was published. It would become {version}.");
        return report.FindText("appendedTo") is { } former
            ? language.Say($"已入库：{version}，含 {former} 的要素。", $"Published as {version}, which holds the features of {former} too.")
            : language.Say($"已入库：{version}。", $"Published as {version}.");
    }

    /// <summary>Where something is: the features and the place; empty when neither is known.</summary>
    /// <param name="place">A place of a finding.</param>
    public static string Place(JsonObject place)
    {
        ArgumentNullException.ThrowIfNull(place);
        var value = place.FindNumber("value") is { } number ? $"{RecordReading.Grouped(number, 2)} {place.FindText("unit")}".TrimEnd() : null;
        string?[] parts = [string.Join(" / ", place.Texts("features")), At(place), value, place.FindText("text")];
        return string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>A position as <c>112.716000, 34.740000</c>; null when none is known.</summary>
    /// <param name="holder">What has a member <c>at</c>.</param>
    public static string? At(JsonObject holder)
    {
        ArgumentNullException.ThrowIfNull(holder);
        return holder["at"] is JsonArray at ? $"{RecordReading.Fixed(at[0]!.GetValue<double>(), 6)}, {RecordReading.Fixed(at[1]!.GetValue<double>(), 6)}" : null;
    }
}
