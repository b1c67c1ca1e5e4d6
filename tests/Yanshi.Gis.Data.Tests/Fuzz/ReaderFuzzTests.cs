using Shouldly;
using Xunit;
using Yanshi.Gis.Testing.Fuzzing;

namespace Yanshi.Gis.Data.Tests.Fuzz;

/// <summary>A share of what <c>benchmarks/fuzz</c> does with our own readers, the same at every run.</summary>
public sealed class ReaderFuzzTests : IDisposable
{
    private const ulong Seed = 20261126;
    private const int SiteInputs = 1_200;

    // Each of these is a whole rule book, list or log.
    private const int KnowledgeInputs = 400;

    private readonly KnowledgeTargets _knowledge = new();

    public static TheoryData<string> Sites => [.. SiteTargets.All.Select(target => target.Name)];

    public static TheoryData<string> Knowledge
    {
        get
        {
            using var targets = new KnowledgeTargets();
            return [.. targets.All.Select(target => target.Name)];
        }
    }

    public void Dispose() => _knowledge.Dispose();

    [Theory]
    [MemberData(nameof(Sites))]
    public void What_is_no_site_or_layer_is_refused_with_a_code(string name) => Check(SiteTargets.All.Single(target => target.Name == name), SiteInputs);

    [Theory]
    [MemberData(nameof(Knowledge))]
    public void What_is_no_rule_catalogue_record_or_log_is_refused_with_a_code(string name) => Check(_knowledge.All.Single(target => target.Name == name), KnowledgeInputs);

    private static void Check(FuzzTarget target, int inputs)
    {
        var tally = FuzzRun.Run(target, Seed, inputs);

        tally.Faults.ShouldBeEmpty();
        tally.Inputs.ShouldBe(inputs);
        // An engine whose inputs are all refused, or all accepted, would find nothing.
        tally.Accepted.ShouldBeGreaterThan(inputs / 200);
        tally.Refused.Values.Sum().ShouldBeGreaterThan(inputs / 200);
    }
}
