using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>A layer's data cannot be used; <see cref="Workspace"/> turns it into the layer's state, it is never shown as an exception.</summary>
internal sealed class InvalidLayerException(string? where, string chinese, string english, Exception? inner = null) : Exception(english, inner)
{
    /// <summary>The message for a layer's result.</summary>
    /// <param name="file">The data file's name in the catalogue.</param>
    internal Problem ToProblem(string file) => new(ReasonCodes.Damaged, where is null ? file : $"{file}: {where}", chinese, Message);
}
