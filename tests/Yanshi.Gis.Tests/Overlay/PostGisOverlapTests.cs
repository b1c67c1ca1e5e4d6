using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Shouldly;
using Xunit;
using Xunit.Abstractions;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.Testing;
using Yanshi.Gis.Testing.SyntheticDistricts;

namespace Yanshi.Gis.Tests.Overlay;

/// <summary>The same overlay on PostGIS, pair by pair.</summary>
public sealed class PostGisOverlapTests(ITestOutputHelper output)
{
    [ToolFact(PostGisCluster.ServerTool, PostGisCluster.ClientTool)]
    public void Overlaps_of_sites_and_parcels_are_those_of_PostGIS()
    {
        var district = new SyntheticDistrict(new SyntheticDistrictPlan { Columns = 30, Rows = 40, Islands = 120, WidthMetres = 1_500.0, HeightMetres = 2_000.0 });
        IReadOnlyList<Polygon> sites = [.. district.MakeIrregularSites(100), .. district.MakeWholeParcelSites(100).Select(site => site.Outline)];

        var expected = AskPostGis(sites, district.Parcels);

        var measure = new OverlapMeasure(PreparedPolygons.Prepare(PackedPolygons.Pack(district.Parcels)));
        var packed = PackedPolygons.Pack(sites);
        var overlaps = new List<FeatureOverlap>();
        var pairs = 0;
        for (var site = 0; site < sites.Count; site++)
        {
            overlaps.Clear();
            measure.Measure(packed, site, overlaps);
            overlaps.Select(overlap => (site, overlap.Feature)).ShouldBe(expected.Keys.Where(pair => pair.Site == site));
            foreach (var overlap in overlaps)
                overlap.AreaSquareMetres.ShouldBe(expected[(site, overlap.Feature)], 1e-9 * district.Parcels[overlap.Feature].Area);
            pairs += overlaps.Count;
        }

        output.WriteLine($"oracle: {pairs} overlaps of {sites.Count} sites and {district.Parcels.Count} parcels equal to PostGIS, pair by pair");
        pairs.ShouldBe(expected.Count);
    }

    private static SortedDictionary<(int Site, int Parcel), double> AskPostGis(IReadOnlyList<Polygon> sites, IReadOnlyList<Polygon> parcels)
    {
        using var postgis = PostGisCluster.Start();
        Load(postgis, "sites", sites);
        Load(postgis, "parcels", parcels);
        var rows = postgis.Query(
            "select site, parcel, area from (select s.id as site, p.id as parcel, st_area(st_intersection(s.geom, p.geom)) as area "
            + "from sites s join parcels p on st_intersects(s.geom, p.geom)) pairs where area > 0");
        var areas = rows.Select(row => row.Split('|'));
        return new SortedDictionary<(int Site, int Parcel), double>(areas.ToDictionary(
            row => (int.Parse(row[0], CultureInfo.InvariantCulture), int.Parse(row[1], CultureInfo.InvariantCulture)),
            row => double.Parse(row[2], CultureInfo.InvariantCulture)));
    }

    private static void Load(PostGisCluster postgis, string table, IReadOnlyList<Polygon> polygons)
    {
        postgis.Query($"create table {table} (id int primary key, geom geometry(Polygon) not null)");
        var writer = new WKBWriter();
        var rows = string.Concat(polygons.Select((polygon, id) => $"{id}\t{Convert.ToHexString(writer.Write(polygon))}\n"));
        postgis.Query($@"\copy {table} from pstdin", rows);
        postgis.Query($"create index on {table} using gist (geom); analyze {table}");
    }
}
