using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>Reads the attributes of features, one by one. Thread-safe.</summary>
internal sealed class AttributeReading(FieldNames names, QualityRequest request)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    private readonly bool _isLandUse = request.Layer.Id is LandUse.LayerId;
    private readonly string? _landClass = names.Find(FieldNames.LandClass);
    private readonly string? _ridgeShare = names.Find(FieldNames.RidgeShare);
    private readonly string? _accuracy = names.Find(FieldNames.Accuracy);
    private readonly string[][] _ruleProperties = [.. request.RuleFields.Select(field => field.Properties.Select(names.Find).OfType<string>().ToArray())];

    /// <summary>Reads one feature's.</summary>
    /// <exception cref="InputRefusedException"><c>feature.attributes-damaged</c>, <c>feature.bad-accuracy</c>: the feature cannot be stored.</exception>
    internal FeatureAttributes Read(DeliveredFeature feature)
    {
        try
        {
            using var json = JsonDocument.Parse(feature.Properties, Strict);
            var root = json.RootElement;
            RequireStorable(root, feature);
            RequireAccuracy(root, feature.Number);
            return new FeatureAttributes
            {
                Ids = names.IdFields.Count == 0 ? [] : [.. names.IdFields.Select(field => TextOf(root, field))],
                LandClass = _isLandUse ? TextOf(root, _landClass) : null,
                BadRidgeShare = _isLandUse ? BadShare(root) : null,
                StatedArea = TextOf(root, names.AreaField) is { } text && Number(text) is > 0 and var area ? area : null,
                UnknownValues = UnknownValuesIn(root),
            };
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            throw Damaged(feature.Number, e);
        }
    }

    // What canonical JSON cannot carry: numbers beyond doubles, half characters. Only what may hold such is written out to see.
    private static void RequireStorable(JsonElement root, DeliveredFeature feature)
    {
        if (root.ValueKind is not JsonValueKind.Object)
            throw new JsonException("The attributes are no object.");
        var hasSurrogates = HasSurrogates(feature.Properties.Span);
        foreach (var property in root.EnumerateObject())
        {
            var mayFail = property.Value.ValueKind switch
            {
                JsonValueKind.Number => !double.IsFinite(property.Value.GetDouble()),
                JsonValueKind.Object or JsonValueKind.Array => true,
                _ => false,
            };
            if (!mayFail && !hasSurrogates)
                continue;
            _ = CanonicalJson.Write(JsonObject.Create(root.Clone()));
            return;
        }
    }

    private static bool HasSurrogates(ReadOnlySpan<byte> json) => json.IndexOf("\\ud"u8) >= 0 || json.IndexOf("\\uD"u8) >= 0;

    private void RequireAccuracy(JsonElement root, string number)
    {
        if (_accuracy is null || !root.TryGetProperty(_accuracy, out var value) || value.ValueKind is JsonValueKind.Null)
            return;
        if (value.ValueKind is not JsonValueKind.Number || !value.TryGetDouble(out var metres) || !(metres >= 0))
            throw new InputRefusedException(
                "feature.bad-accuracy",
                number,
                $"{FieldNames.Accuracy} 的值 {value.GetRawText()} 不是非负的数。",
                $"{FieldNames.Accuracy} is {value.GetRawText()}, not a number of at least 0.");
    }

    private string? BadShare(JsonElement root) =>
        TextOf(root, _ridgeShare) is { } text && Number(text) is not (>= 0 and <= 1) ? text : null;

    private List<(int Field, string? Text)> UnknownValuesIn(JsonElement root)
    {
        List<(int, string?)>? unknown = null;
        for (var field = 0; field < _ruleProperties.Length; field++)
        {
            var text = _ruleProperties[field].Select(property => TextOf(root, property)).FirstOrDefault(text => text is not null);
            if (text is null || ValueReading.Find(request.RuleFields[field], text) is null)
                (unknown ??= []).Add((field, text));
        }

        return unknown ?? [];
    }

    // Blank is how attribute tables write that there is no value.
    private static string? TextOf(JsonElement root, string? field)
    {
        if (field is null || !root.TryGetProperty(field, out var value))
            return null;
        var text = value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.String => value.GetString()!.Trim(),
            _ => value.GetRawText(),
        };
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static InputRefusedException Damaged(string number, Exception inner) => new(
        new Problem(
            "feature.attributes-damaged",
            number,
            $"属性无法保存：{inner.Message}",
            $"The attributes cannot be kept: {inner.Message}"),
        inner);
}
