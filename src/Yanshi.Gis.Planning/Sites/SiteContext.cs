namespace Yanshi.Gis.Planning.Sites;

/// <summary>地类: what of the site is of one land class.</summary>
/// <param name="Code">The code of the third land survey's working classification (DLBM, TD/T 1057-2020).</param>
/// <param name="Name">The class's Chinese name.</param>
/// <param name="Group">农用地, 建设用地 or 未利用地; null for a code outside the classification.</param>
/// <param name="AreaSquareMetres">The ellipsoidal area, square metres; of farmland net of field ridges (田坎), which are class 1203.</param>
public sealed record LandClassArea(string Code, string Name, string? Group, double AreaSquareMetres);

/// <summary>What of the site lies in one town or subdistrict.</summary>
/// <param name="Code">Its administrative code; null when the data has none.</param>
/// <param name="Name">Its name.</param>
/// <param name="AreaSquareMetres">The ellipsoidal area, square metres.</param>
public sealed record TownArea(string? Code, string Name, double AreaSquareMetres);

/// <summary>One cell of the site's partition: the part that meets exactly these layers.</summary>
/// <param name="Layers">The ids of the layers in conflict there, in catalogue order; empty for the part that none concerns.</param>
/// <param name="AreaSquareMetres">The ellipsoidal area, square metres. The cells are disjoint and sum to the site.</param>
public sealed record PartitionCell(IReadOnlyList<string> Layers, double AreaSquareMetres);

/// <summary>How the site lies to a park.</summary>
/// <param name="Id">The park's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="AreaSquareMetres">What of the site lies in it, square metres.</param>
/// <param name="DistanceMetres">The geodesic distance, 0 when they overlap or touch.</param>
/// <param name="SectorFits">Whether the site's sector is one of the park's; null when either is unknown.</param>
public sealed record ParkRelation(string Id, string Name, double AreaSquareMetres, double DistanceMetres, bool? SectorFits);
