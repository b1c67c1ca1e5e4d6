using BenchmarkDotNet.Attributes;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Benchmarks;

/// <summary>Four red lines of 60,000–77,000 vertices: cutting them up once, and the areas of 20,000 sites against them on all cores.</summary>
[MemoryDiagnoser]
public class RedLineBenchmark
{
    private PackedPolygons _redLines = null!;
    private PreparedPolygons _prepared = null!;
    private PackedPolygons _sites = null!;

    [GlobalSetup]
    public void Prepare()
    {
        _redLines = PackedPolygons.Pack(BenchmarkDistrict.RedLines());
        _prepared = PreparedPolygons.Prepare(_redLines);
        _sites = PackedPolygons.Pack(BenchmarkDistrict.IrregularSites());
    }

    [Benchmark]
    public int Subdivision() => PreparedPolygons.Prepare(_redLines).FeatureCount;

    [Benchmark]
    public double SumOfAreas() => LayerOverlay.Total(_prepared, _sites).AreaSquareMetres;
}
