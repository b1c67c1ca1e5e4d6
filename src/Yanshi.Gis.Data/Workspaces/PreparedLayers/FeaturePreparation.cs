using System.Text;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Workspaces.PreparedLayers;

/// <summary>A feature brought to the analysis plane and found right.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IdBytes">The id in UTF-8.</param>
/// <param name="SourceWkb">The geometry as delivered, little-endian WKB.</param>
/// <param name="Properties">All properties as canonical JSON in UTF-8.</param>
/// <param name="AccuracyMetres">Its own 中误差; null: the layer's.</param>
/// <param name="Area">Its area in the analysis plane; null when it is none.</param>
/// <param name="Line">Its line or point in the analysis plane; null when it is an area.</param>
/// <param name="LongEdges">The long edges of an area, as drawn.</param>
internal sealed record PreparedFeature(
    string Id, byte[] IdBytes, ReadOnlyMemory<byte> SourceWkb, byte[] Properties, double? AccuracyMetres, PackedRings? Area, Geometry? Line, IReadOnlyList<LineSegment> LongEdges);

/// <summary>Brings single features to the analysis plane and refuses what is not right. Thread-safe.</summary>
internal sealed class FeaturePreparation
{
    private const string AccuracyProperty = "accuracyMetres";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly AnalysisProjection _projection;
    private readonly Envelope _near;

    /// <exception cref="InvalidLayerException">No layer can rest on this reference system.</exception>
    internal FeaturePreparation(Crs crs, Catalogue catalogue)
    {
        _projection = ProjectionOf(crs, catalogue);

        // Numbers cannot show a wrong zone or a lost prefix by themselves; the place where they put a feature can.
        _near = LayerCoverages.ExtentOf(catalogue).EnvelopeInternal.Copy();
        _near.ExpandBy(CrsDetection.MarginMetres);
    }

    /// <exception cref="InvalidLayerException">The feature is not right.</exception>
    internal PreparedFeature Prepare(SourceFeature source)
    {
        var where = $"id {source.Id}";
        if (source.InPlane is { } known)
            return Prepared(source, where, PackedRings.Of(known), line: null, EdgeModel.LongEdgesOf(source.Geometry, known, _projection));
        var geometry = InPlane(source.Geometry, where);
        if (geometry.IsEmpty)
            throw new InvalidLayerException(where, "几何是空的。", "The geometry is empty.");
        if (!_near.Intersects(geometry.EnvelopeInternal))
            throw new InvalidLayerException(
                where,
                $"要素按 {_projection.Source.Code} 落在工作区范围外 {CrsDetection.MarginMetres / 1000:0} 公里以远：坐标系或带号有误，否则请裁剪到工作区。",
                $"Read as {_projection.Source.Code} the feature lies more than {CrsDetection.MarginMetres / 1000:0} km outside the workspace's extent: the reference system or the zone is wrong; else cut the layer to the workspace.");
        if (geometry is IPolygonal && !source.IsSound && GeometryValidator.Validate(geometry, where).FirstOrDefault(defect => defect.Severity is DefectSeverity.Error) is { } defect)
            throw new InvalidLayerException(defect.Problem.Where, defect.Problem.Chinese, defect.Problem.English);
        return geometry is IPolygonal
            ? Prepared(source, where, PackedRings.Of(geometry), line: null, EdgeModel.LongEdgesOf(source.Geometry, geometry, _projection))
            : Prepared(source, where, area: null, geometry, []);
    }

    private static PreparedFeature Prepared(SourceFeature source, string where, PackedRings? area, Geometry? line, IReadOnlyList<LineSegment> longEdges) => new(
        source.Id,
        Utf8(source.Id, where),
        source.Wkb.IsEmpty ? new WKBWriter(ByteOrder.LittleEndian).Write(source.Geometry) : source.Wkb,
        Utf8(source.Properties, where),
        AccuracyOf(source.Properties, where),
        area,
        line,
        longEdges);

    private static AnalysisProjection ProjectionOf(Crs crs, Catalogue catalogue)
    {
        if (crs.IsWebMap)
            throw new InvalidLayerException(where: null, $"坐标系 {crs.Code} 来自网络地图，不能作为管控图层。", $"The reference system {crs.Code} is a web map's; no control layer can rest on it.");
        try
        {
            return new AnalysisProjection(crs, catalogue.Plane);
        }
        catch (InputRefusedException e)
        {
            throw new InvalidLayerException(e.Problem.Where, e.Problem.Chinese, e.Problem.English, e);
        }
    }

    private static byte[] Utf8(string id, string where)
    {
        try
        {
            return StrictUtf8.GetBytes(id);
        }
        catch (EncoderFallbackException e)
        {
            throw new InvalidLayerException(where, "编号含有残缺的字符。", "The id holds half a character.", e);
        }
    }

    private static byte[] Utf8(JsonObject properties, string where)
    {
        try
        {
            return CanonicalJson.Utf8(properties);
        }
        catch (ArgumentException e)
        {
            throw new InvalidLayerException(where, $"属性无法保存：{e.Message}", $"The properties cannot be kept: {e.Message}", e);
        }
    }

    private static double? AccuracyOf(JsonObject properties, string where) => properties[AccuracyProperty] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<double>(out var metres) && metres >= 0 && double.IsFinite(metres) => metres,
        var other => throw new InvalidLayerException(where, $"{AccuracyProperty} 的值 {other.ToJsonString()} 不是非负的数。", $"{AccuracyProperty} is {other.ToJsonString()}, not a number of at least 0."),
    };

    private Geometry InPlane(Geometry source, string where)
    {
        try
        {
            return _projection.ToPlane(source);
        }
        catch (InputRefusedException e)
        {
            throw new InvalidLayerException($"{where}: {e.Problem.Where}", e.Problem.Chinese, e.Problem.English, e);
        }
    }
}
