using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>A catalogue as a data folder has it: the layers, and the data the folder brings for some of them.</summary>
/// <param name="Catalogue">The catalogue.</param>
/// <param name="Deliveries">The data files, in catalogue order.</param>
public sealed record ReferenceCatalogue(Catalogue Catalogue, IReadOnlyList<LayerDelivery> Deliveries);

/// <summary>A data file of a data folder.</summary>
/// <param name="LayerId">The layer it is for.</param>
/// <param name="File">Its path relative to the folder.</param>
/// <param name="Version">What the data is worth.</param>
public sealed record LayerDelivery(string LayerId, string File, LayerVersion Version);
