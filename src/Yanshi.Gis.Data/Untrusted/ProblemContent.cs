using NetTopologySuite.Geometries;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Untrusted;

/// <summary>Problems, defects and declarations as parts of messages.</summary>
internal static class ProblemContent
{
    internal static void Write(this FrameBuilder frame, Problem problem)
    {
        frame.Text(problem.Code);
        frame.OptionalText(problem.Where);
        frame.Text(problem.Chinese);
        frame.Text(problem.English);
    }

    internal static Problem ReadProblem(this FrameContent content) => new(content.Text(), content.OptionalText(), content.Text(), content.Text());

    internal static void Write(this FrameBuilder frame, GeometryDefect defect)
    {
        frame.Write(defect.Problem);
        frame.Enum(defect.Severity);
        frame.OptionalDouble(defect.Position?.X);
        frame.OptionalDouble(defect.Position?.Y);
    }

    internal static GeometryDefect ReadDefect(this FrameContent content)
    {
        var problem = content.ReadProblem();
        var severity = content.Enum<DefectSeverity>();
        var (x, y) = (content.OptionalDouble(), content.OptionalDouble());
        return new GeometryDefect(problem, severity, x is null || y is null ? null : new Coordinate(x.Value, y.Value));
    }

    internal static void Write(this FrameBuilder frame, CrsDeclaration? declared)
    {
        frame.Bool(declared is not null);
        if (declared is null)
            return;
        frame.OptionalText(declared.Code);
        frame.OptionalText(declared.Datum);
        frame.OptionalInt(declared.ZoneWidthDegrees);
        frame.OptionalInt(declared.Zone);
        frame.Enum(declared.AxisOrder);
        frame.OptionalText(declared.Words);
        frame.OptionalText(declared.Where);
    }

    internal static CrsDeclaration? ReadDeclaration(this FrameContent content) => !content.Bool() ? null : new CrsDeclaration
    {
        Code = content.OptionalText(),
        Datum = content.OptionalText(),
        ZoneWidthDegrees = content.OptionalInt(),
        Zone = content.OptionalInt(),
        AxisOrder = content.Enum<AxisOrder>(),
        Words = content.OptionalText(),
        Where = content.OptionalText(),
    };
}
