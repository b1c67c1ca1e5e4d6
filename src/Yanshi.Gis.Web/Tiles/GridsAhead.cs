using Yanshi.Gis.Layers;
using Yanshi.Gis.VectorTiles;
using Yanshi.Gis.Web.Features;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Tiles;

/// <summary>
/// Makes what the merged tiles of large layers are drawn from before somebody asks: some seconds after the start, so that the first answer does not wait for it, and whenever a version has come into force.
/// One layer at a time, on half of the processors.
/// </summary>
internal sealed class GridsAhead(ServedWorkspace served, ServedLayers layers, ILogger log) : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(8);

    private readonly CancellationTokenSource _stopping = new();

    // A grid that could not be made is told to whoever asks for its tiles; it is not tried again and again here.
    private readonly HashSet<string> _failed = new(StringComparer.Ordinal);

    /// <summary>Begins to look, first in some seconds.</summary>
    internal void Start() => _ = Task.Run(LookAlwaysAsync);

    /// <summary>Makes all that is not there of the layers shown today.</summary>
    internal void Look(CancellationToken stopping)
    {
        var workspace = served.Current;
        foreach (var (_, holding) in layers.Of(workspace))
        {
            if (stopping.IsCancellationRequested)
                return;
            if (holding.Layer is { } layer && !_failed.Contains(layer.Sha256))
                Make(TileAnswer.TilesOf(layer, workspace.Catalogue), layer);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Whoever computes is not waited for: nothing is written.
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private async Task LookAlwaysAsync()
    {
        var stopping = _stopping.Token;
        using var timer = new PeriodicTimer(LookEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
                TryLook(stopping);
        }
        catch (OperationCanceledException)
        {
            // The service ends.
        }
    }

    // A workspace that cannot be opened now may be whole again in a moment.
    private void TryLook(CancellationToken stopping)
    {
        try
        {
            Look(stopping);
        }
        catch (Exception e) when (e is ReferenceDataException or IOException or UnauthorizedAccessException)
        {
            ServiceLog.NoGridsAhead(log, e);
        }
    }

    private void Make(LayerTiles tiles, ControlLayer layer)
    {
        try
        {
            tiles.Prepare(Math.Max(Environment.ProcessorCount / 2, 1));
        }
        catch (DamagedBlockException e)
        {
            _failed.Add(layer.Sha256);
            ServiceLog.NoGridsAhead(log, e);
        }
    }
}
