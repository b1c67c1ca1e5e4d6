using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Web.Map;

/// <summary>Something on the map that people ask for by its name. Immutable.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id: of a feature or a project, else its name.</param>
/// <param name="Name">Its name.</param>
/// <param name="Bounds">The box around it in the analysis plane.</param>
internal sealed record NamedPlace(PlaceKind Kind, string Id, string Name, Box Bounds)
{
    /// <summary>Whether its name, or its id, holds a text.</summary>
    internal bool Answers(string text) => Name.Contains(text, StringComparison.OrdinalIgnoreCase) || (Kind is PlaceKind.Project && Id.Contains(text, StringComparison.OrdinalIgnoreCase));
}

/// <summary>What a named place is.</summary>
internal enum PlaceKind
{
    /// <summary>A feature of a layer.</summary>
    Feature,

    /// <summary>村, as the land-use data names it.</summary>
    Village,

    /// <summary>A registered project.</summary>
    Project,
}
