namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>What the page of a screening has beyond the style of all pages.</summary>
internal static class ScreeningStylesheet
{
    /// <summary>The rules.</summary>
    internal const string Text =
        """
        main{width:297mm;padding:12mm 16mm}
        .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(38mm,1fr));gap:3mm;margin:4mm 0;padding:0;list-style:none}
        .tiles li{padding:2.5mm 3.5mm;border:.2mm solid #aaa;border-left:3mm solid var(--colour,#5b6b7f);break-inside:avoid}
        .tiles strong{display:block;font-size:18pt;line-height:1.25}
        .tiles .sign{color:#1b1b1b}
        .charts{columns:2;column-gap:10mm}
        .chart{margin-bottom:5mm}
        figcaption{margin-bottom:1mm;font-weight:bold}
        .bars{grid-template-columns:minmax(5em,11em) 1fr;gap:1.2mm 3mm;margin:0;font-size:9pt}
        .bars dt{color:#1b1b1b;text-align:right;line-height:1.35}
        .bars dd{display:grid;grid-template-columns:1fr 4.5em;column-gap:2mm;align-items:center}
        .bar svg{display:block;width:100%;height:4mm;overflow:visible}
        .count{font-weight:bold;text-align:right}
        .parts{grid-column:1/-1;color:#444;font-size:8.5pt;line-height:1.35}
        .locations{display:flex;flex-wrap:wrap;gap:4mm 8mm;align-items:flex-start}
        .locations .map{flex:0 1 auto}
        .legend{flex:1 1 45mm;margin:0;padding:0;list-style:none;font-size:9.5pt}
        .legend li{margin-bottom:1.2mm}
        .legend svg{width:4.6mm;height:4.6mm;margin-right:2mm;vertical-align:-.9mm;overflow:visible}
        .ledger table{font-size:8.5pt}
        .ledger td:nth-child(3){min-width:34mm}
        .ledger td:nth-child(n+7){min-width:26mm}
        .pair{columns:2;column-gap:10mm}
        .pair>div{break-inside:avoid-column}
        @media screen and (max-width:1000px){.charts,.pair{columns:1}}
        @media (max-width:700px){main{width:auto;padding:5mm 4mm}.tiles{grid-template-columns:1fr 1fr}.tiles strong{font-size:15pt}h1{font-size:16pt}.verdict{padding:3mm}.bars{grid-template-columns:6em 1fr}}
        @page{size:A4 landscape;margin:14mm 12mm 14mm}
        @media print{main{width:auto;padding:0}.ledger table{font-size:7.5pt}}

        """;

    /// <summary>What stands at the head of every printed page: a sheet that gets lost must still say what its data is worth.</summary>
    internal static string PageHead(LedgerNotices notices, LedgerNames names)
    {
        var worth = notices.IsDemonstration
            ? names.Say("合成演示数据，结论不能用于任何项目", "synthetic data, of no use for any project")
            : notices.Indicative is null ? string.Empty : names.Say("含示意数据，非法定控制线", "indicative data, not statutory control lines");
        return worth.Length == 0 ? string.Empty : $"@page{{@top-right{{content:\"{worth}\";font:9pt sans-serif}}}}\n";
    }
}
