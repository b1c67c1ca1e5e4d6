using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Validation;

/// <summary>What is wrong where two segments meet.</summary>
internal enum FlawKind
{
    SelfCrossing,
    RingCrossing,
    SelfTouch,
    Spike,
}

/// <summary>Two rings (or one with itself) that run along each other: reported once, with the number of edge pairs.</summary>
internal readonly record struct SharedRun(Coordinate First, int Segment, int Edges)
{
    public void Report(SweptRing a, SweptRing b, DefectList defects)
    {
        if (ReferenceEquals(a, b))
            defects.Error(
                DefectCodes.SelfOverlap,
                First,
                $"{a.Label.Chinese}有 {Edges} 处边与自身重叠（例如用切缝把洞与外圈连成一圈），首处在 {RingLabel.At(First)}。请把洞写成单独的圈，或用 --repair 修复并核对面积。",
                $"{a.Label.English} runs along itself in {Edges} places (as where a cut joins a hole to the shell), the first at {RingLabel.At(First)}. Write the hole as a ring of its own, or use --repair and check the area.");
        else
            defects.Error(
                DefectCodes.SharedEdge,
                First,
                $"{a.Label.Chinese}与{b.Label.Chinese}有 {Edges} 处边重叠，首处在 {RingLabel.At(First)}；同一面的圈只能相接于点。请改为一个圈或两个地块，或用 --repair 修复并核对面积。",
                $"{a.Label.English} and {b.Label.English} run along each other in {Edges} places, the first at {RingLabel.At(First)}; rings of one area may only touch in points. Make them one ring or two parcels, or use --repair and check the area.");
    }
}

/// <summary>One flaw at one point: segment A of ring A with segment B of ring B, the lower ring and segment first.</summary>
internal sealed record RingFlaw(FlawKind Kind, SweptRing A, int SegmentA, SweptRing B, int SegmentB, Coordinate At)
{
    public void Report(DefectList defects)
    {
        var (a, b, at) = (A.Label, B.Label, RingLabel.At(At));
        var (edgeA, edgeB) = (Edge(A, SegmentA), Edge(B, SegmentB));
        switch (Kind)
        {
            case FlawKind.SelfCrossing:
                defects.Error(
                    DefectCodes.SelfIntersection,
                    At,
                    $"{a.Chinese}的第 {edgeA} 点边与第 {edgeB} 点边在 {at} 相交；界线不得自相交。请核对界址点顺序和坐标，或用 --repair 修复并核对面积。",
                    $"edges {edgeA} and {edgeB} of {a.English} cross at {at}; a boundary must not cross itself. Check the order of the points, or use --repair and check the area.");
                break;
            case FlawKind.RingCrossing:
                defects.Error(
                    DefectCodes.RingsCross,
                    At,
                    $"{a.Chinese}的第 {edgeA} 点边与{b.Chinese}的第 {edgeB} 点边在 {at} 相交；无法判断哪一圈是洞。请改正坐标，或用 --repair 修复并核对面积。",
                    $"edge {edgeA} of {a.English} crosses edge {edgeB} of {b.English} at {at}; which is a hole cannot be told. Correct the coordinates, or use --repair and check the area.");
                break;
            case FlawKind.SelfTouch:
                defects.Error(
                    DefectCodes.SelfTouch,
                    At,
                    $"{a.Chinese}在 {at} 与自身相接（第 {edgeA} 点边与第 {edgeB} 点边）；应写成两个圈。请拆开，或用 --repair 修复并核对面积。",
                    $"{a.English} touches itself at {at} (edges {edgeA} and {edgeB}); it is two rings written as one. Split it, or use --repair and check the area.");
                break;
            default:
                defects.Error(
                    DefectCodes.Spike,
                    At,
                    $"{a.Chinese}在 {at} 处沿原线折返，形成尖刺。请删去该点，或用 --repair 修复。",
                    $"{a.English} turns back along its own line at {at}, a spike. Delete that point, or use --repair.");
                break;
        }
    }

    private static string Edge(SweptRing ring, int segment) => $"{ring.PointNumber(segment)}–{ring.PointNumber(segment + 1)}";
}
