using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Validation;

/// <summary>How bad a defect is.</summary>
public enum DefectSeverity
{
    /// <summary>The geometry can be used as it stands; the reader should know.</summary>
    Warning,

    /// <summary>The geometry cannot be used unless it is repaired on request.</summary>
    Error,
}

/// <summary>One flaw found in a geometry or in the file that carried it.</summary>
/// <param name="Problem">Code, place and message. Codes begin with <c>geometry.</c>, <c>ring.</c>, <c>line.</c>, <c>parcel.</c>, <c>crs.</c>, <c>site.</c> or the format's name.</param>
/// <param name="Severity">Whether the geometry can still be used.</param>
/// <param name="Position">The flaw's place in the source coordinates (x east or longitude, y north or latitude); null when it has none.</param>
public sealed record GeometryDefect(Problem Problem, DefectSeverity Severity, Coordinate? Position = null);
