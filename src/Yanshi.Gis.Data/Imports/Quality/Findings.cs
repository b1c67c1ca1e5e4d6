namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>Collects findings in the order in which they are told.</summary>
internal sealed class Findings
{
    private readonly List<QualityFinding> _all = [];

    internal IReadOnlyList<QualityFinding> All => _all;

    internal void Add(FindingSeverity severity, string code, long count, string chinese, string english, IReadOnlyList<FindingPlace>? places = null, double? areaSquareMetres = null, double? share = null) =>
        _all.Add(new QualityFinding(severity, new Problem(code, Where: null, chinese, english))
        {
            Count = count,
            AreaSquareMetres = areaSquareMetres,
            Share = share,
            Places = places ?? [],
        });
}
