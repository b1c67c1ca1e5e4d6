using System.CommandLine;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Rules;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>
/// Which rule book is consulted: that of <c>--data</c>, else that of <c>--workspace</c>, else that of the default workspace when it has one, else
/// the shipped one.
/// </summary>
internal sealed class RuleBookOptions
{
    private readonly DataOption _data;
    private readonly WorkspaceOption _workspace;

    private RuleBookOptions(DataOption data, WorkspaceOption workspace) => (_data, _workspace) = (data, workspace);

    /// <summary>Adds the options to a command.</summary>
    internal static RuleBookOptions AddTo(Command command, Terminal terminal)
    {
        var workspace = WorkspaceOption.AddTo(command, terminal);
        return new RuleBookOptions(DataOption.AddTo(command, terminal), workspace);
    }

    /// <summary>The rule book.</summary>
    /// <exception cref="ReferenceDataException">There is none where one was named, or it cannot be used.</exception>
    internal ConsultedRules Open(ParseResult parsed)
    {
        if (_data.FindNamed(parsed) is { } data)
            return OfData(data);
        var folder = _workspace.FolderOf(parsed);
        if (_workspace.IsNamed(parsed))
            return FindIn(folder) ?? throw NoneIn(folder);
        return (WorkspaceManifest.IsIn(folder) ? FindIn(folder) : null) ?? OfData(DataFolder.Get(named: null));
    }

    private static ConsultedRules OfData(string folder)
    {
        var (catalogue, parks) = (CatalogueFile.Read(folder).Catalogue, ParksFile.Read(folder));
        return new ConsultedRules(folder, catalogue, RuleBookFolder.Read(folder, catalogue, parks).GetBook());
    }

    private static ConsultedRules? FindIn(string folder)
    {
        var catalogue = Workspace.ReadCatalogue(folder);
        return RuleBookStore.Open(folder, catalogue, ParksFile.Read(folder)) is { } book ? new ConsultedRules(folder, catalogue, book) : null;
    }

    private static ReferenceDataException NoneIn(string folder) => new(
        "rules.not-found", folder, "该工作区没有规则库；请用 rules install 安装。", "This workspace has no rule book; install one with rules install.");
}

/// <summary>A rule book that is consulted.</summary>
/// <param name="Folder">The data folder or workspace it came from.</param>
/// <param name="Catalogue">The layers it speaks of.</param>
/// <param name="Book">The rule book.</param>
internal sealed record ConsultedRules(string Folder, Catalogue Catalogue, RuleBook Book);
