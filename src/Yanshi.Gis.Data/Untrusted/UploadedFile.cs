namespace Yanshi.Gis.Data.Untrusted;

/// <summary>A file that came over a network. It is read by a process of its own, whatever its format.</summary>
/// <param name="Path">Where it lies, under a name of ours.</param>
/// <param name="Name">What the sender calls it: for messages, and for the extension that its content is compared with; never a place on disk.</param>
public sealed record UploadedFile(string Path, string Name);
