using Shouldly;
using Xunit;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>Data on Xi'an 80: refused, unless the user has parameters, which then leave no trace but their fingerprint.</summary>
public sealed class DatumShiftTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Xian_80_needs_the_users_parameters()
    {
        var old = _scratch.Write(
            "old.txt", Samples.BoundaryPoints(Samples.Square(0, 0)).Replace("2000国家大地坐标系", "80国家大地坐标系", StringComparison.Ordinal));
        var refused = YanshiGis.Run("site", old);
        refused.ExitCode.ShouldBe(2);
        refused.Errors.ShouldContain("[crs.datum-not-supported]");

        var parameters = _scratch.Write("parameters.txt", "-12.5,101.25,37.125\n");
        var shifted = YanshiGis.Run("site", old, "--datum-shift", parameters, "--format", "json");
        shifted.ExitCode.ShouldBe(0, shifted.Errors);
        shifted.Json["defects"]!.AsArray().ShouldContain(defect => defect!["code"]!.GetValue<string>() == "crs.datum-shift-applied");
        shifted.Output.ShouldContain("sha256:");
        foreach (var secret in new[] { "12.5", "101.25", "37.125" })
            (shifted.Output + shifted.Errors).ShouldNotContain(secret);
        var unshifted = YanshiGis.Run("site", _scratch.Write("new.txt", Samples.BoundaryPoints(Samples.Square(0, 0))), "--format", "json");
        Math.Abs(West(shifted) - West(unshifted)).ShouldBeGreaterThan(1e-5);

        static double West(YanshiGis.Outcome run) => run.Json["bbox"]![0]!.GetValue<double>();
    }

    [Fact]
    public void Parameters_that_cannot_be_read_are_a_usage_error()
    {
        var run = YanshiGis.Run("site", _scratch.Write("a.txt", Samples.BoundaryPoints(Samples.Square(0, 0))), "--datum-shift", "no-such-file");
        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("--datum-shift");
    }
}
