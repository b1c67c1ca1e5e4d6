using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Yanshi.Gis.Data.Formats.Vectors;
using Yanshi.Gis.Data.Storage;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Web.Processes;

namespace Yanshi.Gis.Web.Jobs;

/// <summary>The jobs on disk: a folder each, with the request, the state and what came out. One service at a time holds it.</summary>
internal sealed class JobStore : IDisposable
{
    private const string LockName = "lock";
    private const string StateName = "job.json";
    private const string RequestName = "request.json";
    private const string FileName = "upload";
    private const string SecondFileName = "upload-second";
    private const int IdBytes = 16;

    private readonly string _folder;
    private readonly FileStream _lock;

    private JobStore(string folder, FileStream held) => (_folder, _lock) = (folder, held);

    /// <summary>Opens the folder of the jobs, and makes it when it is not there.</summary>
    /// <exception cref="ReferenceDataException"><c>jobs.unavailable</c>: it cannot be written into, or another service holds it.</exception>
    internal static JobStore Open(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new JobStore(folder, new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReferenceDataException(
                new Problem(
                    "jobs.unavailable",
                    folder,
                    $"作业文件夹不可用（{e.Message}）：不可写，或另一个服务正在使用。请用 JobsFolder 指定别的文件夹。",
                    $"The folder of the jobs cannot be used ({e.Message}): it is not writable, or another service holds it. Name another one with JobsFolder."),
                e);
        }
    }

    /// <summary>An id that nobody can guess.</summary>
    internal static string NewId() => RandomNumberGenerator.GetHexString(2 * IdBytes, lowercase: true);

    /// <summary>Keeps a new job: when this returns, it survives whatever happens to the service.</summary>
    /// <exception cref="ReferenceDataException"><c>storage.*</c></exception>
    internal void Add(JobState state, ExecuteRequest request)
    {
        Directory.CreateDirectory(FolderOf(state.Id));
        DurableFile.Write(Path.Combine(FolderOf(state.Id), RequestName), to => to.Write(request.Json.Span));
        foreach (var (file, name) in new[] { (request.File, FileName), (request.SecondFile, SecondFileName) })
        {
            if (file is not null)
                DurableFile.Write(Path.Combine(FolderOf(state.Id), name), to => CopyTo(file.Path, to));
        }

        Write(state);
    }

    /// <summary>Keeps a job's state.</summary>
    /// <exception cref="ReferenceDataException"><c>storage.*</c></exception>
    internal void Write(JobState state) =>
        DurableFile.Write(Path.Combine(FolderOf(state.Id), StateName), to => to.Write(Encoding.UTF8.GetBytes(IndentedJson.Write(state.ToJson()) + "\n")));

    /// <summary>A job's request.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal ExecuteRequest RequestOf(JobState job)
    {
        var folder = FolderOf(job.Id);
        return new ExecuteRequest(File.ReadAllBytes(Path.Combine(folder, RequestName)), job.FileName is { } name ? new UploadedFile(Path.Combine(folder, FileName), name) : null)
        {
            SecondFile = job.SecondFileName is { } second ? new UploadedFile(Path.Combine(folder, SecondFileName), second) : null,
        };
    }

    /// <summary>Removes the files that a job was made of, and what was left of them by a reading in which the service died: nobody reads it again.</summary>
    internal void RemoveFile(string id)
    {
        File.Delete(Path.Combine(FolderOf(id), FileName));
        File.Delete(Path.Combine(FolderOf(id), SecondFileName));
        foreach (var copy in Directory.EnumerateDirectories(FolderOf(id), PrivateFolder.PrefixOf(PrivateFolder.Parsing) + "*"))
            Directory.Delete(copy, recursive: true);
    }

    /// <summary>The folder of a job.</summary>
    internal string FolderOf(string id) => Path.Combine(_folder, id);

    /// <summary>All jobs. What was being accepted when the service died has no state, and goes.</summary>
    /// <param name="unreadable">Told the folders whose state is not what was written; they stay.</param>
    internal IReadOnlyList<JobState> All(Action<string, Exception> unreadable)
    {
        List<JobState> all = [];
        foreach (var folder in Directory.EnumerateDirectories(_folder).Order(StringComparer.Ordinal))
        {
            var file = Path.Combine(folder, StateName);
            if (!File.Exists(file))
            {
                Directory.Delete(folder, recursive: true);
                continue;
            }

            try
            {
                var state = JobState.Of(JsonNode.Parse(File.ReadAllBytes(file))!.AsObject());
                if (string.Equals(state.Id, Path.GetFileName(folder), StringComparison.Ordinal))
                    all.Add(state);
                else
                    unreadable(folder, new FormatException(state.Id));
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                unreadable(folder, e);
            }
        }

        return all;
    }

    /// <summary>Removes all that a job made and was made of; its state stays.</summary>
    internal void RemoveContent(string id)
    {
        foreach (var file in Directory.EnumerateFiles(FolderOf(id)).Where(file => Path.GetFileName(file) is not StateName))
            File.Delete(file);
        foreach (var folder in Directory.EnumerateDirectories(FolderOf(id)))
            Directory.Delete(folder, recursive: true);
    }

    /// <summary>Removes a job.</summary>
    internal void Remove(string id) => Directory.Delete(FolderOf(id), recursive: true);

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static void CopyTo(string path, Stream to)
    {
        using var from = File.OpenRead(path);
        from.CopyTo(to);
    }
}
