namespace Yanshi.Gis.Validation;

/// <summary>How a ring's part in its polygon is known.</summary>
public enum RingRole
{
    /// <summary>The format does not say (or is not to be believed): nesting decides.</summary>
    ByNesting,

    /// <summary>The format says: a shell.</summary>
    Shell,

    /// <summary>The format says: a hole of the shell before it.</summary>
    Hole,
}
