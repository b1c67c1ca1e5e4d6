using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Yanshi.Gis.Data.Imports;

/// <summary>One feature of a delivery as read from its file.</summary>
/// <param name="Number">Its number in the file.</param>
/// <param name="Wkb">Its geometry as WKB; empty when it has none.</param>
/// <param name="Properties">Its attributes as a JSON object in UTF-8.</param>
public sealed record DeliveredFeature(string Number, ReadOnlyMemory<byte> Wkb, ReadOnlyMemory<byte> Properties)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <summary>The geometry; null when the feature has none.</summary>
    public Geometry? ReadGeometry() => Wkb.IsEmpty ? null : new WKBReader(ProjectGeometry.Services).Read(Wkb.ToArray());

    /// <summary>The attributes.</summary>
    public JsonObject ReadProperties() => JsonNode.Parse(Properties.Span, nodeOptions: null, Strict)!.AsObject();
}
