using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Yanshi.Gis.Web.Processes;

namespace Yanshi.Gis.Web.Uploads;

/// <summary>
/// The parts of an upload that are no files, gathered into the execute request that they stand for, so that what they say is judged where that is judged. Words and dates may be
/// written as they are, the rest is JSON. Not thread-safe.
/// </summary>
/// <param name="fields">What parts it may have.</param>
internal sealed class UploadForm(UploadFields fields)
{
    /// <summary>The name of the part with the file.</summary>
    internal const string FilePart = "file";

    /// <summary>Characters of a file's name.</summary>
    internal const int LongestName = 255;

    /// <summary>The name of the part that says how the answer is to come.</summary>
    internal const string Response = "response";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly JsonObject _request = [];
    private readonly JsonObject _inputs = [];

    /// <summary>The schema of an upload, for the OpenAPI document.</summary>
    /// <param name="inputs">What it may say besides its file; of those with one name the first counts.</param>
    internal static JsonObject SchemaOf(IEnumerable<ProcessInput> inputs) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray(FilePart),
        ["additionalProperties"] = false,
        ["properties"] = new JsonObject(inputs.DistinctBy(input => input.Name, StringComparer.Ordinal).Select(input => KeyValuePair.Create(input.Name, (JsonNode?)input.Schema.DeepClone()))
            .Prepend(KeyValuePair.Create(FilePart, (JsonNode?)new JsonObject { ["type"] = "string", ["format"] = "binary" }))
            .Append(KeyValuePair.Create(Response, (JsonNode?)new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("raw", "document") }))),
    };

    /// <summary>Takes a part.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isJson">Whether its content type says JSON.</param>
    /// <param name="bytes">Its content.</param>
    /// <exception cref="Problems.HttpProblemException"><c>request.member</c></exception>
    internal void Add(string name, bool isJson, ReadOnlySpan<byte> bytes)
    {
        if (!fields.Words.Contains(name) && !fields.Others.Contains(name))
            throw UploadProblems.UnknownPart(name, fields.All);
        JsonNode? value = fields.Words.Contains(name) && !isJson ? TextOf(name, bytes) : JsonOf(name, bytes);
        if (!(name is Response ? _request : _inputs).TryAdd(name, value))
            throw UploadProblems.PartTwice(name);
    }

    /// <summary>The execute request, without the sites.</summary>
    internal byte[] ToJson()
    {
        _request["inputs"] = _inputs;
        return Encoding.UTF8.GetBytes(_request.ToJsonString(Api.JsonAnswer.Options));
    }

    /// <summary>The name that a client gives its file.</summary>
    /// <exception cref="Problems.HttpProblemException"><c>upload.name</c>: it is a path, or no text for people.</exception>
    internal static string NameOf(string written)
    {
        var isPath = written is "." or ".." || written.AsSpan().ContainsAny('/', '\\', ':');
        return written.Length is > 0 and <= LongestName && !isPath && !written.Any(char.IsControl) ? written : throw UploadProblems.BadName();
    }

    private static JsonValue TextOf(string name, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonValue.Create(Utf8.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            throw UploadProblems.PartNotUtf8(name);
        }
    }

    private static JsonNode? JsonOf(string name, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonNode.Parse(bytes, documentOptions: Strict);
        }
        catch (JsonException e)
        {
            throw UploadProblems.PartNotJson(name, e.Message);
        }
    }
}
