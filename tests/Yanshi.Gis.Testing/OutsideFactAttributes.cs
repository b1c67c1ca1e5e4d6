using Xunit;
using Xunit.Sdk;

namespace Yanshi.Gis.Testing;

/// <summary>A fact that needs installed programs, by name.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Yanshi.Gis.Testing.OutsideFactDiscoverer", "Yanshi.Gis.Testing")]
public sealed class ToolFactAttribute : FactAttribute
{
    /// <summary>Names the programs.</summary>
    public ToolFactAttribute(params string[] tools)
    {
        Tools = tools;
        Absent = OutsideRequirement.OfTools(tools);
        Skip = OutsideRequirement.SkipReason(Absent);
    }

    /// <summary>The programs.</summary>
    public IReadOnlyList<string> Tools { get; }

    /// <summary>What is absent; null when the test can run.</summary>
    public string? Absent { get; }
}

/// <summary>A theory that needs installed programs, by name.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Yanshi.Gis.Testing.OutsideTheoryDiscoverer", "Yanshi.Gis.Testing")]
public sealed class ToolTheoryAttribute : TheoryAttribute
{
    /// <summary>Names the programs.</summary>
    public ToolTheoryAttribute(params string[] tools)
    {
        Tools = tools;
        Absent = OutsideRequirement.OfTools(tools);
        Skip = OutsideRequirement.SkipReason(Absent);
    }

    /// <summary>The programs.</summary>
    public IReadOnlyList<string> Tools { get; }

    /// <summary>What is absent; null when the test can run.</summary>
    public string? Absent { get; }
}

/// <summary>A fact that reads outside data: files or folders below <see cref="TestData.Root"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Yanshi.Gis.Testing.OutsideFactDiscoverer", "Yanshi.Gis.Testing")]
public sealed class OutsideDataFactAttribute : FactAttribute
{
    /// <summary>Names the files or folders.</summary>
    public OutsideDataFactAttribute(params string[] relativePaths)
    {
        RelativePaths = relativePaths;
        Absent = OutsideRequirement.OfData(relativePaths);
        Skip = OutsideRequirement.SkipReason(Absent);
    }

    /// <summary>The files or folders.</summary>
    public IReadOnlyList<string> RelativePaths { get; }

    /// <summary>What is absent; null when the test can run.</summary>
    public string? Absent { get; }
}

/// <summary>A theory that reads outside data: files or folders below <see cref="TestData.Root"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Yanshi.Gis.Testing.OutsideTheoryDiscoverer", "Yanshi.Gis.Testing")]
public sealed class OutsideDataTheoryAttribute : TheoryAttribute
{
    /// <summary>Names the files or folders.</summary>
    public OutsideDataTheoryAttribute(params string[] relativePaths)
    {
        RelativePaths = relativePaths;
        Absent = OutsideRequirement.OfData(relativePaths);
        Skip = OutsideRequirement.SkipReason(Absent);
    }

    /// <summary>The files or folders.</summary>
    public IReadOnlyList<string> RelativePaths { get; }

    /// <summary>What is absent; null when the test can run.</summary>
    public string? Absent { get; }
}

/// <summary>A fact that runs a program in a <see cref="ClosedRoom"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Yanshi.Gis.Testing.OutsideFactDiscoverer", "Yanshi.Gis.Testing")]
public sealed class ClosedRoomFactAttribute : FactAttribute
{
    /// <summary>Looks whether such a room can be made.</summary>
    public ClosedRoomFactAttribute()
    {
        Absent = ClosedRoom.WhyAbsent;
        Skip = OutsideRequirement.SkipReason(Absent);
    }

    /// <summary>What is absent; null when the test can run.</summary>
    public string? Absent { get; }
}
