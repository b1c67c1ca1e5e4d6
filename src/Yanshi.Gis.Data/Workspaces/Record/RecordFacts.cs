using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Formats.GeoPackages;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Workspaces.Record;

/// <summary>What the record knows of the workspace as a whole. It follows the list of versions, so that the list could be made again from it.</summary>
internal static class RecordFacts
{
    private const string Generation = "generation";
    private const string Head = "audit";
    private const string CreatedBy = "created-by";
    private const string Demonstration = "demonstration";
    private const string Added = "added-layers";
    private const string Meridian = "central-meridian-degrees";
    private const string Parallel = "standard-parallel-degrees";

    /// <summary>The number of the list that the record's views and states follow; 0 for none yet.</summary>
    internal static int GenerationOf(WorkspaceRecord record) => record.Versions.FindFact(Generation) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 0;

    internal static void SetPlane(WorkspaceRecord record, EqualAreaPlane plane)
    {
        record.Versions.SetFact(Meridian, Text(plane.CentralMeridianDegrees));
        record.Versions.SetFact(Parallel, Text(plane.StandardParallelDegrees));
    }

    /// <summary>Everything was measured in one plane; a catalogue that names another one does not belong here.</summary>
    /// <exception cref="ReferenceDataException"><c>workspace.plane-changed</c></exception>
    internal static void RequirePlane(WorkspaceRecord record, EqualAreaPlane plane, string folder)
    {
        if (record.Versions.FindFact(Meridian) != Text(plane.CentralMeridianDegrees) || record.Versions.FindFact(Parallel) != Text(plane.StandardParallelDegrees))
            throw WorkspaceProblems.PlaneChanged(folder);
    }

    /// <summary>
    /// Brings states, facts and views up to the list that was just published. The list is what counts, and the next writer would do it too, so a failure is
    /// something to tell and no more; for the same reason nobody waits for the disk.
    /// </summary>
    internal static IReadOnlyList<Problem> Follow(WorkspaceWriting writing)
    {
        try
        {
            writing.Record.Database.WithoutWaiting(() => Enter(writing));
            return [];
        }
        catch (ReferenceDataException e)
        {
            return [WorkspaceProblems.RecordLags(e.Problem)];
        }
    }

    /// <summary>The same within a transaction of the caller's.</summary>
    internal static void Enter(WorkspaceWriting writing)
    {
        var (record, manifest) = (writing.Record, writing.Manifest);
        foreach (var entry in manifest.Versions)
            record.Versions.Publish(entry);
        record.Versions.SetFact(Generation, manifest.Generation.ToString(CultureInfo.InvariantCulture));
        record.Versions.SetFact(Head, manifest.Audit?.ToString() ?? string.Empty);
        record.Versions.SetFact(CreatedBy, manifest.CreatedBy);
        record.Versions.SetFact(Demonstration, manifest.IsDemonstration ? "true" : "false");
        record.Versions.SetFact(Added, AddedLayers.Write(manifest.AddedLayers).ToJsonString());
        RecordViews.Make(record.Database, manifest.Versions, writing.Catalogue, writing.Act.Date, writing.Act.Time);
    }

    /// <summary>The list as the record remembers it.</summary>
    /// <exception cref="ReferenceDataException"><c>geopackage.damaged</c></exception>
    internal static WorkspaceManifest Remembered(WorkspaceRecord record, string folder)
    {
        if (record.Versions.FindFact(CreatedBy) is not { } createdBy || AnchorOf(record) is not { } anchor)
            throw GeoPackageProblems.Damaged(WorkspaceRecord.PathIn(folder), "没有工作区清单的副本", "it remembers no list of versions");
        return new WorkspaceManifest(createdBy, record.Versions.FindFact(Demonstration) is "true", [.. record.Versions.All().Where(version => version.IsPublished).Select(version => version.Entry)])
        {
            Generation = GenerationOf(record),
            Audit = anchor,
            AddedLayers = AddedOf(record, folder),
        };
    }

    private static AuditAnchor? AnchorOf(WorkspaceRecord record) => record.Versions.FindFact(Head) is { } text ? AuditAnchor.Find(text) : null;

    private static IReadOnlyList<LayerDefinition> AddedOf(WorkspaceRecord record, string folder)
    {
        try
        {
            return record.Versions.FindFact(Added) is { } text ? AddedLayers.Read(JsonNode.Parse(text)) : [];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or NullReferenceException)
        {
            throw GeoPackageProblems.Damaged(WorkspaceRecord.PathIn(folder), "新增图层的记录无法读取", "what it remembers of added layers cannot be read");
        }
    }

    private static string Text(double degrees) => degrees.ToString("R", CultureInfo.InvariantCulture);
}
