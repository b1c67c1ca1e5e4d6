using System.Threading.Channels;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Problems;
using Yanshi.Gis.Web.Processes;

namespace Yanshi.Gis.Web.Jobs;

/// <summary>
/// Works on jobs, one after the other, and knows how each stands. What was waiting or running when the service ended, in whatever way, is taken up again when it starts; a job that
/// ended the service several times has failed. Thread-safe.
/// </summary>
internal sealed class JobRunner : IAsyncDisposable
{
    private const int MostAttempts = 3;

    private readonly JobStore _store;
    private readonly IReadOnlyList<IProcess> _processes;
    private readonly ServiceLimits _limits;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, JobState> _jobs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CancellationTokenSource> _running = new(StringComparer.Ordinal);
    private readonly HashSet<string> _publishing = new(StringComparer.Ordinal);
    private readonly Channel<string> _waiting = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource _stopping = new();
    private Task _work = Task.CompletedTask;

    internal JobRunner(JobStore store, IReadOnlyList<IProcess> processes, ServiceLimits limits, TimeProvider clock, ILogger log) =>
        (_store, _processes, _limits, _clock, _log) = (store, processes, limits, clock, log);

    /// <summary>Jobs that wait.</summary>
    internal int Waiting => _waiting.Reader.Count;

    private TimeSpan KeptFor => TimeSpan.FromHours(_limits.JobKeptHours);

    /// <summary>Takes up what an earlier service left, and begins to work.</summary>
    internal void Start()
    {
        foreach (var job in _store.All((folder, e) => ServiceLog.JobUnreadable(_log, e, Path.GetFileName(folder))))
        {
            _jobs.Add(job.Id, job);
            if (!job.IsOver)
                _waiting.Writer.TryWrite(job.Id);
        }

        RemoveExpired();
        _work = Task.Run(WorkAsync);
    }

    /// <summary>Takes a job.</summary>
    /// <exception cref="HttpProblemException"><c>service.busy</c>: too many wait.</exception>
    /// <exception cref="ReferenceDataException"><c>storage.*</c>: it could not be kept, so it was not taken.</exception>
    internal JobState Accept(IProcess process, ExecuteRequest request)
    {
        RemoveExpired();
        if (Waiting >= _limits.Jobs)
            throw Lane.Busy();
        var job = new JobState
        {
            Id = JobStore.NewId(),
            Process = process.Id,
            Status = JobStatus.Accepted,
            Created = _clock.GetUtcNow(),
            Day = DateOnly.FromDateTime(_clock.GetLocalNow().DateTime),
            FileName = request.File?.Name,
            SecondFileName = request.SecondFile?.Name,
        };
        _store.Add(job, request);
        lock (_gate)
            _jobs.Add(job.Id, job);
        _waiting.Writer.TryWrite(job.Id);
        return job;
    }

    /// <summary>How a job stands; null when there is none, or none any more.</summary>
    internal JobState? Find(string id)
    {
        lock (_gate)
            return _jobs.TryGetValue(id, out var job) && !IsExpired(job) ? job : null;
    }

    /// <summary>When a job's results go; null while it is not over.</summary>
    internal DateTimeOffset? KeptUntil(JobState job) => job.Finished + KeptFor;

    /// <summary>Ends a job and removes what it made.</summary>
    /// <returns>The job; null when there is none.</returns>
    /// <exception cref="HttpProblemException"><c>job.publishing</c>: what it does cannot be taken back any more.</exception>
    /// <exception cref="ReferenceDataException"><c>storage.*</c></exception>
    internal JobState? Dismiss(string id)
    {
        lock (_gate)
        {
            if (Find(id) is not { } job)
                return null;
            if (job.Status is JobStatus.Dismissed)
                return job;
            if (_publishing.Contains(id))
                throw JobProblems.Publishing(id);
            var dismissed = job with { Status = JobStatus.Dismissed, Finished = _clock.GetUtcNow(), Problem = null };
            Keep(dismissed);

            // Who works on it removes what it made when the work has ended.
            if (_running.TryGetValue(id, out var running))
                running.Cancel();
            else
                _store.RemoveContent(id);
            return dismissed;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _work;
        _stopping.Dispose();
        _store.Dispose();
    }

    private async Task WorkAsync()
    {
        try
        {
            await foreach (var id in _waiting.Reader.ReadAllAsync(_stopping.Token))
            {
                try
                {
                    Work(id);
                }
                catch (Exception e) when (e is PlanningDataException or IOException or UnauthorizedAccessException)
                {
                    // The disk refuses to keep how the job stands: what is on disk is taken up at the next start.
                    ServiceLog.JobFailed(_log, e, id, "storage");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping: the state on disk says what is to be taken up.
        }
    }

    private void Work(string id)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        JobState job;
        lock (_gate)
        {
            job = _jobs[id];
            if (job.IsOver)
                return;
            if (job.Attempts >= MostAttempts)
            {
                End(job with { Status = JobStatus.Failed, Problem = JobProblems.Interrupted(job.Attempts), ProblemStatus = StatusCodes.Status500InternalServerError });
                return;
            }

            job = job with { Status = JobStatus.Running, Started = _clock.GetUtcNow(), Attempts = job.Attempts + 1, Progress = 0 };
            Keep(job);
            _running.Add(id, stop);
        }

        var outcome = Outcome(job, stop);
        lock (_gate)
        {
            _running.Remove(id);
            _publishing.Remove(id);
            if (_jobs[id].Status is JobStatus.Dismissed)
            {
                ServiceLog.JobCancelled(_log, id);
                _store.RemoveContent(id);
            }
            else if (outcome is not null)
                End(outcome);
            else
                Keep(job with { Status = JobStatus.Accepted, Attempts = job.Attempts - 1 });
        }
    }

    // Null: the service stops, which is not the job's fault; it waits for the next start.
    private JobState? Outcome(JobState job, CancellationTokenSource stop)
    {
        stop.CancelAfter(TimeSpan.FromMinutes(_limits.JobMinutes));
        try
        {
            var process = _processes.FirstOrDefault(process => string.Equals(process.Id, job.Process, StringComparison.Ordinal)) ?? throw new HttpProblemException(StatusCodes.Status410Gone, JobProblems.NoProcess(job.Process));
            process.Run(new ProcessWork(_store.RequestOf(job), _store.FolderOf(job.Id), job.Day, percent => Report(job.Id, percent), () => Publish(job.Id, stop.Token), stop.Token));
            return job with { Status = JobStatus.Successful, Progress = 100 };
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (OperationCanceledException)
        {
            return job with { Status = JobStatus.Failed, Problem = JobProblems.TooLong(_limits.JobMinutes), ProblemStatus = StatusCodes.Status504GatewayTimeout };
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            var problem = ProblemMapping.Of(e);
            ServiceLog.JobFailed(_log, e, job.Id, problem.Problem.Code);
            return job with { Status = JobStatus.Failed, Problem = problem.Problem, ProblemStatus = problem.Status };
        }
    }

    // Under the gate, so that nobody is told a job has ended whose work then shows.
    private void Publish(string id, CancellationToken stop)
    {
        lock (_gate)
        {
            stop.ThrowIfCancellationRequested();
            _publishing.Add(id);
        }
    }

    // Progress is for whoever asks now; a restart counts anew.
    private void Report(string id, int percent)
    {
        lock (_gate)
        {
            if (_jobs[id] is { Status: JobStatus.Running } job)
                _jobs[id] = job with { Progress = Math.Clamp(percent, 0, 100) };
        }
    }

    private void End(JobState job)
    {
        Keep(job with { Finished = _clock.GetUtcNow() });
        _store.RemoveFile(job.Id);
    }

    private void Keep(JobState job)
    {
        _store.Write(job);
        _jobs[job.Id] = job;
    }

    private bool IsExpired(JobState job) => KeptUntil(job) <= _clock.GetUtcNow();

    private void RemoveExpired()
    {
        lock (_gate)
        {
            foreach (var job in _jobs.Values.Where(job => IsExpired(job) && !_running.ContainsKey(job.Id)).ToList())
            {
                _store.Remove(job.Id);
                _jobs.Remove(job.Id);
            }
        }
    }
}
