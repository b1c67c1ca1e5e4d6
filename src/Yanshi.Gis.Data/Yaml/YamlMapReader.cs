using System.Globalization;
using Yanshi.Gis.Planning.Records;

namespace Yanshi.Gis.Data.Yaml;

/// <summary>
/// Reads the keys of one mapping and notes every problem instead of stopping at the first: missing and unknown keys, values of the wrong
/// kind. What cannot be read comes back as null or a default; the caller looks at <see cref="YamlProblems"/> before using anything.
/// </summary>
internal sealed class YamlMapReader
{
    private readonly YamlMap _map;
    private readonly YamlProblems _problems;
    private readonly Dictionary<string, YamlValue> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    internal YamlMapReader(YamlMap map, YamlProblems problems)
    {
        (_map, _problems) = (map, problems);
        foreach (var (key, value) in map.Entries)
            _values.Add(key.Text, value);
    }

    /// <summary>The line the mapping begins on.</summary>
    internal int Line => _map.Line;

    /// <summary>The line of a key's value, the mapping's own when the key is absent.</summary>
    internal int LineOf(string key) => _values.GetValueOrDefault(key)?.Line ?? Line;

    /// <summary>Whether the mapping has the key, be its value null.</summary>
    internal bool Has(string key)
    {
        _known.Add(key);
        return _values.ContainsKey(key);
    }

    /// <summary>A key's value as it stands; null when it is absent or null.</summary>
    internal YamlValue? Value(string key) => Find(key);

    internal string RequiredText(string key)
    {
        var text = Text(key);
        if (text is not null && string.IsNullOrWhiteSpace(text))
            _problems.Add("missing-key", LineOf(key), $"“{key}”是空的，请写明。", $"\"{key}\" is blank; state it.");
        return text ?? Missing<string>(key) ?? string.Empty;
    }

    internal string? Text(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlScalar scalar:
                return scalar.Text;
            case var other:
                _problems.Add("wrong-kind", other.Line, $"“{key}”应为文字。", $"\"{key}\" must be a text.");
                return null;
        }
    }

    internal double? Number(string key, double least = double.NegativeInfinity) =>
        Parsed<double>(key, text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && number >= least ? number : null,
            double.IsNegativeInfinity(least) ? "数" : $"不小于 {least.ToString(CultureInfo.InvariantCulture)} 的数",
            double.IsNegativeInfinity(least) ? "a number" : $"a number not below {least.ToString(CultureInfo.InvariantCulture)}");

    internal double RequiredNumber(string key) => Number(key) ?? Missing<double?>(key) ?? 0;

    internal int RequiredWholeNumber(string key, int least) => WholeNumber(key, least) ?? Missing<int?>(key) ?? least;

    internal int? WholeNumber(string key, int least) =>
        Parsed<int>(key, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least ? number : null,
            $"不小于 {least.ToString(CultureInfo.InvariantCulture)} 的整数", $"a whole number not below {least.ToString(CultureInfo.InvariantCulture)}");

    internal bool Flag(string key) => FindFlag(key) ?? false;

    internal bool RequiredFlag(string key) => FindFlag(key) ?? Missing<bool?>(key) ?? false;

    internal bool? FindFlag(string key) =>
        Parsed<bool>(key, text => text switch { "true" => true, "false" => false, _ => null }, "true 或 false", "true or false");

    internal DateOnly RequiredDate(string key) => Date(key) ?? Missing<DateOnly?>(key) ?? default;

    internal DateOnly? Date(string key) =>
        Parsed<DateOnly>(key, RecordDate.Find,
            "2026-01-31 这样的日期", "a date like 2026-01-31");

    internal T? Coded<T>(string key)
        where T : struct, Enum
    {
        var allowed = string.Join(", ", EnumCode.All<T>());
        return Parsed(key, EnumCode.Find<T>, $"其中之一：{allowed}", $"one of: {allowed}");
    }

    internal T RequiredCoded<T>(string key)
        where T : struct, Enum => FindRequiredCoded<T>(key) ?? default;

    /// <summary>The value of a code that must be there; null when it is missing or none, which has been noted.</summary>
    internal T? FindRequiredCoded<T>(string key)
        where T : struct, Enum => Coded<T>(key) ?? Missing<T?>(key);

    internal IReadOnlyList<string> Texts(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlList list when list.Items.All(item => item is YamlScalar { IsNull: false }):
                return [.. list.Items.Select(item => ((YamlScalar)item).Text)];
            case var other:
                _problems.Add("wrong-kind", other.Line, $"“{key}”应为文字列表。", $"\"{key}\" must be a list of texts.");
                return [];
        }
    }

    internal YamlMapReader? RequiredMap(string key) => Map(key) ?? Missing<YamlMapReader>(key);

    internal YamlMapReader? Map(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlMap map:
                return new YamlMapReader(map, _problems);
            case var other:
                _problems.Add("wrong-kind", other.Line, $"“{key}”应为键值组。", $"\"{key}\" must be a mapping.");
                return null;
        }
    }

    internal IReadOnlyList<YamlMapReader> RequiredMaps(string key)
    {
        if (Find(key) is null)
            Missing<object>(key);
        return Maps(key);
    }

    internal IReadOnlyList<YamlMapReader> Maps(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlList list when list.Items.All(item => item is YamlMap):
                return [.. list.Items.Select(item => new YamlMapReader((YamlMap)item, _problems))];
            case var other:
                _problems.Add("wrong-kind", other.Line, $"“{key}”应为键值组的列表。", $"\"{key}\" must be a list of mappings.");
                return [];
        }
    }

    /// <summary>The entries of a mapping whose keys are free, in file order.</summary>
    internal IReadOnlyList<KeyValuePair<string, YamlMapReader>> RequiredEntries(string key)
    {
        switch (Find(key))
        {
            case null:
                Missing<object>(key);
                return [];
            case YamlMap map when map.Entries.All(entry => entry.Value is YamlMap):
                return [.. map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, new YamlMapReader((YamlMap)entry.Value, _problems)))];
            case var other:
                _problems.Add("wrong-kind", other.Line, $"“{key}”应为键值组，其每个值也是键值组。", $"\"{key}\" must be a mapping of mappings.");
                return [];
        }
    }

    /// <summary>The entries of a mapping whose keys are free and whose values may be anything, in file order; none when it is absent.</summary>
    internal IReadOnlyList<KeyValuePair<YamlScalar, YamlValue>> Entries(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlMap map:
                return map.Entries;
            case var other:
                _problems.Add("wrong-kind", other.Line, $"“{key}”应为键值组。", $"\"{key}\" must be a mapping.");
                return [];
        }
    }

    /// <summary>Notes every key that nobody asked for: a misspelt key must not silently do nothing.</summary>
    internal void RefuseUnknownKeys()
    {
        foreach (var (key, _) in _map.Entries.Where(entry => !_known.Contains(entry.Key.Text)))
        {
            var allowed = string.Join(", ", _known.Order(StringComparer.Ordinal));
            _problems.Add("unknown-key", key.Line, $"不认识键“{key.Text}”；可用：{allowed}。", $"Unknown key \"{key.Text}\"; allowed: {allowed}.");
        }
    }

    private YamlValue? Find(string key)
    {
        _known.Add(key);
        return _values.GetValueOrDefault(key) is { } value and not YamlScalar { IsNull: true } ? value : null;
    }

    private T? Parsed<T>(string key, Func<string, T?> parse, string chineseKind, string englishKind)
        where T : struct
    {
        var value = Find(key);
        if (value is null)
            return null;
        var text = (value as YamlScalar)?.Text;
        if (text is not null && parse(text) is { } parsed)
            return parsed;
        _problems.Add("wrong-value", value.Line, $"“{key}”的值“{text}”不对，应为{chineseKind}。", $"\"{key}\" is \"{text}\"; it must be {englishKind}.");
        return null;
    }

    private T? Missing<T>(string key)
    {
        // A key whose value is there but wrong has had its message.
        if (_values.GetValueOrDefault(key) is null or YamlScalar { IsNull: true })
            _problems.Add("missing-key", Line, $"缺少“{key}”。", $"\"{key}\" is missing.");
        return default;
    }
}
