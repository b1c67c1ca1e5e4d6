using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace Yanshi.Gis.Web.Hosting;

/// <summary>How the service is set up (<c>Yanshi</c> in <c>appsettings.json</c>, <c>YANSHI__…</c> in the environment, the command line).</summary>
internal sealed record ServiceOptions
{
    /// <summary>The section of the configuration.</summary>
    internal const string Section = "Yanshi";

    /// <summary>The workspace's folder.</summary>
    public string Workspace { get; init; } = "workspace";

    /// <summary>Where the service listens: addresses separated by semicolons. Loopback unless somebody says otherwise.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5410";

    /// <summary>The address under which clients see the service, when a proxy stands before it; null: the one they asked.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>Names, separated by semicolons, under which clients reach the service besides addresses, <c>localhost</c> and the name in <see cref="PublicUrl"/>.</summary>
    public string Hosts { get; init; } = "";

    /// <summary>The folder of the jobs; null: <c>jobs</c> in the workspace.</summary>
    public string? JobsFolder { get; init; }

    /// <summary>The folder in which uploads lie while they are read; null: that of the system's temporary files.</summary>
    public string? UploadsFolder { get; init; }

    /// <summary>Whether <c>/metrics</c> answers.</summary>
    public bool Metrics { get; init; }

    /// <summary>Whether layers that are internal or secret are listed and served like public ones.</summary>
    public bool ServeRestricted { get; init; }

    /// <summary>Whether layers may be imported through the service; null: only where nobody but this machine reaches it.</summary>
    public bool? Imports { get; init; }

    /// <summary>The office's key to the maps of 天地图 (Tianditu); null: the page shows no maps but ours. Whoever opens the page can read it.</summary>
    public string? TiandituToken { get; init; }

    /// <summary>What requests may cost.</summary>
    public ServiceLimits Limits { get; init; } = new();

    /// <summary>Whether layers may be imported. A name or an address for others means a proxy that lets them in, wherever the service listens.</summary>
    internal bool TakesImports => Imports ?? (PublicUrl is null && HostNames.Length == 0 && Addresses.All(IsLoopback));

    /// <summary>The addresses, one by one.</summary>
    internal string[] Addresses => Parts(Urls);

    /// <summary>The names, one by one.</summary>
    internal string[] HostNames => Parts(Hosts);

    private static string[] Parts(string list) => list.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Reads the section of a configuration; all that is wrong is said at once.</summary>
    /// <exception cref="InputRefusedException"><c>config.invalid</c></exception>
    internal static ServiceOptions Of(IConfiguration configuration)
    {
        ServiceOptions options;
        try
        {
            options = configuration.GetSection(Section).Get<ServiceOptions>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new ServiceOptions();
        }
        catch (InvalidOperationException e)
        {
            throw Invalid(e.Message, e.Message);
        }

        var faults = options.Faults().ToList();
        return faults.Count == 0 ? options : throw Invalid(string.Join("；", faults.Select(fault => fault.Chinese)), string.Join("; ", faults.Select(fault => fault.English)));
    }

    private IEnumerable<(string Chinese, string English)> Faults()
    {
        if (string.IsNullOrWhiteSpace(Workspace))
            yield return ("Workspace 是空的，应为工作区文件夹", "Workspace is empty; name the workspace's folder");
        if (Addresses.Length == 0)
            yield return ("Urls 是空的，应为 http://127.0.0.1:5410 这样的地址", "Urls is empty; name an address such as http://127.0.0.1:5410");
        foreach (var address in Addresses.Where(address => !IsAddress(address)))
            yield return ($"Urls 中的“{address}”不能用，应为 http://主机:端口（HTTPS 由前置代理提供）", $"\"{address}\" in Urls cannot be used; it must be http://HOST:PORT (HTTPS is a proxy's to offer)");
        if (PublicUrl is not null && !(Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query.Length == 0))
            yield return ($"PublicUrl“{PublicUrl}”不是 http(s) 地址", $"PublicUrl \"{PublicUrl}\" is no http(s) address");
        foreach (var (key, value, least) in Limits.Faults())
            yield return (string.Create(CultureInfo.InvariantCulture, $"Limits:{key} 为 {value}，至少为 {least}"), string.Create(CultureInfo.InvariantCulture, $"Limits:{key} is {value}; the least is {least}"));
    }

    /// <summary>Whether only this machine reaches an address.</summary>
    internal static bool IsLoopback(string address) =>
        BindingAddress.Parse(address).Host is var host && (host is "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));

    private static bool IsAddress(string address)
    {
        try
        {
            return BindingAddress.Parse(address) is { Scheme: "http", PathBase: "" };
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static InputRefusedException Invalid(string chinese, string english) => new(
        "config.invalid",
        Section,
        $"服务配置有误：{chinese}。请改 appsettings.json、环境变量 YANSHI__… 或命令行。",
        $"The service's configuration is wrong: {english}. Change appsettings.json, the variables YANSHI__… or the command line.");
}
