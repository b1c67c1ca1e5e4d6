namespace Yanshi.Gis.Data.Audit;

/// <summary>What was done, as the audit log keeps it.</summary>
/// <param name="Action">The stable code of the action (<c>layers.import</c>).</param>
/// <param name="What">What was done, in words.</param>
public sealed record AuditEvent(string Action, string What)
{
    /// <summary>The file it was done with; null when there was none.</summary>
    public AuditedInput? Input { get; init; }

    /// <summary>The layer versions it made or rested on.</summary>
    public IReadOnlyList<AuditedLayer> Layers { get; init; } = [];

    /// <summary>The rule book it rested on; null when it rested on none.</summary>
    public AuditedRuleBook? RuleBook { get; init; }

    /// <summary>The number of the list of versions that it was about to publish; null for what publishes nothing.</summary>
    public int? Generation { get; init; }
}

/// <summary>A file that something was done with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sha256">SHA-256 of its content, 64 hexadecimal digits; null when it has none of its own.</param>
public sealed record AuditedInput(string Name, string? Sha256);

/// <summary>A layer version that something was done with.</summary>
/// <param name="LayerId">The layer.</param>
/// <param name="Version">The version's number.</param>
/// <param name="Sha256">The fingerprint of its data, 64 hexadecimal digits.</param>
public sealed record AuditedLayer(string LayerId, int Version, string Sha256);

/// <summary>A rule book that something rested on.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Sha256">The hash of its files, 64 hexadecimal digits.</param>
public sealed record AuditedRuleBook(string Id, string Version, string Sha256);
