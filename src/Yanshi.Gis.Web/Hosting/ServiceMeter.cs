using System.Diagnostics.Metrics;
using System.Globalization;

namespace Yanshi.Gis.Web.Hosting;

/// <summary>What the service counts, under stable names that any exporter can listen to. Thread-safe.</summary>
internal sealed class ServiceMeter : IDisposable
{
    /// <summary>The name of the meter.</summary>
    internal const string Name = "Yanshi.Gis.Web";

    private readonly Meter _meter = new(Name);
    private readonly Histogram<double> _durations;
    private readonly Counter<long> _checks;
    private readonly Counter<long> _refusedConnections;

    internal ServiceMeter()
    {
        _durations = _meter.CreateHistogram<double>("yanshi_request_duration_seconds", "s", "Time from the first byte to the answer");
        _checks = _meter.CreateCounter<long>("yanshi_checks", description: "Sites checked, by verdict");
        _refusedConnections = _meter.CreateCounter<long>("yanshi_refused_connections", description: "Connections closed because their address had too many");
    }

    /// <summary>Whose instruments these are: several services in one process count for themselves.</summary>
    internal Meter Meter => _meter;

    /// <summary>Lets a figure be asked for when somebody looks.</summary>
    internal void Watch(string name, string description, Func<long> value) => _meter.CreateObservableGauge(name, value, description: description);

    /// <summary>Counts an answer.</summary>
    /// <param name="route">The route.</param>
    /// <param name="status">Its status; null when nobody was there any more to be answered.</param>
    /// <param name="took">How long it took.</param>
    internal void Answered(string route, int? status, TimeSpan took) =>
        _durations.Record(took.TotalSeconds, new("route", route), new("status", status?.ToString(CultureInfo.InvariantCulture) ?? "cancelled"));

    /// <summary>Counts a site checked.</summary>
    internal void Checked(string verdict) => _checks.Add(1, new KeyValuePair<string, object?>("verdict", verdict));

    /// <summary>Counts a connection that was closed because its address had too many.</summary>
    internal void RefusedConnection() => _refusedConnections.Add(1);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
