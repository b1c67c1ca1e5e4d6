using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Yanshi.Gis.Web.Api;

/// <summary>Answers that a client need not be sent again (RFC 9110, 8.8.3): their tag is a hash of everything they are made of.</summary>
internal static class EntityTags
{
    // Whoever keeps an answer has to ask each time: the next import changes what is true of the same address.
    private const string Keeping = "private, no-cache";

    private const int Digits = 32;

    /// <summary>Gives the answer the tag of what it is made of.</summary>
    /// <param name="context">The request.</param>
    /// <param name="basis">Everything that decides its bytes.</param>
    /// <returns>Whether the client has it; then the answer is given, 304, and nothing may be written.</returns>
    internal static bool IsHeld(HttpContext context, ReadOnlySpan<byte> basis)
    {
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(basis))[..Digits]}\"");
        context.Response.Headers.CacheControl = Keeping;
        context.Response.Headers.ETag = tag.ToString();
        if (!context.Request.GetTypedHeaders().IfNoneMatch.Any(held => held.Equals(EntityTagHeaderValue.Any) || held.Compare(tag, useStrongComparison: false)))
            return false;
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    /// <summary>The same with texts.</summary>
    internal static bool IsHeld(HttpContext context, params IEnumerable<string> basis) => IsHeld(context, Encoding.UTF8.GetBytes(string.Join('\n', basis)));
}
