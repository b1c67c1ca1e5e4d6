using System.Text.Json.Nodes;

namespace Yanshi.Gis.Reporting.Pages;

/// <summary>The documents of one site: what a report is made from.</summary>
/// <param name="Record">The check record (<c>yanshi-gis/site-check/1</c>), or what went wrong (<c>yanshi-gis/site-problem/1</c>).</param>
/// <param name="Pieces">The pieces document of that record (<c>yanshi-gis/site-pieces/1</c>); null for a problem.</param>
public sealed record CheckedSite(JsonObject Record, JsonObject? Pieces);
