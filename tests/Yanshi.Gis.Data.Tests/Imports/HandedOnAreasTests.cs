using System.Text;
using NetTopologySuite.IO;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Imports;
using Yanshi.Gis.Data.Imports.Quality;
using Yanshi.Gis.Data.Tests.Workspaces.PreparedLayers;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Data.Workspaces.PreparedLayers;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Imports;

/// <summary>The gate hands the areas on that it has brought to the analysis plane: a file that is made again from the record must be the same to the byte.</summary>
public sealed class HandedOnAreasTests : IDisposable
{
    private const string Layer = "ecological-red-line";

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("EPSG:4490")]
    [InlineData("EPSG:4547")]
    [InlineData("EPSG:4526")]
    public void A_layer_is_prepared_from_them_as_from_its_features(string crs)
    {
        var request = Deliveries.Request(Layer, [], crs);
        var delivery = SampleLayer.Features().Select((feature, i) => new DeliveredFeature(
            FormattableString.Invariant($"{i}"),
            new WKBWriter(ByteOrder.LittleEndian).Write(crs is "EPSG:4490" ? feature.Geometry : SampleLayer.Projection.ToZone(feature.Geometry, Crs.Get(crs))),
            Encoding.UTF8.GetBytes(feature.Properties.ToJsonString()))).ToList();
        var result = QualityGate.Run(delivery, request);
        result.FeaturesStored.ShouldBe(delivery.Count);

        var handedOn = result.Features().ToList();
        handedOn.Count(feature => feature.InPlane is not null).ShouldBe(delivery.Count - 2); // a line and a point
        var again = result.Features().ToList();
        again.ShouldAllBe(feature => feature.InPlane == null);
        Prepared(handedOn, crs).ShouldBe(Prepared(again, crs));
    }

    [Fact]
    public void What_was_repaired_is_not_handed_on()
    {
        var result = Deliveries.Gate(
            Layer,
            [Deliveries.Feature(1, "POLYGON ((0 0, 100 0, 110 0, 100 0, 100 100, 0 100, 0 0))", ("BSM", "B1")), Deliveries.Parcel(2, 500, 0)],
            request => request with { Options = new QualityOptions { Repair = true } });
        result.Features().Select(feature => (feature.Id, IsHandedOn: feature.InPlane is not null)).ShouldBe([("B0002", true), ("B1", false)]);
    }

    private byte[] Prepared(IReadOnlyList<SourceFeature> features, string crs)
    {
        var path = _scratch[FormattableString.Invariant($"{Guid.NewGuid():N}.layer")];
        PreparedLayerFile.Write(path, LayerPreparation.Prepare(Layer, SampleLayer.Version with { Crs = crs }, features, Deliveries.Catalogue, SampleLayer.Coverage));
        return File.ReadAllBytes(path);
    }
}
