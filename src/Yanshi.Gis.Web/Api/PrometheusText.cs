using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Yanshi.Gis.Web.Api;

/// <summary>What a meter counts, as the text that Prometheus reads (exposition format 0.0.4). Thread-safe.</summary>
internal sealed class PrometheusText : IDisposable
{
    internal const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private static readonly double[] Buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<(Instrument Instrument, string Labels), Series> _series = new();

    /// <summary>Begins to listen.</summary>
    internal PrometheusText(Meter meter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, meter))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, labels, _) => SeriesOf(instrument, labels).Add(value));
        _listener.SetMeasurementEventCallback<long>((instrument, value, labels, _) =>
        {
            if (instrument.IsObservable)
                SeriesOf(instrument, labels).Set(value);
            else
                SeriesOf(instrument, labels).Add(value);
        });
        _listener.Start();
    }

    /// <summary><c>GET /metrics</c></summary>
    internal Task AnswerAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        return JsonAnswer.WriteAsync(context, Encoding.UTF8.GetBytes(Write()), ContentType);
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private string Write()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var family in _series.GroupBy(series => series.Key.Instrument).OrderBy(family => family.Key.Name, StringComparer.Ordinal))
        {
            var isHistogram = family.Key is Histogram<double>;
            var name = family.Key is Counter<long> ? $"{family.Key.Name}_total" : family.Key.Name;
            text.Append("# HELP ").Append(name).Append(' ').Append(family.Key.Description).Append('\n');
            text.Append("# TYPE ").Append(name).Append(' ').Append(isHistogram ? "histogram" : family.Key is Counter<long> ? "counter" : "gauge").Append('\n');
            foreach (var ((_, labels), series) in family.OrderBy(series => series.Key.Labels, StringComparer.Ordinal))
                series.Write(text, name, labels, isHistogram);
        }

        return text.ToString();
    }

    private Series SeriesOf(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in labels)
            text.Append(text.Length == 0 ? "" : ",").Append(name).Append("=\"").Append(Escaped(Convert.ToString(value, CultureInfo.InvariantCulture))).Append('"');
        return _series.GetOrAdd((instrument, text.ToString()), static _ => new Series());
    }

    private static string Escaped(string? value) => (value ?? string.Empty).Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>The figures of one instrument under one set of labels. Thread-safe.</summary>
    private sealed class Series
    {
        private readonly Lock _gate = new();
        private readonly long[] _counts = new long[Buckets.Length];
        private long _count;
        private double _sum;

        internal void Set(double value)
        {
            lock (_gate)
                _sum = value;
        }

        internal void Add(double value)
        {
            lock (_gate)
            {
                _count++;
                _sum += value;
                for (var i = 0; i < Buckets.Length; i++)
                    _counts[i] += value <= Buckets[i] ? 1 : 0;
            }
        }

        internal void Write(StringBuilder text, string name, string labels, bool isHistogram)
        {
            lock (_gate)
            {
                if (!isHistogram)
                {
                    Line(text, name, labels, _sum);
                    return;
                }

                for (var i = 0; i < Buckets.Length; i++)
                    Line(text, $"{name}_bucket", string.Create(CultureInfo.InvariantCulture, $"{labels},le=\"{Buckets[i]}\""), _counts[i]);
                Line(text, $"{name}_bucket", $"{labels},le=\"+Inf\"", _count);
                Line(text, $"{name}_sum", labels, _sum);
                Line(text, $"{name}_count", labels, _count);
            }
        }

        private static void Line(StringBuilder text, string name, string labels, double value) =>
            text.Append(name).Append(labels.Length == 0 ? "" : $"{{{labels}}}").Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }
}
