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

/// <summary>The demonstration workspace with about 200,000 parcels (23 layers with data), prepared once on this machine, and irregular sites of about three hectares on it.</summary>
internal static class CheckWorkspace
{
    public static readonly DateOnly AsOf = new(2026, 11, 22);

    private const int Parcels = 200_000;
    private const double MeanRadiusMetres = 92.9;

    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "yanshi-gis-benchmark-200000");
    private static readonly Lazy<PlanningData> Opened = new(Open);

    public static PlanningData Data() => Opened.Value;

    public static IReadOnlyList<Site> Sites(int count) => [.. Sources(count).Select(Read)];

    /// <summary>The sites as a file has them: reading one is part of what a screening does for every row.</summary>
    public static IReadOnlyList<SiteSource> Sources(int count)
    {
        var catalogue = Data().Layers.Catalogue;
        var degrees = new AnalysisProjection(Crs.Cgcs2000, catalogue.Plane);
        var district = Data().Layers.FindInForce("district", AsOf)!.Layer!.Prepared.GeometryOf(0);
        var (box, inDistrict, sites) = (district.EnvelopeInternal, PreparedGeometryFactory.Prepare(district), new List<SiteSource>());
        for (var i = 0; sites.Count < count; i++)
        {
            var random = SplitMix64.For(410307, 102, i);
            var centre = new Coordinate(random.NextBetween(box.MinX, box.MaxX), random.NextBetween(box.MinY, box.MaxY));
            var ring = IrregularOutline.Ring(random, centre, MeanRadiusMetres * random.NextBetween(0.6, 1.4), roughness: random.NextUnit(), vertices: 32 + random.NextBelow(33));
            if (inDistrict.Contains(ProjectGeometry.Factory.CreatePoint(centre)))
                sites.Add(SourceOf(degrees.PlaneToLonLat(ProjectGeometry.Factory.CreatePolygon(ring)).Coordinates, i));
        }

        return sites;
    }

    public static Site Read(SiteSource source)
    {
        var catalogue = Data().Layers.Catalogue;
        var options = new SiteReadingOptions { ExtentLonLat = catalogue.Extent.ToEnvelope(), Plane = catalogue.Plane, UserCrs = Crs.Cgcs2000 };
        return (Site)SiteReading.Read(source, options).Single();
    }

    private static PlanningData Open()
    {
        if (!Directory.Exists(Folder))
            DemonstrationWorkspace.Make(Folder, Repository.Path("gis-data"), new DemonstrationPlan { Parcels = Parcels }, new Act("benchmark", "demo-data", "2026-11-22T00:00:00Z", "+00:00"));
        return Workspace.Open(Folder).Data;
    }

    private static SiteSource SourceOf(Coordinate[] ring, int number)
    {
        var parcel = new SourceParcel { Id = "1", Shape = SourceShape.Polygon, Rings = [new SourceRing { Number = 1, Points = ring }] };
        return new SiteSource { Format = "benchmark", FileName = "benchmark", Projects = [new SourceProject { Id = FormattableString.Invariant($"{number}"), Parcels = [parcel] }] };
    }
}
