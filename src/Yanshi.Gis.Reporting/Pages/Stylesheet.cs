using System.Text;
using Yanshi.Gis.Reporting.Reading;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Pages;

/// <summary>The page's style: for the screen, and for A4 paper in colour or in black and white.</summary>
internal static class Stylesheet
{
    private const string Rules =
        """

        *{box-sizing:border-box}
        html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
        body{margin:0;background:#e9ebee;color:#1b1b1b;font:10.5pt/1.55 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei",sans-serif;font-variant-numeric:tabular-nums}
        main{width:210mm;max-width:100%;margin:6mm auto;padding:16mm 20mm 18mm;background:#fff;box-shadow:0 1px 6px rgba(0,0,0,.25);counter-reset:part;overflow-wrap:anywhere}
        h1{margin:0 0 1mm;font-size:19pt;line-height:1.3}
        h2{margin:7mm 0 2.5mm;padding-bottom:1mm;border-bottom:.4mm solid #1b1b1b;font-size:13pt;line-height:1.3;break-after:avoid}
        section h2::before{counter-increment:part;content:counter(part) ". "}
        :lang(zh-CN) section h2::before{content:counter(part,cjk-ideographic) "、"}
        h3{margin:4mm 0 1.5mm;font-size:11pt;line-height:1.4;break-after:avoid}
        h4{margin:0 0 .6mm;font-size:10.5pt;line-height:1.5}
        .finding p{margin-bottom:.6mm}
        p{margin:0 0 1.5mm}
        .defs{position:absolute}
        .running{display:flex;justify-content:space-between;gap:6mm;margin-bottom:4mm;padding-bottom:1mm;border-bottom:.2mm solid #888;color:#444;font-size:9pt}
        .confidential{color:#000}
        .dated,.note,.remark,.undrawn,.more{color:#444;font-size:9pt}
        .note{margin-top:1mm}
        .remark{line-height:1.4}
        .sign{display:inline-block;width:.95em;height:.95em;margin-right:.3em;vertical-align:-.12em}
        .mark{display:inline-block;padding:0 .5em;border:.25mm solid #333;border-radius:1mm;background:var(--colour);color:var(--on);white-space:nowrap}
        .verdict{margin:4mm 0;padding:4mm 5mm;border:.5mm solid #1b1b1b;border-left:4mm solid var(--colour);break-inside:avoid}
        .outcome{display:flex;flex-wrap:wrap;align-items:center;gap:2mm 4mm;margin-bottom:2mm}
        .outcome .mark{padding:.5mm 3.5mm;font-size:17pt;font-weight:bold}
        .basis{font-size:11.5pt;font-weight:bold}
        .unknown{font-weight:bold}
        .banner{padding:1mm 2.5mm;border:.3mm dashed #1b1b1b;background:#fff6d6;font-weight:bold}
        .reasons{margin:2.5mm 0 0;padding:0;list-style:none}
        .reasons li{margin:.6mm 0;padding-left:1.4em;text-indent:-1.4em}
        .reasons .more{padding-left:1.4em;text-indent:0}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.6mm 4mm;margin:0 0 2mm}
        dt{color:#444}
        dd{margin:0}
        .facts{grid-template-columns:5em 1fr;gap:.2mm 2mm;margin:0;font-size:9pt;line-height:1.5}
        :lang(en) .facts{grid-template-columns:6.5em 1fr}
        .finding{margin:0 0 2mm;padding:1.6mm 3.5mm;font-size:9.5pt;border:.2mm solid #aaa;border-left:2.5mm solid var(--colour);break-inside:avoid}
        .pending{display:inline-block;padding:0 .5em;border:.25mm dashed #333;font-size:9pt;font-weight:normal}
        .finding h4{display:flex;flex-wrap:wrap;align-items:baseline;column-gap:.5em}
        .rule{margin-left:auto;color:#555;font-size:8.5pt;font-weight:normal}
        .no{display:inline-block;min-width:1.6em;margin-right:.4em;padding:0 .35em;border:.25mm solid #000;border-radius:1em;background:#fff;font-size:8.5pt;font-weight:normal;line-height:1.45;text-align:center}
        table{width:100%;margin:0 0 1.5mm;border-collapse:collapse;border-top:.35mm solid #1b1b1b;border-bottom:.35mm solid #1b1b1b;font-size:9pt;line-height:1.45}
        thead{display:table-header-group}
        th{padding:.8mm 1.5mm;border-bottom:.25mm solid #1b1b1b;text-align:left;font-weight:bold;white-space:nowrap}
        td{padding:.8mm 1.5mm;border-bottom:.1mm solid #bbb;vertical-align:top}
        tr{break-inside:avoid}
        .import td{overflow-wrap:break-word}
        .figure{text-align:right;white-space:nowrap}
        .sum td{border-top:.25mm solid #1b1b1b;font-weight:bold}
        .mandatory{font-weight:bold}
        .attributes{font-size:8.5pt}
        .features td:first-child{min-width:36mm}
        .articles td:nth-child(2) .remark{white-space:pre}
        .articles td:first-child .remark{white-space:pre-line}
        .hash,.closing dd{font-family:"DejaVu Sans Mono",Consolas,monospace;font-size:8.5pt}
        td .mark{font-size:8.5pt}
        .steps{margin:0 0 2mm;padding-left:2em}
        .steps li{margin-bottom:1.5mm;break-inside:avoid}
        figure{margin:0;break-inside:avoid}
        .map{display:block;max-width:100%;height:auto}
        .key{margin:2mm 0 1mm;padding:0;list-style:none;columns:2;column-gap:8mm;font-size:9pt}
        .key li{margin-bottom:.8mm;break-inside:avoid}
        .key .mark{font-size:8.5pt}
        .amount{white-space:nowrap;color:#444}
        .disclaimer{margin-top:3mm;padding:2mm 3mm;border:.25mm solid #1b1b1b;font-size:9pt;break-inside:avoid}
        @media (max-width:700px){main{margin:0;padding:5mm 4mm}.key{columns:1}table{display:block;overflow-x:auto}}
        @page{size:A4;margin:16mm 20mm 17mm;@bottom-center{content:"— " counter(page) " —";font:9pt sans-serif}}
        @media print{body{background:none;font-size:10pt}main{width:auto;margin:0;padding:0;box-shadow:none}main+main{break-before:page}}

        """;

    /// <summary>The rules.</summary>
    internal static string Text { get; } = Severity.Codes
        .Aggregate(new StringBuilder("\n"), (text, verdict) => text.Append('.').Append(verdict).Append("{--colour:").Append(SeverityColours.Of(verdict)).Append(";--on:").Append(SeverityColours.TextOn(SeverityColours.Of(verdict))).Append('}').Append('\n'))
        .Append(Rules.ReplaceLineEndings("\n").TrimStart('\n'))
        .ToString();
}
