namespace Yanshi.Gis.Data.Formats;

/// <summary>The bytes of a site file, seekable and within the size limit, and the file's name without its folder.</summary>
internal sealed record SiteFileContent(Stream Bytes, string FileName);
