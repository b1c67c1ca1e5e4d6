using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Imports.Recognition;

/// <summary>
/// Tells which layer of the catalogue a delivery is: by its name (standard codes, aliases and titles, whatever region codes and years stand around them) and by
/// characteristic fields. Where name and fields disagree, or neither is enough, it asks rather than guesses. Thread-safe.
/// </summary>
public static class LayerRecognizer
{
    private const string Towns = "towns";

    // The standard has one name for both.
    private const string AdministrativeAreas = "XZQ";

    /// <summary>Recognises a delivery.</summary>
    /// <param name="catalogue">The workspace's catalogue.</param>
    /// <param name="delivery">What is known of the delivery.</param>
    public static LayerRecognition Recognise(Catalogue catalogue, DeliveredLayer delivery)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(delivery);
        var landClasses = FieldMatch.LandClassesOf(delivery);
        var name = LayerName.Of(delivery.Name, catalogue.District);
        var fields = FieldMatch.In(catalogue, delivery);
        var found = ByName(catalogue, delivery, name, fields, landClasses);
        if (found.State is RecognitionState.Unknown && delivery.Alias is { } alias)
            found = ByName(catalogue, delivery, LayerName.Of(alias, catalogue.District), fields, landClasses) is { State: not RecognitionState.Unknown } better ? better : found;
        return found.Layer is null ? found : found with { Notes = RecognitionNotes.Of(found.Layer, delivery, name, landClasses) };
    }

    /// <summary>Refuses a layer whose data is not delivered but derived.</summary>
    /// <param name="layerId">The layer that a delivery is to become.</param>
    /// <exception cref="InputRefusedException"><c>import.derived-layer</c>.</exception>
    public static void RequireDelivered(string layerId)
    {
        if (layerId is LandUse.FarmlandLayerId)
            throw new InputRefusedException(
                "import.derived-layer",
                layerId,
                "耕地由地类图斑（DLBM 0101–0103）得出，不单独导入。请导入地类图斑：--as land-use。",
                "Farmland is derived from land use (DLBM 0101–0103) and not imported by itself. Import land use: --as land-use.");
    }

    private static LayerRecognition ByName(Catalogue catalogue, DeliveredLayer delivery, LayerName name, IReadOnlyList<FieldMatch> fields, LandClassTable landClasses)
    {
        if (name.Codes.Select(code => (code, of: StandardLayers.FindChanged(code))).FirstOrDefault(pair => pair.of is not null && IsKnown(catalogue, pair.of)) is { of: { } of, code: var change })
            return Unknown(
                landClasses,
                $"{change} 是 {of} 的更新层，只有变化的图斑；请导入更新后的整层，不要只导入更新层",
                $"{change} holds the changes of {of}, not the whole layer; import the layer as it is after the update");

        var matches = NameMatch.In(catalogue, name);
        if (matches.Any(match => match.Name.Equals(AdministrativeAreas, StringComparison.OrdinalIgnoreCase) || Contradicts(match, AdministrativeLevels.Of(delivery.Sample))))
            return ByLevel(catalogue, delivery, name, landClasses);
        if (matches is [{ Fit: NameFit.Whole, Layer.Id: LandUse.FarmlandLayerId }])
            return Unknown(landClasses, "耕地由地类图斑得出，不单独导入；请导入地类图斑（DLTB）", "farmland is derived from land use and not imported by itself; import land use (DLTB)");
        if (matches is [{ Fit: NameFit.Whole } whole])
            return ByWholeName(catalogue, whole, name, fields, landClasses);
        if (name.Codes.Select(StandardLayers.FindOther).FirstOrDefault(other => other is not null) is { } standard && !fields.Any(field => field.IsDecisive))
            return Unknown(landClasses, $"“{name.Text}”是{standard.Chinese}，目录没有这个图层", $"\"{name.Text}\" is {standard.English}; the catalogue has no such layer");
        return ByParts(catalogue, matches, name, fields, landClasses);
    }

    // A name says town and the codes say district, or the other way round: codes are believed.
    private static bool Contradicts(NameMatch match, AdministrativeLevel level) => match.Layer.Id switch
    {
        Catalogue.DistrictLayerId => level is not (AdministrativeLevel.Unknown or AdministrativeLevel.District),
        Towns => level is not (AdministrativeLevel.Unknown or AdministrativeLevel.Town),
        _ => false,
    };

    private static bool IsKnown(Catalogue catalogue, string code) =>
        StandardLayers.FindOther(code) is not null
        || catalogue.Layers.Any(layer => code.Equals(layer.StandardCode, StringComparison.OrdinalIgnoreCase) || layer.Aliases.Contains(code, StringComparer.OrdinalIgnoreCase));

    private static LayerRecognition ByWholeName(Catalogue catalogue, NameMatch match, LayerName name, IReadOnlyList<FieldMatch> fields, LandClassTable landClasses)
    {
        var support = fields.FirstOrDefault(field => field.LayerId == match.Layer.Id);
        if (fields.FirstOrDefault(field => field.IsDecisive && field.LayerId != match.Layer.Id) is { } contradiction)
            return Ambiguous(
                landClasses,
                $"名称“{name.Text}”是{match.Layer.Title}，字段 {Joined(contradiction.Fields)} 却是{catalogue.Find(contradiction.LayerId)?.Title ?? contradiction.LayerId}的",
                $"the name \"{name.Text}\" is that of {match.Layer.TitleEnglish}, but the fields {Joined(contradiction.Fields)} are those of {catalogue.Find(contradiction.LayerId)?.TitleEnglish ?? contradiction.LayerId}",
                [CandidateOf(match), .. CandidatesOf(catalogue, [contradiction])]);
        if (match.IsShort && support is null)
            return Ambiguous(
                landClasses,
                $"名称 {match.Name} 太短，没有字段佐证",
                $"the name {match.Name} is too short to be sure of and no field supports it",
                [CandidateOf(match)]);
        return Recognised(
            match.Layer,
            landClasses,
            $"名称“{name.Text}”即 {match.Name}{(support is null ? "" : $"，字段 {Joined(support.Fields)} 相符")}",
            $"the name \"{name.Text}\" is {match.Name}{(support is null ? "" : $", and the fields {Joined(support.Fields)} agree")}");
    }

    private static LayerRecognition ByParts(Catalogue catalogue, IReadOnlyList<NameMatch> matches, LayerName name, IReadOnlyList<FieldMatch> fields, LandClassTable landClasses)
    {
        var decisive = fields.Where(field => field.IsDecisive).ToList();
        var supported = matches.Where(match => fields.Any(field => field.LayerId == match.Layer.Id)).ToList();
        if (supported is [var match] && decisive.TrueForAll(field => field.LayerId == match.Layer.Id))
        {
            var support = fields.First(field => field.LayerId == match.Layer.Id);
            return Recognised(
                match.Layer,
                landClasses,
                $"名称“{name.Text}”含 {match.Name}，字段 {Joined(support.Fields)} 相符",
                $"the name \"{name.Text}\" has {match.Name} in it, and the fields {Joined(support.Fields)} agree");
        }

        if (matches.Count == 0 && decisive is [var fieldMatch] && catalogue.Find(fieldMatch.LayerId) is { } layer)
            return Recognised(
                layer,
                landClasses,
                $"名称“{name.Text}”不说明问题；字段 {Joined(fieldMatch.Fields)} 是{layer.Title}的",
                $"the name \"{name.Text}\" says nothing; the fields {Joined(fieldMatch.Fields)} are those of {layer.TitleEnglish}");

        List<LayerCandidate> candidates = [.. matches.Select(CandidateOf), .. CandidatesOf(catalogue, fields.Where(field => matches.All(match => match.Layer.Id != field.LayerId)))];
        if (candidates.Count == 0)
            return Unknown(landClasses, $"名称“{name.Text}”不是标准名称，也没有特征字段", $"the name \"{name.Text}\" is no standard name, and there are no characteristic fields");
        return Ambiguous(
            landClasses,
            matches.Count switch
            {
                0 => $"名称“{name.Text}”不是标准名称，仅凭字段不能确定",
                1 => $"名称“{name.Text}”只有一部分是 {matches[0].Name}，没有字段足以佐证",
                _ => $"名称“{name.Text}”可指几个图层",
            },
            matches.Count switch
            {
                0 => $"the name \"{name.Text}\" is no standard name, and the fields alone are not enough",
                1 => $"only a part of the name \"{name.Text}\" is {matches[0].Name}, and the fields do not settle it",
                _ => $"the name \"{name.Text}\" may mean several layers",
            },
            candidates);
    }

    private static LayerRecognition ByLevel(Catalogue catalogue, DeliveredLayer delivery, LayerName name, LandClassTable landClasses)
    {
        var level = AdministrativeLevels.Of(delivery.Sample);
        var id = level switch { AdministrativeLevel.District => Catalogue.DistrictLayerId, AdministrativeLevel.Town => Towns, _ => null };
        if (id is not null && catalogue.Find(id) is { } layer)
            return Recognised(
                layer,
                landClasses,
                $"名称“{name.Text}”是行政区，行政区代码 XZQDM 是{(id == Catalogue.DistrictLayerId ? "县级" : "乡级")}的",
                $"the name \"{name.Text}\" is that of administrative areas, and their codes XZQDM are those of {(id == Catalogue.DistrictLayerId ? "districts" : "towns")}");
        if (level is AdministrativeLevel.Village)
            return Unknown(landClasses, $"“{name.Text}”是村级行政区，目录没有这个图层", $"\"{name.Text}\" holds villages; the catalogue has no such layer");
        return Ambiguous(
            landClasses,
            $"“{name.Text}”是行政区，但行政区代码 XZQDM {(level is AdministrativeLevel.Mixed ? "有几级" : "没有或认不出")}，不能确定是区界还是镇界",
            $"\"{name.Text}\" holds administrative areas, but their codes XZQDM are {(level is AdministrativeLevel.Mixed ? "of several levels" : "missing or not understood")}, so district and towns cannot be told apart",
            [.. new[] { catalogue.Find(Catalogue.DistrictLayerId), catalogue.Find(Towns) }.OfType<LayerDefinition>().Select(other => new LayerCandidate(other, "行政区", "administrative areas"))]);
    }

    private static LayerRecognition Recognised(LayerDefinition layer, LandClassTable landClasses, string chinese, string english) =>
        new() { State = RecognitionState.Recognised, Layer = layer, Chinese = chinese, English = english, LandClasses = landClasses };

    private static LayerRecognition Ambiguous(LandClassTable landClasses, string chinese, string english, IReadOnlyList<LayerCandidate> candidates) =>
        new() { State = RecognitionState.Ambiguous, Chinese = chinese, English = english, Candidates = candidates, LandClasses = landClasses };

    private static LayerRecognition Unknown(LandClassTable landClasses, string chinese, string english) =>
        new() { State = RecognitionState.Unknown, Chinese = chinese, English = english, LandClasses = landClasses };

    private static LayerCandidate CandidateOf(NameMatch match) => new(match.Layer, $"名称 {match.Name}", $"name {match.Name}");

    private static IEnumerable<LayerCandidate> CandidatesOf(Catalogue catalogue, IEnumerable<FieldMatch> matches) => matches
        .Where(match => catalogue.Find(match.LayerId) is not null)
        .Select(match => new LayerCandidate(catalogue.Get(match.LayerId), $"字段 {Joined(match.Fields)}", $"fields {Joined(match.Fields)}"));

    private static string Joined(IReadOnlyList<string> fields) => string.Join(", ", fields);
}
