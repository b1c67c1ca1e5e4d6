using System.Diagnostics;
using System.Runtime.InteropServices;
using Yanshi.Gis.Data.Untrusted;

namespace Yanshi.Gis.Testing.Parser;

/// <summary>What a parser does that a file has taken over, or that a defect of a library hits: one way each.</summary>
internal static unsafe partial class Misbehaviour
{
    private const int Megabyte = 1 << 20;

    /// <summary>Runs a parser that greets, as every parser does, and then misbehaves.</summary>
    /// <param name="kind">How.</param>
    internal static int Run(string kind) => kind == "silent" ? 0 : ParserChild.Run((_, answer) => Do(kind, answer));

    private static void Do(string kind, ParserAnswer answer)
    {
        switch (kind)
        {
            case "managed-memory":
                var held = new List<byte[]>();
                while (true)
                    held.Add(GC.AllocateUninitializedArray<byte>(Megabyte));
            case "native-memory":
                while (true)
                    NativeMemory.Fill(NativeMemory.Alloc(Megabyte), Megabyte, 1);
            case "endless-loop":
                while (true)
                    Thread.SpinWait(1_000);
            case "null-write":
                // In native code, as a defect of GDAL would: the runtime turns one of ours into an exception.
                SetMemory((void*)8, 1, 8);
                break;
            case "stack-overflow":
                Recurse(0);
                break;
            case "abort":
                Environment.FailFast("as asked");
                break;
            case "flood":
                var problem = new Problem("test.flood", null, new string('水', Megabyte), "");
                while (true)
                    answer.Notes([problem]);
            case "error-flood":
                var line = new string('e', 64 * 1024);
                for (var i = 0; i < 1_000; i++)
                    Console.Error.WriteLine(line);
                break;
            case "write-file":
                File.WriteAllBytes(Path.Combine(Path.GetTempPath(), "written"), new byte[Megabyte]);
                break;
            case "open-files":
                for (var i = 0; i < 1_000; i++)
                    GC.KeepAlive(File.OpenHandle(Environment.ProcessPath!));
                break;
            case "early-exit":
                Environment.Exit(0);
                break;
            case "bad-exit":
                answer.End();
                Environment.Exit(1);
                break;
            case "garbage":
                using (var output = Console.OpenStandardOutput())
                    output.Write("HTTP/1.1 200 OK\r\n\r\n"u8);
                Environment.Exit(0);
                break;
            case "wrong-message":
                answer.Notes([]);
                break;
            case "child":
                // Found by the mark of its parent, and told from it; behind the mark stands the verb. A parser has no path to look programs up in.
                using (Process.Start("/bin/sh", ["-c", "sleep 600; :", $"{Environment.GetCommandLineArgs()[^2]}-child"]))
                    Thread.Sleep(Timeout.Infinite);
                break;
            case "sleep":
                Thread.Sleep(Timeout.Infinite);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such misbehaviour.");
        }
    }

    private static int Recurse(int depth)
    {
        Span<int> frame = stackalloc int[64];
        frame[depth % 64] = depth;
        return Recurse(depth + 1) + frame[(depth + 1) % 64];
    }

    [LibraryImport("libc", EntryPoint = "memset")]
    private static partial void SetMemory(void* target, int value, nuint count);
}
