using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Planning.Tests.Sites;

/// <summary>A layer for tests: complete, statutory, good everywhere, unless a test says otherwise.</summary>
internal sealed record PlotLayer
{
    private const string Everywhere = "POLYGON((-9000 -9000, 9000 -9000, 9000 9000, -9000 9000, -9000 -9000))";

    internal required string Id { get; init; }

    internal LayerRole Role { get; init; } = LayerRole.Restricts;

    internal bool Mandatory { get; init; }

    internal LayerStatus Status { get; init; } = LayerStatus.Statutory;

    internal Completeness Completeness { get; init; } = Completeness.Complete;

    internal double? AccuracyMetres { get; init; }

    internal DateOnly? Vintage { get; init; }

    internal DateOnly? InForceFrom { get; init; }

    internal DateOnly? InForceUntil { get; init; }

    internal int? MaxAgeMonths { get; init; }

    internal double MinAreaSquareMetres { get; init; }

    internal double MinWidthMetres { get; init; }

    internal LayerCoverage? Coverage { get; init; } = LayerCoverage.Extent;

    internal int VersionNumber { get; init; } = 1;

    internal Confidentiality Confidentiality { get; init; } = Confidentiality.Public;

    internal IReadOnlyList<string> Attributes { get; init; } = [];

    internal LayerDefinition Definition => new()
    {
        Id = Id,
        Title = Id,
        TitleEnglish = Id,
        Group = "组",
        Role = Role,
        Mandatory = Mandatory,
        Status = Status,
        Confidentiality = Confidentiality,
        Attributes = Attributes,
        Source = "测试",
        MaxAgeMonths = MaxAgeMonths,
        MinAreaSquareMetres = MinAreaSquareMetres,
        MinWidthMetres = MinWidthMetres,
    };

    internal LayerVersion Version => new()
    {
        Number = VersionNumber,
        Status = Status,
        Completeness = Completeness,
        Coverage = Coverage,
        AccuracyMetres = AccuracyMetres,
        Vintage = Vintage,
        InForceFrom = InForceFrom,
        InForceUntil = InForceUntil,
        Confidentiality = Confidentiality,
        Source = "测试",
        Crs = "EPSG:4490",
    };

    internal ControlLayer With(params string[] areas) => Covering(Everywhere, areas);

    internal ControlLayer Covering(string? coverage, params string[] areas) => With(
        coverage is null ? null : Plots.Area(coverage),
        [.. areas.Select((wkt, i) => new PlacedFeature(new LayerFeature { Id = FormattableString.Invariant($"f{i + 1:D3}"), Name = "要素" }, Plots.Area(wkt)))]);

    internal ControlLayer With(params PlacedFeature[] features) => With(Plots.Area(Everywhere), features);

    internal ControlLayer With(Geometry? coverage, PlacedFeature[] features) => ControlLayer.Of(
        Definition, Version with { Coverage = coverage is null && Coverage is LayerCoverage.Extent ? null : Coverage }, features, coverage, new string('0', 64));
}
