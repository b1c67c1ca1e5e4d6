using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;
using Yanshi.Gis.Testing.Fuzzing;

namespace Yanshi.Gis.Data.Tests.Fuzz;

/// <summary>A few of the inputs that <c>benchmarks/fuzz</c> gives the parser process, the same at every run.</summary>
public sealed class FileFuzzTests : IDisposable
{
    private const ulong Seed = 20261126;
    private const int SiteInputs = 6;
    private const int LayerInputs = 3;

    private readonly FileTargets _targets = new(TestParser.Program);

    public static TheoryData<string> Names
    {
        get
        {
            using var targets = new FileTargets(TestParser.Program);
            return [.. targets.All.Select(target => target.Name)];
        }
    }

    public void Dispose() => _targets.Dispose();

    [ToolTheory("ogr2ogr")]
    [MemberData(nameof(Names))]
    public void A_damaged_file_is_read_or_refused_with_a_code(string name)
    {
        var inputs = name.EndsWith("as site", StringComparison.Ordinal) ? SiteInputs : LayerInputs;

        var tally = FuzzRun.Run(_targets.All.Single(target => target.Name == name), Seed, inputs);

        tally.Faults.ShouldBeEmpty();
        tally.Inputs.ShouldBe(inputs);
    }
}
