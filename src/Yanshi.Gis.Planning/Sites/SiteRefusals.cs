using System.Globalization;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>The reasons why a project does not become a site.</summary>
internal static class SiteRefusals
{
    public static Problem InvalidGeometry(string id, IReadOnlyList<GeometryDefect> defects, bool wasRepairAsked)
    {
        var errors = defects.Where(d => d.Severity == DefectSeverity.Error).Select(d => d.Problem).ToList();
        var count = errors.Count.ToString(CultureInfo.InvariantCulture);
        var chinese = string.Join("；", errors.Select(e => $"[{e.Code}]{(e.Where is null ? "" : $" {e.Where}")} {e.Chinese.TrimEnd('。')}"));
        var english = string.Join("; ", errors.Select(e => $"[{e.Code}]{(e.Where is null ? "" : $" {e.Where}")} {e.English.TrimEnd('.')}"));
        return wasRepairAsked
            ? new Problem(
                "site.invalid-geometry",
                id,
                $"图形有 {count} 处错误，且无法自动修复：{chinese}。请改正文件后重试。",
                $"the geometry has {count} errors that cannot be repaired: {english}. Correct the file and try again.")
            : new Problem(
                "site.invalid-geometry",
                id,
                $"图形有 {count} 处错误，未作检查：{chinese}。请改正文件；或用 --repair 修复，并核对前后面积。",
                $"the geometry has {count} errors and was not checked: {english}. Correct the file, or use --repair and compare the areas.");
    }

    public static Problem TooManyPoints(string id, long points, int maximum) => new(
        "site.too-many-points",
        id,
        string.Create(CultureInfo.InvariantCulture, $"项目有 {points} 个点，上限为 {maximum}。请分成几个项目，或先抽稀。"),
        string.Create(CultureInfo.InvariantCulture, $"the project has {points} points; at most {maximum} are allowed. Split it into several projects, or thin it out first."));

    public static Problem PointNotSupported(string id, string? where) => new(
        "site.point-not-supported",
        where ?? id,
        "点不能作为用地范围。请提供面，或提供线并用 --width 指定宽度（米）。",
        "a point is no site. Supply an area, or a line with --width (metres).");

    public static Problem LineNeedsWidth(string id, string? where) => new(
        "site.line-needs-width",
        where ?? id,
        "线状项目须用 --width 指定用地宽度（米，全宽），才能按廊道检查。",
        "a line needs --width (metres, the full width) to be checked as a corridor.");

    public static Problem MixedShapes(string id) => new(
        "site.mixed-shapes",
        id,
        "同一项目中既有面又有线，无法合成一个用地范围。请分成两个项目，或用 --group feature 逐个检查。",
        "the project has areas and lines, which do not make one site. Split it into two projects, or check each with --group feature.");

    public static Problem NoArea(string id) => new(
        "site.no-area",
        id,
        "用地面积为零（不足 0.01 平方米）。请核对坐标和单位。",
        "the site has no area (less than 0.01 m²). Check coordinates and unit.");

    public static Problem OutsideExtent(string id, Envelope bounds, Envelope extent) => new(
        "site.outside-extent",
        id,
        $"项目（{Box(bounds)}）全部在工作区范围（{Box(extent)}）之外。请核对坐标、带号和经纬度写法（度分秒不能当作十进制度），或改用相应的工作区。",
        $"the project ({Box(bounds)}) lies wholly outside the workspace's extent ({Box(extent)}). Check coordinates, zone and the writing of angles (degrees and minutes are no decimal degrees), or use the workspace of that place.");

    public static GeometryDefect PartlyOutsideExtent(string id, Envelope bounds, Envelope extent) => new(
        new Problem(
            "site.partly-outside-extent",
            id,
            $"项目（{Box(bounds)}）部分在工作区范围（{Box(extent)}）之外，那里没有数据。请核对坐标。",
            $"the project ({Box(bounds)}) lies partly outside the workspace's extent ({Box(extent)}), where there is no data. Check the coordinates."),
        DefectSeverity.Warning);

    private static string Box(Envelope degrees) =>
        string.Create(CultureInfo.InvariantCulture, $"{degrees.MinX:0.#####}–{degrees.MaxX:0.#####}°E, {degrees.MinY:0.#####}–{degrees.MaxY:0.#####}°N");

    public static GeometryDefect EmptyParcel(SourceParcel parcel) => new(
        new Problem(
            "parcel.empty",
            parcel.Where ?? parcel.Id,
            $"地块 {parcel.Id} 没有坐标。请补全界址点，或删去该地块。",
            $"parcel {parcel.Id} has no coordinates. Supply its points, or delete it."),
        DefectSeverity.Error);

    public static GeometryDefect WidthNotUsed(string id) => new(
        new Problem(
            "site.width-not-used",
            id,
            "项目是面，--width 未使用：范围未加宽。",
            "the project is an area: --width was not used, nothing was widened."),
        DefectSeverity.Warning);
}
