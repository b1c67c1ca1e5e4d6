using System.Globalization;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Demonstration;

/// <summary>
/// Makes a workspace in which every verdict can be seen: the shipped layers, and over them the synthetic ones of a <see cref="DemonstrationDistrict"/>.
/// A restricting layer that is shipped in part gets a synthetic version that holds the shipped zones too and is complete. All of it says 合成演示数据.
/// </summary>
public static class DemonstrationWorkspace
{
    private const string SourceText = "合成演示数据：由程序按随机数生成，不是任何部门的管控线，不得用于任何项目";

    /// <summary>Makes a demonstration workspace where there is none, or in the place of another one.</summary>
    /// <param name="folder">The workspace's folder: missing, empty, or a demonstration workspace into which nothing has been imported since.</param>
    /// <param name="dataFolder">The folder with the catalogue and the shipped layers.</param>
    /// <param name="plan">How large the demonstration is.</param>
    /// <param name="act">Who makes it, when, by which command.</param>
    /// <param name="progress">Told each layer that is done and how many features it has; null when nobody listens.</param>
    /// <exception cref="InputRefusedException"><c>workspace.not-a-demonstration</c>: nothing was changed.</exception>
    /// <exception cref="ReferenceDataException">The data cannot be used, the folder holds something else or cannot be written.</exception>
    public static void Make(string folder, string dataFolder, DemonstrationPlan plan, Act act, Action<LayerDefinition, int>? progress = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(plan);
        if (WorkspaceReplacement.IsFree(folder))
        {
            Init(folder);
            return;
        }

        RequireDemonstration(folder);
        WorkspaceReplacement.Run(folder, Init);

        void Init(string place) => Workspace.Init(place, dataFolder, act, new WorkspaceInitOptions { IsDemonstration = true }, import => Add(import, dataFolder, plan, progress));
    }

    private static void Add(WorkspaceImport import, string dataFolder, DemonstrationPlan plan, Action<LayerDefinition, int>? progress)
    {
        var shipped = new ShippedLayers(dataFolder, CatalogueFile.Read(dataFolder));
        var inputs = DemonstrationInputs.Of(shipped, ParksFile.Read(dataFolder).Parks);
        var district = new DemonstrationDistrict(plan, inputs.OutlineLonLat, import.Catalogue.Plane, inputs.Towns, inputs.Rivers, inputs.Parks);

        // The district first: the others' coverage is its area.
        foreach (var layer in district.Layers.OrderBy(layer => layer.LayerId is Catalogue.DistrictLayerId ? 0 : 1))
        {
            if (import.Catalogue.Find(layer.LayerId) is not { } definition)
                continue;
            var added = import.AddVersion(layer.LayerId, VersionOf(layer, import.NextNumber(layer.LayerId)), FeaturesOf(layer, definition, shipped));
            progress?.Invoke(definition, added.Features);
        }
    }

    private static LayerVersion VersionOf(DemonstrationLayer layer, int number) => new()
    {
        Number = number,
        Status = LayerStatus.Synthetic,
        Completeness = Completeness.Complete,
        Coverage = layer.CoversByFeatures ? LayerCoverage.Features : LayerCoverage.District,
        AccuracyMetres = layer.AccuracyMetres,
        Vintage = layer.Vintage,
        Confidentiality = Confidentiality.Public,
        Source = SourceText,
        Crs = Crs.Cgcs2000.Code,
    };

    private static IEnumerable<SourceFeature> FeaturesOf(DemonstrationLayer layer, LayerDefinition definition, ShippedLayers shipped)
    {
        var synthetic = layer.Features().Select(feature => new SourceFeature(feature.Id, feature.LonLat, feature.Properties));

        // Of the context layers the shipped version has a rougher answer to the same question; of the others, other zones.
        return definition.Role is LayerRole.Context ? synthetic : InOrder(synthetic, shipped.FeaturesOf(layer.LayerId).Where(feature => feature.Geometry is IPolygonal));
    }

    // Both are in ordinal order of their ids, and so is what comes out.
    private static IEnumerable<SourceFeature> InOrder(IEnumerable<SourceFeature> left, IEnumerable<SourceFeature> right)
    {
        using var others = right.GetEnumerator();
        var hasOther = others.MoveNext();
        foreach (var feature in left)
        {
            for (; hasOther && string.CompareOrdinal(others.Current.Id, feature.Id) < 0; hasOther = others.MoveNext())
                yield return others.Current;
            yield return feature;
        }

        for (; hasOther; hasOther = others.MoveNext())
            yield return others.Current;
    }

    // Whatever was imported later was imported by somebody who may have nothing else of it.
    private static void RequireDemonstration(string folder)
    {
        var manifest = WorkspaceManifest.Read(folder);
        if (!manifest.IsDemonstration)
            throw NotADemonstration(folder, "它不是演示工作区", "It is no demonstration workspace");
        if (manifest.Versions.Select(version => version.ImportedAt).Distinct(StringComparer.Ordinal).Skip(1).Any())
            throw NotADemonstration(folder, "其中有后来导入的数据", "Data has been imported into it since it was made");
    }

    private static InputRefusedException NotADemonstration(string folder, string chinese, string english) => new(
        "workspace.not-a-demonstration",
        folder,
        $"{chinese}，未作改动。演示数据只替换演示工作区；请用 --workspace 指定另一个文件夹。",
        $"{english}; nothing was changed. Demonstration data replaces demonstration workspaces only: name another folder with --workspace.");
}
