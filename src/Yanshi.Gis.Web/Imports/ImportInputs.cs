using System.Text.Json;
using Yanshi.Gis.Data.Imports;
using Yanshi.Gis.Data.Imports.Quality;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Problems;
using Yanshi.Gis.Web.Processes;

namespace Yanshi.Gis.Web.Imports;

/// <summary>From the inputs of <c>layer-import</c> to what is imported, as the command line makes it of its options. A member that nobody knows is refused: it would be believed to work.</summary>
internal static class ImportInputs
{
    private const int MostDepth = 8;

    /// <summary>Reads a request.</summary>
    /// <exception cref="HttpProblemException"><c>request.json</c>, <c>request.member</c>, <c>upload.no-file</c></exception>
    /// <exception cref="InputRefusedException"><c>crs.unknown</c></exception>
    internal static ImportRequest Parse(ExecuteRequest request)
    {
        if (request.File is not { } file)
            throw Uploads.UploadProblems.NoFile();
        var import = RequestBody.Parse(request.Json, MostDepth, Of) with { Path = file.Path, Upload = file };
        if (request.SecondFile is not { } coverage)
            return import;
        return import.Coverage is null
            ? import with { Coverage = LayerCoverage.Stated, CoverageUpload = coverage }
            : throw RequestProblems.Member("inputs.coverage", $"已给出 {ImportInputDescriptions.CoverageFile}，不能再写 coverage。", $"There is a {ImportInputDescriptions.CoverageFile}; coverage cannot be said too.");
    }

    private static ImportRequest Of(JsonElement request)
    {
        var inputs = request.ValueKind is JsonValueKind.Object && request.TryGetProperty("inputs", out var found) && found.ValueKind is JsonValueKind.Object
            ? found.EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal)
            : throw RequestProblems.Member("inputs", "缺少 inputs。", "inputs is missing.");
        foreach (var name in inputs.Keys.Where(name => !ImportInputDescriptions.Names.Contains(name)))
            throw RequestProblems.Member($"inputs.{name}", $"不认识；可用：{string.Join("、", ImportInputDescriptions.Names)}。", $"It is unknown; known are: {string.Join(", ", ImportInputDescriptions.Names)}.");
        return Of(new Values(inputs));
    }

    private static ImportRequest Of(Values values)
    {
        var (from, until) = (values.Date("inForceFrom"), values.Date("inForceUntil"));
        if (from is { } first && until is { } last && last < first)
            throw RequestProblems.Member("inputs.inForceUntil", "应不早于 inForceFrom。", "It must not be before inForceFrom.");
        return new ImportRequest
        {
            Path = string.Empty,
            LayerName = values.Text("layer"),
            LayerId = values.Text("as"),
            NewLayer = NewLayerOf(values),
            Crs = values.Text("crs") is { } code ? Crs.Get(code) : null,
            Encoding = values.Text("encoding"),
            IdField = values.Text("idField"),
            Appends = values.Flag("append"),
            IsDryRun = values.Flag("dryRun"),
            Vintage = values.Date("vintage"),
            InForceFrom = from,
            InForceUntil = until,
            LegalStatus = values.Code<LegalStatus>("legalStatus") ?? LegalStatus.InForce,
            Status = values.Code<LayerStatus>("status") ?? LayerStatus.Statutory,
            Completeness = values.Code<Completeness>("completeness"),
            AccuracyMetres = values.Metres("accuracyMetres"),
            Coverage = CoverageOf(values),
            Source = values.Text("source"),
            Quality = new QualityOptions { Repair = values.Flag("repair"), Lost = values.Code<LostFeatures>("lost"), ClipToExtent = values.Flag("clipToExtent") },
        };
    }

    private static NewLayer? NewLayerOf(Values values)
    {
        var (title, english, role, confidentiality) = (values.Text("title"), values.Text("titleEnglish"), values.Code<LayerRole>("role"), values.Code<Confidentiality>("confidentiality"));
        if (title is null && english is null && role is null && confidentiality is null)
            return null;
        if (title is null || role is null || values.Text("as") is null)
            throw RequestProblems.Member("inputs.as", "新图层要同时给出 as（新编号）、title（名称）和 role（作用）。", "A new layer needs as (its id), title and role, all three.");
        return new NewLayer(title, english ?? title, role.Value, confidentiality ?? Confidentiality.Internal);
    }

    private static LayerCoverage? CoverageOf(Values values) => values.Text("coverage") switch
    {
        null => null,
        "district" => LayerCoverage.District,
        "extent" => LayerCoverage.Extent,
        "derived" => LayerCoverage.Features,
        _ => throw RequestProblems.Member("inputs.coverage", "应为 district、extent 或 derived。", "It must be district, extent or derived."),
    };

    private sealed class Values(Dictionary<string, JsonElement> inputs)
    {
        internal string? Text(string name)
        {
            if (Find(name, JsonValueKind.String, "文字", "a text") is not { } value)
                return null;
            return value.GetString()!.Trim() is { Length: > 0 } text ? text : throw Bad(name, "非空的文字", "a text that is not empty");
        }

        internal bool Flag(string name) => inputs.TryGetValue(name, out var value) && value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Bad(name, " true 或 false", "true or false"),
        };

        internal DateOnly? Date(string name) => Text(name) is not { } text ? null
            : RecordDate.Find(text) ?? throw Bad(name, " 2026-11-22 这样的日期", "a date such as 2026-11-22");

        internal double? Metres(string name) => Find(name, JsonValueKind.Number, "不小于 0 的米数", "a number of metres of at least 0") is not { } value ? null
            : value.TryGetDouble(out var metres) && metres >= 0 && double.IsFinite(metres) ? metres
            : throw Bad(name, "不小于 0 的米数", "a number of metres of at least 0");

        internal T? Code<T>(string name)
            where T : struct, Enum => Text(name) is not { } text ? null
            : EnumCode.Find<T>(text) ?? throw Bad(name, $" {string.Join("、", EnumCode.All<T>())} 之一", $"one of {string.Join(", ", EnumCode.All<T>())}");

        private JsonElement? Find(string name, JsonValueKind kind, string chinese, string english) =>
            !inputs.TryGetValue(name, out var value) ? null : value.ValueKind == kind ? value : throw Bad(name, chinese, english);

        private static HttpProblemException Bad(string name, string chinese, string english) => RequestProblems.Member($"inputs.{name}", $"应为{chinese}。", $"It must be {english}.");
    }
}
