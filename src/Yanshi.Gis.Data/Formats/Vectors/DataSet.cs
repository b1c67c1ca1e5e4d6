namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>One data set in the private folder of a reading, under a name that nobody outside chose.</summary>
/// <param name="Format">Its format, by its content.</param>
/// <param name="Path">The full path of its main file or folder.</param>
/// <param name="File">What the user knows it by: the file's name, in an archive the entry's.</param>
/// <param name="Notes">What was noticed while it was prepared.</param>
internal sealed record DataSet(VectorFormat Format, string Path, string File, IReadOnlyList<Problem> Notes)
{
    /// <summary>The name without folder and extension: what a format of one layer calls that layer.</summary>
    public string Title => System.IO.Path.GetFileNameWithoutExtension(File);
}
