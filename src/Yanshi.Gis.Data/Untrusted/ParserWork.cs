using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Formats.Archives;
using Yanshi.Gis.Data.Formats.Gdal;
using Yanshi.Gis.Data.Formats.Tables;
using Yanshi.Gis.Data.Formats.Vectors;

namespace Yanshi.Gis.Data.Untrusted;

/// <summary>The work of a parser process.</summary>
internal static class ParserWork
{
    /// <summary>Reads what the request names.</summary>
    /// <exception cref="PlanningDataException">The file is refused, or the system lacks something.</exception>
    internal static void Do(ParserRequest request, ParserAnswer answer)
    {
        if (request.Copy is { } copy && !IsArchiveOfData(copy))
        {
            ForbidWriting();
            using var file = File.OpenRead(copy);
            answer.Sites(SiteFile.Open(file, request.FileName, request.Options));
            return;
        }

        var sets = request.ArePrepared ? request.DataSets : Prepare(request);
        ForbidWriting();
        if (request.Task is ParserTask.Sites && sets is [{ Format: VectorFormat.GeoJson } json])
        {
            using var file = File.OpenRead(json.Path);
            answer.Sites(SiteFile.Open(file, request.FileName, request.Options));
            return;
        }

        foreach (var format in sets.Select(set => set.Format).Distinct().Where(format => VectorFormatFacts.Of(format).Drivers.Length > 0))
            GdalRuntime.Start(format, request.GdalLibrary);
        var sources = new List<VectorSource>();
        try
        {
            for (var i = 0; i < sets.Count; i++)
                sources.Add(VectorSource.Open(sets[i], request.Options.Encoding, i));
            Answer(request, answer, sets, sources);
        }
        finally
        {
            sources.ForEach(source => source.Dispose());
        }
    }

    private static void Answer(ParserRequest request, ParserAnswer answer, IReadOnlyList<DataSet> sets, List<VectorSource> sources)
    {
        switch (request.Task)
        {
            case ParserTask.Sites:
                answer.Sites(VectorSites.Read(sources, request.FileName, request.Options));
                break;
            case ParserTask.Describe:
                var layers = sources.SelectMany(source => source.Layers).ToList();
                answer.Layers(sets, layers.Count > 0 ? layers : throw SiteLayerChoice.NoLayer());
                break;
            default:
                var place = request.Layer!.Place;
                var source = sources[place.DataSet];
                var losses = new VectorLosses();
                var layer = source.Layers.First(layer => layer.Place == place);
                answer.Features(source.Records(layer, losses));
                answer.Notes([.. losses.Notes(layer.Name)]);
                break;
        }
    }

    private static List<DataSet> Prepare(ParserRequest request)
    {
        var sets = request.Copy is { } archive ? ArchivedDataSets.Unpack(archive, request.Folder, request.Options.Limits) : request.DataSets;
        return [.. sets.Select(VectorChecks.Prepare)];
    }

    private static bool IsArchiveOfData(string copy)
    {
        using var file = File.OpenRead(copy);
        if (!SafeArchive.HasSignature(VectorSignature.HeadOf(file)))
            return false;
        try
        {
            return !WorkbookArchive.IsWorkbook(file);
        }
        catch (InputRefusedException)
        {
            return true; // no zip that can be opened: the archive's reader says so
        }
    }

    // Everything that is written was written; from here on the file's own content is parsed.
    private static void ForbidWriting() => ProcessLimits.SetFileSize(0);
}
