namespace Yanshi.Gis;

/// <summary>The work cannot go on, for a reason that has a code. Programming mistakes use the BCL's argument exceptions instead.</summary>
public abstract class PlanningDataException : Exception
{
    private protected PlanningDataException(Problem problem, Exception? inner)
        : base(problem.ToString(), inner) => Problem = problem;

    /// <summary>The coded message.</summary>
    public Problem Problem { get; }
}

/// <summary>The caller's input (a site file, a coordinate, an option) cannot be used. Exit code 2.</summary>
public sealed class InputRefusedException : PlanningDataException
{
    /// <summary>Refuses an input.</summary>
    public InputRefusedException(Problem problem, Exception? inner = null) : base(problem, inner) { }

    /// <summary>Refuses an input with the parts of its message.</summary>
    public InputRefusedException(string code, string? where, string chinese, string english)
        : base(new Problem(code, where, chinese, english), inner: null) { }
}

/// <summary>The workspace's own data (catalogue, layers, rule book) or the system failed. Exit code 3.</summary>
public sealed class ReferenceDataException : PlanningDataException
{
    /// <summary>Reports reference data that cannot be used.</summary>
    public ReferenceDataException(Problem problem, Exception? inner = null) : base(problem, inner) { }

    /// <summary>Reports reference data that cannot be used, with the parts of its message.</summary>
    public ReferenceDataException(string code, string? where, string chinese, string english)
        : base(new Problem(code, where, chinese, english), inner: null) { }
}
