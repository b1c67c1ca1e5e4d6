using System.Text;
using System.Text.Json.Nodes;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Reporting.Pages;

namespace Yanshi.Gis.Web.Processes;

/// <summary>The answers to the sites of one request, in their order: records, and what was asked for beside them.</summary>
internal sealed class CheckedSites
{
    private readonly List<CheckedSite> _sites = [];

    /// <summary>How many there are.</summary>
    internal int Count => _sites.Count;

    /// <summary>Adds one.</summary>
    /// <param name="record">The record, or the problem of a site that could not be checked.</param>
    /// <param name="pieces">The pieces document; null when nobody asked, or there is none.</param>
    internal void Add(JsonObject record, JsonObject? pieces = null) => _sites.Add(new CheckedSite(record, pieces));

    /// <summary>The records, the bytes that <c>check --format json</c> prints.</summary>
    internal byte[] Records() => Bytes(IndentedJson.Write(Several(site => site.Record)) + "\n");

    /// <summary>The pieces documents; of a site that could not be checked, its problem.</summary>
    internal byte[] Pieces() => Bytes(IndentedJson.Write(Several(site => site.Pieces ?? site.Record)) + "\n");

    /// <summary>The page with map that <c>check --format html</c> prints.</summary>
    internal byte[] Page(ReportOptions options) => Bytes(CheckPage.Of(_sites, options));

    // One site is a document, several are an array of them.
    private JsonNode Several(Func<CheckedSite, JsonObject> document) => _sites is [var only] ? document(only) : new JsonArray([.. _sites.Select(site => (JsonNode)document(site))]);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
