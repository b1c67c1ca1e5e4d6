namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>What is to be said of ids, duplicates and names of attributes.</summary>
internal static class IdentityFindings
{
    internal static void Add(Findings findings, DeliveryIntake intake, FeatureIds ids, FieldNames names, WorstPlaces places)
    {
        if (ids.Field is null)
            findings.Add(
                FindingSeverity.Notice,
                "feature.ids-are-numbers",
                intake.All.Count(feature => feature.IsStored),
                "没有唯一的编号字段，以文件中的序号为编号；不同次交付的同一图斑无法对应。如有编号字段，用 --id-field 指定。",
                "There is no attribute with unique ids, so the numbers in the file are the ids, and features of two deliveries cannot be matched. If there is one, name it with --id-field.");
        if (ids.Missing.Count > 0)
            findings.Add(
                FindingSeverity.Warning,
                "feature.no-id",
                ids.Missing.Count,
                $"{ids.Missing.Count} 个要素的编号 {ids.Field} 为空，以“#序号”代替。",
                $"{ids.Missing.Count} features have no {ids.Field}; \"#number\" stands for it.",
                places.Of(ids.Missing, _ => null));
        if (ids.Repeated.Count > 0)
            findings.Add(
                FindingSeverity.Warning,
                "feature.repeated-id",
                ids.Repeated.Count,
                $"{ids.Repeated.Count} 个要素的编号 {ids.Field} 与前面的重复，后面加“#序号”区分，全部保留。",
                $"{ids.Repeated.Count} features have a {ids.Field} that an earlier one has; \"#number\" is added to it and all are kept.",
                places.Of(ids.Repeated, _ => null));
        if (intake.SameGeometry.Count > 0)
            findings.Add(
                FindingSeverity.Warning,
                "feature.same-geometry",
                intake.SameGeometry.Count,
                $"{intake.SameGeometry.Count} 个要素与另一要素图形相同而属性不同，全部保留。请核对是否重复。",
                $"{intake.SameGeometry.Count} features have the geometry of another one and other attributes; all are kept. Check whether they are duplicates.",
                places.First(intake.SameGeometry.OrderByDescending(pair => pair.Feature.AreaSquareMetres).Select(
                    pair => new FindingPlace([pair.Other.Id, pair.Feature.Id], places.PositionOf(pair.Feature), pair.Feature.AreaSquareMetres, "m²"))));
        if (names.Renamed.Count > 0)
            findings.Add(
                FindingSeverity.Notice,
                "attribute.renamed",
                names.Renamed.Count,
                $"字段名大小写与标准不同，按标准保存：{string.Join("、", names.Renamed.Select(pair => $"{pair.Key}→{pair.Value}"))}。",
                $"Attributes whose names differ from the standard's in upper and lower case are stored as the standard writes them: {string.Join(", ", names.Renamed.Select(pair => $"{pair.Key}→{pair.Value}"))}.");
    }
}
