using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>The part of a site that a layer is about: inside the layer, or for a must-contain layer outside it where it has data.</summary>
internal sealed class CountedPart
{
    private CountedPart(LayerOverlap overlap, ControlLayer layer, bool isOutside)
    {
        (Overlap, IsOutside) = (overlap, isOutside);
        AreaSquareMetres = !isOutside ? overlap.AreaSquareMetres : overlap.IsWhole ? 0 : overlap.Area.SquareMetres - overlap.AreaSquareMetres;
        Pieces = new(() => isOutside ? overlap.Outside(layer) : overlap.Inside(layer));
    }

    /// <summary>What the layer covers: of the site, of a must-contain layer of the site where the layer has data.</summary>
    internal LayerOverlap Overlap { get; }

    internal bool IsOutside { get; }

    internal double AreaSquareMetres { get; }

    /// <summary>The part in the analysis plane, dissolved; made when first asked for.</summary>
    internal Lazy<Geometry> Pieces { get; }

    internal static CountedPart Inside(LayerOverlap overlap, ControlLayer layer) => new(overlap, layer, isOutside: false);

    internal static CountedPart Outside(LayerOverlap overlapWhereCovered, ControlLayer layer) => new(overlapWhereCovered, layer, isOutside: true);

    /// <summary>Whether it is all of the site.</summary>
    internal bool IsWholeSite(MeasuredArea site) => site.SquareMetres - AreaSquareMetres <= LayerOverlap.RoundingSquareMetres;
}
