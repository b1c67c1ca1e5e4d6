using System.Text.Json.Nodes;
using Yanshi.Gis.Data.Rules;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Reruns;

/// <summary>What a record rests on, found again in its workspace.</summary>
/// <param name="Data">The layers as they were used, the parks and the rule book.</param>
/// <param name="AsOf">The date the answer is for.</param>
/// <param name="Engine">The program's version as the record names it.</param>
internal sealed record RecordedBasis(PlanningData Data, DateOnly AsOf, string Engine)
{
    /// <summary>Finds it.</summary>
    /// <exception cref="ReferenceDataException"><c>rerun.missing</c>, with everything that is.</exception>
    internal static RecordedBasis Of(Workspace workspace, JsonObject record)
    {
        var provenance = (JsonObject)record["provenance"]!;
        var missing = new MissingParts();
        var catalogue = CatalogueOf(workspace.Catalogue, record, provenance, missing);
        var layers = LayersOf(workspace.Layers, catalogue, record, provenance, missing);
        var book = BookOf(workspace, provenance, missing);
        if (missing.Any)
            throw RerunProblems.Missing(missing);
        var data = workspace.Data with { Layers = layers!, RuleBook = book };
        return new RecordedBasis(data, RecordDate.Parse(Text(provenance, "asOf")), Text(provenance, "engine"));
    }

    private static Catalogue CatalogueOf(Catalogue now, JsonObject record, JsonObject provenance, MissingParts missing)
    {
        var plane = (JsonObject)provenance["plane"]!;
        if (plane["centralMeridianDegrees"]!.GetValue<double>() != now.Plane.CentralMeridianDegrees || plane["standardParallelDegrees"]!.GetValue<double>() != now.Plane.StandardParallelDegrees)
            missing.Add("分析平面（工作区的已不同）", "the analysis plane (the workspace has another)");
        var mandatory = provenance["mandatory"]!.AsArray().Select(id => id!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        var layers = new List<LayerDefinition>();
        foreach (var id in record["layers"]!.AsArray().Select(layer => Text(layer!, "id")))
        {
            if (now.Find(id) is { } definition)
                layers.Add(definition with { Mandatory = mandatory.Contains(id) });
            else
                missing.Add($"图层 {id}（目录中没有）", $"the layer {id} (not in the catalogue)");
        }

        return new Catalogue(now.District, now.Extent, now.Plane, layers) { MapReviewNumber = now.MapReviewNumber };
    }

    private static LayerSet? LayersOf(LayerSet now, Catalogue catalogue, JsonObject record, JsonObject provenance, MissingParts missing)
    {
        var recorded = provenance["layers"]!.AsArray().ToDictionary(layer => Text(layer!, "id"), layer => (Number: layer!["version"]!.GetValue<int>(), Sha256: Text(layer!, "sha256")), StringComparer.Ordinal);
        var absent = new HashSet<string>(StringComparer.Ordinal);

        // 耕地 that carries the land-use layer's data was derived from it.
        if (recorded.TryGetValue(LandUse.FarmlandLayerId, out var farmland) && recorded.TryGetValue(LandUse.LayerId, out var landUse) && farmland == landUse)
        {
            recorded.Remove(LandUse.FarmlandLayerId);
            absent.Add(LandUse.FarmlandLayerId);
        }

        foreach (var (id, (number, sha256)) in recorded)
        {
            var name = new VersionName(id, number);
            if (now.VersionsOf(id).FirstOrDefault(holding => holding.Version.Number == number) is not { } holding)
                missing.Add($"图层版本 {name}", $"the layer version {name}");
            else if (holding.Layer is not { } layer)
                missing.Add($"图层版本 {name} 的数据（已损坏：{holding.Damage!.Code}）", $"the data of the layer version {name} (damaged: {holding.Damage.Code})");
            else if (layer.Sha256 != sha256)
                missing.Add($"图层版本 {name}（工作区中同名版本的数据不同）", $"the layer version {name} (the workspace's holds other data)");
        }

        foreach (var layer in record["layers"]!.AsArray().Where(layer => !recorded.ContainsKey(Text(layer!, "id"))))
        {
            var (id, reason) = (Text(layer!, "id"), layer!["reason"]?.GetValue<string>());
            if (reason is ReasonCodes.Absent)
                absent.Add(id);
            else if (Text(layer, "state") == EnumCode.Of(LayerState.Failed) && !absent.Contains(id))
                missing.Add($"图层 {id} 当时的状态（读取失败：{reason}），无法重现", $"the state of the layer {id} then (it had failed: {reason}), which cannot be made again");
        }

        return missing.Any ? null : now.AsUsed(catalogue, recorded.ToDictionary(pair => pair.Key, pair => pair.Value.Number, StringComparer.Ordinal), absent);
    }

    private static RuleBook? BookOf(Workspace workspace, JsonObject provenance, MissingParts missing)
    {
        if (provenance["ruleBook"] is not JsonObject recorded)
            return null;
        var sha256 = Text(recorded, "sha256");
        if (workspace.RuleBook is { } current && current.Identity.Sha256 == sha256)
            return current;
        if (RuleBookStore.FindEarlier(workspace.Folder, sha256, workspace.Catalogue, workspace.Parks) is { } earlier)
            return earlier;
        var name = $"{Text(recorded, "id")} {Text(recorded, "version")} (sha256:{sha256[..Math.Min(12, sha256.Length)]}…)";
        missing.Add($"规则库 {name}", $"the rule book {name}");
        return null;
    }

    private static string Text(JsonNode block, string name) => block[name]!.GetValue<string>();
}

/// <summary>What a workspace lacks, in both languages.</summary>
internal sealed class MissingParts
{
    private readonly List<string> _chinese = [];
    private readonly List<string> _english = [];

    internal bool Any => _chinese.Count > 0;

    internal string Chinese => string.Join("；", _chinese);

    internal string English => string.Join("; ", _english);

    internal void Add(string chinese, string english)
    {
        _chinese.Add(chinese);
        _english.Add(english);
    }
}
