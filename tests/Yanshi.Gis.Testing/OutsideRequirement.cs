namespace Yanshi.Gis.Testing;

/// <summary>
/// What a test needs from outside the repository. Absent on a developer's machine, the test is reported as skipped with the reason;
/// with <c>CI</c> set it fails: nothing may go untested there without anybody noticing.
/// </summary>
internal static class OutsideRequirement
{
    /// <summary>Whether <c>CI</c> is set to anything but <c>false</c>.</summary>
    public static bool IsEnforced
    {
        get
        {
            var value = Environment.GetEnvironmentVariable("CI");
            return !string.IsNullOrEmpty(value) && !string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>Why the tools cannot be used; null when all are installed.</summary>
    public static string? OfTools(IEnumerable<string> tools) => Join(tools.Select(ToolProcess.WhyAbsent));

    /// <summary>Why the data cannot be read; null when all of it is there.</summary>
    public static string? OfData(IEnumerable<string> relativePaths) => Join(relativePaths.Select(TestData.WhyAbsent));

    /// <summary>The reason to skip with: null when nothing is absent, and when the rule is enforced (the test then fails instead).</summary>
    public static string? SkipReason(string? absent) => IsEnforced ? null : absent;

    private static string? Join(IEnumerable<string?> reasons)
    {
        var all = string.Join("; ", reasons.Where(reason => reason is not null));
        return all.Length == 0 ? null : all;
    }
}
