using Yanshi.Gis.Data.Workspaces.PreparedLayers;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>Opens the layer files of a workspace. A file that cannot be used makes its version damaged, never absent.</summary>
internal static class WorkspaceOpening
{
    internal static LayerHolding Open(string folder, WorkspaceVersion entry, Catalogue catalogue)
    {
        try
        {
            return LayerHolding.Loaded(Content(folder, entry, catalogue).ToLayer(catalogue.Get(entry.LayerId), entry.Version));
        }
        catch (ReferenceDataException e)
        {
            return LayerHolding.Damaged(entry.LayerId, entry.Version, e.Problem);
        }
    }

    /// <summary>What is wrong with a layer's file, looked at from the first byte to the last; null when nothing is.</summary>
    internal static Problem? Verify(string folder, WorkspaceVersion entry, Catalogue catalogue)
    {
        try
        {
            _ = Content(folder, entry, catalogue);
            PreparedLayerFile.VerifyWhole(Path.Combine(folder, entry.File), entry.FileSha256);
            return null;
        }
        catch (ReferenceDataException e)
        {
            return e.Problem;
        }
    }

    // A whole file in another's place has a good header of its own; only the list knows which file it should be.
    private static LayerContent Content(string folder, WorkspaceVersion entry, Catalogue catalogue)
    {
        var path = Path.Combine(folder, entry.File);
        var content = PreparedLayerFile.Open(path);
        var facts = content.Facts;
        Require("layer", facts.LayerId, entry.LayerId);
        Require("version", facts.Version, entry.Version.Number);
        Require("sha256", facts.Sha256, entry.Sha256);
        Require("crs", facts.Crs, entry.Version.Crs);
        Require("features", facts.Features, entry.Features);
        Require("vertices", facts.Vertices, entry.Vertices);
        Require("centralMeridianDegrees", facts.CentralMeridianDegrees, catalogue.Plane.CentralMeridianDegrees);
        Require("standardParallelDegrees", facts.StandardParallelDegrees, catalogue.Plane.StandardParallelDegrees);
        return content;

        void Require<T>(string what, T found, T listed)
            where T : notnull
        {
            if (!found.Equals(listed))
                throw PreparedLayerProblems.NotTheOneListed(path, what, FormattableString.Invariant($"{found}"), FormattableString.Invariant($"{listed}"));
        }
    }
}
