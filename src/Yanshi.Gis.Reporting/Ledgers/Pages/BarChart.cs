using System.Globalization;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Reporting.Pages;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>Bars of counts, each cut up by verdict. Every figure stands beside its bar in words, so that nobody has to tell colours apart.</summary>
/// <param name="names">What codes are called.</param>
internal sealed class BarChart(LedgerNames names)
{
    private const double Length = 1000;
    private const string Thickness = "16";

    // Of things that are not verdicts.
    private const string Plain = "#5b6b7f";

    /// <summary>Draws a bar per group, the longest over the whole width.</summary>
    internal static void Draw(MarkupWriter html, string heading, IReadOnlyList<Bar> bars)
    {
        if (bars.Count == 0)
            return;
        var most = Math.Max(1, bars.Max(bar => bar.Parts.Sum(part => part.Count)));
        using (html.Element("figure", ("class", "chart")))
        {
            using (html.Element("figcaption"))
                html.Text(heading);
            using (html.Element("dl", ("class", "bars")))
            {
                foreach (var bar in bars)
                {
                    html.Line("dt", null, bar.Label);
                    using (html.Element("dd"))
                    {
                        using (html.Element("span", ("class", "bar")))
                            DrawBar(html, bar, most);
                        html.Line("span", "count", RecordReading.Grouped(bar.Total, 0));
                        if (bar.Parts.Count > 1 || bar.Remark is not null)
                            html.Line("span", "parts", bar.Remark ?? string.Join(" · ", bar.Parts.Select(part => $"{part.Label} {RecordReading.Grouped(part.Count, 0)}")));
                    }
                }
            }
        }
    }

    /// <summary>The bar of a verdict.</summary>
    internal Bar Of(VerdictCount count) => new(names.Verdict(count.Verdict), count.Rows, [new BarPart(names.Mark(count.Verdict), count.Rows, count.Verdict)]);

    /// <summary>The bar of a town, sector or park: its verdicts, and what was not checked.</summary>
    internal Bar Of(GroupCount group, string nameless)
    {
        List<BarPart> parts = [.. group.ByVerdict.Where(count => count.Rows > 0).Select(count => new BarPart(names.Mark(count.Verdict), count.Rows, count.Verdict))];
        if (group.Rows - parts.Sum(part => part.Count) is > 0 and var rest)
            parts.Add(new BarPart(names.Say("未检查", "not checked"), rest, null));
        var text = parts.Count == 1 ? $"{parts[0].Label} {RecordReading.Grouped(parts[0].Count, 0)}" : null;
        return new Bar(group.Name ?? group.Code ?? nameless, group.Rows, parts, text);
    }

    /// <summary>The bar of a layer: what is in conflict with it.</summary>
    internal Bar Of(LayerCount count)
    {
        var remarks = new List<string> { names.Say($"冲突面积 {RecordReading.Grouped((double)AreaUnits.Mu(count.AreaSquareMetres), 2)} 亩", $"{RecordReading.Grouped((double)AreaUnits.Mu(count.AreaSquareMetres), 2)} mu in conflict") };
        if (count.BelowThreshold > 0)
            remarks.Add(names.Say($"低于阈值 {count.BelowThreshold}", $"{count.BelowThreshold} below threshold"));
        if (count.WithoutAnswer > 0)
            remarks.Add(names.Say($"没有答案 {count.WithoutAnswer}", $"{count.WithoutAnswer} without an answer"));
        return new Bar(names.Layer(count.Id), count.Conflicts, [new BarPart(string.Empty, count.Conflicts, null)], string.Join(" · ", remarks));
    }

    private static void DrawBar(MarkupWriter html, Bar bar, int most)
    {
        using (html.Element("svg", ("viewBox", $"0 0 {Number(Length)} {Thickness}"), ("preserveAspectRatio", "none"), ("aria-hidden", "true")))
        {
            var left = 0.0;
            foreach (var part in bar.Parts)
            {
                var width = Length * part.Count / most;
                html.Leaf("rect", ("x", Number(left)), ("width", Number(width)), ("height", Thickness), ("fill", part.Verdict is { } verdict ? Wording.SeverityColours.Of(EnumCode.Of(verdict)) : Plain), ("stroke", "#1b1b1b"), ("stroke-width", "1"), ("vector-effect", "non-scaling-stroke"));
                left += width;
            }
        }
    }

    private static string Number(double units) => Math.Round(units, 2).ToString(CultureInfo.InvariantCulture);
}

/// <summary>One bar.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Total">The figure beside it.</param>
/// <param name="Parts">Its parts, from the left.</param>
/// <param name="Remark">What stands below it; null: its parts in words, when there are several.</param>
internal sealed record Bar(string Label, int Total, IReadOnlyList<BarPart> Parts, string? Remark = null);

/// <summary>A part of a bar.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Count">How many.</param>
/// <param name="Verdict">The verdict whose colour it has; null: none.</param>
internal sealed record BarPart(string Label, int Count, Verdict? Verdict);
