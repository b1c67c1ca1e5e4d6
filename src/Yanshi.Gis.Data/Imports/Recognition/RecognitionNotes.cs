using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Imports.Recognition;

/// <summary>What an importer should know about how a delivery fits its layer, whether the user named the layer or it was recognised.</summary>
public static class RecognitionNotes
{
    private const string OldPlanName = "YJJBNT";

    /// <summary>The notes for a layer that the user named.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="delivery">The delivery.</param>
    /// <param name="catalogue">The workspace's catalogue.</param>
    public static IReadOnlyList<Problem> Of(LayerDefinition layer, DeliveredLayer delivery, Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(catalogue);
        var notes = Of(layer, delivery, LayerName.Of(delivery.Name, catalogue.District), FieldMatch.LandClassesOf(delivery));
        var guess = LayerRecognizer.Recognise(catalogue, delivery);
        return guess.Layer is null || guess.Layer.Id == layer.Id
            ? notes
            : [.. notes, new Problem(
                "import.looks-like-another",
                delivery.Name,
                $"用户指定为{layer.Title}，但看来是{guess.Layer.Title}：{guess.Chinese}。请核对。",
                $"The user says it is {layer.TitleEnglish}, but it looks like {guess.Layer.TitleEnglish}: {guess.English}. Check it.")];
    }

    internal static IReadOnlyList<Problem> Of(LayerDefinition layer, DeliveredLayer delivery, LayerName name, LandClassTable landClasses)
    {
        var notes = new List<Problem>();
        if (name.Codes.Contains(OldPlanName, StringComparer.Ordinal))
            notes.Add(new Problem(
                "import.old-plan-name",
                delivery.Name,
                $"{OldPlanName} 也是旧土地利用总体规划的图层名。请核对这是三区三线划定的永久基本农田，并用 --vintage 写明数据日期。",
                $"{OldPlanName} is also a layer of the old land-use plans. Check that this is the farmland of the three control lines, and state its date with --vintage."));
        if (layer.Id is LandUse.LayerId && landClasses is LandClassTable.Both)
            notes.Add(new Problem(
                "import.two-class-tables",
                delivery.Name,
                "DLBM（三调工作分类）和 YDYHFLDM（用地用海分类）都有；地类只按 DLBM 读取。",
                "It has both DLBM (third survey) and YDYHFLDM (classification of 2023); land classes are read from DLBM only."));
        if (delivery.Geometry is DeliveredGeometry.Lines or DeliveredGeometry.Points && layer.Role is not LayerRole.Context)
            notes.Add(new Problem(
                "import.not-areas",
                delivery.Name,
                $"{layer.Title}通常是面，这里是{(delivery.Geometry is DeliveredGeometry.Lines ? "线" : "点")}：只作基线，控制范围由规则按距离确定。若另有面图层，请导入面图层。",
                $"{layer.TitleEnglish} is usually areas, this holds {(delivery.Geometry is DeliveredGeometry.Lines ? "lines" : "points")}: they are base lines only, from which rules measure distances. If there is a layer of areas, import that."));
        return notes;
    }
}
