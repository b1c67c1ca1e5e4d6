using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>How a workspace is made.</summary>
public sealed record WorkspaceInitOptions
{
    /// <summary>Whether it is to demonstrate, with invented data.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>The area it is for; null: the data folder's own district.</summary>
    public WorkspaceArea? Area { get; init; }
}

/// <summary>Another district than the data folder's. Its analysis plane runs through the middle of the extent.</summary>
/// <param name="District">The district.</param>
/// <param name="Extent">The box outside of which a coordinate cannot be this district's, degrees.</param>
public sealed record WorkspaceArea(District District, GeographicExtent Extent);
