namespace Yanshi.Gis.Data.Formats.Parcels;

/// <summary>Which attributes of a feature are its id and its name.</summary>
internal static class FeatureNames
{
    private static readonly string[] Ids = ["id", "ID", "Id", "编号", "项目编号", "地块编号", "XMBH", "DKBH", "BSM", "OBJECTID", "FID", "fid"];
    private static readonly string[] Names = ["name", "NAME", "Name", "名称", "项目名称", "地块名称", "XMMC", "DKMC"];

    /// <summary>The first id attribute that has a value; null when there is none.</summary>
    public static string? FindId(IReadOnlyDictionary<string, string> attributes) => First(attributes, Ids);

    /// <summary>The first name attribute that has a value; null when there is none.</summary>
    public static string? FindName(IReadOnlyDictionary<string, string> attributes) => First(attributes, Names);

    private static string? First(IReadOnlyDictionary<string, string> attributes, string[] names) =>
        names.Select(name => attributes.GetValueOrDefault(name)).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
}
