using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Features;
using Yanshi.Gis.Web.Problems;

namespace Yanshi.Gis.Web.Tiles;

/// <summary>Which layers a tile of several shows (OGC API – Tiles, Part 1, Collections Selection).</summary>
internal static class TileCollections
{
    /// <summary>The parameter's name.</summary>
    internal const string Parameter = "collections";

    /// <summary>The layers in the order asked for, or, where nobody asks, all that are served, in the catalogue's order; one without a version on that day is null.</summary>
    /// <exception cref="HttpProblemException"><c>collection.not-found</c>; <c>request.parameter</c>: a name stands there twice or is empty.</exception>
    /// <exception cref="ReferenceDataException">One of the versions is damaged.</exception>
    internal static IReadOnlyList<ControlLayer?> Of(HttpContext context, ServedLayers layers, Workspace workspace, DateOnly? day)
    {
        string[] ids = QueryParameters.Find(context, Parameter) is { } list ? Named(list) : [.. layers.Of(workspace, day).Select(shown => shown.Definition.Id)];
        return [.. ids.Select(id => layers.Find(workspace, id, day)?.Layer)];
    }

    private static string[] Named(string list)
    {
        var ids = list.Split(',');
        return ids.All(id => id.Length > 0) && ids.Distinct(StringComparer.Ordinal).Count() == ids.Length
            ? ids
            : throw RequestProblems.Parameter(Parameter, list, "以逗号分隔、互不相同的图层", "different layers, separated by commas");
    }
}
