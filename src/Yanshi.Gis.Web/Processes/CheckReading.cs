using Yanshi.Gis.Data.Checks;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Web.Hosting;

namespace Yanshi.Gis.Web.Processes;

/// <summary>From what a request says to what the readers of sites take: the same as the command line makes of its options.</summary>
internal static class CheckReading
{
    /// <summary>How the sites' file is read.</summary>
    internal static SiteFileOptions FileOptionsOf(CheckInputs inputs, ServiceLimits limits) => new()
    {
        Group = inputs.Group,
        Layer = inputs.Layer,
        Encoding = inputs.Encoding,
        Columns = inputs.Columns,
        UserCrsGiven = inputs.Crs is not null,
        Limits = SiteFileLimits.Default with { MaxBytes = inputs.File is null ? limits.SiteBytes : limits.UploadBytes, MaxPointsPerSite = limits.VerticesPerSite },
    };

    /// <summary>How sites are made.</summary>
    /// <exception cref="InputRefusedException"><c>crs.unknown</c></exception>
    internal static SiteReadingOptions ReadingOptionsOf(CheckInputs inputs, Workspace workspace, ServiceLimits limits) => new()
    {
        ExtentLonLat = workspace.Catalogue.Extent.ToEnvelope(),
        Plane = workspace.Catalogue.Plane,
        UserCrs = inputs.Crs is { } code ? Crs.Get(code) : null,
        Repair = inputs.Repair,
        WidthMetres = inputs.WidthMetres,
        MaximumPoints = limits.VerticesPerSite,
    };

    /// <summary>What is said of the projects, by attribute code; null when nothing.</summary>
    /// <exception cref="InputRefusedException"><c>attribute.*</c></exception>
    internal static IReadOnlyDictionary<string, string>? GivenOf(CheckInputs inputs, Workspace workspace)
    {
        var given = new StatedAttributes(workspace.RuleBook);
        foreach (var (name, value) in inputs.Attributes)
            given.Add("inputs.attributes", name, value);
        return given.ByCode.Count == 0 ? null : given.ByCode;
    }
}
