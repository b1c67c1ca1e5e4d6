using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Formats.Gdal;
using Yanshi.Gis.Data.Formats.Parcels;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>What an entity of a drawing is good for.</summary>
internal enum DxfRole
{
    /// <summary>A closed line: an outline or a hole.</summary>
    Closed,

    /// <summary>A line whose ends nearly meet: an outline that was not quite closed.</summary>
    NearlyClosed,

    /// <summary>A filled area (HATCH, SOLID): as a rule the filling of an outline that is drawn too.</summary>
    Fill,

    /// <summary>Any other line.</summary>
    Open,

    /// <summary>A point, or a text at a point.</summary>
    Point,

    /// <summary>An entity that GDAL does not turn into geometry.</summary>
    Unread,

    /// <summary>Drawn on a layout's paper, not in the model: a frame, a title.</summary>
    Paper,
}

/// <summary>One entity of a drawing.</summary>
/// <param name="Record">The entity as read.</param>
/// <param name="Role">What it is good for.</param>
/// <param name="Parts">Its geometry.</param>
internal sealed record DxfEntity(VectorRecord Record, DxfRole Role, IReadOnlyList<WkbPart> Parts)
{
    /// <summary>The attribute with the drawing layer's name.</summary>
    internal const string LayerField = "Layer";

    /// <summary>The attribute with AutoCAD's names of what the entity is.</summary>
    internal const string ClassField = "SubClasses";

    private const string PaperField = "PaperSpace";

    // Ends nearer than a thousandth of the line's length were meant to meet, in whatever unit the drawing is.
    private const double NearlyClosedShare = 0.001;
    private const int LeastClosedPoints = 4;

    /// <summary>The name of its drawing layer.</summary>
    internal string Layer => TextOf(LayerField) ?? "0";

    /// <summary>What AutoCAD says it is; empty in old drawings.</summary>
    internal string Class => TextOf(ClassField) is { } classes ? classes[(classes.LastIndexOf(':') + 1)..] : string.Empty;

    internal static DxfEntity Of(VectorRecord record)
    {
        if (record.Values.Any(value => value is (PaperField, true or > 0L)))
            return new DxfEntity(record, DxfRole.Paper, []);
        if (record.Geometry is null)
            return new DxfEntity(record, DxfRole.Unread, []);
        try
        {
            var parts = WkbParts.Read(record.Geometry.Wkb, record.Number);
            return new DxfEntity(record, RoleOf(parts), parts);
        }
        catch (InputRefusedException)
        {
            return new DxfEntity(record, DxfRole.Unread, []); // a mesh in space
        }
    }

    private static DxfRole RoleOf(List<WkbPart> parts)
    {
        if (parts.Count == 0)
            return DxfRole.Unread;
        if (parts.Exists(part => part.Shape == SourceShape.Polygon))
            return DxfRole.Fill;
        if (parts.TrueForAll(part => part.Shape == SourceShape.Point))
            return DxfRole.Point;
        return parts.Count == 1 ? RoleOf(parts[0].Rings[0]) : DxfRole.Open;
    }

    private static DxfRole RoleOf(Coordinate[] line)
    {
        if (RingClosing.IsClosed(line))
            return DxfRole.Closed;
        if (line.Length < LeastClosedPoints - 1)
            return DxfRole.Open;
        var length = 0.0;
        for (var i = 1; i < line.Length; i++)
            length += line[i - 1].Distance(line[i]);
        return line.Length >= LeastClosedPoints && line[0].Distance(line[^1]) <= length * NearlyClosedShare ? DxfRole.NearlyClosed : DxfRole.Open;
    }

    private string? TextOf(string field)
    {
        foreach (var (name, value) in Record.Values)
        {
            if (name == field)
                return value as string;
        }

        return null;
    }
}
