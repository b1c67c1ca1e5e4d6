using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Reporting.Maps;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>The marks of verdicts on a map: told apart by shape as well as by colour, in black and white too.</summary>
internal static class VerdictMarks
{
    /// <summary>The outline of a mark around a point, as an SVG path in millimetres.</summary>
    internal static string PathOf(Verdict verdict, double x, double y) => $"M{Outline.Number(x)} {Outline.Number(y)}" + ShapeOf(verdict);

    // From the middle on, about two millimetres high. A cross, a triangle, a ring, a diamond, a disc, a square: worst to best.
    private static string ShapeOf(Verdict verdict) => verdict switch
    {
        Verdict.Prohibited => "m0 -.5l.75 -.75l.5 .5l-.75 .75l.75 .75l-.5 .5l-.75 -.75l-.75 .75l-.5 -.5l.75 -.75l-.75 -.75l.5 -.5z",
        Verdict.Restricted => "m0 -1.3l1.25 2.2h-2.5z",
        Verdict.Undetermined => "m-1.1 0a1.1 1.1 0 1 0 2.2 0a1.1 1.1 0 1 0 -2.2 0zm.5 0a.6 .6 0 1 1 1.2 0a.6 .6 0 1 1 -1.2 0z",
        Verdict.Procedure => "m0 -1.2l1.2 1.2l-1.2 1.2l-1.2 -1.2z",
        Verdict.Notice => "m-.9 0a.9 .9 0 1 0 1.8 0a.9 .9 0 1 0 -1.8 0z",
        _ => "m-.7 -.7h1.4v1.4h-1.4z",
    };
}
