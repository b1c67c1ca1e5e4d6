using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>Measures how much of a site each feature of a layer covers, without building the overlap. One instance serves one thread.</summary>
/// <param name="layer">The layer's polygons, in the plane of the sites.</param>
public sealed class OverlapMeasure(PreparedPolygons layer)
{
    /// <summary>Four units of rounding of a double.</summary>
    private const double RoundingShare = 1.0 / (1L << 50);

    private readonly List<int> _items = [];
    private readonly List<Part> _parts = [];

    /// <summary>How often a pair had to be decided by building the overlap, since this instance was made.</summary>
    public long ExactOverlays { get; private set; }

    /// <summary>
    /// Adds the features that share an area with a site, ascending by index. Features that only touch it are left out. Features that overlap
    /// each other are measured each by itself.
    /// </summary>
    /// <exception cref="DamagedBlockException">The layer's mapped file is damaged where it is read; nothing was measured.</exception>
    public void Measure(PackedPolygons sites, int site, List<FeatureOverlap> results)
    {
        ArgumentNullException.ThrowIfNull(sites);
        ArgumentNullException.ThrowIfNull(results);
        sites.Require(site);
        var kernel = OverlapKernel.OfThread;
        var view = sites.View();
        var layerView = layer.Items.View();
        _items.Clear();
        _parts.Clear();
        layer.QueryItems(sites.BoxOf(site), _items);

        // In the order in which they lie in memory, the next one under way while one is measured: the layer is much larger than the caches.
        _items.Sort();
        foreach (var item in _items) layer.Items.Require(item);
        for (var i = 0; i < _items.Count; i++)
        {
            if (i + 1 < _items.Count) layerView.Prefetch(_items[i + 1]);
            var area = kernel.Area(view, site, layerView, _items[i], out var certain);
            if (area > 0 || !certain) _parts.Add(new Part(layer.FeatureOf[_items[i]], _items[i], area, certain));
        }

        // Pieces of one feature stand together and are added in one order.
        _parts.Sort(static (one, other) => one.Feature != other.Feature ? one.Feature.CompareTo(other.Feature) : one.Item.CompareTo(other.Item));
        for (var i = 0; i < _parts.Count;)
        {
            var feature = _parts[i].Feature;
            double area = 0;
            var certain = true;
            for (; i < _parts.Count && _parts[i].Feature == feature; i++)
            {
                area += _parts[i].Area;
                certain &= _parts[i].IsCertain;
            }
            if (layer.IsCut(feature)) area = Confirmed(view, site, feature, area, out certain);
            if (!certain) area = ExactArea(sites.GeometryOf(site), feature);
            if (area > 0) results.Add(new FeatureOverlap(feature, area));
        }
        GC.KeepAlive(layer);
        GC.KeepAlive(sites);
    }

    /// <summary>
    /// Cutting rounds vertices, so that a feature that only touches the site may seem to overlap it by a hair. An area that thin is measured
    /// again on the uncut feature.
    /// </summary>
    private double Confirmed(in PackedView sites, int site, int feature, double area, out bool certain)
    {
        var uncut = layer.WholeOf(feature, out var item);
        var window = sites.Boxes[site].Intersection(uncut.BoxOf(item));
        var largest = Math.Max(Math.Max(Math.Abs(window.MinX), Math.Abs(window.MaxX)), Math.Max(Math.Abs(window.MinY), Math.Abs(window.MaxY)));

        // Each cut moves a boundary within the window by a rounding at most; so many cuts at most lie along the site's edges.
        var reachOfRounding = RoundingShare * largest * sites.VertexCountOf(site) * (window.Width + window.Height);
        certain = true;
        return area > reachOfRounding ? area : OverlapKernel.OfThread.Area(sites, site, uncut.View(), item, out certain);
    }

    private double ExactArea(Geometry site, int feature)
    {
        ExactOverlays++;
        return OverlapPieces.Of(site, layer.GeometryOf(feature)).Area;
    }

    /// <summary>What one item has in common with the site.</summary>
    private readonly record struct Part(int Feature, int Item, double Area, bool IsCertain);
}
