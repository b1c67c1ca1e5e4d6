using System.Text.Json.Nodes;
using Yanshi.Gis.Planning.Records;

namespace Yanshi.Gis.Cli.Terminals;

/// <summary>Prints records as JSON: one object, or an array when there are several.</summary>
internal static class JsonOutput
{
    internal static void Print(this Terminal terminal, IReadOnlyList<JsonObject> records) =>
        terminal.Output.WriteLine(IndentedJson.Write(records.Count == 1 ? records[0] : new JsonArray([.. records])));
}
