using BenchmarkDotNet.Attributes;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Benchmarks;

/// <summary>The areas of 20,000 sites × 200,000 parcels, on all cores.</summary>
[MemoryDiagnoser]
public class OverlapKernelBenchmark
{
    private PreparedPolygons _parcels = null!;
    private PackedPolygons _sites = null!;

    /// <summary>Whether the sites are drawn along parcel boundaries.</summary>
    [Params(false, true)]
    public bool SharedEdges { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _parcels = PreparedPolygons.Prepare(PackedPolygons.Pack(BenchmarkDistrict.Parcels));
        _sites = PackedPolygons.Pack(SharedEdges ? BenchmarkDistrict.WholeParcelSites() : BenchmarkDistrict.IrregularSites());
    }

    [Benchmark]
    public double SumOfAreas() => LayerOverlay.Total(_parcels, _sites).AreaSquareMetres;
}
