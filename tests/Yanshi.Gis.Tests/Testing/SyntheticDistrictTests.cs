using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing.SyntheticDistricts;

namespace Yanshi.Gis.Tests.Testing;

/// <summary>What tests and benchmarks rely on about the made-up district.</summary>
public sealed class SyntheticDistrictTests
{
    private static readonly SyntheticDistrictPlan Plan = new() { Columns = 24, Rows = 30, Islands = 70, WidthMetres = 1_250.0, HeightMetres = 1_500.0 };

    [Fact]
    public void Parcels_are_valid_and_tile_the_district()
    {
        var district = new SyntheticDistrict(Plan);
        district.Parcels.Count.ShouldBe(24 * 30 + 70);
        district.Parcels.ShouldAllBe(parcel => new IsValidOp(parcel).IsValid);
        district.Parcels.Sum(parcel => parcel.Area).ShouldBe(1_250.0 * 1_500.0, 1e-6);
        district.Parcels.Average(parcel => parcel.NumPoints).ShouldBeInRange(47.0, 55.0);
    }

    [Fact]
    public void Every_inner_edge_belongs_to_two_parcels_once_in_each_direction()
    {
        var edges = new HashSet<(double, double, double, double)>();
        foreach (var parcel in new SyntheticDistrict(Plan).Parcels)
        {
            foreach (var ring in parcel.Holes.Prepend(parcel.Shell).Select(ring => ring.Coordinates))
            {
                for (var i = 0; i + 1 < ring.Length; i++)
                    edges.Add((ring[i].X, ring[i].Y, ring[i + 1].X, ring[i + 1].Y)).ShouldBeTrue();
            }
        }

        var single = edges.Where(edge => !edges.Contains((edge.Item3, edge.Item4, edge.Item1, edge.Item2))).ToArray();
        single.ShouldNotBeEmpty();
        single.ShouldAllBe(edge => edge.Item1 == edge.Item3 ? edge.Item1 == 0.0 || edge.Item1 == 1_250.0 : edge.Item2 == edge.Item4 && (edge.Item2 == 0.0 || edge.Item2 == 1_500.0));
    }

    [Fact]
    public void Whole_parcel_sites_are_valid_and_as_large_as_their_parcels()
    {
        var district = new SyntheticDistrict(Plan);
        foreach (var site in district.MakeWholeParcelSites(200))
        {
            new IsValidOp(site.Outline).IsValid.ShouldBeTrue();
            site.Outline.Area.ShouldBe(site.Parcels.Sum(parcel => district.Parcels[parcel].Area), 1e-6);
            site.Parcels.Count(parcel => parcel < 24 * 30).ShouldBeInRange(12, 20);
        }
    }

    [Fact]
    public void Irregular_sites_are_valid_and_inside() => new SyntheticDistrict(Plan).MakeIrregularSites(500).ShouldAllBe(
        site => new IsValidOp(site).IsValid && new Envelope(0, 1_250, 0, 1_500).Contains(site.EnvelopeInternal));

    [Fact]
    public void Red_lines_of_the_full_plan_have_the_size_the_benchmarks_ask_for()
    {
        var extentOnly = SyntheticDistrictPlan.Full with { Columns = 10, Rows = 10, Islands = 0 };
        foreach (var line in new SyntheticDistrict(extentOnly).MakeRedLines(4))
        {
            new IsValidOp(line).IsValid.ShouldBeTrue();
            line.NumPoints.ShouldBeInRange(60_000, 100_000);
            line.NumInteriorRings.ShouldBeGreaterThan(20);
            (line.Area / (25_000.0 * 25_000.0)).ShouldBeInRange(0.5, 0.6);
        }
    }

    [Fact]
    public void The_same_plan_gives_the_same_bits_and_another_seed_does_not()
    {
        var (first, again) = (new SyntheticDistrict(Plan), new SyntheticDistrict(Plan));
        first.Parcels.Zip(again.Parcels).ShouldAllBe(pair => pair.First.EqualsExact(pair.Second));
        first.MakeIrregularSites(20).Zip(again.MakeIrregularSites(20)).ShouldAllBe(pair => pair.First.EqualsExact(pair.Second));
        new SyntheticDistrict(Plan with { Seed = 1 }).Parcels[100].EqualsExact(first.Parcels[100]).ShouldBeFalse();
    }

    [Fact]
    public void A_plan_with_cells_too_long_or_too_many_islands_is_refused()
    {
        Should.Throw<ArgumentException>(() => new SyntheticDistrict(Plan with { WidthMetres = 5_000.0 }));
        Should.Throw<ArgumentException>(() => new SyntheticDistrict(Plan with { Islands = 24 * 30 + 1 }));
    }
}
