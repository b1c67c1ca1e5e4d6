using System.Text.Json.Nodes;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Problems;
using Yanshi.Gis.Web.Processes;
using Yanshi.Gis.Web.Uploads;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Map;

/// <summary>
/// <c>POST /map/inspect</c>: what is in a file before anybody checks it: its sites, and every way in which its numbers can be read, with the place that each gives. The file is read by a
/// process of its own, and nothing of it is kept.
/// </summary>
internal sealed class InspectionDocument(ServedWorkspace served, ServiceOptions options, ParserProgram parser, Lane lane)
{
    private readonly UploadReading _uploads = new(options.Limits, options.UploadsFolder);

    /// <summary>Answers.</summary>
    internal async Task AnswerAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        if (!UploadReading.IsAsked(context.Request))
            throw RequestProblems.BodyType(context.Request.ContentType);
        _uploads.RequireSize(context.Request);
        using var admitted = await lane.AdmitAsync(context.RequestAborted);
        using var upload = await _uploads.ReadAsync(context, UploadFields.OfChecks);
        using var computing = await lane.ComputeAsync(context.RequestAborted);

        // Most of that is waiting for the process that reads the file: not on one of the threads that answer others.
        var answer = await Task.Factory.StartNew(() => Of(upload.Request, context.RequestAborted), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await JsonAnswer.WriteAsync(context, answer);
    }

    private JsonObject Of(ExecuteRequest request, CancellationToken stop)
    {
        var (inputs, workspace) = (CheckInputs.Parse(request, "file"), served.Current);
        var source = Read(inputs, stop);
        return InputNames.In(new InspectedFile(source, CheckReading.ReadingOptionsOf(inputs, workspace, options.Limits)).ToJson());
    }

    private SiteSource Read(CheckInputs inputs, CancellationToken stop)
    {
        try
        {
            return UntrustedFile.ReadSites(inputs.File!, CheckReading.FileOptionsOf(inputs, options.Limits), parser, stop);
        }
        catch (InputRefusedException e)
        {
            throw ProblemMapping.Unprocessable(e.Problem);
        }
    }
}
