using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Untrusted;

namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>One feature of a layer as delivered.</summary>
/// <param name="Number">Its number in the file (a shapefile's record from 0, a geodatabase's OBJECTID).</param>
/// <param name="Wkb">Its geometry as two-dimensional ISO WKB in the layer's reference system, arcs as chords; empty when it has none.</param>
/// <param name="Properties">Its attributes as a JSON object in UTF-8, in the order of the layer's fields.</param>
/// <param name="Flaw">Why its geometry cannot be used, where its reader found out; null when it did not.</param>
public sealed record VectorFeature(string Number, ReadOnlyMemory<byte> Wkb, ReadOnlyMemory<byte> Properties, Problem? Flaw)
{
    // The text comes from a process that read an untrusted file.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <summary>The geometry; null when the feature has none.</summary>
    /// <param name="closings">
    /// Takes a note of each ring that was not closed and was closed with its first point. Null to refuse such rings.
    /// </param>
    /// <exception cref="InputRefusedException">
    /// <c>wkb.damaged</c>, <c>wkb.type</c>, <c>input.too-deep</c>, <c>ring.unclosed</c>, <c>ring.too-few-points</c>, <c>line.too-few-points</c>, or that of
    /// <see cref="Flaw"/>.
    /// </exception>
    public Geometry? ReadGeometry(ICollection<Problem>? closings = null) =>
        Flaw is not null ? throw new InputRefusedException(Flaw) : Wkb.IsEmpty ? null : WkbGeometry.Read(Wkb.Span, Number, closings);

    /// <summary>The attributes.</summary>
    /// <exception cref="InputRefusedException"><c>parser.protocol</c>: they are no JSON object.</exception>
    public JsonObject ReadProperties()
    {
        try
        {
            return JsonNode.Parse(Properties.Span, nodeOptions: null, Strict) as JsonObject ?? throw ParserProblems.Protocol(inner: null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The latter at names that are no text, when they are compared.
            throw ParserProblems.Protocol(e);
        }
    }
}
