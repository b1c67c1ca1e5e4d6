using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Formats.Vectors;

namespace Yanshi.Gis.Data.Imports;

/// <summary>One feature of a delivery as read from its file.</summary>
/// <param name="Number">Its number in the file.</param>
/// <param name="Wkb">Its geometry as WKB; empty when it has none.</param>
/// <param name="Properties">Its attributes as a JSON object in UTF-8.</param>
public sealed record DeliveredFeature(string Number, ReadOnlyMemory<byte> Wkb, ReadOnlyMemory<byte> Properties)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <summary>Whether the bytes are those with which a polygon of one part is written: little-endian, two-dimensional, in no collection.</summary>
    internal bool IsPlainPolygon => Wkb.Span.StartsWith(PlainPolygon);

    private static ReadOnlySpan<byte> PlainPolygon => [1, 3, 0, 0, 0];

    /// <summary>The geometry; null when the feature has none.</summary>
    /// <exception cref="InputRefusedException">The bytes are no geometry that can be used; see <see cref="VectorFeature.ReadGeometry"/>.</exception>
    public Geometry? ReadGeometry() => Wkb.IsEmpty ? null : WkbGeometry.Read(Wkb.Span, Number);

    /// <summary>The attributes.</summary>
    public JsonObject ReadProperties() => JsonNode.Parse(Properties.Span, nodeOptions: null, Strict)!.AsObject();
}
