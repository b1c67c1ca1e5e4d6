using System.Text.Json.Nodes;
using Yanshi.Gis.Data.Screening.Input;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Projects;

/// <summary>
/// The registered projects of a workspace: one file each in its folder <c>projects</c>. Reading needs no lock, for a file is there as a whole or not at all. A
/// file that cannot be used is a problem in its place, and the others go on.
/// </summary>
public static class ProjectStore
{
    /// <summary>The folder's name in a workspace.</summary>
    public const string FolderName = "projects";

    /// <summary>Reads the projects, several at a time, in the order of their files' names.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="withRetired">Whether retired ones are read too.</param>
    /// <exception cref="ReferenceDataException"><c>projects.unreadable</c>: the folder cannot be read.</exception>
    public static IEnumerable<StoredProject> Read(string folder, bool withRetired = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return OrderedWork.Map(Files(folder), ProjectFile.Read, Environment.ProcessorCount).Where(stored => withRetired || stored.Project?.Retired is null);
    }

    /// <summary>The ground of the projects in force, and nothing else of them.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="plane">Its analysis plane.</param>
    /// <param name="shift">The shift from an old datum that records were made with; null for none.</param>
    public static IEnumerable<RegisteredGround> Sites(string folder, EqualAreaPlane plane, DatumShift? shift = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(plane);
        return OrderedWork.Map(Files(folder), path => GroundOf(path, plane, shift), Environment.ProcessorCount).OfType<RegisteredGround>();
    }

    /// <summary>A project by its id; null when it was never registered.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="id">The id.</param>
    public static StoredProject? Find(string folder, string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(id);
        var path = PathOf(folder, id);
        return File.Exists(path) ? ProjectFile.Read(path) : null;
    }

    /// <summary>The file of a project.</summary>
    internal static string PathOf(string folder, string id) => Path.Combine(folder, FolderName, ProjectFile.NameOf(id));

    /// <summary>What is wrong with the files; empty when nothing is.</summary>
    internal static IEnumerable<Problem> Verify(string folder) => Read(folder, withRetired: true).Select(stored => stored.Problem).OfType<Problem>();

    /// <summary>The files of all projects, by name.</summary>
    /// <exception cref="ReferenceDataException"><c>projects.unreadable</c></exception>
    internal static IReadOnlyList<string> Files(string folder)
    {
        var projects = Path.Combine(folder, FolderName);
        try
        {
            return Directory.Exists(projects)
                ? [.. Directory.EnumerateFiles(projects).Where(file => file.EndsWith(ProjectFile.Extension, StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReferenceDataException(ProjectProblems.Unreadable(projects, e), e);
        }
    }

    // Null for a project that is retired.
    private static RegisteredGround? GroundOf(string path, EqualAreaPlane plane, DatumShift? shift) => ProjectFile.Look(
        path,
        ground => ground,
        problem => new RegisteredGround(Path.GetFileName(path), Name: null, InPlane: null, problem),
        root =>
        {
            if (root.GetProperty("retired").ValueKind is not System.Text.Json.JsonValueKind.Null)
                return null;
            var (id, name) = (root.GetProperty("id").GetString()!, root.GetProperty("name").GetString());
            try
            {
                return new RegisteredGround(id, name, RecordedSite.ReadGround(JsonObject.Create(root.GetProperty("record").GetProperty("site"))!, plane, shift), Problem: null);
            }
            catch (InputRefusedException e)
            {
                return new RegisteredGround(id, name, InPlane: null, e.Problem);
            }
        });
}
