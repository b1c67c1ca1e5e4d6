using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Imports.Recognition;

/// <summary>A layer that a delivery's fields speak for.</summary>
/// <param name="LayerId">The layer.</param>
/// <param name="Fields">The fields that do.</param>
/// <param name="IsDecisive">Whether they say so even where the name says nothing.</param>
internal sealed record FieldMatch(string LayerId, IReadOnlyList<string> Fields, bool IsDecisive)
{
    private const string BasicFarmland = "permanent-basic-farmland";

    // Every layer of the standards may have them.
    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase) { "BSM", "YSDM", "MC", "BZ", "name", "source", "code", "level", "basis", "kind", "zone", "XMMC", "XZQDM", "XZQMC" };

    private static readonly string[] BasicFarmlandFields = ["YJJBNTTBBH", "YJJBNTTBMJ", "YJJBNTMJ"];
    private static readonly string[] ParcelFields = ["TBBH", "TBDLMJ", "KCXS", "TBMJ", "ZLDWDM"];

    /// <summary>What the fields speak for: the decisive first, then by the number of fields.</summary>
    internal static IReadOnlyList<FieldMatch> In(Catalogue catalogue, DeliveredLayer delivery)
    {
        var decisive = Decisive(delivery);
        return
        [
            .. decisive,
            .. catalogue.Layers
                .Where(layer => layer.Id is not LandUse.FarmlandLayerId && decisive.All(match => match.LayerId != layer.Id))
                .Select(layer => new FieldMatch(layer.Id, [.. OwnFields(catalogue, layer).Where(delivery.Has)], IsDecisive: false))
                .Where(match => match.Fields.Count > 0)
                .OrderByDescending(match => match.Fields.Count),
        ];
    }

    /// <summary>Which table a delivery's land classes are from.</summary>
    internal static LandClassTable LandClassesOf(DeliveredLayer delivery) => (delivery.Has("DLBM"), delivery.Has("YDYHFLDM")) switch
    {
        (true, true) => LandClassTable.Both,
        (true, false) => LandClassTable.ThirdSurvey,
        (false, true) => LandClassTable.SpatialPlanning,
        _ => LandClassTable.None,
    };

    // Basic farmland is made of parcels and has their fields too; a plan may carry the survey's class beside its own.
    private static List<FieldMatch> Decisive(DeliveredLayer delivery)
    {
        if (BasicFarmlandFields.Where(delivery.Has).ToList() is { Count: > 0 } farmland)
            return [new FieldMatch(BasicFarmland, farmland, IsDecisive: true)];
        return LandClassesOf(delivery) is LandClassTable.ThirdSurvey && ParcelFields.Where(delivery.Has).ToList() is { Count: > 0 } parcel
            ? [new FieldMatch(LandUse.LayerId, ["DLBM", .. parcel], IsDecisive: true)]
            : [];
    }

    // The attributes of a layer that no other layer of the catalogue has.
    private static IEnumerable<string> OwnFields(Catalogue catalogue, LayerDefinition layer) => layer.Attributes.Where(field =>
        !Common.Contains(field)
        && !catalogue.Layers.Any(other => other.Id != layer.Id && other.Id is not LandUse.FarmlandLayerId && other.Attributes.Contains(field, StringComparer.OrdinalIgnoreCase)));
}
