using System.Runtime.InteropServices;

namespace Yanshi.Gis.Data.Untrusted;

/// <summary>
/// The parser process from inside: it takes one request from standard input, limits itself, reads the file, and writes what it found to
/// standard output. A refusal is an answer too; whatever else goes wrong ends the process, and the program that started it sees that.
/// </summary>
public static class ParserChild
{
    /// <summary>The argument by which a program is told to be a parser. It is in no help.</summary>
    public const string Verb = "parse-file";

    private const int NoRequestExit = 64;

    /// <summary>Whether a command line asks for a parser.</summary>
    public static bool IsAskedFor(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return arguments.Count == 1 && arguments[0] == Verb;
    }

    /// <summary>Does what the request says.</summary>
    /// <returns>The exit code.</returns>
    public static int Run() => Run(ParserWork.Do);

    /// <summary>The same with other work; tests let it misbehave.</summary>
    internal static int Run(Action<ParserRequest, ParserAnswer> work)
    {
        // Ctrl-C goes to every process of a terminal. What becomes of the work is the asking program's to say: it ends its child when it ends.
        using var deaf = PosixSignalRegistration.Create(PosixSignal.SIGINT, static signal => signal.Cancel = true);
        using var input = Console.OpenStandardInput();
        using var output = new BufferedStream(Console.OpenStandardOutput(), 256 * 1024);
        if (Frame.Read(input) is not { Kind: FrameKind.Request } message)
            return NoRequestExit; // called by hand
        var request = ParserRequest.Read(new FrameContent(message.Content));
        var isLimited = ProcessLimits.Set(request.Limits) && ProcessLimits.SetFileSize(request.Options.Limits.MaxUnpackedBytes);
        var answer = new ParserAnswer(output);
        answer.Hello(isLimited);
        try
        {
            work(request, answer);
        }
        catch (PlanningDataException e)
        {
            answer.Refuse(e);
        }
        catch (OutOfMemoryException)
        {
            // The end is missing from the stream: nothing of it will be used.
            return ParserProblems.OutOfMemoryExit;
        }

        answer.End();
        return 0;
    }
}
