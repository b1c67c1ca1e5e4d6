using System.Text;
using System.Text.Json.Nodes;
using Yanshi.Gis.Planning.Records;

namespace Yanshi.Gis.Web.Processes;

/// <summary>The answers to the sites of one request, in their order: records, and what was asked for beside them.</summary>
internal sealed class CheckedSites
{
    private readonly List<(JsonObject Record, JsonObject? Pieces)> _sites = [];

    /// <summary>How many there are.</summary>
    internal int Count => _sites.Count;

    /// <summary>Adds one.</summary>
    /// <param name="record">The record, or the problem of a site that could not be checked.</param>
    /// <param name="pieces">The pieces document; null when nobody asked, or there is none.</param>
    internal void Add(JsonObject record, JsonObject? pieces = null) => _sites.Add((record, pieces));

    /// <summary>The records, the bytes that <c>check --format json</c> prints.</summary>
    internal byte[] Records() => Bytes(Several(_sites.Select(site => (JsonNode?)site.Record)));

    /// <summary>The pieces documents; of a site that could not be checked, its problem.</summary>
    internal byte[] Pieces() => Bytes(Several(_sites.Select(site => (JsonNode?)(site.Pieces ?? site.Record))));

    // One site is a document, several are an array of them.
    private static JsonNode Several(IEnumerable<JsonNode?> documents)
    {
        JsonNode?[] all = [.. documents];
        return all is [{ } only] ? only : new JsonArray(all);
    }

    private static byte[] Bytes(JsonNode document) => Encoding.UTF8.GetBytes(IndentedJson.Write(document) + "\n");
}
