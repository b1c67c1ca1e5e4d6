using Yanshi.Gis.Web.Processes;

namespace Yanshi.Gis.Web.Uploads;

/// <summary>An execute request whose sites came as a file, which is removed with it.</summary>
internal sealed class Upload(UploadFolder folder, ExecuteRequest request) : IDisposable
{
    /// <summary>The request.</summary>
    internal ExecuteRequest Request { get; } = request;

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();
}
