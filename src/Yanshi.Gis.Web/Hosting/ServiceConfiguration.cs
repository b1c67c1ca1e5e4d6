namespace Yanshi.Gis.Web.Hosting;

/// <summary>Where the configuration comes from: <c>appsettings.json</c> beside the program, over it the environment, over that the command line.</summary>
internal static class ServiceConfiguration
{
    private const string FileName = "appsettings.json";

    private static readonly Dictionary<string, string> Switches = new(StringComparer.OrdinalIgnoreCase)
    {
        ["--urls"] = $"{ServiceOptions.Section}:{nameof(ServiceOptions.Urls)}",
        ["--workspace"] = $"{ServiceOptions.Section}:{nameof(ServiceOptions.Workspace)}",
    };

    /// <summary>Puts the sources together.</summary>
    /// <param name="arguments">The command line: <c>--urls URL</c>, <c>--workspace DIR</c>.</param>
    /// <exception cref="InputRefusedException"><c>config.invalid</c>: the file is no JSON.</exception>
    internal static IConfigurationRoot Read(string[] arguments)
    {
        try
        {
            return new ConfigurationBuilder()
                .SetBasePath(AppContext.BaseDirectory)
                .AddJsonFile(FileName, optional: true, reloadOnChange: false)
                .AddEnvironmentVariables()
                .AddCommandLine(arguments, Switches)
                .Build();
        }
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            var reason = (e.InnerException ?? e).Message;
            throw new InputRefusedException("config.invalid", FileName, $"配置无法读取：{reason}", $"The configuration cannot be read: {reason}");
        }
    }
}
