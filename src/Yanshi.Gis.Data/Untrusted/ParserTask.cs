namespace Yanshi.Gis.Data.Untrusted;

/// <summary>What a parser process is to do.</summary>
internal enum ParserTask
{
    /// <summary>Read a site file.</summary>
    Sites,

    /// <summary>Say which layers a vector file has.</summary>
    Describe,

    /// <summary>Read the features of one layer.</summary>
    Features,
}
