using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Tests.Testing;

/// <summary>Tests that need something from outside say what is absent; tools run without blocking each other's streams.</summary>
public sealed class OutsideRequirementTests
{
    [Fact]
    public void An_absent_tool_is_named() =>
        new ToolFactAttribute("no-such-tool").Absent.ShouldNotBeNull().ShouldContain("no-such-tool");

    [Fact]
    public void Absent_data_is_named_with_the_variable_that_says_where_to_look() =>
        new OutsideDataTheoryAttribute("no/such.zip").Absent.ShouldNotBeNull().ShouldSatisfyAllConditions(
            reason => reason.ShouldContain("no/such.zip"),
            reason => reason.ShouldContain(TestData.RootVariable));

    [Fact]
    public void What_is_there_is_not_absent()
    {
        new ToolTheoryAttribute("dotnet").Absent.ShouldBeNull();
        new ToolTheoryAttribute("dotnet").Skip.ShouldBeNull();
    }

    [Fact]
    public void An_absent_tool_cannot_be_run() =>
        Should.Throw<FileNotFoundException>(() => ToolProcess.Run("no-such-tool", [])).Message.ShouldContain("no-such-tool");

    [ToolFact("sh")]
    public void Both_streams_and_the_exit_code_come_back_however_much_is_written()
    {
        var result = ToolProcess.Run("sh", ["-c", "tee /dev/stderr; exit 7"], new string('界', 300_000));
        result.ExitCode.ShouldBe(7);
        result.Output.Length.ShouldBe(300_000);
        result.Errors.ShouldBe(result.Output);
    }

    [ToolFact("sh")]
    public void A_tool_that_takes_too_long_is_stopped() =>
        Should.Throw<TimeoutException>(() => ToolProcess.Run("sh", ["-c", "sleep 60"], timeout: TimeSpan.FromMilliseconds(200)));

    [ToolFact("sh")]
    public void A_tool_that_does_not_read_its_input_is_not_waited_for() =>
        ToolProcess.Run("sh", ["-c", "exit 0"], new string('x', 1_000_000)).ExitCode.ShouldBe(0);
}
