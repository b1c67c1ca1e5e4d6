using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Formats.Vectors;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Formats.Gdal;

/// <summary>Reads files that would go on for ever or take all memory, within limits that a test can wait for.</summary>
internal static class HostileReading
{
    private static readonly ParserLimits Limits = ParserLimits.Site with { MemoryBytes = 1L << 30, ProcessorSeconds = 4, WaitSeconds = 600 };

    /// <summary>What becomes of a file that is opened and read whole as layers: <c>read</c>, or the code it is refused with (for a parser that died, how).</summary>
    internal static string Try(string path)
    {
        try
        {
            using var file = VectorFile.Open(path, options: null, TestParser.Program, Limits);
            foreach (var layer in file.Layers)
                _ = file.Read(layer).Count();
            return "read";
        }
        catch (InputRefusedException e)
        {
            // A library that dies of a signal is stopped well; code of ours that throws is not.
            return e.Problem.Code == "parser.crashed" ? e.Problem.English : e.Problem.Code;
        }
    }
}
