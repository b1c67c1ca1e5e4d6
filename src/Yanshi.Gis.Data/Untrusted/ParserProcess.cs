using System.Diagnostics;
using System.Text;

namespace Yanshi.Gis.Data.Untrusted;

/// <summary>
/// A process that reads one untrusted file, and what it says. Whatever becomes of it, the answer is complete or there is none: an exit code
/// other than 0, a message cut off, a missing end, too much output and too long a wait are all coded refusals. When nobody wants the answer any
/// more the process is ended at once. Not thread-safe.
/// </summary>
internal sealed class ParserProcess : IDisposable
{
    private const int MostErrorCharacters = 16 * 1024;

    // A process that was killed is gone when the system gets to it.
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(5);

    private readonly ParserRequest _request;
    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly Timer _deadline;
    private readonly Stopwatch _waited = new();
    private readonly CancellationToken _stop;
    private readonly CancellationTokenRegistration _stopping;
    private long _bytesRead;
    private volatile bool _isLate;
    private bool _isOver;

    private ParserProcess(ParserRequest request, Process process, CancellationToken stop)
    {
        (_request, _process, _stop) = (request, process, stop);
        _errors = Task.Run(() => ReadErrors(process.StandardError));
        _deadline = new Timer(_ => Expire(), state: null, Timeout.Infinite, Timeout.Infinite);
        _stopping = stop.UnsafeRegister(static parser => ((ParserProcess)parser!).Kill(), this);
    }

    /// <summary>Whether the process has its own namespaces and keeps to all its limits.</summary>
    internal bool IsIsolated { get; private set; }

    /// <summary>Starts a parser and hands it its request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="parser">The program.</param>
    /// <param name="stop">Ends the process and all that it started.</param>
    /// <exception cref="ReferenceDataException"><c>parser.not-started</c>.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal static ParserProcess Start(ParserRequest request, ParserProgram parser, CancellationToken stop = default)
    {
        stop.ThrowIfCancellationRequested();
        if (Path.IsPathRooted(parser.Executable) && !File.Exists(parser.Executable))
            throw ParserProblems.CannotStart(inner: null);
        if (ParserSandbox.IsAvailable && !request.WithoutNamespaces)
        {
            var sandboxed = new ParserProcess(request, Launch(ParserSandbox.Wrap(parser, request), request), stop);
            if (sandboxed.IsGreeting(isSandboxed: true))
                return sandboxed;
            var errors = sandboxed.EndAndReadErrors();
            if (!ParserSandbox.Failed(errors))
                throw ParserProblems.CannotStart(inner: null);
            ParserSandbox.GiveUp();
        }

        var plain = new ParserProcess(request, Launch([parser.Executable, .. parser.Arguments], request), stop);
        if (plain.IsGreeting(isSandboxed: false))
            return plain;
        plain.Dispose();
        throw ParserProblems.CannotStart(inner: null);
    }

    /// <summary>Waits for the next message.</summary>
    /// <returns>The message; null when the answer is complete.</returns>
    /// <exception cref="InputRefusedException">The file is refused, or a code of the family <c>parser.</c>.</exception>
    /// <exception cref="ReferenceDataException">The parser could not work here.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal (FrameKind Kind, FrameContent Content)? Read()
    {
        if (_isOver)
            return null;
        _stop.ThrowIfCancellationRequested();
        if (Next() is not { } frame)
            throw Unfinished();
        var content = new FrameContent(frame.Content);
        switch (frame.Kind)
        {
            case FrameKind.Refusal:
                throw Refusal(content);
            case FrameKind.End:
                _isOver = true;
                if (Next() is not null || !HasExited() || _process.ExitCode != 0)
                    throw Unfinished();
                return null;
            default:
                return (frame.Kind, content);
        }
    }

    /// <summary>Waits for a message of one kind.</summary>
    /// <exception cref="InputRefusedException">As for <see cref="Read"/>; <c>parser.protocol</c> when another kind comes, or its content is irregular.</exception>
    internal T Read<T>(FrameKind kind, Func<FrameContent, T> read)
    {
        if (Read() is not { } message || message.Kind != kind)
            throw ParserProblems.Protocol(inner: null);
        return Decode(message.Content, read);
    }

    /// <summary>Reads a message's content.</summary>
    /// <exception cref="InputRefusedException"><c>parser.protocol</c>.</exception>
    internal static T Decode<T>(FrameContent content, Func<FrameContent, T> read, bool isLast = true)
    {
        try
        {
            var value = read(content);
            if (isLast)
                content.RequireEnd();
            return value;
        }
        catch (InvalidDataException e)
        {
            throw ParserProblems.Protocol(e);
        }
    }

    /// <summary>Waits for the end of the answer.</summary>
    /// <exception cref="InputRefusedException">As for <see cref="Read"/>; <c>parser.protocol</c> when something else comes.</exception>
    internal void ReadEnd()
    {
        if (Read() is not null)
            throw ParserProblems.Protocol(inner: null);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        Kill();

        // What it reads lies in a folder that is removed next.
        _process.WaitForExit(EndsWithin);
        _deadline.Dispose();
        _process.Dispose();
    }

    private static Process Launch(List<string> command, ParserRequest request)
    {
        var start = new ProcessStartInfo(command[0], [.. command.Skip(1), ParserChild.Verb])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            WorkingDirectory = request.Folder,
        };
        var runtimeRoot = Environment.GetEnvironmentVariable("DOTNET_ROOT");
        start.Environment.Clear();
        foreach (var (name, value) in ParserEnvironment.Of(request, runtimeRoot))
            start.Environment[name] = value;
        try
        {
            return Process.Start(start)!;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
        {
            throw ParserProblems.CannotStart(e);
        }
    }

    // A process that does not greet, in whatever way, is not left behind.
    private bool IsGreeting(bool isSandboxed)
    {
        try
        {
            return Greets(isSandboxed);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Hands over the request and waits for the first message.</summary>
    private bool Greets(bool isSandboxed)
    {
        try
        {
            using var frame = new FrameBuilder();
            _request.Write(frame);
            using var input = _process.StandardInput.BaseStream;
            Frame.Write(input, FrameKind.Request, frame.Content);
        }
        catch (IOException)
        {
            // It is gone already: its exit code and errors tell.
            _stop.ThrowIfCancellationRequested();
            return false;
        }

        if (Next() is not { Kind: FrameKind.Hello } hello)
        {
            _stop.ThrowIfCancellationRequested();
            return _isLate ? throw ParserProblems.Timeout() : false;
        }

        IsIsolated = Decode(new FrameContent(hello.Content), content => content.Bool()) && isSandboxed;
        return true;
    }

    private (FrameKind Kind, byte[] Content)? Next()
    {
        Arm();
        try
        {
            var frame = Frame.Read(_process.StandardOutput.BaseStream);
            _bytesRead += frame is null ? 0 : Frame.HeaderBytes + frame.Value.Content.Length;
            return _bytesRead > _request.Limits.OutputBytes ? throw ParserProblems.ResultTooLarge() : frame;
        }
        catch (InvalidDataException e)
        {
            // A message cut off is most often that of a process that died writing it; what it died of says more.
            _stop.ThrowIfCancellationRequested();
            throw HasExited() && (_process.ExitCode != 0 || _isLate) ? Unfinished() : ParserProblems.Protocol(e);
        }
        finally
        {
            Disarm();
        }
    }

    private InputRefusedException Unfinished()
    {
        _stop.ThrowIfCancellationRequested();
        var hasExited = HasExited();
        if (_isLate || !hasExited)
            return ParserProblems.Timeout();
        return _process.ExitCode == 0 ? ParserProblems.Protocol(inner: null) : ParserProblems.OfExit(_process.ExitCode, _errors.Result);
    }

    private static PlanningDataException Refusal(FrameContent content)
    {
        var (isInput, problem) = Decode(content, frame => (frame.Bool(), frame.ReadProblem()));
        return isInput ? new InputRefusedException(problem) : new ReferenceDataException(problem);
    }

    // Both streams are closed when this is asked, so it ends soon or never.
    private bool HasExited()
    {
        Arm();
        try
        {
            _process.WaitForExit();
            return true;
        }
        finally
        {
            Disarm();
        }
    }

    private void Arm()
    {
        _waited.Start();
        var left = _request.Limits.WaitSeconds * 1000L - _waited.ElapsedMilliseconds;
        _deadline.Change(Math.Max(0, left), Timeout.Infinite);
    }

    private void Disarm()
    {
        _deadline.Change(Timeout.Infinite, Timeout.Infinite);
        _waited.Stop();
    }

    private void Expire()
    {
        _isLate = true;
        Kill();
    }

    private void Kill()
    {
        try
        {
            if (!_process.HasExited)
                _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It, or what it had started, ended by itself in between.
            return;
        }
    }

    private string EndAndReadErrors()
    {
        Kill();
        var errors = _errors.Result;
        Dispose();
        return errors;
    }

    /// <summary>The beginning of what the process says on standard error. The rest is read too, or it would wait for us.</summary>
    private static string ReadErrors(StreamReader reader)
    {
        var kept = new StringBuilder();
        var buffer = new char[4096];
        for (int read; (read = reader.Read(buffer)) > 0;)
            kept.Append(buffer, 0, Math.Min(read, MostErrorCharacters - kept.Length));
        return kept.ToString();
    }
}
