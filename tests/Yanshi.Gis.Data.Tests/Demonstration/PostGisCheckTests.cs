using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Shouldly;
using Xunit;
using Xunit.Abstractions;
using Yanshi.Gis.Data.Demonstration;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Demonstration;

/// <summary>The whole check against PostGIS: on every layer the area of 500 random sites, by union and intersection in the equal-area plane.</summary>
public sealed class PostGisCheckTests(ITestOutputHelper output)
{
    private const int Parcels = 20_000;
    private const int SiteCount = 500;
    private const double AbsoluteTolerance = 1e-6;
    private const double RelativeTolerance = 1e-9;

    private static readonly AnalysisProjection Degrees = new(Crs.Cgcs2000, YanshiInputs.Plane);

    [ToolFact(PostGisCluster.ServerTool, PostGisCluster.ClientTool)]
    public void The_areas_of_all_layers_are_those_of_PostGIS()
    {
        var catalogue = CatalogueFile.Read(Repository.Path("gis-data")).Catalogue;
        var district = YanshiInputs.District(Parcels);
        var layers = district.Layers.Select(layer => LayerOf(layer, catalogue.Get(layer.LayerId), district.CoverageLonLat)).ToList();
        var sites = RandomSites((Polygon)Degrees.LonLatToPlane(district.CoverageLonLat)).ToList();

        var data = new PlanningData(new LayerSet(catalogue, [.. layers.Select(LayerHolding.Loaded)]), Parks: []);
        var reports = sites.Select(site => SiteCheck.Run(site, data, new DateOnly(2026, 11, 22), "test")).ToList();

        using var postgis = PostGisCluster.Start();
        Load(postgis, "sites", sites.Select((site, i) => (i, site.GeometryInPlane)));
        var (compared, met, largest) = (0, 0, 0.0);
        foreach (var layer in layers)
        {
            var expected = AreasOf(postgis, layer.Definition, layer, _ => true, sites.Count);
            Compare(layer.Definition.Id, expected);
            if (layer.Definition.Id is "land-use")
                Compare("farmland", AreasOf(postgis, catalogue.Get("farmland"), layer, feature => feature.FindText("DLBM") is "0101" or "0102" or "0103", sites.Count));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"oracle: {compared} areas of {sites.Count} sites ({met} above 0) equal to PostGIS; largest difference {largest:E1} m²"));
        met.ShouldBeGreaterThan(compared / 20);

        void Compare(string layerId, double[] expected)
        {
            for (var i = 0; i < reports.Count; i++)
            {
                var result = reports[i].Layers.Single(layer => layer.Layer.Id == layerId);
                var area = result.AreaSquareMetres.ShouldNotBeNull($"{layerId}, site {i}: {result.State} {result.Reason}");
                area.ShouldBe(expected[i], AbsoluteTolerance + RelativeTolerance * expected[i], $"{layerId}, site {i}");
                largest = Math.Max(largest, Math.Abs(area - expected[i]));
                compared++;
                met += expected[i] > 0 ? 1 : 0;
            }
        }
    }

    private static ControlLayer LayerOf(DemonstrationLayer layer, LayerDefinition definition, Polygon coverage)
    {
        var version = new LayerVersion
        {
            Status = LayerStatus.Synthetic,
            Completeness = Completeness.Complete,
            Coverage = layer.CoversByFeatures ? LayerCoverage.Features : LayerCoverage.District,
            AccuracyMetres = layer.AccuracyMetres,
            Vintage = layer.Vintage,
            Confidentiality = Confidentiality.Public,
            Source = "合成演示数据",
            Crs = "EPSG:4490",
        };
        var features = layer.Features().Select(feature => new PlacedFeature(
            new LayerFeature
            {
                Id = feature.Id,
                Properties = [.. feature.Properties.Select(property => KeyValuePair.Create(property.Key, JsonSerializer.SerializeToElement(property.Value)))],
            },
            Degrees.LonLatToPlane(feature.LonLat)));
        return ControlLayer.Of(definition, version, [.. features], layer.CoversByFeatures ? null : Degrees.LonLatToPlane(coverage), new string('0', 64));
    }

    /// <summary>Irregular sites from 0.1 to 60 hectares anywhere in the district, its border included, taken vertex for vertex in degrees.</summary>
    private static IEnumerable<Site> RandomSites(Polygon district)
    {
        var box = district.EnvelopeInternal;
        for (int made = 0, tried = 0; made < SiteCount; tried++)
        {
            var random = SplitMix64.For(20261122, tried);
            var centre = new Coordinate(random.NextBetween(box.MinX, box.MaxX), random.NextBetween(box.MinY, box.MaxY));
            if (!district.Contains(ProjectGeometry.Factory.CreatePoint(centre)))
                continue;
            var radius = 20 * Math.Pow(20, random.NextUnit());
            var outline = ProjectGeometry.Factory.CreatePolygon(IrregularOutline.Ring(random, centre, radius, random.NextUnit(), 5 + random.NextBelow(60)));
            made++;
            yield return SiteOf(outline, tried);
        }
    }

    private static Site SiteOf(Polygon outline, int number)
    {
        var points = Degrees.PlaneToLonLat(outline).Coordinates;
        var source = new SiteSource
        {
            Format = "test",
            FileName = "test",
            Declared = null,
            Projects =
            [
                new SourceProject
                {
                    Id = number.ToString(CultureInfo.InvariantCulture),
                    Parcels = [new SourceParcel { Id = "1", Shape = SourceShape.Polygon, Rings = [new SourceRing { Number = 1, Points = points }] }],
                },
            ],
        };
        var options = new SiteReadingOptions { ExtentLonLat = new Envelope(112.5, 113.1, 34.4, 34.9), Plane = YanshiInputs.Plane, UserCrs = Crs.Cgcs2000 };
        return SiteReading.Read(source, options).Single() as Site ?? throw new InvalidOperationException($"Site {number} was refused.");
    }

    private static double[] AreasOf(PostGisCluster postgis, LayerDefinition definition, ControlLayer layer, Predicate<LayerFeature> included, int sites)
    {
        var table = definition.Id.Replace('-', '_');
        Load(postgis, table, layer.Features.Index().Where(feature => included(feature.Item)).Select(feature => (feature.Index, layer.Prepared.GeometryOf(feature.Index))));
        var union = $"(select st_union(l.geom) from {table} l where st_intersects(l.geom, s.geom))";
        var area = definition.Role is LayerRole.MustContain
            ? $"st_area(st_difference(s.geom, coalesce({union}, 'polygon empty'::geometry)))"
            : $"coalesce(st_area(st_intersection(s.geom, {union})), 0)";
        if (definition.Role is LayerRole.MustContain)
        {
            // Outside counts only where the layer has data.
            Load(postgis, table + "_coverage", [(0, layer.Coverage!.GeometryOf(0))]);
            area = area.Replace("st_difference(s.geom", $"st_difference(st_intersection(s.geom, (select geom from {table}_coverage))", StringComparison.Ordinal);
        }

        var areas = new double[sites];
        foreach (var row in postgis.Query($"select s.id, {area} from sites s").Select(row => row.Split('|')))
            areas[int.Parse(row[0], CultureInfo.InvariantCulture)] = double.Parse(row[1], CultureInfo.InvariantCulture);
        return areas;
    }

    private static void Load(PostGisCluster postgis, string table, IEnumerable<(int Id, Geometry Geometry)> areas)
    {
        postgis.Query($"create table {table} (id int primary key, geom geometry not null)");
        var writer = new WKBWriter();
        postgis.Query($@"\copy {table} from pstdin", string.Concat(areas.Select(area => $"{area.Id}\t{Convert.ToHexString(writer.Write(area.Geometry))}\n")));
        postgis.Query($"create index on {table} using gist (geom); analyze {table}");
    }
}
