using System.Text;
using Yanshi.Gis.Data.Rules;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Testing;

/// <summary>A small rule book that uses every key of the format, and the layers and sectors it speaks of. Immutable.</summary>
/// <param name="texts">The files by name.</param>
internal sealed class SampleRules(IReadOnlyDictionary<string, string> texts)
{
    internal const string CatalogueText = """
        schema: yanshi-gis/catalog/1
        district: { code: "410307", name: 偃师区, nameEnglish: Yanshi District }
        extent: { west: 112.60, south: 34.45, east: 112.99, north: 34.82, reason: 外扩 }
        plane: { centralMeridianDegrees: 112.795, standardParallelDegrees: 34.637 }
        layers:
          - { id: field-land, title: 基本农田, titleEnglish: Fields, group: 土地, role: restricts, status: statutory, confidentiality: internal, source: 无 }
          - { id: power-lines, title: 电力线路, titleEnglish: Power lines, group: 设施, role: restricts, status: statutory, confidentiality: internal, source: 无 }
          - { id: boundary, title: 开发边界, titleEnglish: Boundary, group: 土地, role: must-contain, status: statutory, confidentiality: internal, source: 无 }
          - { id: land-use, title: 地类图斑, titleEnglish: Land use, group: 土地, role: context, status: statutory, confidentiality: internal, source: 无 }

        """;

    internal const string ParksText = """
        schema: yanshi-gis/parks/1
        sectors:
          equipment: { name: 装备制造, nameEnglish: Equipment }
          footwear: { name: 制鞋, nameEnglish: Footwear }
        parks: []

        """;

    internal static readonly Catalogue Catalogue = CatalogueFile.Parse(CatalogueText, "catalog.yaml").Catalogue;

    internal static readonly ParkDirectory Parks = ParksFile.Parse(ParksText, "parks.yaml");

    /// <summary>The book without a flaw.</summary>
    internal static SampleRules Good { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["rulebook.yaml"] = """
            schema: yanshi-gis/rule-book/1
            id: sample
            version: "1.0"
            title: 示例规则库
            checkedOn: 2026-11-26

            """,
        ["documents.yaml"] = """
            schema: yanshi-gis/law-documents/1
            documents:
              - {id: land-law, title: 土地法, kind: law, number: null, effectiveFrom: 2020-01-01, effectiveUntil: null, textAsOf: 2025-04-19, note: 示例}
              - {id: old-notice, title: 旧通知, kind: notice, number: 示〔2000〕1号, effectiveFrom: 2000-01-01, effectiveUntil: 2030-12-31, textAsOf: null, note: null}

            """,
        ["attributes.yaml"] = """
            schema: yanshi-gis/attributes/1
            attributes:
              - code: level
                title: 项目级别
                titleEnglish: level
                kind: code
                names: [级别]
                question: 什么级别？
                values:
                  - {code: ordinary, title: 一般, titleEnglish: ordinary, names: [普通]}
                  - {code: national-key, title: 国家重点, titleEnglish: national key}
              - {code: sector, title: 行业, titleEnglish: sector, kind: code, names: [所属行业], question: 哪个行业？, values: sectors}
              - {code: temporary, title: 临时, titleEnglish: temporary, kind: boolean, question: 是否临时？}
              - {code: heightMetres, title: 高度, titleEnglish: height, kind: number, unit: m, question: 多高？}

            """,
        ["fields.yaml"] = """
            schema: yanshi-gis/feature-fields/1
            fields:
              - layer: field-land
                name: grade
                title: 等级
                kind: code
                properties: [DJ, grade]
                values:
                  high: [高]
                  low: [低, 次]
              - {layer: power-lines, name: voltage, title: 电压, kind: number, unit: kV, properties: [DYDJ]}
              - layer: boundary
                name: zone
                title: 分区
                kind: code
                properties: [GHFQMC]
                values:
                  concentrated: []
                  special-use: [特别用途区]

            """,
        ["10-land.yaml"] = """
            schema: yanshi-gis/rules/1
            rules:
              - id: field-land.high
                row: 1
                title: 占用高等级田
                layer: field-land
                relation: meets
                where: {grade: high}
                when: {level: {not: [national-key]}, temporary: false}
                exemptions:
                  - {when: {sector: [footwear]}, reason: 制鞋另有规定, verdict: notice}
                verdict: prohibited
                summary: 不得占用
                procedure: 避开
                office: 主管部门
                inForceFrom: 2021-01-01
                inForceUntil: 2040-12-31
                citations:
                  - {document: land-law, article: 第三十五条第一款, verified: true, checkedOn: 2026-11-26, note: 示例}
                  - {document: old-notice, article: null, verified: false}
                note: 备注
                examples:
                  - {name: 压占, area: 0.01, feature: {grade: high}, with: {level: ordinary, temporary: false, sector: equipment}, expect: prohibited, assumed: []}
                  - {name: 只相接, area: 0, feature: {grade: high}, expect: none}
                  - {name: 制鞋, area: 5, feature: {grade: high}, with: {level: ordinary, temporary: false, sector: footwear}, expect: notice}
                  - {name: 都不明, hectares: 1, expect: prohibited, assumed: [level, temporary, sector, feature.grade]}
              - id: field-land.low-over
                row: 2
                title: 占用低等级田超过三十五公顷
                layer: field-land
                relation: area-over
                limit: {hectares: 35}
                where: {grade: [low]}
                verdict: restricted
                summary: 须批准
                office: 主管部门
                citations: [{document: old-notice, article: 第二条, verified: false}]
                examples:
                  - {name: 正好, hectares: 35, siteHectares: 100, feature: {grade: low}, expect: none}
                  - {name: 超过, area: 350001, siteHectares: 100, feature: {grade: low}, expect: restricted}
              - id: boundary.outside
                row: 7
                title: 边界外
                layer: boundary
                relation: outside
                verdict: procedure
                summary: 须论证
                office: 主管部门
                citations: [{document: land-law, article: 第四条, verified: true, checkedOn: 2026-11-26}]
                examples:
                  - {name: 外, area: 10, expect: procedure}
                  - {name: 内, area: 0, expect: none}
              - id: boundary.special-use
                row: 7
                title: 特别用途区过半
                layer: boundary
                relation: share-over
                limit: {share: 0.5}
                where: {zone: special-use}
                verdict: notice
                summary: 核实
                office: 主管部门
                citations: [{document: land-law, article: 第五条, verified: true, checkedOn: 2026-11-26}]
                examples:
                  - {name: 过半, area: 60000, feature: {zone: special-use}, expect: notice}
                  - {name: 一半, area: 50000, feature: {zone: special-use}, expect: none}

            """,
        ["20-other.yaml"] = """
            schema: yanshi-gis/rules/1
            rules:
              - id: power-lines.high
                row: 33
                title: 高压线旁
                layer: power-lines
                relation: within
                distance: {metres: 20, from: 边导线, halfWidthMetres: 14}
                where: {voltage: {over: 110, atMost: 500}}
                when: {heightMetres: {atLeast: 3}}
                verdict: prohibited
                summary: 不得建
                office: 电力部门
                citations: [{document: land-law, article: 第六条, verified: true, checkedOn: 2026-11-26}]
                examples:
                  - {name: 近, distance: 33.9, feature: {voltage: 220}, with: {heightMetres: 10}, expect: prohibited}
                  - {name: 正好, distance: 34, feature: {voltage: 220}, with: {heightMetres: 10}, expect: none}
              - id: soil.plan
                row: 38
                title: 水土保持方案
                layer: null
                relation: always
                verdict: notice
                summary: 编报方案
                office: 水利部门
                citations: [{document: land-law, article: 第七条, verified: true, checkedOn: 2026-11-26}]
                examples:
                  - {name: 都要, expect: notice}
                  - {name: 临时的也要, with: {temporary: true}, expect: notice}
              - id: parks.sector
                row: 40
                title: 产业不符
                layer: null
                relation: sector-unfit
                verdict: notice
                summary: 核实
                office: 园区
                citations: [{document: land-law, article: 第八条, verified: true, checkedOn: 2026-11-26}]
                examples:
                  - {name: 不符, inPark: true, sectorFits: false, expect: notice}
                  - {name: 相符, inPark: true, sectorFits: true, expect: none}

            """,
    });

    /// <summary>The names of its files.</summary>
    internal IEnumerable<string> Names => texts.Keys.Order(StringComparer.Ordinal);

    /// <summary>The text of a file.</summary>
    internal string this[string name] => texts[name];

    /// <summary>The same with a file changed, added, or with null removed.</summary>
    internal SampleRules With(string name, string? text)
    {
        var changed = new Dictionary<string, string>(texts, StringComparer.Ordinal);
        changed.Remove(name);
        if (text is not null)
            changed.Add(name, text);
        return new SampleRules(changed);
    }

    /// <summary>The same with one place of a file changed.</summary>
    internal SampleRules With(string name, string good, string bad) => texts[name].Contains(good, StringComparison.Ordinal)
        ? With(name, texts[name][..texts[name].IndexOf(good, StringComparison.Ordinal)] + bad + texts[name][(texts[name].IndexOf(good, StringComparison.Ordinal) + good.Length)..])
        : throw new ArgumentException($"{name} does not hold: {good}", nameof(good));

    internal RuleBookReading Read() => RuleBookFolder.Read(Files(), Catalogue, Parks);

    internal RuleFiles Files() => new("rules", [.. Names.Select(name => new RuleFile(name, Encoding.UTF8.GetBytes(texts[name])))]);

    /// <summary>Writes a data folder: the catalogue without data, parks and rules.</summary>
    internal void WriteTo(string dataFolder)
    {
        Directory.CreateDirectory(Path.Combine(dataFolder, "rules"));
        foreach (var name in Names)
            File.WriteAllText(Path.Combine(dataFolder, "rules", name), texts[name]);
    }
}
