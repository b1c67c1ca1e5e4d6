using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Reruns;

/// <summary>A record made again from its own site, with exactly the layer versions and the rule book of its provenance.</summary>
/// <param name="Report">The answer now.</param>
/// <param name="Record">Its record.</param>
/// <param name="Data">What it was checked against.</param>
/// <param name="Differences">Where the new record differs from the old one; empty: the digest is reproduced.</param>
public sealed record RecordRerun(SiteReport Report, JsonObject Record, PlanningData Data, IReadOnlyList<string> Differences)
{
    /// <summary>What was taken as said by the user, by attribute code; null: nothing, everything stands in the record as its file had it.</summary>
    public IReadOnlyDictionary<string, string>? Given { get; private init; }

    /// <summary>Whether the new record has the old one's digest.</summary>
    public bool IsReproduced => Differences.Count == 0;

    /// <summary>Makes a record again.</summary>
    /// <param name="workspace">The workspace that it was made with, now.</param>
    /// <param name="original">The record.</param>
    /// <param name="shift">The shift from an old datum that the record was made with; null for none.</param>
    /// <exception cref="InputRefusedException"><c>rerun.not-a-record</c>, <c>rerun.altered</c>; the site's reference system needs a shift.</exception>
    /// <exception cref="ReferenceDataException"><c>rerun.missing</c>: the workspace lacks something that the record rests on.</exception>
    public static RecordRerun Run(Workspace workspace, JsonObject original, DatumShift? shift = null)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(original);
        try
        {
            RequireUnaltered(original);
            var basis = RecordedBasis.Of(workspace, original);
            var site = RecordedSite.Read((JsonObject)original["site"]!, basis.Data.Layers.Catalogue.Plane, shift);
            var rerun = Of(original, site, basis, GivenIn(site, basis.Data.RuleBook));

            // Two columns that contradict each other stand in the record as a value and its contradiction would.
            return rerun.IsReproduced || basis.Data.RuleBook is null ? rerun : Of(original, site, basis, given: null) is { IsReproduced: true } asWritten ? asWritten : rerun;
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or InvalidOperationException or ArgumentException or NullReferenceException or TopologyException)
        {
            throw RerunProblems.NotARecord(e);
        }
    }

    private static RecordRerun Of(JsonObject original, Site site, RecordedBasis basis, IReadOnlyDictionary<string, string>? given)
    {
        var report = SiteCheck.Run(site, basis.Data, basis.AsOf, basis.Engine, given: given);
        var record = SiteReportJson.Of(report);
        return new RecordRerun(report, record, basis.Data, RecordDifferences.Of(original, record)) { Given = given };
    }

    /// <summary>Holds a record to its digest.</summary>
    /// <exception cref="InputRefusedException"><c>rerun.not-a-record</c>, <c>rerun.altered</c>.</exception>
    internal static void RequireUnaltered(JsonObject original)
    {
        if (original["schema"] is not JsonValue schema || !schema.TryGetValue<string>(out var name) || name != SiteReportJson.Schema)
            throw RerunProblems.NotARecord(inner: null);
        if (original["digest"] is not JsonValue digest || !digest.TryGetValue<string>(out var written) || written != SiteReportJson.DigestOf(original))
            throw RerunProblems.Altered();
    }

    // What the record shows by code was understood, from the file or from the user.
    private static Dictionary<string, string>? GivenIn(Site site, RuleBook? book) => book?.Attributes
        .Where(attribute => site.Attributes.TryGetValue(attribute.Code, out var text) && ProjectAttributes.Read(attribute, text) == text)
        .ToDictionary(attribute => attribute.Code, attribute => site.Attributes[attribute.Code], StringComparer.Ordinal);
}
