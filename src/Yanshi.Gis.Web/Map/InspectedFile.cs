using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Web.Map;

/// <summary>A file that was read, as the dialog shows it. Used once.</summary>
/// <param name="source">What the file says.</param>
/// <param name="options">The workspace's extent and plane, and the user's choices.</param>
internal sealed class InspectedFile(SiteSource source, SiteReadingOptions options)
{
    private const int MostFitting = 4;
    private const int MostOutside = 4;

    // More than that is no drawing for a preview: what the file has is told by its counts then.
    private const int MostPoints = 200_000;
    private const int MostProjects = 2_000;

    private readonly bool _isSmall = source.Projects.Count <= MostProjects && source.Projects.Sum(PointsOf) <= MostPoints;

    /// <summary>The document.</summary>
    internal JsonObject ToJson()
    {
        var bounds = SiteFileReading.BoundsOf(source.Projects);
        var (taken, refusal) = Taken(bounds);
        return new JsonObject
        {
            ["file"] = new JsonObject
            {
                ["name"] = source.FileName,
                ["format"] = source.Format,
                ["encoding"] = source.Encoding,
                ["says"] = source.Declared?.Words ?? source.Declared?.Code,
                ["projects"] = source.Projects.Count,
                ["defects"] = DefectsOf(source.Defects),
            },
            ["projects"] = new JsonArray([.. source.Projects.Take(MostProjects).Select(project => (JsonNode)ProjectOf(project))]),
            ["areOutlinesLeftOut"] = !_isSmall,
            ["taken"] = taken is null ? null : new JsonObject
            {
                ["crs"] = taken.Crs.Code,
                ["how"] = EnumCode.Of(taken.How),
                ["why"] = taken.Why,
                ["whyEnglish"] = taken.WhyEnglish,
                ["notes"] = new JsonArray([.. taken.Notes.Select(note => (JsonNode)ProblemJson.Of(note))]),
            },
            ["refusal"] = refusal is null ? null : ProblemJson.Of(refusal),
            ["readings"] = new JsonArray([.. ReadingsOf(bounds).Select(reading => (JsonNode)ReadingOf(reading, taken, bounds))]),
        };
    }

    private (CrsReading? Taken, Problem? Refusal) Taken(Envelope bounds)
    {
        if (bounds.IsNull)
            return (null, null);
        try
        {
            return (CrsDetection.Resolve(source.Declared, options.UserCrs, CornersOf(bounds), options.ExtentLonLat), null);
        }
        catch (InputRefusedException e)
        {
            return (null, e.Problem);
        }
    }

    // Those that fit; those that do not are told with their distance, so that nobody wonders where the file went.
    private IEnumerable<PossibleReading> ReadingsOf(Envelope bounds)
    {
        if (bounds.IsNull)
            return [];
        try
        {
            var all = CrsDetection.Possible(source.Declared, CornersOf(bounds), options.ExtentLonLat).DistinctBy(reading => reading.Crs).ToList();
            return [.. all.Where(reading => reading.Fits).OrderByDescending(reading => reading.AgreesWithFile).Take(MostFitting), .. all.Where(reading => !reading.Fits).Take(MostOutside)];
        }
        catch (InputRefusedException)
        {
            // The refusal stands in the document.
            return [];
        }
    }

    private JsonObject ReadingOf(PossibleReading reading, CrsReading? taken, Envelope bounds)
    {
        var sites = reading.Fits && _isSmall ? SiteReading.Read(source, options with { UserCrs = reading.Crs }) : [];
        return new JsonObject
        {
            ["crs"] = reading.Crs.Code,
            ["isTaken"] = taken?.Crs.Equals(reading.Crs) ?? false,
            ["agreesWithFile"] = reading.AgreesWithFile,
            ["swapsAxes"] = reading.SwapsAxes,
            ["words"] = reading.Chinese,
            ["wordsEnglish"] = reading.English,
            ["fits"] = reading.Fits,
            ["metresOutside"] = Math.Round(reading.MetresOutside),
            ["bbox"] = BoxOf(reading, bounds),
            ["areaSquareMetres"] = sites.OfType<Site>().ToList() is { Count: > 0 } measured ? Rounding.ToCentimetre(measured.Sum(site => site.AreaSquareMetres)) : null,
            ["sites"] = new JsonArray([.. source.Projects.Zip(sites, (project, outcome) => (JsonNode)SiteOf(project, outcome, reading))]),
        };
    }

    private static JsonObject SiteOf(SourceProject project, SiteOutcome outcome, PossibleReading reading) => new JsonObject
    {
        ["id"] = project.Id,
        ["areaSquareMetres"] = outcome is Site site ? Rounding.ToCentimetre(site.AreaSquareMetres) : null,
        ["problem"] = outcome is SiteProblem problem ? ProblemJson.Of(problem.Problem) : null,
        ["defects"] = DefectsOf(outcome is SiteProblem flawed ? flawed.Defects : ((Site)outcome).Defects),
        ["outline"] = GeoJsonGeometry.Of(OutlineOf(project, reading)),
    };

    // Where the file lies when it is read so, also when that is nowhere near.
    private static JsonArray? BoxOf(PossibleReading reading, Envelope bounds)
    {
        var toDegrees = CrsTransform.Between(reading.Crs, Crs.Cgcs2000);
        var box = new Envelope();
        foreach (var corner in CornersOf(bounds).Concat([new Coordinate(bounds.MinX, bounds.MaxY), new Coordinate(bounds.MaxX, bounds.MinY)]))
            box.ExpandToInclude(toDegrees.Transform(reading.SwapsAxes ? new Coordinate(corner.Y, corner.X) : corner));
        double[] sides = [box.MinX, box.MinY, box.MaxX, box.MaxY];
        return sides.All(double.IsFinite) ? new JsonArray([.. sides.Select(side => (JsonNode)Rounding.ToNanodegree(side))]) : null;
    }

    // Ring by ring as written, whatever is wrong with them: who is told of a flaw wants to see it.
    private static MultiLineString OutlineOf(SourceProject project, PossibleReading reading)
    {
        var toDegrees = CrsTransform.Between(reading.Crs, Crs.Cgcs2000);
        return ProjectGeometry.Factory.CreateMultiLineString([.. project.Parcels.SelectMany(parcel => parcel.Rings)
            .Select(ring => ring.Points.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y)).ToList())
            .Where(points => points.Count > 1)
            .Select(points => ProjectGeometry.Factory.CreateLineString([.. points.Select(point => toDegrees.Transform(reading.SwapsAxes ? new Coordinate(point.Y, point.X) : new Coordinate(point.X, point.Y)))]))]);
    }

    private JsonObject ProjectOf(SourceProject project) => new JsonObject
    {
        ["id"] = project.Id,
        ["name"] = project.Name,
        ["attributes"] = new JsonObject(project.Attributes.Select(attribute => KeyValuePair.Create(attribute.Key, (JsonNode?)attribute.Value))),
        ["parcelCount"] = project.Parcels.Count,
        ["points"] = PointsOf(project),
        ["statedAreaSquareMetres"] = project.Parcels.All(parcel => parcel.StatedAreaSquareMetres is not null) ? project.Parcels.Sum(parcel => parcel.StatedAreaSquareMetres) : null,
        ["defects"] = DefectsOf(project.Defects),
        ["parcels"] = _isSmall ? new JsonArray([.. project.Parcels.Select(parcel => (JsonNode)ParcelOf(parcel))]) : null,
    };

    // The numbers as the file has them, so that what is checked is the file and not a picture of it.
    private static JsonObject ParcelOf(SourceParcel parcel) => new JsonObject
    {
        ["id"] = parcel.Id,
        ["name"] = parcel.Name,
        ["shape"] = EnumCode.Of(parcel.Shape),
        ["rings"] = new JsonArray([.. parcel.Rings.Select(ring => (JsonNode)new JsonArray([.. ring.Points
            .Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y)).Select(point => (JsonNode)new JsonArray(point.X, point.Y))]))]),
    };

    private static int PointsOf(SourceProject project) => project.Parcels.Sum(parcel => parcel.Rings.Sum(ring => ring.Points.Length));

    private static Coordinate[] CornersOf(Envelope bounds) => [new(bounds.MinX, bounds.MinY), new(bounds.MaxX, bounds.MaxY)];

    private static JsonArray DefectsOf(IEnumerable<GeometryDefect> defects) => new([.. defects.Select(defect =>
    {
        var told = ProblemJson.Of(defect.Problem);
        told["severity"] = EnumCode.Of(defect.Severity);
        told["at"] = defect.Position is { } place ? new JsonArray(place.X, place.Y) : null;
        return (JsonNode)told;
    })]);
}
