using System.Security.Cryptography;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Workspaces;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>Pieces of internal and secret layers leave only after the audit log says which check let them out.</summary>
internal static class RestrictedPieces
{
    private const string Action = "check.include-restricted";

    /// <summary>Enters a check into the audit log.</summary>
    /// <exception cref="ReferenceDataException"><c>audit.*</c>, <c>storage.*</c>: then nothing may be printed.</exception>
    internal static void Enter(Workspace workspace, DateOnly asOf, string siteFile, Act act)
    {
        var used = workspace.Catalogue.Layers.Select(layer => workspace.Layers.FindInForce(layer.Id, asOf)?.Layer).OfType<Layers.ControlLayer>();
        new AuditLog(workspace.Folder).Append(act, new AuditEvent(Action, $"{asOf:yyyy-MM-dd}")
        {
            Input = new AuditedInput(Path.GetFileName(siteFile), File.Exists(siteFile) ? HashOf(siteFile) : null),
            Layers = [.. used.Select(layer => new AuditedLayer(layer.Definition.Id, layer.Version.Number, layer.Sha256))],
            RuleBook = workspace.RuleBook?.Identity is { } book ? new AuditedRuleBook(book.Id, book.Version, book.Sha256) : null,
        });
    }

    private static string HashOf(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
