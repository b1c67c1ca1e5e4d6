using static Yanshi.Gis.Reporting.Tests.SampleRecord;

namespace Yanshi.Gis.Reporting.Tests;

/// <summary>One record per verdict, and one without a rule book.</summary>
internal static class SampleRecords
{
    internal static readonly string[] Names = ["prohibited", "restricted", "procedure", "notice", "clear", "undetermined", "no-rule-book"];

    internal static SampleRecord Get(string name) => name switch
    {
        "prohibited" => Prohibited,
        "restricted" => Restricted,
        "procedure" => Procedure,
        "notice" => Notice,
        "clear" => Clear,
        "undetermined" => Undetermined,
        _ => NoRuleBook,
    };

    /// <summary>Everything at once: a prohibition with a pointer beside it, a procedure, a rule lifted, a layer without data, questions, slivers of doubt.</summary>
    internal static SampleRecord Prohibited => new()
    {
        Verdict = "prohibited",
        Basis = "demonstration",
        UndeterminedBy = ["river-management-range"],
        Layers =
        [
            Layer("permanent-basic-farmland", "永久基本农田", "conflict", 5000.25, mandatory: true, status: "synthetic", findings:
            [
                Finding(
                    "permanent-basic-farmland.ordinary", "prohibited", "一般项目不得占用永久基本农田", "避开永久基本农田", measure: Measure("area", 5000.25, 0), assumed: ["level"],
                    citations: [Citation("土地管理法", "第三十五条第一款"), Citation("土地管理法", "第四十四条第二款", note: "批准机关"), Citation("永久基本农田红线办法", null, verified: false, note: "未见全文")]),
            ]),
            Layer("farmland", "耕地", "conflict", 5000.25, findings:
            [
                Finding("farmland.conversion", "procedure", "占用耕地先办农用地转用", "办理农用地转用审批", measure: Measure("area", 4800.5, 0), citations: [Citation("土地管理法", "第四十四条第一款")]),
                Finding("farmland.large", "clear", "占用超过三十五公顷报国务院", exemption: "面积不到", citations: [Citation("土地管理法", "第四十六条")]),
            ]),
            Layer("urban-development-boundary", "城镇开发边界", "clear", 0, mandatory: true, role: "must-contain"),
            Layer("river-management-range", "河道管理范围", "no-data", mandatory: true, reason: "layer.absent"),
            Layer("towns", "镇（街道）界", "clear", 10000.01, role: "context"),
        ],
        Findings = [Finding("water-soil.plan", "notice", "可能要编制水土保持方案", office: "水利主管部门", citations: [Citation("水土保持法（国务院令第1号）", "第二十五条", verified: false)])],
        Questions = [Question("level", "是否列入国家重点项目？影响：占用永久基本农田。")],
    };

    internal static SampleRecord Restricted => new()
    {
        Verdict = "restricted",
        Layers =
        [
            Layer("heritage-protection-scope", "文物保护单位保护范围", "conflict", 1200, mandatory: true, status: "indicative", findings:
                [Finding("heritage-protection-scope.scope", "restricted", "保护范围内先征得文物部门同意", "报请省人民政府批准", "文物主管部门", measure: Measure("share", 0.12, 0.1), citations: [Citation("河南省实施《文物保护法》办法", "第十七条")])]),
            Layer("wetland", "湿地", "below-threshold", 0.31, reason: "layer.below-threshold"),
        ],
        Basis = "indicative",
    };

    internal static SampleRecord Procedure => new()
    {
        Verdict = "procedure",
        Layers =
        [
            Layer("highway-control-zone", "公路建筑控制区", "conflict", 0, status: "statutory", findings:
                [Finding("highway-control-zone.national", "procedure", "距国道用地外缘不足二十米", "与公路管理机构商定", "交通运输主管部门", measure: Measure("distance", 12.34, 20, "用地外缘"), citations: [Citation("公路安全保护条例", "第十一条")])]),
            Layer("ecological-red-line", "生态保护红线", "clear", 0, mandatory: true),
        ],
    };

    internal static SampleRecord Notice => new()
    {
        Verdict = "notice",
        Basis = "preview",
        Layers = [Layer("ecological-red-line", "生态保护红线", "clear", 0, mandatory: true, reason: "layer.within-accuracy"), Layer("wetland", "湿地", "no-data", reason: "layer.partly-covered")],
    };

    internal static SampleRecord Clear => new() { Layers = [Layer("ecological-red-line", "生态保护红线", "clear", 0, mandatory: true), Layer("geological-hazard", "地质灾害易发区", "clear", 300)] };

    internal static SampleRecord Undetermined => new()
    {
        Verdict = "undetermined",
        UndeterminedBy = ["ecological-red-line"],
        Layers = [Layer("ecological-red-line", "生态保护红线", "failed", mandatory: true, reason: "layer.damaged"), Layer("mountains", "两山", "conflict", 700)],
    };

    internal static SampleRecord NoRuleBook => new() { Verdict = "undetermined", HasRuleBook = false, Layers = [Layer("permanent-basic-farmland", "永久基本农田", "conflict", 5000.25, mandatory: true), Layer("wetland", "湿地", "no-data", reason: "layer.absent")] };
}
