using System.Text.Json.Nodes;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Projects;

/// <summary>登记项目: a project that was decided on or is under way, with the record of its check. Immutable.</summary>
public sealed record RegisteredProject
{
    /// <summary>Its id, unique in the workspace: any text.</summary>
    public required string Id { get; init; }

    /// <summary>Its name; null when it has none.</summary>
    public string? Name { get; init; }

    /// <summary>When and by whom it was registered.</summary>
    public required ProjectAct Registered { get; init; }

    /// <summary>When and by whom its record was last replaced; null when it never was.</summary>
    public ProjectAct? Updated { get; init; }

    /// <summary>When and by whom it was retired; null while it is in force.</summary>
    public ProjectAct? Retired { get; init; }

    /// <summary>Why it was retired; null when nobody said.</summary>
    public string? RetiredReason { get; init; }

    /// <summary>What users said of the project, by attribute code; it outranks what its file says. Null: nothing.</summary>
    public IReadOnlyDictionary<string, string>? Given { get; init; }

    /// <summary>The conditions of the check that its record does not name, as a hash; null when nobody knows them.</summary>
    public string? Conditions { get; init; }

    /// <summary>The record of its check; nobody changes it.</summary>
    public required JsonObject Record { get; init; }

    /// <summary>The record's digest.</summary>
    public string Digest => Record["digest"]!.GetValue<string>();

    /// <summary>The verdict, a code.</summary>
    public string Verdict => Record["verdict"]!.GetValue<string>();

    /// <summary>The hash of the site's geometry.</summary>
    public string GeometrySha256 => Record["site"]!["geometrySha256"]!.GetValue<string>();

    /// <summary>Its site, made again from the record.</summary>
    /// <param name="plane">The analysis plane to measure in.</param>
    /// <param name="shift">The shift from an old datum that the record was made with; null for none.</param>
    /// <exception cref="FormatException">The record has no site.</exception>
    /// <exception cref="InputRefusedException">Its reference system needs a shift.</exception>
    public Site SiteIn(EqualAreaPlane plane, DatumShift? shift = null) => RecordedSite.Read((JsonObject)Record["site"]!, plane, shift);
}

/// <summary>Something done to a project.</summary>
/// <param name="On">The day.</param>
/// <param name="By">The user.</param>
public sealed record ProjectAct(DateOnly On, string By);

/// <summary>A project as found on disk.</summary>
/// <param name="File">The name of its file.</param>
/// <param name="Project">The project; null when the file cannot be used.</param>
/// <param name="Problem">Why not; null when it can.</param>
public sealed record StoredProject(string File, RegisteredProject? Project, Problem? Problem);

/// <summary>The ground of a registered project.</summary>
/// <param name="Id">The project's id; of a file that cannot be used its name.</param>
/// <param name="Name">The project's name; null when it has none.</param>
/// <param name="InPlane">The area in the analysis plane; null when it cannot be had.</param>
/// <param name="Problem">Why not; null when it can.</param>
public sealed record RegisteredGround(string Id, string? Name, NetTopologySuite.Geometries.Geometry? InPlane, Problem? Problem);
