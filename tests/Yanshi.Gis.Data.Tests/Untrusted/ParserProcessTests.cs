using System.Diagnostics;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Untrusted;

/// <summary>A parser that misbehaves in any way gives a coded refusal, and no answer.</summary>
public sealed class ParserProcessTests : IDisposable
{
    private static readonly ParserLimits Small = new() { MemoryBytes = 400L << 20, ProcessorSeconds = 3, WaitSeconds = 30, OutputBytes = 8L << 20 };

    private readonly string _folder = Directory.CreateTempSubdirectory("yanshi-parser-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("managed-memory", "parser.out-of-memory")]
    [InlineData("native-memory", "parser.out-of-memory")]
    [InlineData("endless-loop", "parser.timeout")]
    [InlineData("null-write", "parser.crashed")]
    [InlineData("stack-overflow", "parser.crashed")]
    [InlineData("abort", "parser.crashed")]
    [InlineData("flood", "parser.too-large")]
    [InlineData("write-file", "parser.crashed")]
    [InlineData("open-files", "parser.crashed")]
    [InlineData("early-exit", "parser.protocol")]
    [InlineData("bad-exit", "parser.crashed")]
    [InlineData("garbage", "parser.protocol")]
    [InlineData("wrong-message", "parser.protocol")]
    public void A_parser_that_misbehaves_is_refused(string how, string code)
    {
        if (OperatingSystem.IsLinux())
            Refused(how, Small).ShouldBe(code);
    }

    [Fact]
    public void A_parser_that_says_nothing_is_stopped_when_the_wait_is_over()
    {
        var clock = Stopwatch.StartNew();

        Refused("sleep", Small with { WaitSeconds = 3 }).ShouldBe("parser.timeout");

        clock.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(2.9));
    }

    [Fact]
    public void What_a_parser_says_on_standard_error_is_read_away() => Refused("error-flood", Small).ShouldBe("parser.protocol");

    [Fact]
    public void A_program_that_does_not_greet_could_not_be_started() =>
        Should.Throw<ReferenceDataException>(() => Ask("silent", Small)).Problem.Code.ShouldBe("parser.not-started");

    [Fact]
    public void A_program_that_is_not_there_cannot_be_started()
    {
        var nowhere = new ParserProgram(Path.Combine(_folder, "nowhere"), [], _folder);

        Should.Throw<ReferenceDataException>(() => ParserProcess.Start(Request(Small), nowhere)).Problem.Code.ShouldBe("parser.not-started");
    }

    [Fact]
    public void Leaving_a_parser_early_ends_it()
    {
        var parser = ParserProcess.Start(Request(Small with { ProcessorSeconds = 600 }), TestParser.That("sleep"));
        var clock = Stopwatch.StartNew();

        parser.Dispose();

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("sleep", "")]
    [InlineData("child", "-child")]
    public async Task Nobody_wants_the_answer_any_more_and_the_parser_ends_with_all_it_started(string how, string markOfLast)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var mark = Guid.NewGuid().ToString("N");
        using var stop = new CancellationTokenSource();
        var asking = Task.Run(() => Ask(how, Small with { ProcessorSeconds = 600, WaitSeconds = 3_600 }, mark, stop.Token));

        // A parser that ended by itself says why.
        await UntilAsync(() => asking.IsCompleted || TestParser.Running(mark + markOfLast) > 0);
        if (asking.IsCompleted)
            await asking;

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(asking);
        await UntilAsync(() => TestParser.Running(mark) == 0);
    }

    [Fact]
    public void Nobody_wants_the_answer_and_no_parser_is_started() =>
        Should.Throw<OperationCanceledException>(() => Ask("sleep", Small, mark: null, new CancellationToken(canceled: true)));

    private static async Task UntilAsync(Func<bool> isThere)
    {
        for (var attempt = 0; !isThere(); attempt++)
        {
            attempt.ShouldBeLessThan(1_000);
            await Task.Delay(50);
        }
    }

    private string Refused(string how, ParserLimits limits) => Should.Throw<InputRefusedException>(() => Ask(how, limits)).Problem.Code;

    private void Ask(string how, ParserLimits limits, string? mark = null, CancellationToken stop = default)
    {
        using var parser = ParserProcess.Start(Request(limits), TestParser.That(how, mark), stop);
        while (how == "flood")
            _ = parser.Read(FrameKind.Notes, content => content.List(content.ReadProblem));
        _ = parser.Read(FrameKind.SiteFile, SiteSourceContent.ReadFile);
    }

    private ParserRequest Request(ParserLimits limits) => new()
    {
        Task = ParserTask.Sites, FileName = "a.shp", Folder = _folder, Options = new SiteFileOptions { Limits = new SiteFileLimits { MaxUnpackedBytes = 0 } }, Limits = limits,
    };
}
