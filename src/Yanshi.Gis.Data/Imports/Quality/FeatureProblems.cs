using NetTopologySuite.Geometries;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>Why a feature is not stored, in words.</summary>
internal static class FeatureProblems
{
    internal static InputRefusedException NoGeometry(string number) => new(
        "feature.no-geometry",
        number,
        "要素没有几何，只有属性。请在源数据中补上图形或删去该记录。",
        "The feature has attributes but no geometry. Draw it in the source or delete the record.");

    internal static InputRefusedException EmptyGeometry(string number) => new(
        "feature.empty-geometry",
        number,
        "要素的几何是空的。请在源数据中补上图形或删去该记录。",
        "The feature's geometry is empty. Draw it in the source or delete the record.");

    internal static InputRefusedException TooManyVertices(string number, int vertices, int most) => new(
        "feature.too-many-vertices",
        number,
        FormattableString.Invariant($"要素有 {vertices} 个顶点，最多 {most} 个。请拆分或简化。"),
        FormattableString.Invariant($"The feature has {vertices} vertices, {most} at most. Split or simplify it."));

    internal static InputRefusedException Mixed(string number) => new(
        "feature.mixed-geometry",
        number,
        "要素里面、线、点混在一起，不知道哪些有效。请拆开，或用 --repair 只留面。",
        "The feature mixes areas, lines and points, and which of them counts cannot be told. Take it apart, or keep the areas with --repair.");

    internal static InputRefusedException NotAnArea(string number, Geometry geometry) => new(
        "feature.not-an-area",
        number,
        $"本图层的要素应为面，这个是{(geometry is IPuntal ? "点" : "线")}。",
        $"Features of this layer are areas; this is a {(geometry is IPuntal ? "point" : "line")}.");

    internal static InputRefusedException NoLength(string number) => new(
        "line.no-length",
        number,
        "线的各点都在同一处，没有长度。",
        "All points of the line are in one place; it has no length.");

    internal static Problem LeftOut(string number) => new(
        "feature.outside-extent",
        number,
        "在工作区范围之外，按 --clip-to-extent 不予导入。",
        "It lies outside the workspace's extent and is left out as --clip-to-extent asks.");

    internal static Problem FarOutside(string number, Crs crs) => new(
        "feature.far-outside",
        number,
        FormattableString.Invariant($"按 {crs.Code} 落在工作区范围外 {CrsDetection.MarginMetres / 1000:0} 公里以远：坐标有误，或属于别的地区。若是后者，用 --clip-to-extent 略去。"),
        FormattableString.Invariant($"Read as {crs.Code} it lies more than {CrsDetection.MarginMetres / 1000:0} km outside the workspace's extent: the coordinates are wrong, or it is another district's. If so, leave it out with --clip-to-extent."));

    internal static Problem RepairFailed(string number, Problem flaw) => new(
        "feature.repair-failed",
        number,
        $"无法修复：{flaw.Chinese}",
        $"It cannot be repaired: {flaw.English}");

    internal static Problem RepairChangesArea(string number, Problem flaw, RepairedGeometry repaired, double largestShare) => new(
        "feature.repair-changes-area",
        number,
        FormattableString.Invariant($"修复会使面积由 {repaired.AreaBefore:0.00} 变为 {repaired.AreaAfter:0.00} 平方米，超过允许的 {largestShare:P1}，未采用。{flaw.Chinese}"),
        FormattableString.Invariant($"Repair would change the area from {repaired.AreaBefore:0.00} to {repaired.AreaAfter:0.00} m², more than the {largestShare:P1} allowed, and was not taken. {flaw.English}"));

    internal static Problem Duplicate(string number, string original) => new(
        "feature.duplicate",
        number,
        $"与第 {original} 号要素的图形和属性完全相同，只存一份。",
        $"Geometry and attributes are those of feature {original}; it is stored once.");
}
