using System.Collections.Frozen;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>地类: one class of the third survey's working classification.</summary>
/// <param name="Code">DLBM, second level, with the letters K (可调整) or A where the classification has them.</param>
/// <param name="Name">The Chinese name.</param>
/// <param name="Group">农用地, 建设用地 or 未利用地; null where the sources do not agree.</param>
public sealed record LandClass(string Code, string Name, string? Group);

/// <summary>
/// 第三次全国国土调查工作分类: the land classes by code (names: TD/T 1057-2020 field DLMC; groups: the classification's table of
/// 农用地, 建设用地 and 未利用地, TD/T 1055-2019). A code with a letter has the group of its class. Thread-safe.
/// </summary>
/// <remarks>The same digits mean other things in the classification of 2023 (国土空间用地用海分类): this table reads DLBM only.</remarks>
public static class LandClasses
{
    /// <summary>田坎: where the ridge share of farmland goes.</summary>
    public const string FieldRidges = "1203";

    private const string Agricultural = "农用地";
    private const string Construction = "建设用地";
    private const string Unused = "未利用地";

    private static readonly FrozenDictionary<string, LandClass> Classes = FrozenDictionary.Create(
        StringComparer.Ordinal,
        [
            .. Of(
                Agricultural,
                "0101 水田", "0102 水浇地", "0103 旱地",
                "0201 果园", "0201K 可调整果园", "0202 茶园", "0202K 可调整茶园", "0203 橡胶园", "0203K 可调整橡胶园", "0204 其他园地", "0204K 可调整其他园地",
                "0301 乔木林地", "0301K 可调整乔木林地", "0302 竹林地", "0302K 可调整竹林地", "0303 红树林地", "0304 森林沼泽", "0305 灌木林地", "0306 灌丛沼泽",
                "0307 其他林地", "0307K 可调整其他林地",
                "0401 天然牧草地", "0402 沼泽草地", "0403 人工牧草地", "0403K 可调整人工牧草地",
                "1006 农村道路", "1103 水库水面", "1104 坑塘水面", "1104A 养殖坑塘", "1104K 可调整养殖坑塘", "1107 沟渠", "1107A 干渠", "1202 设施农用地", "1203 田坎"),
            .. Of(
                Construction,
                "05H1 商业服务业设施用地", "0508 物流仓储用地", "0601 工业用地", "0602 采矿用地", "0701 城镇住宅用地", "0702 农村宅基地",
                "08H1 机关团体新闻出版用地", "08H2 科教文卫用地", "08H2A 高教用地", "0809 公用设施用地", "0810 公园与绿地", "0810A 广场用地", "09 特殊用地",
                "1001 铁路用地", "1002 轨道交通用地", "1003 公路用地", "1004 城镇村道路用地", "1005 交通服务场站用地", "1007 机场用地", "1008 港口码头用地", "1009 管道运输用地",
                "1109 水工建筑用地", "1201 空闲地"),
            .. Of(
                Unused,
                "0404 其他草地", "1101 河流水面", "1102 湖泊水面", "1105 沿海滩涂", "1106 内陆滩涂", "1108 沼泽地", "1110 冰川及永久积雪",
                "1204 盐碱地", "1205 沙地", "1206 裸土地", "1207 裸岩石砾地"),
            .. Of(group: null, "0603 盐田"),
        ]);

    /// <summary>The class of a code; null when the classification has none of that code.</summary>
    /// <param name="code">A DLBM, without blanks.</param>
    public static LandClass? Find(string code) => Classes.GetValueOrDefault(code);

    private static IEnumerable<KeyValuePair<string, LandClass>> Of(string? group, params string[] classes) => classes
        .Select(entry => entry.Split(' '))
        .Select(entry => KeyValuePair.Create(entry[0], new LandClass(entry[0], entry[1], group)));
}
