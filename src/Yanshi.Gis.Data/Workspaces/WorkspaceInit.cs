using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Rules;
using Yanshi.Gis.Data.Storage;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>Makes workspaces: complete under another name first, so that one that was interrupted never looks like one.</summary>
internal static class WorkspaceInit
{
    private const string Action = "workspace.init";

    // What a workspace takes from the data folder as it is; the catalogue is the only one that must be there.
    private static readonly string[] CopiedFiles = [CatalogueFile.Name, "parks.yaml", "plan.yaml"];

    internal static void Run(string folder, string dataFolder, Act act, WorkspaceInitOptions options, Action<WorkspaceImport>? more)
    {
        if (WorkspaceManifest.IsIn(folder))
            throw WorkspaceProblems.Exists(folder);
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var draft = $"{target}{DurableFile.TemporaryMark}{Path.GetRandomFileName()}";
        try
        {
            if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
                throw WorkspaceProblems.NotAWorkspace(folder);
            Directory.CreateDirectory(draft);
            Fill(draft, dataFolder, act, options, more);
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

    private static void Fill(string draft, string dataFolder, Act act, WorkspaceInitOptions options, Action<WorkspaceImport>? more)
    {
        // Read first, where it stands, so that messages name the folder the user gave.
        var deliveries = CatalogueFile.Read(dataFolder).Deliveries;
        foreach (var name in CopiedFiles.Where(name => File.Exists(Path.Combine(dataFolder, name))))
        {
            var bytes = options.Area is { } area ? AreaFiles.Adapt(name, File.ReadAllText(Path.Combine(dataFolder, name)), area) : File.ReadAllBytes(Path.Combine(dataFolder, name));
            if (bytes is not null)
                DurableFile.Write(Path.Combine(draft, name), stream => stream.Write(bytes));
        }

        RuleBookStore.InstallNew(draft, dataFolder, CatalogueFile.Read(draft).Catalogue, ParksFile.Read(draft));
        Directory.CreateDirectory(Path.Combine(draft, WorkspaceVersion.Folder));
        using (var import = WorkspaceImport.BeginNew(draft, act, options.IsDemonstration))
        {
            // The district first: other layers' coverage may rest on it.
            foreach (var delivery in deliveries.OrderBy(delivery => delivery.LayerId.Equals(Catalogue.DistrictLayerId, StringComparison.Ordinal) ? 0 : 1))
            {
                var features = FeaturesOf(dataFolder, delivery);
                if (options.Area is null || AreaFiles.IsInside(features, delivery.Version, import.Catalogue))
                    import.AddVersion(delivery.LayerId, delivery.Version, features, new VersionOrigin { InputName = delivery.File, InputSha256 = Sha256Of(Path.Combine(dataFolder, delivery.File)) });
            }

            more?.Invoke(import);
            if (import.Commit(Action) is [var note, ..])
                throw new ReferenceDataException(note);
        }

        FileSync.Folder(draft);
    }

    private static string Sha256Of(string path)
    {
        using var file = File.OpenRead(path);
        return HashedStream.Sha256Of(file);
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
