using System.CommandLine;
using Yanshi.Gis.Cli.Terminals;

namespace Yanshi.Gis.Cli.Commands;

/// <summary><c>serve</c>: the workspace over HTTP, until somebody stops it.</summary>
internal sealed class ServeCommand
{
    private readonly Terminal _terminal;
    private readonly WorkspaceOption _workspace;
    private readonly Option<string?> _urls;

    private ServeCommand(Command command, Terminal terminal)
    {
        _terminal = terminal;
        _workspace = WorkspaceOption.AddTo(command, terminal);
        _urls = new Option<string?>("--urls")
        {
            Description = terminal.Say(
                "监听地址，多个用分号隔开（默认取 appsettings.json 或环境变量 YANSHI__URLS，其次为 http://127.0.0.1:5410，只限本机）",
                "where to listen, several with semicolons (default: appsettings.json or the variable YANSHI__URLS, else http://127.0.0.1:5410, this machine only)"),
            HelpName = "URL",
        };
        command.Options.Add(_urls);
        command.SetAction(Run);
    }

    internal static Command Create(Terminal terminal)
    {
        var command = new Command("serve", terminal.Say("提供网络服务：检查、图层（OGC API），其他设置见 appsettings.json", "serve checks and layers over HTTP (OGC API); further settings in appsettings.json"));
        _ = new ServeCommand(command, terminal);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        // Made, mended and warned of here; the service only reads.
        var workspace = _workspace.Open(parsed, _terminal);
        List<string> arguments = ["--workspace", Path.GetFullPath(workspace.Folder)];
        if (parsed.GetValue(_urls) is { } urls)
            arguments.AddRange(["--urls", urls]);
        return ServiceProcess.Run(arguments);
    }
}
