namespace Yanshi.Gis.Layers;

/// <summary>One area among packed ones.</summary>
/// <param name="Polygons">The packed areas.</param>
/// <param name="Item">Which of them.</param>
internal readonly record struct PackedItem(PackedPolygons Polygons, int Item);
