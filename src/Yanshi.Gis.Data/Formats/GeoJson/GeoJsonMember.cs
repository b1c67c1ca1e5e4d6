using System.Text.Json;
using Yanshi.Gis.Data.Formats.Parcels;

namespace Yanshi.Gis.Data.Formats.GeoJson;

/// <summary>Members of a JSON object that matter: a second one of the same name is an error, since programs differ in which they take.</summary>
internal static class GeoJsonMember
{
    /// <summary>The member; null when it is absent.</summary>
    public static JsonElement? Find(JsonElement parent, string name, string path, DefectLog log)
    {
        JsonElement? found = null;
        foreach (var member in parent.EnumerateObject())
        {
            if (!member.NameEquals(name))
                continue;
            if (found is not null)
                log.Error(
                    "geojson.duplicate-member",
                    $"{path}.{name}",
                    $"成员“{name}”出现多次，不能确定取哪一个。",
                    $"the member '{name}' occurs more than once; it cannot be told which one is meant.");
            found = member.Value;
        }

        return found;
    }
}
