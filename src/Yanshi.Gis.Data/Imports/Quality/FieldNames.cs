using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>
/// What a delivery calls the attributes that the program reads. Programs that write files change upper and lower case; checks read the standard's spelling,
/// so what differs by case alone is stored under it.
/// </summary>
internal sealed class FieldNames
{
    internal const string LandClass = "DLBM";
    internal const string RidgeShare = "KCXS";
    internal const string Accuracy = "accuracyMetres";

    // Gross areas only: TBDLMJ and YJJBNTMJ are net of ridges, Shape_Area is whatever unit the file has.
    private static readonly string[] Areas = ["TBMJ", "YJJBNTTBMJ", "MJ", "DCMJ", "JSMJ", "KZMJ"];

    private static readonly string[] Ids = ["BSM", "id", "YJJBNTTBBH", "TBBSM", "code"];

    private readonly Dictionary<string, string> _deliveredOf = new(StringComparer.OrdinalIgnoreCase);

    private FieldNames(IReadOnlyList<string> delivered)
    {
        foreach (var name in delivered)
            _deliveredOf.TryAdd(name, name);
    }

    /// <summary>The attributes that may be the features' id, the likeliest first, as delivered.</summary>
    internal IReadOnlyList<string> IdFields { get; private init; } = [];

    /// <summary>The attribute that states each feature's area, as delivered; null when there is none.</summary>
    internal string? AreaField { get; private init; }

    /// <summary>Delivered names and the names under which they are stored, where the two differ.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Renamed { get; private init; } = [];

    /// <summary>The names in a delivery.</summary>
    /// <exception cref="InputRefusedException"><c>import.no-id-field</c>: the attribute that the user names as id is not there.</exception>
    internal static FieldNames Of(QualityRequest request)
    {
        var names = new FieldNames(request.Fields);
        if (request.IdField is { } id && names.Find(id) is null)
            throw new InputRefusedException(
                "import.no-id-field",
                id,
                $"数据没有字段“{id}”。现有字段：{string.Join("、", request.Fields)}。",
                $"The data has no attribute \"{id}\". It has: {string.Join(", ", request.Fields)}.");
        IEnumerable<string> read =
        [
            LandClass, RidgeShare, Accuracy, "name", .. Areas, .. request.Layer.Attributes, .. request.RuleFields.SelectMany(field => field.Properties),
            .. request.Layer.Id is LandUse.LayerId ? ["TBBH", "DLMC"] : Array.Empty<string>(),
        ];
        return new FieldNames(request.Fields)
        {
            IdFields = [.. (request.IdField is { } chosen ? [chosen] : Ids).Select(names.Find).OfType<string>()],
            AreaField = Areas.Select(names.Find).FirstOrDefault(name => name is not null),
            Renamed =
            [
                .. read.Distinct(StringComparer.Ordinal)
                    .Where(name => !request.Fields.Contains(name, StringComparer.Ordinal) && names.Find(name) is not null)
                    .DistinctBy(name => names.Find(name), StringComparer.Ordinal)
                    .Select(name => KeyValuePair.Create(names.Find(name)!, name)),
            ],
        };
    }

    /// <summary>What the delivery calls an attribute; null when it has none.</summary>
    internal string? Find(string standard) => _deliveredOf.GetValueOrDefault(standard);
}
