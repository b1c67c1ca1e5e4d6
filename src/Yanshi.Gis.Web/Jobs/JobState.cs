using System.Globalization;
using System.Text.Json.Nodes;

namespace Yanshi.Gis.Web.Jobs;

/// <summary>What is known of a job. Immutable.</summary>
internal sealed record JobState
{
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>The id: 128 random bits, which is also the key to the results.</summary>
    internal required string Id { get; init; }

    /// <summary>The process's id.</summary>
    internal required string Process { get; init; }

    /// <summary>How it stands.</summary>
    internal required JobStatus Status { get; init; }

    /// <summary>When it was accepted.</summary>
    internal required DateTimeOffset Created { get; init; }

    /// <summary>The day it was asked for, where the service runs.</summary>
    internal required DateOnly Day { get; init; }

    /// <summary>What the client called the file that it sent; null when it sent none.</summary>
    internal string? FileName { get; init; }

    /// <summary>The same of a second file.</summary>
    internal string? SecondFileName { get; init; }

    /// <summary>When it began last; null when it waits.</summary>
    internal DateTimeOffset? Started { get; init; }

    /// <summary>When it ended; null when it has not.</summary>
    internal DateTimeOffset? Finished { get; init; }

    /// <summary>How often it was begun.</summary>
    internal int Attempts { get; init; }

    /// <summary>How far it is, percent.</summary>
    internal int Progress { get; init; }

    /// <summary>Why it failed; null when it has not.</summary>
    internal Problem? Problem { get; init; }

    /// <summary>The status with which a request would have been refused for it.</summary>
    internal int ProblemStatus { get; init; }

    /// <summary>Whether nothing will become of it any more.</summary>
    internal bool IsOver => Status is JobStatus.Successful or JobStatus.Failed or JobStatus.Dismissed;

    /// <summary>As text, in one form everywhere.</summary>
    internal static string? TimeOf(DateTimeOffset? time) => time?.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture);

    /// <summary>The state as it is kept on disk.</summary>
    internal JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["process"] = Process,
        ["status"] = EnumCode.Of(Status),
        ["created"] = TimeOf(Created),
        ["day"] = Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["file"] = FileName,
        ["secondFile"] = SecondFileName,
        ["started"] = TimeOf(Started),
        ["finished"] = TimeOf(Finished),
        ["attempts"] = Attempts,
        ["progress"] = Progress,
        ["problem"] = Problem is null ? null : new JsonObject { ["code"] = Problem.Code, ["where"] = Problem.Where, ["chinese"] = Problem.Chinese, ["english"] = Problem.English, ["status"] = ProblemStatus },
    };

    /// <summary>Reads what was kept.</summary>
    /// <exception cref="Exception">It is not what <see cref="ToJson"/> writes: of any kind that reading JSON gives.</exception>
    internal static JobState Of(JsonObject json)
    {
        var problem = json["problem"]?.AsObject();
        return new JobState
        {
            Id = Text(json, "id"),
            Process = Text(json, "process"),
            Status = EnumCode.Find<JobStatus>(Text(json, "status")) ?? throw new FormatException("status"),
            Created = Time(json, "created")!.Value,
            Day = DateOnly.ParseExact(Text(json, "day"), "yyyy-MM-dd", CultureInfo.InvariantCulture),
            FileName = json["file"]?.GetValue<string>(),
            SecondFileName = json["secondFile"]?.GetValue<string>(),
            Started = Time(json, "started"),
            Finished = Time(json, "finished"),
            Attempts = json["attempts"]!.GetValue<int>(),
            Progress = json["progress"]!.GetValue<int>(),
            Problem = problem is null ? null : new Problem(Text(problem, "code"), problem["where"]?.GetValue<string>(), Text(problem, "chinese"), Text(problem, "english")),
            ProblemStatus = problem?["status"]!.GetValue<int>() ?? 0,
        };
    }

    private static string Text(JsonObject json, string name) => json[name]!.GetValue<string>();

    private static DateTimeOffset? Time(JsonObject json, string name) =>
        json[name] is { } text ? DateTimeOffset.ParseExact(text.GetValue<string>(), TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null;
}

/// <summary>How a job stands, in the words of OGC API – Processes.</summary>
internal enum JobStatus
{
    /// <summary>It waits.</summary>
    Accepted,

    /// <summary>It is worked on.</summary>
    Running,

    /// <summary>The results are there.</summary>
    Successful,

    /// <summary>There are no results, for a reason that has a code.</summary>
    Failed,

    /// <summary>Somebody wants it no more.</summary>
    Dismissed,
}
