using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Untrusted;

/// <summary>A site file as messages: one for the file, one for each project. What is read back equals what was written, bit for bit.</summary>
internal static class SiteSourceContent
{
    private const int PointBytes = 2 * sizeof(double);

    internal static void WriteFile(FrameBuilder frame, SiteStream sites)
    {
        var source = sites.File;
        frame.Text(source.Format);
        frame.Text(source.FileName);
        frame.OptionalText(source.Encoding);
        frame.Write(source.Declared);
        frame.List(source.Defects, frame.Write);
        frame.Int(sites.Count);
        frame.Bool(!sites.Bounds.IsNull);
        if (sites.Bounds.IsNull)
            return;
        foreach (var bound in (ReadOnlySpan<double>)[sites.Bounds.MinX, sites.Bounds.MaxX, sites.Bounds.MinY, sites.Bounds.MaxY])
            frame.Double(bound);
    }

    /// <summary>Reads the file's message; its projects follow in messages of their own.</summary>
    /// <returns>The file, whose projects are none yet.</returns>
    internal static SiteStream ReadFile(FrameContent content)
    {
        var file = new SiteSource
        {
            Format = content.Text(),
            FileName = content.Text(),
            Encoding = content.OptionalText(),
            Declared = content.ReadDeclaration(),
            Defects = content.List(content.ReadDefect),
            Projects = [],
        };
        return new SiteStream(file, content.Int(), content.Bool() ? new Envelope(content.Double(), content.Double(), content.Double(), content.Double()) : new Envelope(), []);
    }

    internal static void WriteProject(FrameBuilder frame, SourceProject project)
    {
        frame.Text(project.Id);
        frame.OptionalText(project.Name);
        WriteAttributes(frame, project.Attributes);
        frame.List(project.Defects, frame.Write);
        frame.List(project.Parcels, parcel => WriteParcel(frame, parcel));
        frame.Bool(project.Unlocated is not null);
        if (project.Unlocated is not { } unlocated)
            return;
        frame.Write(unlocated.Problem);
        frame.OptionalText(unlocated.Park);
        frame.OptionalText(unlocated.Town);
    }

    internal static SourceProject ReadProject(FrameContent content) => new()
    {
        Id = content.Text(),
        Name = content.OptionalText(),
        Attributes = ReadAttributes(content),
        Defects = content.List(content.ReadDefect),
        Parcels = content.List(() => ReadParcel(content)),
        Unlocated = content.Bool() ? new UnknownLocation(content.ReadProblem(), content.OptionalText(), content.OptionalText()) : null,
    };

    private static void WriteParcel(FrameBuilder frame, SourceParcel parcel)
    {
        frame.Text(parcel.Id);
        frame.OptionalText(parcel.Name);
        WriteAttributes(frame, parcel.Attributes);
        frame.Enum(parcel.Shape);
        frame.OptionalDouble(parcel.StatedAreaSquareMetres);
        frame.Double(parcel.StatedAreaStepSquareMetres);
        frame.OptionalText(parcel.Where);
        frame.List(parcel.Rings, ring => WriteRing(frame, ring));
    }

    private static SourceParcel ReadParcel(FrameContent content) => new()
    {
        Id = content.Text(),
        Name = content.OptionalText(),
        Attributes = ReadAttributes(content),
        Shape = content.Enum<SourceShape>(),
        StatedAreaSquareMetres = content.OptionalDouble(),
        StatedAreaStepSquareMetres = content.Double(),
        Where = content.OptionalText(),
        Rings = content.List(() => ReadRing(content)),
    };

    private static void WriteRing(FrameBuilder frame, SourceRing ring)
    {
        frame.Int(ring.Number);
        frame.Enum(ring.Role);
        frame.Int(ring.Points.Length);
        foreach (var point in ring.Points)
        {
            frame.Double(point.X);
            frame.Double(point.Y);
        }
    }

    private static SourceRing ReadRing(FrameContent content)
    {
        var (number, role) = (content.Int(), content.Enum<RingRole>());
        var points = new Coordinate[content.Count(PointBytes)];
        for (var i = 0; i < points.Length; i++)
            points[i] = new Coordinate(content.Double(), content.Double());
        return new SourceRing { Number = number, Role = role, Points = points };
    }

    private static void WriteAttributes(FrameBuilder frame, IReadOnlyDictionary<string, string> attributes) => frame.List(attributes, attribute =>
    {
        frame.Text(attribute.Key);
        frame.Text(attribute.Value);
    });

    private static Dictionary<string, string> ReadAttributes(FrameContent content)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in content.List(() => (content.Text(), content.Text())))
        {
            if (!attributes.TryAdd(name, value))
                throw new InvalidDataException("An attribute of the parser comes twice.");
        }

        return attributes;
    }
}
