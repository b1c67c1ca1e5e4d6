using System.Text.Json.Nodes;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>What layers are called on a page: by the record's Chinese title, or by the catalogue's English one.</summary>
internal sealed class LayerNames(Terminal terminal, Catalogue catalogue)
{
    /// <summary>The sign of a mandatory layer.</summary>
    internal const string MandatorySign = "*";

    internal string Of(string id) => catalogue.Find(id) is { } layer ? terminal.Say(layer.Title, layer.TitleEnglish) : id;

    internal string Of(JsonObject layer) => Of(layer.Text("id"));

    /// <summary>The name, starred when the layer is mandatory.</summary>
    internal string Starred(JsonObject layer) => Of(layer) + (layer["mandatory"]!.GetValue<bool>() ? MandatorySign : string.Empty);

    internal string Joined(IEnumerable<string> ids) => string.Join(terminal.Say("、", ", "), ids.Select(Of));

    internal string GroupOf(JsonObject layer) => catalogue.Find(layer.Text("id"))?.Group ?? string.Empty;
}
