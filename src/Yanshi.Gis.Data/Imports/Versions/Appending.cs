using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.Operation.OverlayNG;
using Yanshi.Gis.Data.Imports.Positions;
using Yanshi.Gis.Data.Imports.Quality;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Imports.Versions;

/// <summary>
/// Joins a delivery to the version in force. What the two are worth together is the worse of both: a layer is as old as its oldest part, as sure as its least
/// sure one.
/// </summary>
internal sealed class Appending
{
    private const int MostListed = 10;

    // How features fit each other is all that joining can spoil.
    private static readonly string[] JointCodes = ["feature.same-geometry", "feature.duplicates"];
    private const string JointFamily = "tiling.";

    private readonly WorkspaceVersion _current;
    private readonly Geometry? _currentCoverage;

    private Appending(WorkspaceVersion current, Geometry? currentCoverage, IReadOnlyList<SourceFeature> features) => (_current, _currentCoverage, Features) = (current, currentCoverage, features);

    /// <summary>The version in force.</summary>
    internal VersionName To => _current.Name;

    /// <summary>The features of both, by id.</summary>
    internal IReadOnlyList<SourceFeature> Features { get; }

    /// <summary>Joins.</summary>
    /// <param name="import">The import, under whose lock the version in force stays the one in force.</param>
    /// <param name="layerId">The layer.</param>
    /// <param name="quality">The delivery.</param>
    /// <param name="crs">Its reference system.</param>
    /// <param name="today">The day of the import.</param>
    /// <exception cref="InputRefusedException"><c>import.nothing-to-append-to</c>, <c>import.append-crs</c>, <c>import.ids-clash</c>.</exception>
    internal static Appending Of(WorkspaceImport import, string layerId, QualityResult quality, Crs crs, DateOnly today)
    {
        if (VersionRank.FindNewestInForce(import.Versions.Where(entry => entry.LayerId.Equals(layerId, StringComparison.Ordinal)), today) is not { } current)
            throw new InputRefusedException(
                "import.nothing-to-append-to",
                layerId,
                $"图层 {layerId} 今天（{today:yyyy-MM-dd}）没有现行版本可以追加；请用 --replace 导入。",
                $"The layer {layerId} has no version in force today ({today:yyyy-MM-dd}) to append to; import with --replace.");
        if (!current.Version.Crs.Equals(crs.Code, StringComparison.Ordinal))
            throw new InputRefusedException(
                "import.append-crs",
                current.Name.ToString(),
                $"现行版本的坐标系是 {current.Version.Crs}，这份数据是 {crs.Code}；一个版本只有一个坐标系。请先转换到 {current.Version.Crs}。",
                $"The version in force is in {current.Version.Crs}, this delivery in {crs.Code}; a version has one reference system. Bring it to {current.Version.Crs} first.");
        var (held, added) = (import.ReadFeatures(current), quality.Features().ToList());
        var ids = held.Select(feature => feature.Id).ToHashSet(StringComparer.Ordinal);
        var clashes = added.Where(feature => ids.Contains(feature.Id)).Select(feature => feature.Id).ToList();
        if (clashes.Count > 0)
            throw new InputRefusedException(
                "import.ids-clash",
                current.Name.ToString(),
                $"{clashes.Count} 个要素的编号在现行版本中已有（{string.Join("、", clashes.Take(MostListed))}）：追加不改动已有要素。要更新它们，请导入整层（--replace）；编号不同的，用 --id-field 指定编号字段。",
                $"{clashes.Count} features have ids that the version in force has ({string.Join(", ", clashes.Take(MostListed))}): appending changes no feature. To update them import the whole layer (--replace); if the ids are others, name their attribute with --id-field.");
        return new Appending(current, import.FindCoverage(current), [.. held.Concat(added).OrderBy(feature => feature.Id, StringComparer.Ordinal)]);
    }

    /// <summary>What the whole is worth.</summary>
    internal LayerVersion Join(LayerVersion added)
    {
        var held = _current.Version;
        return added with
        {
            Status = (LayerStatus)Math.Max((int)held.Status, (int)added.Status),
            Completeness = (Completeness)Math.Max((int)held.Completeness, (int)added.Completeness),
            Coverage = added.Coverage ?? held.Coverage,
            AccuracyMetres = held.AccuracyMetres is { } one && added.AccuracyMetres is { } other ? Math.Max(one, other) : null,
            Vintage = held.Vintage is { } first && added.Vintage is { } second ? (first < second ? first : second) : null,

            // The oldest part dates the data, the newest says from when on the whole is used.
            InForceFrom = added.EffectiveFrom ?? held.EffectiveFrom,
            Source = $"{held.Source}；{added.Source}",
        };
    }

    /// <summary>The stated area of the whole; null when none is stated.</summary>
    internal Geometry? JoinCoverage(LayerVersion joined, Geometry? stated)
    {
        if (joined.Coverage is not LayerCoverage.Stated)
            return null;
        var held = _current.Version.Coverage is LayerCoverage.Stated ? _currentCoverage : null;
        return held is not null && stated is not null ? OverlayNGRobust.Overlay(held, stated, NetTopologySuite.Operation.Overlay.SpatialFunction.Union) : stated ?? held;
    }

    /// <summary>How the features of both fit each other.</summary>
    internal IEnumerable<QualityFinding> Findings(QualityRequest request)
    {
        var writer = new WKBWriter(ByteOrder.LittleEndian);
        List<DeliveredFeature> features = [.. Features.Select(feature => new DeliveredFeature(feature.Id, writer.Write(feature.Geometry), CanonicalJson.Utf8(feature.Properties)))];
        var whole = QualityGate.Run(features, request with
        {
            Position = request.Position with { Reading = request.Position.Reading with { AxisOrder = AxisOrder.EastNorth } },
            Fields = [.. Features.SelectMany(feature => feature.Properties.Select(property => property.Key)).Distinct(StringComparer.Ordinal)],
            IdField = null,
        });
        return whole.Findings
            .Where(finding => finding.Problem.Code.StartsWith(JointFamily, StringComparison.Ordinal) || JointCodes.Contains(finding.Problem.Code, StringComparer.Ordinal))
            .Select(finding => finding with { Problem = finding.Problem with { Chinese = $"与 {To} 合并后：{finding.Problem.Chinese}", English = $"Joined to {To}: {finding.Problem.English}" } });
    }
}
