using System.Diagnostics;
using System.Globalization;
using Yanshi.Gis.Benchmarks.Peers;

namespace Yanshi.Gis.Benchmarks;

/// <summary>Looks at a service under load: tells once a minute how it goes, and at the end how its memory grew.</summary>
internal sealed class LoadWatch : IDisposable
{
    private const int LooksPerMinute = 6;
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1) / LooksPerMinute;

    // Caches fill and code is compiled again until then.
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(2);

    private readonly ServedProcess _service;
    private readonly LoadTally _tally;
    private readonly Lock _gate = new();
    private readonly List<(double Hours, double Megabytes)> _memory = [];
    private readonly List<int> _handles = [];
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Timer _timer;
    private int _looks;

    internal LoadWatch(ServedProcess service, LoadTally tally)
    {
        (_service, _tally) = (service, tally);
        _timer = new Timer(_ => Look(), state: null, Step, Step);
    }

    /// <summary>Tells how memory grew over the whole time, by the line of least squares.</summary>
    internal void Finish()
    {
        _timer.Change(Timeout.Infinite, Timeout.Infinite);
        lock (_gate)
        {
            if (_looks % LooksPerMinute != 0)
                Tell("rest");
            if (_handles.Count > 0)
                SideBySide.Print($"open handles: {_handles.Min()} to {_handles.Max()}, {_handles[^1]} at the end");
            if (_memory.Count < 3)
                SideBySide.Print($"memory: no slope, since the run is not long enough behind its first {Settling.TotalMinutes:F0} minutes");
            else
                SideBySide.Print($"memory: {SlopeOf(_memory):F2} MB/h over {(_memory[^1].Hours - _memory[0].Hours) * 60:F1} minutes ({_memory.Count} looks, {_memory[0].Megabytes:F0} to {_memory[^1].Megabytes:F0} MB)");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    /// <summary>The slope of the line that lies closest to the points.</summary>
    internal static double SlopeOf(IReadOnlyList<(double Hours, double Megabytes)> points)
    {
        var (hours, megabytes) = (points.Average(point => point.Hours), points.Average(point => point.Megabytes));
        return points.Sum(point => (point.Hours - hours) * (point.Megabytes - megabytes)) / points.Sum(point => (point.Hours - hours) * (point.Hours - hours));
    }

    private void Look()
    {
        lock (_gate)
        {
            var elapsed = Stopwatch.GetElapsedTime(_start);
            _handles.Add(_service.Handles());
            if (elapsed > Settling)
                _memory.Add((elapsed.TotalHours, _service.ResidentMegabytes()));
            if (++_looks % LooksPerMinute == 0)
                Tell(string.Create(CultureInfo.InvariantCulture, $"minute {_looks / LooksPerMinute}"));
        }
    }

    private void Tell(string when)
    {
        var last = _tally.Since();
        SideBySide.Print($"  {when}: {last.PerSecond:F1} answers/s, p95 {last.P95:F1} ms, {last.Errors} errors, {last.Wrong} wrong, {_service.ResidentMegabytes():F0} MB resident, {_service.Handles()} handles");
    }
}
