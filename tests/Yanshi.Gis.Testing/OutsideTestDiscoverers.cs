using Xunit.Abstractions;
using Xunit.Sdk;

namespace Yanshi.Gis.Testing;

/// <summary>Discovers facts with outside requirements: one that must run but cannot becomes a failing test that says why.</summary>
public sealed class OutsideFactDiscoverer(IMessageSink diagnosticMessageSink) : FactDiscoverer(diagnosticMessageSink)
{
    /// <inheritdoc/>
    public override IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        Unmet.TestCase(DiagnosticMessageSink, discoveryOptions, testMethod, factAttribute) is { } failing
            ? [failing]
            : base.Discover(discoveryOptions, testMethod, factAttribute);
}

/// <summary>The same for theories.</summary>
public sealed class OutsideTheoryDiscoverer(IMessageSink diagnosticMessageSink) : TheoryDiscoverer(diagnosticMessageSink)
{
    /// <inheritdoc/>
    public override IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute) =>
        Unmet.TestCase(DiagnosticMessageSink, discoveryOptions, testMethod, theoryAttribute) is { } failing
            ? [failing]
            : base.Discover(discoveryOptions, testMethod, theoryAttribute);
}

/// <summary>The test case for a requirement that is enforced and not met.</summary>
internal static class Unmet
{
    public static IXunitTestCase? TestCase(
        IMessageSink sink, ITestFrameworkDiscoveryOptions options, ITestMethod testMethod, IAttributeInfo attribute)
    {
        var absent = attribute.GetNamedArgument<string?>(nameof(ToolFactAttribute.Absent));
        if (absent is null || !OutsideRequirement.IsEnforced)
            return null;
        return new ExecutionErrorTestCase(
            sink,
            options.MethodDisplayOrDefault(),
            options.MethodDisplayOptionsOrDefault(),
            testMethod,
            absent + "; CI is set, so this is a failure and not a skip");
    }
}
