using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Yanshi.Gis.Data.Formats.Vectors;
using Yanshi.Gis.Data.Screening.Input;
using Yanshi.Gis.Data.Storage;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Rescreening;

namespace Yanshi.Gis.Data.Screening.Runs;

/// <summary>
/// Everything that the rows of a screening rest on, as texts by name: the contents of its files, the versions of layers, rules and program, what the user said. A run
/// goes on only where another has stopped on the same basis. Immutable.
/// </summary>
internal sealed class ScreeningBasis
{
    private const string Schema = "yanshi-gis/screening-basis/1";
    private const string AsOfName = "as-of";
    private const string DateFormat = "yyyy-MM-dd";

    private readonly SortedDictionary<string, string> _facts;

    private ScreeningBasis(SortedDictionary<string, string> facts) => _facts = facts;

    /// <summary>The date the answers are for; null when it does not say.</summary>
    internal DateOnly? AsOf => RecordDate.Find(_facts.GetValueOrDefault(AsOfName));

    /// <summary>The basis of a plan: reads all its files.</summary>
    internal static ScreeningBasis Of(ScreeningPlan plan)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["schema"] = Schema,
            ["program"] = EngineVersion.Current,
            [AsOfName] = plan.AsOf.ToString(DateFormat, CultureInfo.InvariantCulture),
            ["records"] = EnumCode.Of(plan.Records),
            ["rule-book"] = plan.Workspace.RuleBook?.Identity.Sha256 ?? string.Empty,
            ["catalogue and parks"] = CheckConditions.Of(plan.Workspace.Data),
            ["--crs"] = plan.Input.Sites.UserCrs?.Code ?? string.Empty,
            ["--datum-shift"] = plan.Input.Sites.Shift is { } shift ? TextHash(shift.ToString()!) : string.Empty,
            ["--repair"] = plan.Input.Sites.Repair.ToString(),
            ["--width"] = plan.Input.Sites.WidthMetres?.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty,
            ["--group"] = plan.Input.Files.Group ?? string.Empty,
            ["--layer"] = plan.Input.Files.Layer ?? string.Empty,
            ["--encoding"] = plan.Input.Files.Encoding ?? string.Empty,
            ["--map"] = Pairs(plan.Input.Files.Columns),
            ["--attribute"] = Pairs(plan.Given ?? new Dictionary<string, string>(StringComparer.Ordinal)),
        };
        foreach (var layer in plan.Workspace.Catalogue.Layers)
        {
            if (plan.Workspace.Layers.FindInForce(layer.Id, plan.AsOf) is { } holding)
                facts[$"layer {layer.Id}"] = $"v{holding.Version.Number} {holding.Layer?.Sha256 ?? holding.Damage!.Code}";
        }

        var files = plan.Files;
        for (var i = 0; i < files.Count; i++)
            facts[string.Create(CultureInfo.InvariantCulture, $"file {i + 1} {files[i].Name}")] = files[i].Problem?.Code ?? ContentHash(files[i].Path);
        return new ScreeningBasis(facts);
    }

    /// <summary>Reads a basis that was written; null when there is none, or it is not whole.</summary>
    internal static ScreeningBasis? Find(string path)
    {
        try
        {
            return File.Exists(path) && JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(path)) is { } facts
                ? new ScreeningBasis(new SortedDictionary<string, string>(facts, StringComparer.Ordinal))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal void Write(string path) => DurableFile.Write(path, to => JsonSerializer.Serialize(to, _facts));

    /// <summary>The names of what differs; empty when nothing does.</summary>
    internal IReadOnlyList<string> DifferencesFrom(ScreeningBasis other) =>
        [.. _facts.Keys.Union(other._facts.Keys, StringComparer.Ordinal).Where(name => _facts.GetValueOrDefault(name) != other._facts.GetValueOrDefault(name)).Order(StringComparer.Ordinal)];

    private static string Pairs(IReadOnlyDictionary<string, string> pairs) =>
        string.Join('\n', pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));

    private static string TextHash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string ContentHash(string path)
    {
        if (Directory.Exists(path))
            return TextHash(string.Join('\n', Directory.EnumerateFiles(path).Order(StringComparer.Ordinal).Select(file => $"{Path.GetFileName(file)} {FileHash(file)}")));
        var companions = VectorFormatFacts.FindByExtension(DataSetFiles.ExtensionOf(path))?.Companions ?? [];
        return TextHash(string.Join('\n', companions.Select(companion => FileHash(Path.ChangeExtension(path, companion))).Prepend(FileHash(path))));
    }

    // A file that cannot be read is a row that says so; when it can be read another time, the basis is another.
    private static string FileHash(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.GetType().Name;
        }
    }
}
