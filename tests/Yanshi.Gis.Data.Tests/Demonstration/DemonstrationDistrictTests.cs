using System.Security.Cryptography;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.Operation.Valid;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Demonstration;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Demonstration;

/// <summary>All layers of a small demonstration: what the program and its checks rely on.</summary>
public sealed class DemonstrationDistrictTests
{
    private static readonly DemonstrationDistrict Small = YanshiInputs.District(2_000);
    private static readonly AnalysisProjection Projection = new(Crs.Cgcs2000, YanshiInputs.Plane);

    public static TheoryData<string> LayerIds => [.. Small.Layers.Select(layer => layer.LayerId)];

    [Fact]
    public void Every_layer_stands_in_the_catalogue_and_the_mandatory_ones_are_there()
    {
        var catalogue = CatalogueFile.Read(Repository.Path("gis-data")).Catalogue;
        var made = Small.Layers.Select(layer => layer.LayerId).ToArray();
        made.Distinct(StringComparer.Ordinal).Count().ShouldBe(made.Length);
        made.Length.ShouldBeGreaterThanOrEqualTo(17);
        made.Except(catalogue.Layers.Select(layer => layer.Id), StringComparer.Ordinal).ShouldBeEmpty();
        catalogue.Layers.Where(layer => layer.Mandatory).Select(layer => layer.Id).Except(made, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(LayerIds))]
    public void Features_are_valid_labelled_and_ordered(string layerId)
    {
        var features = Layer(layerId).Features().ToList();
        features.ShouldNotBeEmpty();
        features.ShouldAllBe(feature => feature.LonLat is Polygon || feature.LonLat is MultiPolygon);
        features.Where(feature => !new IsValidOp(feature.LonLat).IsValid).ShouldBeEmpty();
        features.Where(feature => !new IsValidOp(Projection.LonLatToPlane(feature.LonLat)).IsValid).ShouldBeEmpty();
        features.ShouldAllBe(feature => feature.Properties["BZ"]!.ToString() == "合成演示数据");
        features.ShouldAllBe(feature => feature.Properties["BSM"]!.ToString() == feature.Id);
        features.Zip(features.Skip(1)).ShouldAllBe(pair => string.CompareOrdinal(pair.First.Id, pair.Second.Id) < 0);
    }

    [Fact]
    public void The_same_plan_gives_the_same_bytes_and_another_seed_does_not()
    {
        var first = Fingerprint(Small);
        Fingerprint(YanshiInputs.District(2_000)).SequenceEqual(first, StringComparer.Ordinal).ShouldBeTrue();
        Fingerprint(YanshiInputs.District(2_000, seed: 1)).Zip(first).ShouldAllBe(pair => pair.First != pair.Second);
    }

    [Fact]
    public void A_park_lies_in_its_town()
    {
        var towns = Layer("towns").Features().ToDictionary(town => town.Properties["name"]!.ToString(), town => town.LonLat, StringComparer.Ordinal);
        foreach (var (park, place) in YanshiInputs.Parks.OrderBy(park => park.Id, StringComparer.Ordinal).Zip(Layer("parks").Features()))
        {
            place.Id.ShouldBe(park.Id);
            towns[park.Town!].Contains(place.LonLat.Centroid).ShouldBeTrue(park.Name);
        }
    }

    [Fact]
    public void Reading_a_layer_again_and_on_other_threads_gives_the_same()
    {
        var alone = Fingerprint(Small);
        Small.Layers.AsParallel().AsOrdered().Select(Fingerprint).ToArray().SequenceEqual(alone, StringComparer.Ordinal).ShouldBeTrue();
    }

    [Fact]
    public void The_default_plan_has_about_twenty_thousand_parcels_on_the_districts_area()
    {
        var district = new DemonstrationDistrict(new DemonstrationPlan(), YanshiInputs.Outline, YanshiInputs.Plane, YanshiInputs.Towns, YanshiInputs.Rivers);
        district.Layers.ShouldNotContain(layer => layer.LayerId == "parks");
        district.Layers.Single(layer => layer.LayerId == "land-use").Features().Count().ShouldBe(20_161);
        var coverage = Projection.LonLatToPlane(district.CoverageLonLat).Area;
        coverage.ShouldBeInRange(655e6, 670e6);
        Share("permanent-basic-farmland").ShouldBeInRange(0.33, 0.42);
        Share("ecological-red-line").ShouldBeInRange(0.12, 0.18);
        Share("urban-development-boundary").ShouldBeInRange(0.06, 0.1);

        double Share(string layerId) => district.Layers.Single(layer => layer.LayerId == layerId).Features().Sum(AreaOf) / coverage;
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(10_000)]
    public void About_as_many_parcels_are_made_as_asked_for(int parcels) =>
        ((double)YanshiInputs.District(parcels).Layers.Single(layer => layer.LayerId == "land-use").Features().Count()).ShouldBe(parcels, 0.05 * parcels);

    [Theory]
    [InlineData(999)]
    [InlineData(2_000_001)]
    public void Too_few_and_too_many_parcels_are_refused(int parcels) => Should.Throw<ArgumentOutOfRangeException>(() => YanshiInputs.District(parcels));

    [Fact]
    public void Without_towns_there_is_no_district() => Should.Throw<ArgumentException>(
        () => new DemonstrationDistrict(new DemonstrationPlan(), YanshiInputs.Outline, YanshiInputs.Plane, [], YanshiInputs.Rivers));

    [Fact]
    public void Every_town_has_land_even_when_several_share_a_seat()
    {
        var towns = Layer("towns").Features().ToList();
        towns.Select(town => town.Properties["XZQMC"]!.ToString()).ShouldBe(YanshiInputs.Towns.Select(town => town.Name));
        towns.ShouldAllBe(town => AreaOf(town) > 5e6);
    }

    [Fact]
    public void Every_first_class_zone_of_a_water_source_lies_inside_its_second_class_zone()
    {
        var second = Layer("drinking-water-2").Features().ToDictionary(feature => feature.Properties["SYDMC"]!.ToString(), feature => feature.LonLat, StringComparer.Ordinal);
        var first = Layer("drinking-water-1").Features().ToList();
        first.Count.ShouldBe(second.Count);
        first.ShouldAllBe(feature => second[feature.Properties["SYDMC"]!.ToString()].Contains(feature.LonLat));
    }

    [Fact]
    public void A_control_belt_lies_round_its_protection_scope_and_touches_it_all_round()
    {
        var scopes = Layer("heritage-protection-scope").Features().ToDictionary(feature => feature.Properties["name"]!.ToString(), feature => (Polygon)feature.LonLat, StringComparer.Ordinal);
        foreach (var belt in Layer("heritage-control-zone").Features())
        {
            var hole = ((Polygon)belt.LonLat).GetInteriorRingN(0);
            hole.Coordinates.ToHashSet().SetEquals(scopes[belt.Properties["name"]!.ToString()].Shell.Coordinates).ShouldBeTrue();
        }
    }

    [Fact]
    public void Every_river_has_a_range_150_to_400_metres_wide_on_each_side()
    {
        var ranges = Layer("river-management-range").Features().ToList();
        ranges.Select(range => range.Properties["HLMC"]!.ToString()).ShouldBe(["洛河", "伊河", "伊洛河"]);
        foreach (var (range, river) in ranges.Zip(YanshiInputs.Rivers))
        {
            var inPlane = Projection.LonLatToPlane(range.LonLat);
            var centre = Projection.LonLatToPlane(river.CentreLonLat);
            inPlane.Contains(centre.Buffer(140.0)).ShouldBeTrue();
            centre.Buffer(410.0).Contains(inPlane).ShouldBeTrue();
        }
    }

    private static DemonstrationLayer Layer(string layerId) => Small.Layers.Single(layer => layer.LayerId == layerId);

    private static double AreaOf(DemonstrationFeature feature) => Projection.LonLatToPlane(feature.LonLat).Area;

    private static string[] Fingerprint(DemonstrationDistrict district) => [.. district.Layers.Select(Fingerprint)];

    private static string Fingerprint(DemonstrationLayer layer)
    {
        var writer = new WKBWriter();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var feature in layer.Features())
        {
            hash.AppendData(Encoding.UTF8.GetBytes(feature.Id + feature.Properties.ToJsonString()));
            hash.AppendData(writer.Write(feature.LonLat));
        }

        return layer.LayerId + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
