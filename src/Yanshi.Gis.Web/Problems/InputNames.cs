using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Yanshi.Gis.Web.Imports;
using Yanshi.Gis.Web.Processes;

namespace Yanshi.Gis.Web.Problems;

/// <summary>
/// What readers say names options of the command line, <c>--id-field</c>; who asks the service has inputs, <c>idField</c>. The words are put in where they leave the service, in problems
/// and reports; records and ledgers are the command line's to the byte, and stay so.
/// </summary>
internal static partial class InputNames
{
    // Whose names are not those of the options.
    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["--accuracy"] = "accuracyMetres",
        ["--attribute"] = "attributes",
        ["--map"] = "columns",
        ["--replace"] = "append=false",
        ["--width"] = "widthMetres",
    };

    private static readonly HashSet<string> Inputs = CheckInputDescriptions.Uploaded.Concat(ImportInputDescriptions.All).Select(input => input.Name).ToHashSet(StringComparer.Ordinal);

    // The members of documents with words of ours.
    private static readonly HashSet<string> Words = new(["message", "messageEnglish", "why", "whyEnglish", "encodingWhy", "encodingWhyEnglish"], StringComparer.Ordinal);

    // What is in there is the file's.
    private const string Attributes = "attributes";

    /// <summary>A text with inputs for the options that are such; what the service does not do keeps its name.</summary>
    internal static string In(string text) => text.Contains("--", StringComparison.Ordinal) ? Option.Replace(text, static option => NameOf(option.Value)) : text;

    /// <summary>A problem with inputs for options. A place that is a file's name is not looked at.</summary>
    internal static Problem In(Problem problem) => problem with
    {
        Where = problem.Where is { } place && place.StartsWith("--", StringComparison.Ordinal) ? In(place) : problem.Where,
        Chinese = In(problem.Chinese),
        English = In(problem.English),
    };

    /// <summary>A document, in place, with inputs for options wherever it tells something in words.</summary>
    internal static JsonObject In(JsonObject document)
    {
        foreach (var (name, value) in document.ToList())
        {
            if (value is JsonValue && Words.Contains(name) && value.GetValueKind() is System.Text.Json.JsonValueKind.String)
                document[name] = In(value.GetValue<string>());
            else if (value is JsonObject inner && name is not Attributes)
                In(inner);
            else if (value is JsonArray { Count: > 0 } list && list[0] is JsonObject)
                list.OfType<JsonObject>().ToList().ForEach(static item => In(item));
        }

        return document;
    }

    private static string NameOf(string option)
    {
        if (Others.TryGetValue(option, out var other))
            return other;
        var words = option.TrimStart('-').Split('-');
        var name = words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return Inputs.Contains(name) ? name : option;
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9_-])--[a-z]+(-[a-z]+)*(?![A-Za-z0-9_-])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Option { get; }
}
