using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Demonstration;
using Yanshi.Gis.Data.Imports;
using Yanshi.Gis.Data.Imports.Quality;
using Yanshi.Gis.Data.Tests.Demonstration;
using static Yanshi.Gis.Data.Tests.Imports.Deliveries;

namespace Yanshi.Gis.Data.Tests.Imports;

/// <summary>The layers of the demonstration as deliveries: thousands of crooked features that are known to be right.</summary>
public sealed class DemonstrationGateTests
{
    private static readonly DemonstrationDistrict District = YanshiInputs.District(4_000, seed: 5);

    public static TheoryData<string> LayerIds => [.. District.Layers.Select(layer => layer.LayerId)];

    [Theory]
    [MemberData(nameof(LayerIds))]
    public void Everything_is_stored_and_nothing_is_wrong(string layerId)
    {
        var result = Run(layerId);
        result.Verdict.ShouldNotBe(QualityVerdict.Refused);
        result.Refusals.ShouldBeEmpty();
        result.Mendings.ShouldBeEmpty();
        result.Features().Count().ShouldBe(result.FeaturesIn);
    }

    [Theory]
    [InlineData("land-use")]
    [InlineData("towns")]
    public void A_tiling_has_neither_gaps_nor_overlaps(string layerId)
    {
        var tiling = Run(layerId).Tiling.ShouldNotBeNull();
        (tiling.IsLocated, tiling.Gaps, tiling.Overlaps, tiling.Hairs).ShouldBe((true, 0, 0, 0));
    }

    [Fact]
    public void Stated_areas_are_the_ellipsoidal_ones() => Run("land-use").StatedAreas.ShouldNotBeNull().Ellipsoidal.ShouldBe(Run("land-use").FeaturesStored);

    [Fact]
    public void In_plane_coordinates_the_same_tiling_has_hairs_at_most()
    {
        // A vertex that only one neighbour has splits the common edge otherwise there; nothing wider than a tenth of a millimetre comes of it.
        var features = Delivered("land-use", geometry => new ReferenceSystems.AnalysisProjection(ReferenceSystems.Crs.Cgcs2000, Catalogue.Plane).ToZone(geometry, ReferenceSystems.Crs.Get("EPSG:4547")));
        var tiling = QualityGate.Run(features, Request("land-use", features)).Tiling.ShouldNotBeNull();
        (tiling.IsLocated, tiling.Gaps, tiling.Overlaps).ShouldBe((true, 0, 0));
    }

    private static QualityResult Run(string layerId)
    {
        var features = Delivered(layerId, geometry => geometry);
        return QualityGate.Run(features, Request(layerId, features, "EPSG:4490"));
    }

    private static List<DeliveredFeature> Delivered(string layerId, Func<Geometry, Geometry> drawn) =>
    [
        .. District.Layers.Single(layer => layer.LayerId == layerId).Features().Select((feature, i) => new DeliveredFeature(
            FormattableString.Invariant($"{i}"), new WKBWriter(ByteOrder.LittleEndian).Write(drawn(feature.LonLat)), Encoding.UTF8.GetBytes(feature.Properties.ToJsonString()))),
    ];
}
