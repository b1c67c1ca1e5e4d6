using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Formats.Vectors;
using Yanshi.Gis.Data.Imports.Deliveries;
using Yanshi.Gis.Data.Imports.Positions;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Imports.Versions;

/// <summary>Reads the area that a delivery covers from a file of its own. A coverage that is too large would let a layer say clear where nobody looked, so nothing in it is mended or left out.</summary>
internal static class StatedCoverage
{
    /// <summary>The area in the analysis plane; null when no file came with the delivery.</summary>
    /// <param name="request">What is imported: the file with the polygons is of this machine, or was uploaded.</param>
    /// <param name="catalogue">The workspace's catalogue.</param>
    /// <param name="parser">The program that reads it.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <exception cref="InputRefusedException">
    /// <c>coverage.several-layers</c>, <c>coverage.not-areas</c>, the validator's codes, or the file or its reference system is refused.
    /// </exception>
    internal static Geometry? Find(ImportRequest request, Catalogue catalogue, ParserProgram parser, CancellationToken stop)
    {
        if (request.CoverageFile is null && request.CoverageUpload is null)
            return null;
        try
        {
            using var file = request.CoverageUpload is { } upload
                ? VectorFile.Open(upload, new SiteFileOptions { Limits = SiteFileLimits.Layer }, parser, stop)
                : VectorFile.Open(request.CoverageFile!, options: null, parser, stop: stop);
            return ReadArea(file, catalogue);
        }
        catch (InputRefusedException e)
        {
            // There are two files in the command: the message must say which.
            throw new InputRefusedException(e.Problem with { Where = $"--coverage {e.Problem.Where}" }, e);
        }
    }

    private static Geometry ReadArea(VectorFile file, Catalogue catalogue)
    {
        var filled = file.Layers.Where(layer => layer.FeatureCount != 0).ToList();
        if (filled is not [var layer])
            throw new InputRefusedException(
                "coverage.several-layers",
                file.FileName,
                $"覆盖范围文件应只有一个有要素的图层，这个有 {filled.Count} 个。",
                $"The file with the coverage must have one layer with features; this one has {filled.Count}.");
        var features = Delivery.Read(file, layer).Features;
        var position = DeliveryPosition.Resolve(layer.Declared, userChoice: null, DeliverySample.Of(features), catalogue.Extent);
        var projection = new AnalysisProjection(position.Reading.Crs, catalogue.Plane);
        return OverlayNGRobust.Union(features.Select(feature => AreaOf(feature, position.Reading, projection, file.FileName)).ToList());
    }

    private static Geometry AreaOf(DeliveredFeature feature, CrsReading reading, AnalysisProjection projection, string fileName)
    {
        if (feature.ReadGeometry() is not { IsEmpty: false } delivered || delivered is not IPolygonal)
            throw new InputRefusedException(
                "coverage.not-areas",
                $"{fileName}[{feature.Number}]",
                "覆盖范围文件中的要素应全部是面。",
                "All features of the file with the coverage must be areas.");
        var area = projection.ToPlane(reading.SwapsAxes ? GeometryMapping.Map(delivered, reading.ToEastNorth, splitEdges: false) : delivered);
        return GeometryValidator.Validate(area, $"{fileName}[{feature.Number}]").FirstOrDefault(defect => defect.Severity is DefectSeverity.Error) is { } flaw
            ? throw new InputRefusedException(flaw.Problem)
            : area;
    }
}
