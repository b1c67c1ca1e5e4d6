using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>Reads the data of one layer into the analysis plane.</summary>
internal static class LayerFile
{
    private const string NameProperty = "name";
    private const string AccuracyProperty = "accuracyMetres";
    private const long SizeLimitBytes = 512L << 20;

    /// <summary>Reads a data file.</summary>
    /// <exception cref="InvalidLayerException">The data is missing or not right.</exception>
    internal static ControlLayer Read(string folder, LayerDelivery delivery, Catalogue catalogue)
    {
        var crs = Crs.Get(delivery.Version.Crs);
        var source = LayerGeoJson.Read(Bytes(Path.Combine(folder, delivery.File)), crs);
        source.Sort((left, right) => string.CompareOrdinal(left.Id, right.Id));
        if (source.Count == 0)
            throw new InvalidLayerException(where: null, "文件里没有要素。", "The file has no feature.");

        var projection = ProjectionOf(crs, catalogue);
        var near = NearExtent(catalogue, projection);
        using var fingerprint = new LayerFingerprint(projection.Source.Code);
        var features = new List<PlacedFeature>(source.Count);
        foreach (var feature in source)
        {
            fingerprint.Add(feature.Id, feature.Geometry, feature.Properties);
            features.Add(FeatureFrom(feature, projection, near));
        }

        return ControlLayer.Of(catalogue.Get(delivery.LayerId), delivery.Version, features, CoverageOf(delivery.Version, catalogue, projection), fingerprint.End());
    }

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

    // Numbers cannot show a wrong zone or a lost prefix by themselves; the place where they put a feature can.
    private static Envelope NearExtent(Catalogue catalogue, AnalysisProjection projection)
    {
        var near = projection.LonLatToPlane(ProjectGeometry.Factory.ToGeometry(catalogue.Extent.ToEnvelope())).EnvelopeInternal.Copy();
        near.ExpandBy(CrsDetection.MarginMetres);
        return near;
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                throw new InvalidLayerException(where: null, "文件不存在。", "The file does not exist.");
            if (file.Length > SizeLimitBytes)
                throw new InvalidLayerException(where: null, "文件超过 512 MB。", "The file is larger than 512 MB.");
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidLayerException(where: null, $"文件无法读取：{e.Message}", $"The file cannot be read: {e.Message}", e);
        }
    }

    private static PlacedFeature FeatureFrom(SourceFeature source, AnalysisProjection projection, Envelope near)
    {
        var where = $"id {source.Id}";
        var area = InPlane(source.Geometry, projection, where);
        if (!near.Intersects(area.EnvelopeInternal))
            throw new InvalidLayerException(
                where,
                $"要素按 {projection.Source.Code} 落在工作区范围外 {CrsDetection.MarginMetres / 1000:0} 公里以远：坐标系或带号有误，否则请裁剪到工作区。",
                $"Read as {projection.Source.Code} the feature lies more than {CrsDetection.MarginMetres / 1000:0} km outside the workspace's extent: the reference system or the zone is wrong; else cut the layer to the workspace.");
        if (area is IPolygonal && GeometryValidator.Validate(area, where).FirstOrDefault(defect => defect.Severity is DefectSeverity.Error) is { } defect)
            throw new InvalidLayerException(defect.Problem.Where, defect.Problem.Chinese, defect.Problem.English);
        var feature = new LayerFeature
        {
            Id = source.Id,
            Name = source.Properties[NameProperty] is JsonValue name ? name.ToString() : null,
            Properties = [.. source.Properties.Select(property => KeyValuePair.Create(property.Key, JsonSerializer.SerializeToElement(property.Value)))],
            AccuracyMetres = AccuracyOf(source.Properties, where),
        };
        return new PlacedFeature(feature, area) { LongEdges = area is IPolygonal ? EdgeModel.LongEdgesOf(source.Geometry, projection) : [] };
    }

    private static Geometry InPlane(Geometry source, AnalysisProjection projection, string where)
    {
        try
        {
            return projection.ToPlane(source);
        }
        catch (InputRefusedException e)
        {
            throw new InvalidLayerException($"{where}: {e.Problem.Where}", e.Problem.Chinese, e.Problem.English, e);
        }
    }

    private static double? AccuracyOf(JsonObject properties, string where) => properties[AccuracyProperty] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<double>(out var metres) && metres >= 0 && double.IsFinite(metres) => metres,
        var other => throw new InvalidLayerException(where, $"{AccuracyProperty} 的值 {other.ToJsonString()} 不是非负的数。", $"{AccuracyProperty} is {other.ToJsonString()}, not a number of at least 0."),
    };

    private static Geometry? CoverageOf(LayerVersion version, Catalogue catalogue, AnalysisProjection projection) => version.Coverage switch
    {
        LayerCoverage.Extent => projection.LonLatToPlane(ProjectGeometry.Factory.ToGeometry(catalogue.Extent.ToEnvelope())),
        _ => null,
    };
}
