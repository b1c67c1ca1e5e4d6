using System.Text.Json.Nodes;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Web.Tests;

/// <summary>Sites of the tests, as GeoJSON, and the workspace with the shipped data and rules that they lie in.</summary>
internal static class Sites
{
    private static readonly Lazy<string> LazyShipped = new(MakeShipped);

    /// <summary>A workspace of the shipped data, with its rule book. Nobody changes it.</summary>
    internal static string Shipped => LazyShipped.Value;

    /// <summary>A square of a few hundred metres, by its south-west corner.</summary>
    internal static string Square(string id, double west = 112.70, double south = 34.70, double degrees = 0.003) =>
        new JsonObject { ["type"] = "Feature", ["id"] = id, ["properties"] = new JsonObject { ["name"] = $"地块{id}" }, ["geometry"] = Polygon(west, south, degrees) }.ToJsonString();

    /// <summary>A boundary that crosses itself.</summary>
    internal const string BowTie = """{"type":"Polygon","coordinates":[[[112.70,34.70],[112.703,34.703],[112.703,34.70],[112.70,34.703],[112.70,34.70]]]}""";

    /// <summary>A collection.</summary>
    internal static string Collection(params IEnumerable<string> features) => $$$"""{"type":"FeatureCollection","features":[{{{string.Join(',', features)}}}]}""";

    private static JsonObject Polygon(double west, double south, double degrees)
    {
        JsonArray At(int east, int north) => new(west + east * degrees, south + north * degrees);
        return new JsonObject { ["type"] = "Polygon", ["coordinates"] = new JsonArray(new JsonArray(At(0, 0), At(1, 0), At(1, 1), At(0, 1), At(0, 0))) };
    }

    private static string MakeShipped()
    {
        var place = Directory.CreateTempSubdirectory("yanshi-gis-shipped-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => place.Delete(recursive: true);
        return Workspace.Init(Path.Combine(place.FullName, "workspace"), Repository.Path("gis-data"), SmallWorkspace.Act).Folder;
    }
}
