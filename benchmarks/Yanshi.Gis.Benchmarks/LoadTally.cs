using System.Diagnostics;

namespace Yanshi.Gis.Benchmarks;

/// <summary>What became of the requests of a load. Thread-safe.</summary>
/// <param name="sites">How many sites are posted one after the other.</param>
internal sealed class LoadTally(int sites)
{
    private readonly Lock _gate = new();
    private readonly byte[]?[] _first = new byte[]?[sites];
    private readonly List<float> _milliseconds = [];
    private readonly long _start = Stopwatch.GetTimestamp();
    private (int Answers, int Errors, int Wrong, long At) _told = (0, 0, 0, Stopwatch.GetTimestamp());
    private int _errors;
    private int _wrong;

    /// <summary>Counts an answer.</summary>
    /// <param name="site">The site's number.</param>
    /// <param name="milliseconds">How long it took.</param>
    /// <param name="body">The answer: the same request has the same one each time.</param>
    /// <param name="isFine">Whether it is the record of the site.</param>
    internal void Answered(int site, double milliseconds, ReadOnlySpan<byte> body, bool isFine)
    {
        if (Volatile.Read(ref _first[site]) is not { } first)
            first = Interlocked.CompareExchange(ref _first[site], body.ToArray(), null) ?? _first[site]!;
        var isSame = body.SequenceEqual(first);
        lock (_gate)
        {
            _milliseconds.Add((float)milliseconds);
            if (!isFine || !isSame)
                _wrong++;
        }
    }

    /// <summary>Counts a request that was refused or got no answer.</summary>
    internal void Failed()
    {
        lock (_gate)
            _errors++;
    }

    /// <summary>What came since this was asked last.</summary>
    internal LoadFigures Since()
    {
        lock (_gate)
        {
            var figures = Of(_milliseconds.Skip(_told.Answers), Stopwatch.GetElapsedTime(_told.At), _errors - _told.Errors, _wrong - _told.Wrong);
            _told = (_milliseconds.Count, _errors, _wrong, Stopwatch.GetTimestamp());
            return figures;
        }
    }

    /// <summary>All of it.</summary>
    internal LoadFigures Whole()
    {
        lock (_gate)
            return Of(_milliseconds, Stopwatch.GetElapsedTime(_start), _errors, _wrong);
    }

    private static LoadFigures Of(IEnumerable<float> milliseconds, TimeSpan time, int errors, int wrong)
    {
        float[] sorted = [.. milliseconds.Order()];
        return sorted.Length == 0
            ? new LoadFigures(0, 0, double.NaN, double.NaN, double.NaN, double.NaN, errors, wrong)
            : new LoadFigures(sorted.Length, sorted.Length / time.TotalSeconds, Percentile.Of(sorted, 0.5), Percentile.Of(sorted, 0.95), Percentile.Of(sorted, 0.99), sorted[^1], errors, wrong);
    }
}

/// <summary>Figures of a load.</summary>
/// <param name="Answers">How many answers there were.</param>
/// <param name="PerSecond">The same a second.</param>
/// <param name="P50">Milliseconds that half of them took at most.</param>
/// <param name="P95">That 95 % took at most.</param>
/// <param name="P99">That 99 % took at most.</param>
/// <param name="Most">That the slowest took.</param>
/// <param name="Errors">Requests that were refused or got no answer.</param>
/// <param name="Wrong">Answers that were not the record of their site, or another one than before.</param>
internal readonly record struct LoadFigures(int Answers, double PerSecond, double P50, double P95, double P99, double Most, int Errors, int Wrong);
