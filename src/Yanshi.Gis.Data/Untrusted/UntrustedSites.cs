using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Untrusted;

/// <summary>The sites of a file of any format as a stream, and what must stay open for it. Not thread-safe.</summary>
internal sealed class UntrustedSites : IDisposable
{
    private readonly IDisposable[] _open;

    private UntrustedSites(SiteStream stream, params IDisposable[] open) => (Stream, _open) = (stream, open);

    /// <summary>The file and its projects, to be read once; reading them can end in the refusals of <see cref="UntrustedFile.ReadSites(string, SiteFileOptions?, ParserProgram)"/>.</summary>
    internal SiteStream Stream { get; }

    /// <summary>Opens a file. JSON of any size is read by the parser too, which holds it in its own memory.</summary>
    /// <exception cref="PlanningDataException">As for <see cref="UntrustedFile.ReadSites(string, SiteFileOptions?, ParserProgram)"/>.</exception>
    internal static UntrustedSites Open(string path, SiteFileOptions options, ParserProgram parser, ParserLimits limits, CancellationToken stop)
    {
        if (StagedFile.Find(path, options.Limits, takesJson: true) is not { } staged)
        {
            var file = SiteFile.OpenFile(path, options.Limits);
            try
            {
                return new UntrustedSites(SiteFile.Open(file, Path.GetFileName(path), options), file);
            }
            catch (Exception e)
            {
                file.Dispose();
                if (e is IOException)
                    throw SiteFile.Unreadable(path, e);
                throw;
            }
        }

        return Open(staged, options, parser, limits, stop);
    }

    /// <summary>Opens an uploaded file of any format.</summary>
    /// <exception cref="PlanningDataException">As for <see cref="UntrustedFile.ReadSites(UploadedFile, SiteFileOptions?, ParserProgram, CancellationToken)"/>.</exception>
    internal static UntrustedSites Open(UploadedFile upload, SiteFileOptions options, ParserProgram parser, ParserLimits limits, CancellationToken stop) =>
        Open(StagedFile.Of(upload, options.Limits, takesJson: true), options, parser, limits, stop);

    private static UntrustedSites Open(StagedFile staged, SiteFileOptions options, ParserProgram parser, ParserLimits limits, CancellationToken stop)
    {
        try
        {
            var sites = Start(UntrustedFile.RequestFor(staged, options, limits), parser, stop);
            return new UntrustedSites(sites.Stream, [.. sites._open, staged]);
        }
        catch
        {
            staged.Dispose();
            throw;
        }
    }

    /// <summary>Asks a parser.</summary>
    internal static UntrustedSites Start(ParserRequest request, ParserProgram parser, CancellationToken stop)
    {
        var process = ParserProcess.Start(request, parser, stop);
        try
        {
            var sites = process.Read(FrameKind.SiteFile, SiteSourceContent.ReadFile);
            return new UntrustedSites(sites with { Projects = Projects(process, sites.Count) }, process);
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var resource in _open)
            resource.Dispose();
    }

    private static IEnumerable<SourceProject> Projects(ParserProcess process, int count)
    {
        for (var read = 0; read < count; read++)
            yield return process.Read(FrameKind.SiteProject, SiteSourceContent.ReadProject);
        process.ReadEnd();
    }
}
