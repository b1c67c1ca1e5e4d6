using BenchmarkDotNet.Attributes;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Benchmarks;

/// <summary>Four red lines of 60,000–77,000 vertices: cutting them up once, and the areas of 20,000 sites against them on all cores.</summary>
[MemoryDiagnoser]
public class RedLineBenchmark
{
    private PackedPolygons redLines = null!;
    private PreparedPolygons prepared = null!;
    private PackedPolygons sites = null!;

    [GlobalSetup]
    public void Prepare()
    {
        redLines = PackedPolygons.Pack(BenchmarkDistrict.RedLines());
        prepared = PreparedPolygons.Prepare(redLines);
        sites = PackedPolygons.Pack(BenchmarkDistrict.IrregularSites());
    }

    [Benchmark]
    public int Subdivision() => PreparedPolygons.Prepare(redLines).FeatureCount;

    [Benchmark]
    public double SumOfAreas() => LayerOverlay.Total(prepared, sites).AreaSquareMetres;
}
