using System.Text.Json.Nodes;
using Yanshi.Gis.Web.Hosting;

namespace Yanshi.Gis.Web.Api;

/// <summary>Links to the service itself, absolute: some clients do not resolve others.</summary>
internal sealed class Links(ServiceOptions options)
{
    /// <summary>The address of the service as the client sees it, without a slash at the end.</summary>
    internal string BaseOf(HttpRequest request) => options.PublicUrl?.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}";

    /// <summary>A link.</summary>
    /// <param name="request">The request that is answered.</param>
    /// <param name="rel">What the target is to this document.</param>
    /// <param name="path">Path and query of the target.</param>
    /// <param name="type">Its content type.</param>
    /// <param name="title">What people call it.</param>
    internal JsonObject To(HttpRequest request, string rel, string path, string type, string title) =>
        new() { ["href"] = BaseOf(request) + path, ["rel"] = rel, ["type"] = type, ["title"] = title };
}
