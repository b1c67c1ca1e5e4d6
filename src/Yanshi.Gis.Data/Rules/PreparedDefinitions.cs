using System.Text.Json;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Data.Rules;

/// <summary>Identity, documents, attributes and fields in a prepared rule book.</summary>
internal static class PreparedDefinitions
{
    internal static void Write(Utf8JsonWriter json, RuleBook book, IEnumerable<LawDocument> documents)
    {
        json.WriteString("id", book.Identity.Id);
        json.WriteString("version", book.Identity.Version);
        json.WriteString("title", book.Identity.Title);
        json.WriteDate("checkedOn", book.Identity.CheckedOn);
        json.WriteObjects("documents", documents, document => WriteDocument(json, document));
        json.WriteObjects("attributes", book.Attributes, attribute => WriteAttribute(json, attribute));
        json.WriteObjects("fields", book.Fields, field => WriteField(json, field));
    }

    internal static RuleBookIdentity IdentityFrom(JsonElement json, string sha256) =>
        new(json.Text("id"u8), json.Text("version"u8), json.Text("title"u8), json.Date("checkedOn"u8) ?? throw new FormatException("A date is null."), sha256);

    internal static IReadOnlyList<LawDocument> DocumentsFrom(JsonElement json) => json.List("documents"u8, static document => new LawDocument
    {
        Id = document.Text("id"u8),
        Title = document.Text("title"u8),
        Kind = PreparedCodes.Document(document.Text("kind"u8)),
        Number = document.FindText("number"u8),
        EffectiveFrom = document.Date("effectiveFrom"u8),
        EffectiveUntil = document.Date("effectiveUntil"u8),
        TextAsOf = document.Date("textAsOf"u8),
        Note = document.FindText("note"u8),
    });

    internal static IReadOnlyList<AttributeDefinition> AttributesFrom(JsonElement json) => json.List("attributes"u8, static attribute => new AttributeDefinition
    {
        Code = attribute.Text("code"u8),
        Title = attribute.Text("title"u8),
        TitleEnglish = attribute.Text("titleEnglish"u8),
        Kind = PreparedCodes.Kind(attribute.Text("kind"u8)),
        Names = attribute.Texts("names"u8),
        Question = attribute.Text("question"u8),
        Unit = attribute.FindText("unit"u8),
        Values = attribute.List("values"u8, static value => new CodedValue(value.Text("code"u8), value.Text("title"u8), value.Text("titleEnglish"u8), value.Texts("names"u8))),
    });

    internal static IReadOnlyList<FeatureField> FieldsFrom(JsonElement json) => json.List("fields"u8, static field => new FeatureField
    {
        Layer = field.Text("layer"u8),
        Name = field.Text("name"u8),
        Title = field.Text("title"u8),
        Kind = PreparedCodes.Kind(field.Text("kind"u8)),
        Unit = field.FindText("unit"u8),
        Properties = field.Texts("properties"u8),
        Values = field.List("values"u8, static value => KeyValuePair.Create(value.Text("code"u8), value.Texts("texts"u8))),
    });

    private static void WriteDocument(Utf8JsonWriter json, LawDocument document)
    {
        json.WriteString("id", document.Id);
        json.WriteString("title", document.Title);
        json.WriteString("kind", EnumCode.Of(document.Kind));
        json.WriteString("number", document.Number);
        json.WriteDate("effectiveFrom", document.EffectiveFrom);
        json.WriteDate("effectiveUntil", document.EffectiveUntil);
        json.WriteDate("textAsOf", document.TextAsOf);
        json.WriteString("note", document.Note);
    }

    private static void WriteAttribute(Utf8JsonWriter json, AttributeDefinition attribute)
    {
        json.WriteString("code", attribute.Code);
        json.WriteString("title", attribute.Title);
        json.WriteString("titleEnglish", attribute.TitleEnglish);
        json.WriteString("kind", EnumCode.Of(attribute.Kind));
        json.WriteTexts("names", attribute.Names);
        json.WriteString("question", attribute.Question);
        json.WriteString("unit", attribute.Unit);
        json.WriteObjects("values", attribute.Values, value =>
        {
            json.WriteString("code", value.Code);
            json.WriteString("title", value.Title);
            json.WriteString("titleEnglish", value.TitleEnglish);
            json.WriteTexts("names", value.Names);
        });
    }

    private static void WriteField(Utf8JsonWriter json, FeatureField field)
    {
        json.WriteString("layer", field.Layer);
        json.WriteString("name", field.Name);
        json.WriteString("title", field.Title);
        json.WriteString("kind", EnumCode.Of(field.Kind));
        json.WriteString("unit", field.Unit);
        json.WriteTexts("properties", field.Properties);
        json.WriteObjects("values", field.Values, value =>
        {
            json.WriteString("code", value.Key);
            json.WriteTexts("texts", value.Value);
        });
    }
}
