namespace Yanshi.Gis.Web.Features;

/// <summary>What kinds of values the features of a layer have under a name. Immutable.</summary>
[Flags]
internal enum PropertyKinds
{
    /// <summary>No value.</summary>
    None = 0,

    /// <summary>Texts.</summary>
    Text = 1,

    /// <summary>Whole numbers.</summary>
    Whole = 2,

    /// <summary>Numbers that are not whole.</summary>
    Fraction = 4,

    /// <summary>Truth values.</summary>
    Truth = 8,

    /// <summary>Lists.</summary>
    List = 16,

    /// <summary>Objects.</summary>
    Object = 32,
}
