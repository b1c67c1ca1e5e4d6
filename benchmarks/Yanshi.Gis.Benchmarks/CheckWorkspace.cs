using Yanshi.Gis.Data.Audit;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using Yanshi.Gis.Data.Demonstration;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Benchmarks;

/// <summary>The demonstration workspace with all its layers (23 with data), prepared once on this machine for each number of parcels, and irregular sites on it, of about three hectares if nothing else is said.</summary>
internal static class CheckWorkspace
{
    public static readonly DateOnly AsOf = new(2026, 11, 22);

    public const int Parcels = 200_000;
    public const double Hectares = 3;
    private const double MeanRadiusMetres = 92.9;

    public static PlanningData Open(int parcels = Parcels) => Workspace.Open(Folder(parcels)).Data;

    public static IReadOnlyList<Site> Sites(PlanningData data, int count) => [.. Sources(data, count).Select(source => Read(data, source))];

    /// <summary>The sites as a file has them: reading one is part of what a screening does for every row.</summary>
    public static IReadOnlyList<SiteSource> Sources(PlanningData data, int count, double hectares = Hectares) => [.. Outlines(data, hectares).Take(count).Select((outline, i) => SourceOf(outline.Coordinates, i))];

    public static Site Read(PlanningData data, SiteSource source)
    {
        var catalogue = data.Layers.Catalogue;
        var options = new SiteReadingOptions { ExtentLonLat = catalogue.Extent.ToEnvelope(), Plane = catalogue.Plane, UserCrs = Crs.Cgcs2000 };
        return (Site)SiteReading.Read(source, options).Single();
    }

    /// <summary>Irregular sites without end, all over the district, in longitude and latitude.</summary>
    public static IEnumerable<Geometry> Outlines(PlanningData data, double hectares = Hectares)
    {
        var radius = MeanRadiusMetres * Math.Sqrt(hectares / Hectares);
        var degrees = new AnalysisProjection(Crs.Cgcs2000, data.Layers.Catalogue.Plane);
        var district = data.Layers.FindInForce("district", AsOf)!.Layer!.Prepared.GeometryOf(0);
        var (box, inDistrict) = (district.EnvelopeInternal, PreparedGeometryFactory.Prepare(district));
        for (var i = 0; ; i++)
        {
            var random = SplitMix64.For(410307, 102, i);
            var centre = new Coordinate(random.NextBetween(box.MinX, box.MaxX), random.NextBetween(box.MinY, box.MaxY));
            var ring = IrregularOutline.Ring(random, centre, radius * random.NextBetween(0.6, 1.4), roughness: random.NextUnit(), vertices: 32 + random.NextBelow(33));
            if (inDistrict.Contains(ProjectGeometry.Factory.CreatePoint(centre)))
                yield return degrees.PlaneToLonLat(ProjectGeometry.Factory.CreatePolygon(ring));
        }
    }

    /// <summary>The workspace with about so many parcels.</summary>
    public static string Folder(int parcels)
    {
        var folder = Path.Combine(Path.GetTempPath(), FormattableString.Invariant($"yanshi-gis-benchmark-{parcels}"));
        if (!Directory.Exists(folder))
            DemonstrationWorkspace.Make(folder, Repository.Path("gis-data"), new DemonstrationPlan { Parcels = parcels }, new Act("benchmark", "demo-data", "2026-11-22T00:00:00Z", "+00:00"));
        return folder;
    }

    private static SiteSource SourceOf(Coordinate[] ring, int number)
    {
        var parcel = new SourceParcel { Id = "1", Shape = SourceShape.Polygon, Rings = [new SourceRing { Number = 1, Points = ring }] };
        return new SiteSource { Format = "benchmark", FileName = "benchmark", Projects = [new SourceProject { Id = FormattableString.Invariant($"{number}"), Parcels = [parcel] }] };
    }
}
