using System.Globalization;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Reporting.Pages;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>What the answers rest on: program, rule book, every layer with its version; how the ranks came about; and what the whole is not.</summary>
internal static class ScreeningProvenanceSection
{
    internal static void Write(MarkupWriter html, ScreeningLedger ledger, LedgerNames names, LedgerNotices notices)
    {
        var (say, provenance) = ((Func<string, string, string>)names.Say, ledger.Provenance);
        using (html.Element("section"))
        {
            html.Line("h2", null, say("数据、规则和排序", "Data, rules and ranking"));
            Fields.Write(
                html,
                "fields",
                [
                    (say("检查日期", "as of"), notices.AsOf),
                    (say("程序", "program"), $"yanshi-gis {provenance.Engine}"),
                    (say("工作区", "workspace"), provenance.Workspace),
                    (say("规则库", "rule book"), provenance.RuleBook ?? say("没有：只报告压占，不作法律判断", "none: overlaps are reported, not judged")),
                    (say("排序各项（权重）", "parts of the score"), string.Join(names.Comma, ledger.Criteria.Select(criterion => $"{say(criterion.Chinese, criterion.English)} {criterion.Weight.ToString("0.##", CultureInfo.InvariantCulture)}"))),
                ]);
            var table = new HtmlTable((say("图层", "layer"), false), (say("必查", "mandatory"), false), (say("版本", "no."), true), (say("性质", "status"), false), (say("数据日期", "vintage"), false));
            foreach (var (definition, version) in provenance.Layers.Where(layer => layer.Version is not null))
                table.AddRow(names.Layer(definition.Id), names.YesNo(definition.Mandatory)!, $"v{version!.Number.ToString(CultureInfo.InvariantCulture)}", names.Status(version.Status), RecordDate.Of(version.Vintage) ?? RecordReading.None);
            table.Write(html);
            List<string> missing = [.. provenance.Layers.Where(layer => layer.Version is null).Select(layer => names.Layer(layer.Definition.Id) + (layer.Definition.Mandatory ? Wording.RecordNames.MandatorySign : string.Empty))];
            if (missing.Count > 0)
                html.Line("p", "note", say($"没有数据的图层 {missing.Count} 个（* 为必查）：", $"{missing.Count} layers have no data (* mandatory): ") + string.Join(names.Comma, missing));
            html.Line("p", "disclaimer", notices.Disclaimer);
        }
    }
}
