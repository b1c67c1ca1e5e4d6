using BenchmarkDotNet.Attributes;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Benchmarks;

/// <summary>The areas of 20,000 sites × 200,000 parcels, on all cores.</summary>
[MemoryDiagnoser]
public class OverlapKernelBenchmark
{
    private PreparedPolygons parcels = null!;
    private PackedPolygons sites = null!;

    /// <summary>Whether the sites are drawn along parcel boundaries.</summary>
    [Params(false, true)]
    public bool SharedEdges { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        parcels = PreparedPolygons.Prepare(PackedPolygons.Pack(BenchmarkDistrict.Parcels));
        sites = PackedPolygons.Pack(SharedEdges ? BenchmarkDistrict.WholeParcelSites() : BenchmarkDistrict.IrregularSites());
    }

    [Benchmark]
    public double SumOfAreas() => LayerOverlay.Total(parcels, sites).AreaSquareMetres;
}
