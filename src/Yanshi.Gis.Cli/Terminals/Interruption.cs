using System.Runtime.InteropServices;

namespace Yanshi.Gis.Cli.Terminals;

/// <summary>Turns the first Ctrl-C, or a polite request to end, into a token, so that work can stop where nothing is lost. The second one ends the program.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;

    internal Interruption() => _signals = [.. ((PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP]).Select(signal => PosixSignalRegistration.Create(signal, Stop))];

    /// <summary>Cancelled when the user wants the work to stop.</summary>
    internal CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
        _source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
