using System.Text.Json.Nodes;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Rescreening;

/// <summary>
/// What a check rests on that its record does not name: the catalogue's entries with their thresholds and ages, which layer 耕地 is derived from, the parks and
/// sectors. As one hash, so that a stored answer can be held to it. Thread-safe.
/// </summary>
public static class CheckConditions
{
    /// <summary>The hash of the conditions: 64 hexadecimal digits.</summary>
    /// <param name="data">What is checked against.</param>
    public static string Of(PlanningData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var catalogue = data.Layers.Catalogue;
        return CanonicalJson.Sha256(new JsonObject
        {
            ["plane"] = new JsonArray(catalogue.Plane.CentralMeridianDegrees, catalogue.Plane.StandardParallelDegrees),
            ["layers"] = new JsonArray([.. catalogue.Layers.Select(definition => LayerOf(definition, SiteCheck.SourceOf(definition, data.Layers)))]),
            ["parks"] = new JsonArray([.. data.Parks.Select(park => new JsonObject { ["id"] = park.Id, ["name"] = park.Name, ["town"] = park.Town, ["sectors"] = Texts(park.Sectors) })]),
            ["sectors"] = new JsonArray([.. data.Sectors.Select(sector => new JsonArray(sector.Code, sector.Name, sector.NameEnglish))]),
        });
    }

    // Everything but how maps draw it. A test holds this to the members of the type: a member left out could change an answer unseen.
    private static JsonObject LayerOf(LayerDefinition definition, string source) => new()
    {
        ["id"] = definition.Id,
        ["data"] = source,
        ["title"] = definition.Title,
        ["titleEnglish"] = definition.TitleEnglish,
        ["group"] = definition.Group,
        ["role"] = EnumCode.Of(definition.Role),
        ["standardCode"] = definition.StandardCode,
        ["aliases"] = Texts(definition.Aliases),
        ["mandatory"] = definition.Mandatory,
        ["status"] = EnumCode.Of(definition.Status),
        ["confidentiality"] = EnumCode.Of(definition.Confidentiality),
        ["source"] = definition.Source,
        ["attributes"] = Texts(definition.Attributes),
        ["minAreaSquareMetres"] = definition.MinAreaSquareMetres,
        ["minWidthMetres"] = definition.MinWidthMetres,
        ["maxAgeMonths"] = definition.MaxAgeMonths,
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts]);
}
