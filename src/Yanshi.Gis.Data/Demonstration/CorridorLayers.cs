using System.Globalization;
using System.Text.Json.Nodes;

namespace Yanshi.Gis.Data.Demonstration;

/// <summary>The layers of belts along rivers, canals, roads, railways and power lines. Only the rivers are real; all other lines are made up.</summary>
internal sealed class CorridorLayers(CorridorDrawing drawing, IReadOnlyList<DemonstrationRiver> rivers)
{
    /// <summary>The management ranges of the rivers.</summary>
    public IEnumerable<DemonstrationFeature> RiverRanges()
    {
        for (var i = 0; i < rivers.Count; i++)
        {
            yield return SyntheticLabel.Feature(
                SyntheticLabel.Id(21, i + 1), drawing.RiverRange(i, rivers[i].CentreLonLat), ("name", rivers[i].Name), ("HLMC", rivers[i].Name), ("GLFW", "河道管理范围"));
        }
    }

    /// <summary>Canals with their protection scope.</summary>
    public IEnumerable<DemonstrationFeature> WaterWorks() => Belts(
        22,
        [new(false, 0.55, 14.0), new(false, 0.68, 9.0), new(true, 0.3, 7.0)],
        (number, _) => [("GCMC", $"演示干渠{number}"), ("FWLX", "保护范围")]);

    /// <summary>Highways with the belt on both sides in which nothing may be built: 30, 20, 15 and 10 m from the land of the road (公路安全保护条例 第十一条).</summary>
    public IEnumerable<DemonstrationFeature> Highways() => Belts(
        23,
        [new(false, 0.88, 30.0 + 14.0), new(true, 0.72, 30.0 + 14.0), new(false, 0.74, 20.0 + 12.0), new(true, 0.4, 15.0 + 8.0), new(false, 0.4, 15.0 + 8.0), new(true, 0.22, 10.0 + 5.0)],
        (number, belt) =>
        [
            ("LXBH", string.Create(CultureInfo.InvariantCulture, $"演示{number:D2}")),
            ("JSDJ", belt.HalfWidthMetres switch { > 40.0 => "高速公路", > 30.0 => "国道", > 20.0 => "省道", _ => "县道" }),
        ]);

    /// <summary>Railways with their safety belt: 20 and 15 m from the foot of the bank (铁路安全管理条例 第二十七条).</summary>
    public IEnumerable<DemonstrationFeature> Railways() => Belts(
        24,
        [new(false, 0.78, 15.0 + 8.0), new(false, 0.48, 20.0 + 7.0)],
        (number, _) => [("XLMC", $"演示铁路{number}"), ("FWLX", "线路安全保护区")]);

    /// <summary>Power lines: 20, 15 and 10 m from the outer wire (电力设施保护条例 第十条).</summary>
    public IEnumerable<DemonstrationFeature> PowerLines() => Belts(
        25,
        [new(false, 0.24, 20.0 + 8.0), new(true, 0.6, 15.0 + 6.0), new(false, 0.62, 15.0 + 6.0), new(true, 0.35, 10.0 + 4.0), new(false, 0.83, 10.0 + 4.0)],
        (number, belt) => [("XLMC", $"演示线路{number}"), ("DYDJ", belt.HalfWidthMetres switch { > 25.0 => "500kV", > 20.0 => "220kV", _ => "110kV" })]);

    private IEnumerable<DemonstrationFeature> Belts(int layerNumber, Belt[] belts, Func<int, Belt, (string Field, JsonNode? Value)[]> describe)
    {
        for (var i = 0; i < belts.Length; i++)
        {
            var belt = belts[i];
            var line = drawing.Across(layerNumber * 100 + i, belt.IsNorthward, belt.Place);
            yield return SyntheticLabel.Feature(SyntheticLabel.Id(layerNumber, i + 1), drawing.Belt(line, belt.HalfWidthMetres), describe(i + 1, belt));
        }
    }

    private readonly record struct Belt(bool IsNorthward, double Place, double HalfWidthMetres);
}
