using Yanshi.Gis.Data.Rules;
using Yanshi.Gis.Data.Storage;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>Makes workspaces: complete under another name first, so that one that was interrupted never looks like one.</summary>
internal static class WorkspaceInit
{
    private const string DistrictLayer = "district";

    // What a workspace takes from the data folder as it is; the catalogue is the only one that must be there.
    private static readonly string[] CopiedFiles = [CatalogueFile.Name, "parks.yaml", "plan.yaml"];

    internal static void Run(string folder, string dataFolder, string importedAt, bool isDemonstration, Action<WorkspaceImport>? more)
    {
        if (WorkspaceManifest.IsIn(folder))
            throw WorkspaceProblems.Exists(folder);
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var draft = $"{target}.tmp-{Path.GetRandomFileName()}";
        try
        {
            if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
                throw WorkspaceProblems.NotAWorkspace(folder);
            Directory.CreateDirectory(draft);
            Fill(draft, dataFolder, importedAt, isDemonstration, more);
            if (Directory.Exists(target))
                Directory.Delete(target);
            Directory.Move(draft, target);
            FileSync.Folder(Path.GetDirectoryName(target)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw WorkspaceProblems.NotWritable(folder, e);
        }
        finally
        {
            Discard(draft);
        }
    }

    // A draft that cannot be removed is in nobody's way, and what went wrong before is the failure to tell.
    private static void Discard(string draft)
    {
        try
        {
            if (Directory.Exists(draft))
                Directory.Delete(draft, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private static void Fill(string draft, string dataFolder, string importedAt, bool isDemonstration, Action<WorkspaceImport>? more)
    {
        // Read first, where it stands, so that messages name the folder the user gave.
        var (catalogue, deliveries) = CatalogueFile.Read(dataFolder);
        foreach (var name in CopiedFiles.Where(name => File.Exists(Path.Combine(dataFolder, name))))
        {
            var bytes = File.ReadAllBytes(Path.Combine(dataFolder, name));
            DurableFile.Write(Path.Combine(draft, name), stream => stream.Write(bytes));
        }

        RuleBookStore.InstallNew(draft, dataFolder, catalogue, ParksFile.Read(dataFolder));
        Directory.CreateDirectory(Path.Combine(draft, WorkspaceVersion.Folder));
        using var import = WorkspaceImport.BeginNew(draft, isDemonstration);

        // The district first: other layers' coverage may rest on it.
        foreach (var delivery in deliveries.OrderBy(delivery => delivery.LayerId.Equals(DistrictLayer, StringComparison.Ordinal) ? 0 : 1))
            import.AddVersion(delivery.LayerId, delivery.Version, FeaturesOf(dataFolder, delivery), importedAt);
        more?.Invoke(import);
        import.Commit();
        FileSync.Folder(draft);
    }

    private static List<SourceFeature> FeaturesOf(string dataFolder, LayerDelivery delivery)
    {
        try
        {
            return LayerFile.Features(dataFolder, delivery);
        }
        catch (InvalidLayerException e)
        {
            throw new ReferenceDataException(e.ToProblem(Path.Combine(dataFolder, delivery.File)), e);
        }
    }
}
