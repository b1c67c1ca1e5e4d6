using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Formats.Parcels;

/// <summary>What the file as a whole says about its project.</summary>
internal sealed record FileProject(string? Id, string? Name, IReadOnlyDictionary<string, string> Attributes)
{
    public static FileProject Unsaid { get; } = new(null, null, new Dictionary<string, string>(StringComparer.Ordinal));
}

/// <summary>Decides which parcels together are one project: the whole file, each feature, or equal values of an attribute.</summary>
internal sealed class ProjectGrouping(SiteFileOptions options, FileProject file, DefectLog fileLog)
{
    public const string ByFile = "file";
    public const string ByFeature = "feature";

    /// <summary>The projects in the order of the file.</summary>
    /// <param name="parcels">The parcels, at least one.</param>
    /// <param name="habit">What the format does when the user says nothing: <see cref="ByFile"/> or <see cref="ByFeature"/>.</param>
    /// <exception cref="InputRefusedException">The attribute to group by is missing, or a site has too many points.</exception>
    public IReadOnlyList<SourceProject> Group(IReadOnlyList<ParcelReading> parcels, string habit)
    {
        var numbered = WithUniqueIds(parcels);
        var projects = (options.Group ?? habit) switch
        {
            ByFile => [WholeFile(numbered)],
            ByFeature => [.. numbered.Select(reading => Project(reading.Parcel.Id, reading.Parcel.Name, [reading]))],
            var field => GroupByField(numbered, field),
        };
        foreach (var project in projects)
        {
            if (project.Parcels.Sum(parcel => parcel.Rings.Sum(ring => (long)ring.Points.Length)) > options.Limits.MaxPointsPerSite)
                throw PointBudget.Exceeded(options.Limits.MaxPointsPerSite, project.Parcels[0].Where);
        }

        return projects;
    }

    private SourceProject WholeFile(IReadOnlyList<ParcelReading> parcels)
    {
        var names = parcels.Select(reading => reading.Parcel.Name).Distinct(StringComparer.Ordinal).ToList();
        return Project(file.Id ?? "1", file.Name ?? (names.Count == 1 ? names[0] : null), parcels);
    }

    private List<SourceProject> GroupByField(IReadOnlyList<ParcelReading> parcels, string field)
    {
        var without = parcels.Where(reading => !reading.Parcel.Attributes.ContainsKey(field)).ToList();
        if (without.Count > 0)
            throw FieldMissing(field, without[0], parcels);
        return [.. parcels
            .GroupBy(reading => reading.Parcel.Attributes[field], StringComparer.Ordinal)
            .Select(group => Project(group.Key, name: null, [.. group]))];
    }

    private SourceProject Project(string id, string? name, IReadOnlyList<ParcelReading> parcels) => new()
    {
        Id = id,
        Name = name,
        Attributes = CommonAttributes(parcels),
        Parcels = [.. parcels.Select(reading => reading.Parcel)],
        Defects = [.. parcels.SelectMany(reading => reading.Defects)],
        Unlocated = parcels.Select(reading => reading.Unlocated).FirstOrDefault(unknown => unknown is not null),
    };

    /// <summary>What the file says, and what all parcels of the project say alike.</summary>
    private Dictionary<string, string> CommonAttributes(IReadOnlyList<ParcelReading> parcels)
    {
        var common = new Dictionary<string, string>(file.Attributes, StringComparer.Ordinal);
        foreach (var (name, value) in parcels[0].Parcel.Attributes)
        {
            if (parcels.All(reading => string.Equals(reading.Parcel.Attributes.GetValueOrDefault(name), value, StringComparison.Ordinal)))
                common[name] = value;
        }

        return common;
    }

    private List<ParcelReading> WithUniqueIds(IReadOnlyList<ParcelReading> parcels)
    {
        var names = new RepeatedIds(parcels.Select(reading => reading.Parcel.Id).ToHashSet(StringComparer.Ordinal), fileLog);
        var given = new HashSet<string>(StringComparer.Ordinal);
        return [.. parcels.Select(reading =>
            given.Add(reading.Parcel.Id) ? reading : reading with { Parcel = reading.Parcel with { Id = names.Other(reading.Parcel.Id, reading.Parcel.Where) } })];
    }

    private static InputRefusedException FieldMissing(string field, ParcelReading first, IReadOnlyList<ParcelReading> parcels)
    {
        var fields = parcels.SelectMany(reading => reading.Parcel.Attributes.Keys).Distinct(StringComparer.Ordinal).Take(30).ToList();
        return new InputRefusedException(
            "input.group-field-missing",
            first.Parcel.Where,
            $"不能按“{field}”分组：这里没有该字段的值。文件中的字段有：{(fields.Count == 0 ? "（无）" : string.Join('、', fields))}；也可用 --group file 或 --group feature。",
            $"cannot group by '{field}': there is no such value here. Fields in the file: {(fields.Count == 0 ? "(none)" : string.Join(", ", fields))}; --group file and --group feature work too.");
    }
}
