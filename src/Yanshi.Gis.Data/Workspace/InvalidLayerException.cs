namespace Yanshi.Gis.Data.Workspace;

/// <summary>A layer's data cannot be used; turned into the layer's state by <see cref="WorkspaceFolder"/>, never shown as an exception.</summary>
internal sealed class InvalidLayerException(string? where, string chinese, string english, Exception? inner = null) : Exception(english, inner)
{
    /// <summary>The place in the file; null when the whole file is meant.</summary>
    internal string? Where { get; } = where;

    /// <summary>The message in Chinese.</summary>
    internal string Chinese { get; } = chinese;
}
