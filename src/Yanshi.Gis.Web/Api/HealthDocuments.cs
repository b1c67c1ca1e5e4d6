using System.Text.Json.Nodes;
using Yanshi.Gis.Data;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Api;

/// <summary>Whether the service lives, and whether it can answer.</summary>
internal sealed class HealthDocuments(ServedWorkspace served, TimeProvider clock)
{
    /// <summary><c>GET /health/live</c></summary>
    internal static Task LiveAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        return JsonAnswer.WriteAsync(context, new JsonObject { ["status"] = "live", ["version"] = EngineVersion.Current });
    }

    /// <summary><c>GET /health/ready</c>: ready while the workspace can be opened. What keeps checks from saying clear is named, and does not make the service unready: it answers, and says so in every record.</summary>
    internal Task ReadyAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        var workspace = served.Current;
        return JsonAnswer.WriteAsync(context, new JsonObject
        {
            ["status"] = "ready",
            ["version"] = EngineVersion.Current,
            ["warnings"] = new JsonArray([.. Warnings(workspace, DateOnly.FromDateTime(clock.GetLocalNow().DateTime))]),
        });
    }

    private static IEnumerable<JsonNode> Warnings(Workspace workspace, DateOnly today)
    {
        if (workspace.RuleBook is null)
            yield return Warning("rules.absent", layer: null);
        foreach (var layer in workspace.Catalogue.Layers)
        {
            var holding = workspace.Layers.FindInForce(SourceOf(layer.Id, workspace), today);
            if (holding?.Damage is { } damage)
                yield return Warning(damage.Code, layer.Id);
            else if (holding is null && layer.Mandatory)
                yield return Warning(ReasonCodes.Absent, layer.Id);
        }
    }

    // 耕地 is answered from the land-use layer where it is no layer of its own.
    private static string SourceOf(string id, Workspace workspace) =>
        id is LandUse.FarmlandLayerId && workspace.Layers.VersionsOf(id).Count == 0 ? LandUse.LayerId : id;

    private static JsonObject Warning(string code, string? layer) => new() { ["code"] = code, ["layer"] = layer };
}
