using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Testing.Fuzzing;

/// <summary>What an accepted site file must hold.</summary>
internal static class SiteOracle
{
    internal static readonly Catalogue District = CatalogueFile.Read(Repository.Path("gis-data")).Catalogue;

    private static readonly SiteReadingOptions Options = new() { ExtentLonLat = District.Extent.ToEnvelope(), Plane = District.Plane };

    /// <exception cref="InvalidOperationException">It has no project, changes on its way between two processes, or makes a site with a number that is none.</exception>
    internal static void RequireSound(SiteSource source)
    {
        if (source.Projects.Count == 0 || source.Projects.Any(project => project.Parcels.Count == 0))
            throw new InvalidOperationException("Accepted without a parcel.");
        RequireSameThroughFrames(source);
        foreach (var outcome in SiteReading.Read(source, Options))
        {
            if (outcome is SiteProblem { Problem: { Code: "" } or { Chinese: "" } or { English: "" } } problem)
                throw new InvalidOperationException($"An uncoded problem: {problem.Problem}");
            if (outcome is Site site && !(double.IsFinite(site.AreaSquareMetres) && site.AreaSquareMetres >= 0 && double.IsFinite(site.PerimeterMetres)))
                throw new InvalidOperationException($"A site of {site.AreaSquareMetres} m² and a perimeter of {site.PerimeterMetres} m.");
            if (outcome is Site { GeometryInPlane: var shape })
                RequireFinite(shape);
        }
    }

    /// <exception cref="InvalidOperationException">A coordinate is not finite.</exception>
    internal static void RequireFinite(Geometry geometry)
    {
        if (Array.Exists(geometry.Coordinates, point => !double.IsFinite(point.X) || !double.IsFinite(point.Y)))
            throw new InvalidOperationException("A coordinate is not finite.");
    }

    // What the parser writes is what the program reads.
    private static void RequireSameThroughFrames(SiteSource source)
    {
        using var written = new FrameBuilder();
        using var again = new FrameBuilder();
        SiteSourceContent.WriteFile(written, SiteStream.Of(source));
        SiteSourceContent.WriteFile(again, SiteSourceContent.ReadFile(new FrameContent(written.Content.ToArray())));
        RequireSame(written, again);
        foreach (var project in source.Projects)
        {
            written.Clear();
            again.Clear();
            SiteSourceContent.WriteProject(written, project);
            SiteSourceContent.WriteProject(again, SiteSourceContent.ReadProject(new FrameContent(written.Content.ToArray())));
            RequireSame(written, again);
        }
    }

    private static void RequireSame(FrameBuilder written, FrameBuilder again)
    {
        if (!written.Content.SequenceEqual(again.Content))
            throw new InvalidOperationException("What was read from a message is not what was written into it.");
    }
}
