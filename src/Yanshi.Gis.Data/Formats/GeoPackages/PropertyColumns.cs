using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Yanshi.Gis.Data.Formats.GeoPackages;

/// <summary>
/// The columns of a table that show features' properties one by one. They are for people and other programs; what counts is the column with all properties as
/// canonical JSON. Kinds follow from the values: a value that does not suit its column's kind leaves that column empty, and a text column beside it says
/// what it is. Not thread-safe.
/// </summary>
/// <param name="reserved">Names that columns of properties cannot have.</param>
internal sealed class PropertyColumns(IEnumerable<string> reserved)
{
    // SQLite holds 2,000 columns; what is beyond stays in the JSON.
    private const int Most = 500;
    private const int LongestName = 255;

    private readonly HashSet<string> _taken = new(reserved, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Column?> _byProperty = new(StringComparer.Ordinal);
    private readonly List<Column> _columns = [];

    /// <summary>The columns in the order in which they came up.</summary>
    internal IReadOnlyList<Column> All => _columns;

    /// <summary>Makes columns for the properties of the first features, each of the kind that suits all of them.</summary>
    internal void Begin(IReadOnlyCollection<JsonObject> features)
    {
        foreach (var property in features.SelectMany(feature => feature).GroupBy(property => property.Key, property => property.Value, StringComparer.Ordinal))
        {
            var kinds = property.Where(value => value is not null).Select(value => KindOf(value!)).Distinct().ToList();
            if (kinds.Count > 0)
                Add(property.Key, kinds.Count == 1 ? kinds[0] : kinds.TrueForAll(kind => kind is ColumnKind.Integer or ColumnKind.Double) ? ColumnKind.Double : ColumnKind.Text);
        }
    }

    /// <summary>The columns that a feature asks for and that are not there yet; they are from now on.</summary>
    internal List<Column> AddMissing(JsonObject properties)
    {
        List<Column> added = [];
        foreach (var (name, value) in properties)
        {
            if (value is not null && !_byProperty.ContainsKey(name) && Add(name, KindOf(value)) is { } column)
                added.Add(column);
        }

        return added;
    }

    /// <summary>What a feature's column holds: a long, a double or a string; null when it stays empty.</summary>
    internal static object? FindValue(Column column, JsonObject properties)
    {
        if (properties[column.Property] is not { } value)
            return null;
        switch (column.Kind, value.GetValueKind())
        {
            case (ColumnKind.Integer, JsonValueKind.Number) when KindOf(value) is ColumnKind.Integer:
                return (long)NumberOf(value);
            case (ColumnKind.Double, JsonValueKind.Number):
                return NumberOf(value);
            case (ColumnKind.Boolean, JsonValueKind.True or JsonValueKind.False):
                return value.GetValue<bool>() ? 1L : 0L;
            case (ColumnKind.Text, _):
                return TextOf(value);
            default:
                column.HasMisfits = true;
                return null;
        }
    }

    /// <summary>A value as text: a text itself, anything else as JSON.</summary>
    internal static string TextOf(JsonNode value) => value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : Planning.Records.CanonicalJson.Write(value);

    /// <summary>A name for the text column beside one with values that do not suit it.</summary>
    internal string TextNameBeside(Column column) => Free($"{column.Name}_text");

    private Column? Add(string property, ColumnKind kind)
    {
        var column = _columns.Count < Most && property.Length is > 0 and <= LongestName && !property.Any(char.IsControl) ? new Column(property, Free(property), kind) : null;
        _byProperty.Add(property, column);
        if (column is not null)
            _columns.Add(column);
        return column;
    }

    private string Free(string name)
    {
        var free = name;
        for (var i = 2; !_taken.Add(free); i++)
            free = FormattableString.Invariant($"{name}_{i}");
        return free;
    }

    private static ColumnKind KindOf(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Number => NumberIsWhole(value) ? ColumnKind.Integer : ColumnKind.Double,
        JsonValueKind.True or JsonValueKind.False => ColumnKind.Boolean,
        _ => ColumnKind.Text,
    };

    // A whole number that a double holds exactly.
    private static bool NumberIsWhole(JsonNode value) => NumberOf(value) is var number && Math.Abs(number) <= 1L << 53 && Math.Floor(number) == number;

    private static double NumberOf(JsonNode value) =>
        value.AsValue().TryGetValue(out double number) ? number : double.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>A column of properties.</summary>
    internal sealed record Column(string Property, string Name, ColumnKind Kind)
    {
        /// <summary>Whether a value came that does not suit the kind.</summary>
        internal bool HasMisfits { get; set; }

        /// <summary>The column as a table's definition writes it.</summary>
        internal string Definition => $"{Sql.Name(Name)} {Kind.ToString().ToUpperInvariant()}";
    }
}

/// <summary>The kinds of columns, by the names the standard has for them.</summary>
internal enum ColumnKind
{
    /// <summary>A text, or JSON.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Double,

    /// <summary>A truth value.</summary>
    Boolean,
}
