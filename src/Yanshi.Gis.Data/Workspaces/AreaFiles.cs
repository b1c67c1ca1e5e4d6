using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>What a workspace of another district takes from a data folder: the catalogue with district, extent and plane replaced, the sectors without the parks, no plan.</summary>
internal static class AreaFiles
{
    /// <summary>A file's content for an area; null when the area has no use for it.</summary>
    /// <exception cref="ReferenceDataException"><c>catalog.*</c>: the file cannot be adapted.</exception>
    internal static byte[]? Adapt(string name, string text, WorkspaceArea area) => name switch
    {
        CatalogueFile.Name => Encoding.UTF8.GetBytes(Catalogue(text, area)),
        ParksFile.Name => Encoding.UTF8.GetBytes(Replaced(text, "parks", "parks: []")),
        _ => null,
    };

    /// <summary>Whether all of a layer lies in the workspace's extent. One that does not is another district's.</summary>
    internal static bool IsInside(IReadOnlyList<SourceFeature> features, LayerVersion version, Catalogue catalogue)
    {
        var projection = new AnalysisProjection(Crs.Get(version.Crs), catalogue.Plane);
        var extent = catalogue.Extent.ToEnvelope();
        return features.All(feature => extent.Contains(projection.ToLonLat(feature.Geometry).EnvelopeInternal));
    }

    private static string Catalogue(string text, WorkspaceArea area)
    {
        var (district, extent) = (area.District, area.Extent);
        var plane = EqualAreaPlane.ForExtent(extent.ToEnvelope());
        text = Replaced(text, "district", $"district: {{ code: {Quoted(district.Code)}, name: {Quoted(district.Name)}, nameEnglish: {Quoted(district.NameEnglish)} }}");
        text = Replaced(text, "extent", $"extent: {{ west: {Number(extent.West)}, south: {Number(extent.South)}, east: {Number(extent.East)}, north: {Number(extent.North)}, reason: {Quoted(extent.Reason)} }}");
        text = Replaced(text, "plane", $"plane: {{ centralMeridianDegrees: {Number(plane.CentralMeridianDegrees)}, standardParallelDegrees: {Number(plane.StandardParallelDegrees)} }}");

        // Whatever the text looked like, what comes out must say what was asked for.
        var adapted = CatalogueFile.Parse(text, CatalogueFile.Name).Catalogue;
        return adapted.District == district && adapted.Extent == extent && adapted.Plane == plane
            ? text
            : throw new ReferenceDataException(
                "catalog.cannot-adapt",
                CatalogueFile.Name,
                "目录文件的 district、extent、plane 应各占若干行、从行首写起，才能换成别的区域。",
                "To be adapted to another area the catalogue must have district, extent and plane each on lines of its own, from the first column.");
    }

    // A top-level key stands at the beginning of a line, and what belongs to it is indented; comments before the next key are the next key's.
    private static string Replaced(string text, string key, string line)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var first = Array.FindIndex(lines, candidate => candidate.StartsWith(key + ":", StringComparison.Ordinal));
        if (first < 0)
            return text;
        var end = first + 1;
        for (var i = end; i < lines.Length && (lines[i].Length == 0 || lines[i][0] is ' ' or '#'); i++)
        {
            if (lines[i].Length > 0 && lines[i][0] is ' ')
                end = i + 1;
        }

        return string.Join('\n', [.. lines[..first], line, .. lines[end..]]);
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
