namespace Yanshi.Gis.Data.Untrusted;

/// <summary>What a message between the program and its parser process is.</summary>
internal enum FrameKind : byte
{
    /// <summary>To the parser: what to do.</summary>
    Request = 1,

    /// <summary>From the parser, first of all: it runs, under these limits.</summary>
    Hello = 2,

    /// <summary>A site file without its projects.</summary>
    SiteFile = 3,

    /// <summary>One project of a site file.</summary>
    SiteProject = 4,

    /// <summary>The data sets and layers of a vector file.</summary>
    VectorFile = 5,

    /// <summary>A batch of features of a vector layer.</summary>
    VectorFeatures = 6,

    /// <summary>What was noticed while features were read.</summary>
    Notes = 7,

    /// <summary>The file is refused.</summary>
    Refusal = 8,

    /// <summary>The end. What comes without it is incomplete.</summary>
    End = 9,
}
