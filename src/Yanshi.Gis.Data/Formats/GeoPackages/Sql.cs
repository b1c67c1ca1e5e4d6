namespace Yanshi.Gis.Data.Formats.GeoPackages;

/// <summary>Names and texts as SQL writes them.</summary>
internal static class Sql
{
    /// <summary>A table or column by name, whatever characters it has.</summary>
    internal static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text constant, where no parameter can stand.</summary>
    internal static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
