namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>What is to be said of the areas that a delivery states for its features.</summary>
internal static class AreaFindings
{
    internal static void Add(Findings findings, StatedAreas? stated, IReadOnlyList<CheckedFeature> areas, QualityOptions options, WorstPlaces places)
    {
        if (stated is null)
            return;
        var unit = stated.Unit switch { AreaUnit.Hectares => ("公顷", "hectares"), AreaUnit.Mu => ("亩", "mu"), _ => ("平方米", "square metres") };
        if (stated.Plane > stated.Ellipsoidal)
            findings.Add(
                FindingSeverity.Warning,
                "area.plane",
                stated.Plane,
                $"{stated.Field} 是平面面积（{stated.Plane} 个），不是法定的椭球面积；检查结果按椭球面积，与之相差约万分之三。",
                $"{stated.Field} is the plane area ({stated.Plane} features), not the ellipsoidal one that the law counts; checks measure the latter, which differs by about 0.03 %.");
        if (stated.Unit is not AreaUnit.SquareMetres)
            findings.Add(FindingSeverity.Notice, "area.unit", stated.Ellipsoidal + stated.Plane, $"{stated.Field} 的单位看来是{unit.Item1}。", $"{stated.Field} seems to be in {unit.Item2}.");

        var compared = stated.Ellipsoidal + stated.Plane + stated.Neither;
        var share = (double)stated.Neither / compared;
        if (stated.Neither > 0)
        {
            var off = areas.Where(feature => StatedAreaTable.Match(feature, stated.Unit, options) is AreaMatch.Neither).ToList();
            findings.Add(
                share > options.LargestAreaMismatchShare ? FindingSeverity.Warning : FindingSeverity.Notice,
                "area.disagrees",
                stated.Neither,
                $"{stated.Neither} 个图斑的 {stated.Field}（{unit.Item1}）与椭球面积、平面面积都不一致：图形与属性不是同一时期的，或图形改动过。",
                $"{stated.Neither} features state a {stated.Field} ({unit.Item2}) that is neither their ellipsoidal nor their plane area: geometry and attributes are of different dates, or the geometry was changed.",
                places.Of(off, feature => Math.Abs(Difference(feature, stated.Unit)), "m²", feature => FormattableString.Invariant($"{feature.Attributes.StatedArea} {UnitCode(stated.Unit)}")),
                off.Sum(feature => Math.Abs(Difference(feature, stated.Unit))),
                share);
        }

        if (stated.Unstated > 0)
            findings.Add(
                FindingSeverity.Notice,
                "area.not-stated",
                stated.Unstated,
                $"{stated.Unstated} 个图斑没有填写 {stated.Field}。",
                $"{stated.Unstated} features state no {stated.Field}.");
    }

    private static double Difference(CheckedFeature feature, AreaUnit unit) => feature.Attributes.StatedArea!.Value * StatedAreaTable.SquareMetresOf(unit) - feature.AreaSquareMetres;

    private static string UnitCode(AreaUnit unit) => unit switch { AreaUnit.Hectares => "公顷", AreaUnit.Mu => "亩", _ => "m²" };
}
