using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Reporting.Wording;

/// <summary>The words for the record's codes, in both languages. Thread-safe.</summary>
public static class Words
{
    private static readonly Dictionary<string, (string Chinese, string English)> ByCode = new(StringComparer.Ordinal)
    {
        ["verdict:clear"] = ("无冲突", "clear"),
        ["verdict:notice"] = ("提示", "notice"),
        ["verdict:procedure"] = ("须办手续", "procedure needed"),
        ["verdict:undetermined"] = ("无法判定", "undetermined"),
        ["verdict:restricted"] = ("限制（须特批）", "restricted (special approval)"),
        ["verdict:prohibited"] = ("禁止", "prohibited"),

        ["mark:clear"] = ("无冲突", "clear"),
        ["mark:notice"] = ("提示", "notice"),
        ["mark:procedure"] = ("手续", "procedure"),
        ["mark:undetermined"] = ("无法判定", "undetermined"),
        ["mark:restricted"] = ("限制", "restricted"),
        ["mark:prohibited"] = ("禁止", "prohibited"),

        ["basis:formal"] = ("正式", "formal"),
        ["basis:indicative"] = ("示意：冲突依据示意图层", "indicative: a conflict rests on an indicative layer"),
        ["basis:preview"] = ("预检：坐标基准未经声明或来自网络地图", "preview: the datum is assumed, or the coordinates come from a web map"),
        ["basis:demonstration"] = ("演示：使用了合成图层", "demonstration: a synthetic layer was used"),

        ["state:conflict"] = ("冲突", "conflict"),
        ["state:clear"] = ("无冲突", "clear"),
        ["state:below-threshold"] = ("低于阈值", "below threshold"),
        ["state:no-data"] = ("无数据", "no data"),
        ["state:failed"] = ("失败", "failed"),

        ["screening:checked"] = ("已检查", "checked"),
        ["screening:location-unknown"] = ("位置不明", "location unknown"),
        ["screening:refused"] = ("无法读取", "cannot be used"),

        ["reason:" + ReasonCodes.Absent] = ("没有数据", "there is no data"),
        ["reason:" + ReasonCodes.Damaged] = ("数据损坏，无法读取", "the data is damaged and cannot be read"),
        ["reason:" + ReasonCodes.NoVersionInForce] = ("该日期没有现行版本", "no version is in force on the date"),
        ["reason:" + ReasonCodes.Indicative] = ("示意图层：未压占不等于无冲突", "indicative layer: no overlap does not mean clear"),
        ["reason:" + ReasonCodes.Incomplete] = ("数据不全：未压占不等于无冲突", "incomplete data: no overlap does not mean clear"),
        ["reason:" + ReasonCodes.NoCoverage] = ("数据范围未说明", "nobody says where the layer has data"),
        ["reason:" + ReasonCodes.PartlyCovered] = ("数据未覆盖整个用地", "the data does not cover the whole site"),
        ["reason:" + ReasonCodes.NewerFormat] = ("数据格式比本程序新，无法读取", "the data's format is newer than this program"),
        ["reason:" + ReasonCodes.BadRidgeShare] = ("图斑的田坎系数有误", "a parcel's field-ridge share is no share"),
        ["reason:" + ReasonCodes.OverlayFailed] = ("要素重叠或几乎重合，叠加未能完成", "features that overlap or nearly coincide could not be overlaid"),
        ["reason:" + ReasonCodes.Outdated] = ("数据过期", "the data is outdated"),
        ["reason:" + ReasonCodes.ZoneUnknown] = ("只有线或点，控制范围待规则确定", "lines or points only: their zones are a matter of rules"),
        ["reason:" + ReasonCodes.WithinAccuracy] = ("未压占，但在界线精度之内", "not met, but within the line's accuracy"),
        ["reason:" + ReasonCodes.BelowThreshold] = ("面积或宽度低于图层阈值", "area or width is under the layer's threshold"),

        ["certainty:certain"] = ("确定", "certain"),
        ["certainty:within-accuracy"] = ("精度内", "within 2σ"),

        ["assumption:strictest"] = ("按最严", "the strictest"),
        ["assumed:parks"] = ("产业园区范围", "the parks' areas"),

        ["confidentiality:internal"] = ("内部资料", "internal"),
        ["confidentiality:secret"] = ("涉密资料", "secret"),

        ["status:statutory"] = ("法定", "statutory"),
        ["status:indicative"] = ("示意", "indicative"),
        ["status:synthetic"] = ("合成", "synthetic"),

        ["role:restricts"] = ("限制", "restricts"),
        ["role:must-contain"] = ("须在内", "must contain"),
        ["role:context"] = ("描述", "context"),

        ["relation:meets"] = ("压占", "meets"),
        ["relation:outside"] = ("在外", "outside"),
        ["relation:within"] = ("距离内", "within a distance"),
        ["relation:area-over"] = ("压占面积超过", "area over"),
        ["relation:share-over"] = ("压占比例超过", "share over"),
        ["relation:always"] = ("一律适用", "always"),
        ["relation:outside-parks"] = ("不在园区内", "outside the parks"),
        ["relation:sector-unfit"] = ("与园区产业不符", "not of the park's sectors"),

        ["completeness:complete"] = ("完整", "complete"),
        ["completeness:partial"] = ("不全", "partial"),

        ["coverage:extent"] = ("工作区范围", "extent"),
        ["coverage:district"] = ("全区", "district"),
        ["coverage:features"] = ("要素所及", "features"),
        ["coverage:stated"] = ("随附范围", "stated area"),

        ["legal:in-force"] = ("现行", "in force"),
        ["legal:draft"] = ("草案", "draft"),

        ["how:declared"] = ("已声明", "declared"),
        ["how:detected"] = ("据数值判定", "detected"),
        ["how:assumed"] = ("基准为推定", "datum assumed"),

        ["stated:ellipsoidal"] = ("与椭球面积一致", "equals the ellipsoidal area"),
        ["stated:plane"] = ("与平面面积一致", "equals the plane area"),
        ["stated:neither"] = ("与椭球面积、平面面积都不一致", "equals neither area"),

        ["severity:warning"] = ("提醒", "warning"),
        ["severity:error"] = ("错误", "error"),

        ["import:accepted"] = ("接收", "accepted"),
        ["import:accepted-with-warnings"] = ("接收，有警告", "accepted with warnings"),
        ["import:refused"] = ("不予接收", "refused"),

        ["finding:notice"] = ("说明", "notice"),
        ["finding:warning"] = ("警告", "warning"),
        ["finding:error"] = ("错误", "error"),

        ["choice:named"] = ("用户指定", "named"),
        ["choice:recognised"] = ("自动识别", "recognised"),

        ["why:width"] = ("窄于阈值", "narrower than the threshold"),
        ["why:edge-model"] = ("长边两种读法的间隙", "gap between two readings of a long edge"),

        ["registration:registered"] = ("已登记", "registered"),
        ["registration:replaced"] = ("已更新", "replaced"),
        ["registration:refused"] = ("未登记", "refused"),

        ["turn:worse"] = ("变差", "worse"),
        ["turn:better"] = ("变好", "better"),
        ["turn:other"] = ("有变", "other"),

        ["cause:conditions-unknown"] = ("当时的目录不明", "its catalogue is not known"),
        ["cause:engine"] = ("程序版本", "version of the program"),
        ["cause:conditions"] = ("目录或园区", "catalogue or parks"),
        ["cause:rule-book"] = ("规则库", "rule book"),
        ["cause:date"] = ("期间有规则或文件生效、失效", "a rule or document began or ended"),
        ["cause:layer"] = ("图层", "layer"),

        ["attribute:article"] = ("条款", "article"),
        ["attribute:source"] = ("来源", "source"),
        ["attribute:centre"] = ("中心点", "centre"),
        ["attribute:extent"] = ("范围", "extent"),
        ["attribute:basis"] = ("依据", "basis"),
        ["attribute:category"] = ("类别", "category"),
        ["attribute:level"] = ("级别", "level"),
    };

    /// <summary>The words for a code of a kind; the code itself for one that has none (an attribute of a user's layer).</summary>
    /// <param name="language">The language.</param>
    /// <param name="kind">The kind: <c>verdict</c>, <c>state</c>, <c>reason</c> …</param>
    /// <param name="code">The code.</param>
    public static string Of(Language language, string kind, string code) =>
        ByCode.TryGetValue($"{kind}:{code}", out var words) ? language.Say(words.Chinese, words.English) : code;
}
