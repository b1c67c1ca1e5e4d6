using System.Globalization;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Formats.Parcels;

/// <summary>
/// The first of two looks at a file whose features are projects of their own: counts them, takes their bounds and finds ids that occur twice, without
/// keeping the features. The second look makes the projects.
/// </summary>
internal sealed class FeatureSurvey(SiteFileOptions options)
{
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly List<(string Id, string? Where)> _repeats = [];

    /// <summary>How many features were looked at.</summary>
    public int Count { get; private set; }

    /// <summary>The bounds of their finite numbers.</summary>
    public Envelope Bounds { get; } = new();

    /// <summary>Whether each feature is to be a project, and need not be kept.</summary>
    public static bool Suits(SiteFileOptions options) => options.Group is null or ProjectGrouping.ByFeature;

    /// <summary>Looks at a feature.</summary>
    /// <exception cref="InputRefusedException"><c>input.too-many-points</c>.</exception>
    public void Add(ParcelReading reading)
    {
        Count++;
        if (reading.PointCount > options.Limits.MaxPointsPerSite)
            throw PointBudget.Exceeded(options.Limits.MaxPointsPerSite, reading.Parcel.Where);
        SiteFileReading.Expand(Bounds, reading.Parcel);
        if (!_written.Add(reading.Parcel.Id))
            _repeats.Add((reading.Parcel.Id, reading.Parcel.Where));
    }

    /// <summary>Gives repeated ids another name, and says so.</summary>
    /// <returns>What to do with the features when they are read again.</returns>
    public Func<IEnumerable<ParcelReading>, IEnumerable<SourceProject>> Finish(DefectLog fileLog)
    {
        var names = new RepeatedIds(_written, fileLog);
        var others = _repeats.ConvertAll(repeat => names.Other(repeat.Id, repeat.Where));
        return readings => Projects(readings, others);
    }

    private static IEnumerable<SourceProject> Projects(IEnumerable<ParcelReading> readings, List<string> others)
    {
        var given = new HashSet<string>(StringComparer.Ordinal);
        var next = 0;
        foreach (var reading in readings)
        {
            var parcel = given.Add(reading.Parcel.Id) ? reading.Parcel : reading.Parcel with { Id = others[next++] };
            yield return new SourceProject
            {
                Id = parcel.Id,
                Name = parcel.Name,
                Attributes = parcel.Attributes,
                Parcels = [parcel],
                Defects = reading.Defects,
                Unlocated = reading.Unlocated,
            };
        }
    }
}

/// <summary>Other names for ids that occur more than once in a file.</summary>
internal sealed class RepeatedIds(IReadOnlySet<string> written, DefectLog fileLog)
{
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _copies = new(StringComparer.Ordinal);

    /// <summary>The name of a further occurrence.</summary>
    public string Other(string id, string? where)
    {
        var copy = _copies.GetValueOrDefault(id, 1);
        string other;
        do
            other = string.Create(CultureInfo.InvariantCulture, $"{id}-{++copy}");
        while (written.Contains(other) || !_given.Add(other));
        _copies[id] = copy;
        fileLog.Warning(
            "parcel.duplicate-id",
            where,
            $"编号“{id}”重复，这一个改记为“{other}”。",
            $"the id '{id}' occurs more than once; this one is called '{other}'.");
        return other;
    }
}
