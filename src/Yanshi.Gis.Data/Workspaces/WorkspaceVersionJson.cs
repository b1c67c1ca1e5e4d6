using System.Globalization;
using System.Text.Json.Nodes;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>A layer version in <c>workspace.json</c>.</summary>
internal static class WorkspaceVersionJson
{
    private const string DateFormat = "yyyy-MM-dd";

    internal static JsonNode Write(WorkspaceVersion entry)
    {
        var version = entry.Version;
        return new JsonObject
        {
            ["version"] = version.Number,
            ["status"] = EnumCode.Of(version.Status),
            ["completeness"] = EnumCode.Of(version.Completeness),
            ["coverage"] = version.Coverage is { } coverage ? EnumCode.Of(coverage) : null,
            ["accuracyMetres"] = version.AccuracyMetres,
            ["vintage"] = Text(version.Vintage),
            ["inForceFrom"] = Text(version.InForceFrom),
            ["inForceUntil"] = Text(version.InForceUntil),
            ["withdrawnFrom"] = Text(version.WithdrawnFrom),
            ["legalStatus"] = EnumCode.Of(version.LegalStatus),
            ["confidentiality"] = EnumCode.Of(version.Confidentiality),
            ["source"] = version.Source,
            ["crs"] = version.Crs,
            ["importedAt"] = entry.ImportedAt,
            ["file"] = entry.File,
            ["fileSha256"] = entry.FileSha256,
            ["sha256"] = entry.Sha256,
            ["features"] = entry.Features,
            ["vertices"] = entry.Vertices,
        };
    }

    /// <exception cref="FormatException">A member is missing or not what it should be.</exception>
    internal static WorkspaceVersion Read(string layerId, JsonObject json)
    {
        var version = new LayerVersion
        {
            Number = Required<int>(json, "version"),
            Status = Coded<LayerStatus>(json, "status"),
            Completeness = Coded<Completeness>(json, "completeness"),
            Coverage = json["coverage"] is null ? null : Coded<LayerCoverage>(json, "coverage"),
            AccuracyMetres = json["accuracyMetres"]?.GetValue<double>(),
            Vintage = Date(json, "vintage"),
            InForceFrom = Date(json, "inForceFrom"),
            InForceUntil = Date(json, "inForceUntil"),
            WithdrawnFrom = Date(json, "withdrawnFrom"),
            LegalStatus = Coded<LegalStatus>(json, "legalStatus"),
            Confidentiality = Coded<Confidentiality>(json, "confidentiality"),
            Source = Required<string>(json, "source"),
            Crs = Required<string>(json, "crs"),
        };
        var entry = new WorkspaceVersion(
            layerId,
            version,
            Required<string>(json, "importedAt"),
            Required<string>(json, "fileSha256"),
            Required<string>(json, "sha256"),
            Required<int>(json, "features"),
            Required<long>(json, "vertices"));
        return entry.File.Equals(Required<string>(json, "file"), StringComparison.Ordinal) ? entry : throw new FormatException("file");
    }

    private static T Required<T>(JsonObject json, string name) => (json[name] ?? throw new FormatException(name)).GetValue<T>();

    private static T Coded<T>(JsonObject json, string name)
        where T : struct, Enum => EnumCode.Find<T>(Required<string>(json, name)) ?? throw new FormatException(name);

    private static DateOnly? Date(JsonObject json, string name) =>
        json[name] is { } text ? DateOnly.ParseExact(text.GetValue<string>(), DateFormat, CultureInfo.InvariantCulture) : null;

    private static string? Text(DateOnly? date) => date?.ToString(DateFormat, CultureInfo.InvariantCulture);
}
