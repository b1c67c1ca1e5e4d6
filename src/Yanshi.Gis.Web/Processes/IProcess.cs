using System.Text.Json.Nodes;

namespace Yanshi.Gis.Web.Processes;

/// <summary>A process of the service: what it says of itself, and what it does as a job.</summary>
internal interface IProcess
{
    /// <summary>The id.</summary>
    string Id { get; }

    /// <summary>What it says of itself.</summary>
    ProcessDescription Description { get; }

    /// <summary>Whether it answers at once when nobody asks for a job.</summary>
    bool AnswersAtOnce { get; }

    /// <summary>Whether it changes what checks rest on: then it takes requests of the service's own pages only, and of programs that say they are no page.</summary>
    bool ChangesWorkspace => false;

    /// <summary>What a form with a file may say besides it.</summary>
    Uploads.UploadFields Fields => Uploads.UploadFields.OfChecks;

    /// <summary>Refuses a request that is wrong in itself, before anything is done about it.</summary>
    /// <exception cref="Problems.HttpProblemException">It cannot be used.</exception>
    void Require(ExecuteRequest request);

    /// <summary>Answers at once; only where <see cref="AnswersAtOnce"/>.</summary>
    ProcessAnswer Answer(ExecuteRequest request, DateOnly today, CancellationToken stop);

    /// <summary>Does the work of a job: the results are files of its folder, and a run that was interrupted is done again or gone on with.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    void Run(ProcessWork work);
}

/// <summary>What a process answers at once.</summary>
/// <param name="Bytes">The answer.</param>
/// <param name="ContentType">Its content type.</param>
internal sealed record ProcessAnswer(byte[] Bytes, string ContentType);

/// <summary>The work of one job.</summary>
/// <param name="Request">The execute request, as it came.</param>
/// <param name="Folder">The job's folder.</param>
/// <param name="Today">The day on which it was asked for.</param>
/// <param name="Report">Told how far it is, in percent.</param>
/// <param name="Publish">Told when what is done next cannot be taken back: from then on nobody can end the work. Throws where somebody did before.</param>
/// <param name="Stop">Asks to stop.</param>
internal sealed record ProcessWork(ExecuteRequest Request, string Folder, DateOnly Today, Action<int> Report, Action Publish, CancellationToken Stop);

/// <summary>What a process says of itself.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Meaning">What it is for.</param>
/// <param name="Inputs">What it takes.</param>
/// <param name="Outputs">What it answers.</param>
internal sealed record ProcessDescription(string Title, string Meaning, IReadOnlyList<ProcessInput> Inputs, IReadOnlyList<ProcessOutput> Outputs);

/// <summary>An input.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What it says.</param>
/// <param name="Schema">What it may be.</param>
/// <param name="IsRequired">Whether it must be there.</param>
internal sealed record ProcessInput(string Name, string Title, JsonObject Schema, bool IsRequired = false);

/// <summary>An output.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What it is.</param>
/// <param name="File">The file of a job's folder that holds it; null: jobs do not give it.</param>
/// <param name="ContentType">Its content type.</param>
internal sealed record ProcessOutput(string Name, string Title, string? File, string ContentType);
