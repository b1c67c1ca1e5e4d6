using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>What some of the features met have of a site together, measured as <see cref="LayerCheck"/> measures the whole layer. One instance serves one thread.</summary>
internal sealed class OverlapParts(SiteFootprint site, AskedLayer layer, LayerOverlap overlap, List<FeatureFact> features)
{
    // Rules of one layer mostly ask about the same features.
    private readonly List<Part> _parts = [];

    /// <summary>What features have of the site together, counted once.</summary>
    /// <param name="met">Some of the features, in their order.</param>
    /// <param name="isNet">Whether field ridges are taken off.</param>
    internal double AreaOf(List<FeatureFact> met, bool isNet)
    {
        var some = PartOf(met).Overlap;
        return isNet && layer.IsFarmland ? LayerCheck.NetSquareMetres(some, layer.Data) : some.AreaSquareMetres;
    }

    /// <summary>Whether features have nothing of the site but slivers, taken together.</summary>
    /// <param name="met">Some of the features, in their order.</param>
    internal bool IsAllSlivers(List<FeatureFact> met)
    {
        var part = PartOf(met);

        // Of what counts for the whole layer this has been asked; a part of it, and the zones inside a layer that must contain the site, have slivers of their own.
        if (ReferenceEquals(part.Overlap, overlap) && layer.Definition.Role is LayerRole.Restricts)
            return false;
        return part.IsAllSlivers ??= IsAllSlivers(part.Overlap);
    }

    private bool IsAllSlivers(LayerOverlap some)
    {
        var edges = site.LongEdges.Concat(some.Met.SelectMany(met => layer.Data.Marks.LongEdgesOf(met.Feature))).ToList();
        return SliverPossible(some.AreaSquareMetres, edges.Count > 0)
            && PieceMeasure.Of(some.Inside(layer.Data), layer.Definition, edges, site.Area.SquareMetres).IsAllSlivers;
    }

    private bool SliverPossible(double area, bool hasLongEdges)
    {
        var along = site.Area.Geometry.Length;
        return area <= (hasLongEdges ? EdgeModel.LargestShareOfSite * site.Area.SquareMetres : 2 * EdgeModel.LeastGapMetres * along) + layer.Definition.MinWidthMetres * along;
    }

    private Part PartOf(List<FeatureFact> met)
    {
        var some = new List<FeatureOverlap>(met.Count);
        var at = 0;
        foreach (var feature in features)
        {
            // Of a feature with lines and areas both parts are met; both lists are in the order of the numbers, those only near behind the others.
            while (at < met.Count && met[at].Overlap is not null && met[at].Number < feature.Number)
                at++;
            if (feature.Overlap is { } one && at < met.Count && met[at].Number == feature.Number)
                some.Add(one);
        }

        foreach (var part in _parts)
        {
            if (part.Met.SequenceEqual(some))
                return part;
        }

        var made = new Part(some, some.Count == overlap.Met.Count ? overlap : LayerOverlap.Of(site.Area, layer.Data, some));
        _parts.Add(made);
        return made;
    }

    private sealed record Part(List<FeatureOverlap> Met, LayerOverlap Overlap)
    {
        internal bool? IsAllSlivers { get; set; }
    }
}
