using System.CommandLine;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Workspaces;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>Which workspace a command works on: <c>--workspace</c>, else <c>YANSHI_WORKSPACE</c>, else <c>workspace</c> in the current folder.</summary>
internal sealed class WorkspaceOption
{
    internal const string Variable = "YANSHI_WORKSPACE";
    private const string DefaultFolder = "workspace";

    private readonly Option<string?> _folder;

    private WorkspaceOption(Terminal terminal) => _folder = new Option<string?>("--workspace")
    {
        Description = terminal.Say($"工作区文件夹（默认为环境变量 {Variable}，其次为 ./{DefaultFolder}）", $"workspace folder (default: the variable {Variable}, else ./{DefaultFolder})"),
        HelpName = "DIR",
    };

    /// <summary>Adds the option to a command.</summary>
    internal static WorkspaceOption AddTo(Command command, Terminal terminal)
    {
        var option = new WorkspaceOption(terminal);
        command.Options.Add(option._folder);
        return option;
    }

    /// <summary>Whether a workspace is named on the command line.</summary>
    internal bool IsNamed(ParseResult parsed) => parsed.GetValue(_folder) is not null;

    /// <summary>The workspace's folder, which need not exist.</summary>
    /// <exception cref="InputRefusedException">The name is empty.</exception>
    internal string FolderOf(ParseResult parsed)
    {
        var named = parsed.GetValue(_folder);
        if (named is { Length: 0 })
            throw UsageErrors.BadValue(_folder.Name, named, "文件夹", "a folder");
        return named ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } variable ? variable : DefaultFolder);
    }

    /// <summary>Opens the workspace; one that is missing is made of the shipped data first, and standard error says so.</summary>
    /// <exception cref="ReferenceDataException">The folder holds something else, or the workspace cannot be used.</exception>
    internal Workspace Open(ParseResult parsed, Terminal terminal)
    {
        var folder = FolderOf(parsed);
        if (WorkspaceReplacement.IsFree(folder))
            Make(folder, Acts.Of(parsed), terminal);
        return OpenExisting(folder, Acts.Of(parsed), terminal);
    }

    private static void Make(string folder, Act act, Terminal terminal)
    {
        try
        {
            Workspace.Init(folder, DataFolder.Get(named: null), act);
            terminal.Note(WorkspaceNotes.MadeOfShippedData(folder));
        }
        catch (ReferenceDataException) when (!WorkspaceReplacement.IsFree(folder))
        {
            // Another process was faster: what it made is opened, or says what is wrong with it.
        }
    }

    /// <summary>Opens a workspace that is there, makes again what is missing of it, and warns of layers that are damaged all the same.</summary>
    internal static Workspace OpenExisting(string folder, Act act, Terminal terminal)
    {
        var workspace = Mended(Workspace.Open(folder), act, terminal);
        if (workspace.IsOfOlderFormat)
            terminal.Note(WorkspaceUpgrade.Note(folder));
        if (WorkspaceUnlocking.IsNeeded(folder))
            terminal.Warn(WorkspaceUnlocking.Note(folder));
        foreach (var damage in workspace.Catalogue.Layers.SelectMany(layer => workspace.Layers.VersionsOf(layer.Id)).Select(holding => holding.Damage).OfType<Problem>())
            terminal.Warn(damage);
        return workspace;
    }

    // What cannot be made again stays damaged, and every check says so.
    private static Workspace Mended(Workspace workspace, Act act, Terminal terminal)
    {
        if (!WorkspaceMending.IsOfUse(workspace))
            return workspace;
        try
        {
            var (made, notes) = WorkspaceMending.Run(workspace.Folder, act, Acts.Patience, everyByte: false);
            if (made.Count > 0)
                terminal.Note(WorkspaceNotes.Mended(workspace.Folder, made));
            foreach (var note in notes)
                terminal.Warn(note);
        }
        catch (ReferenceDataException e)
        {
            terminal.Warn(e.Problem);
        }

        return Workspace.Open(workspace.Folder);
    }
}
