using System.Diagnostics;
using System.Globalization;

namespace Yanshi.Gis.Testing;

/// <summary>
/// A private PostgreSQL server with PostGIS, thrown away on disposal: its own data folder below the temporary one, reached through a socket
/// in that folder only. Tests take it as an oracle, benchmarks as a peer, so it is set up to be fast and not to survive a crash: two parallel
/// workers per query at no assumed cost, no just-in-time compilation, no fsync.
/// </summary>
/// <remarks>PostgreSQL refuses to run as root: for root the server runs as the user <c>postgres</c> that Debian's package makes.</remarks>
public sealed class PostGisCluster : IDisposable
{
    /// <summary>The programs a test that starts a cluster needs; name them in <see cref="ToolFactAttribute"/>.</summary>
    public const string ServerTool = "initdb";

    /// <summary>The client program of <see cref="Query"/>.</summary>
    public const string ClientTool = "psql";

    private const string Database = "yanshi";
    private const string Superuser = "postgres";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // Ends with its standard input, so the server goes with the process that started it, however that process ends.
    private const string Keeper = """
        trap '' HUP INT TERM
        folder=$1; shift
        "$@" </dev/null >"$folder/log" 2>&1 &
        server=$!
        read -r _
        kill -QUIT $server 2>/dev/null
        wait $server
        rm -rf "$folder"
        """;

    private readonly string _folder;
    private Process? _keeper;

    private PostGisCluster(string folder) => _folder = folder;

    /// <summary>What Npgsql connects with. The superuser needs no password.</summary>
    public string ConnectionString =>
        $"Host={_folder};Username={Superuser};Database={Database};Command Timeout=3600;Pooling=false;Include Error Detail=true";

    private string DataFolder => Path.Combine(_folder, "data");

    private string LogFile => Path.Combine(_folder, "log");

    /// <summary>Makes and starts a server with an empty database that has PostGIS.</summary>
    /// <param name="sharedBuffersMegabytes">PostgreSQL's own cache; a sort or hash may take half as much, 256 MB at most.</param>
    /// <exception cref="FileNotFoundException">PostgreSQL is not installed.</exception>
    /// <exception cref="InvalidOperationException">It does not start; the message carries its log.</exception>
    public static PostGisCluster Start(int sharedBuffersMegabytes = 256)
    {
        var folder = AsServer("mktemp", ["-d", Path.Combine(Path.GetTempPath(), "yanshi-postgis-XXXXXX")]).EnsureSuccess().Output.Trim();
        var cluster = new PostGisCluster(folder);
        try
        {
            AsServer("initdb", ["-D", cluster.DataFolder, "-U", Superuser, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]).EnsureSuccess();
            cluster.StartServer(sharedBuffersMegabytes);
            cluster.Psql(Superuser, $"create database {Database}", input: null).EnsureSuccess();
            cluster.Query("create extension postgis");
            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    /// <summary>Runs SQL with psql and returns what it prints: rows as lines, columns separated by <c>|</c>.</summary>
    /// <param name="sql">Statements; <c>\copy … from pstdin</c> reads <paramref name="input"/>.</param>
    /// <param name="input">Text for standard input.</param>
    public IReadOnlyList<string> Query(string sql, string? input = null) => Psql(Database, sql, input).EnsureSuccess().OutputLines;

    /// <summary>Stops the server and deletes everything it wrote.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _keeper, null) is { } running)
        {
            using (running)
            {
                running.StandardInput.Close();
                running.WaitForExit(Patience);
            }
        }
        else if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private void StartServer(int sharedBuffersMegabytes)
    {
        var settings = Settings(sharedBuffersMegabytes).SelectMany(setting => new[] { "-c", setting });
        var (program, arguments) = CommandAsServer("sh", ["-c", Keeper, "keeper", _folder, ToolProcess.Get("postgres"), "-D", DataFolder, .. settings]);
        _keeper = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = "/" })!;

        var start = Stopwatch.GetTimestamp();
        while (Psql(Superuser, "select 1", input: null).ExitCode != 0)
        {
            if (_keeper.HasExited || Stopwatch.GetElapsedTime(start) > Patience)
                throw new InvalidOperationException($"PostgreSQL did not start.\n{AsServer("cat", [LogFile]).Output}");
            Thread.Sleep(100);
        }
    }

    private IEnumerable<string> Settings(int sharedBuffersMegabytes) =>
    [
        "listen_addresses=",
        $"unix_socket_directories={_folder}",
        string.Create(CultureInfo.InvariantCulture, $"shared_buffers={sharedBuffersMegabytes}MB"),
        string.Create(CultureInfo.InvariantCulture, $"work_mem={Math.Clamp(sharedBuffersMegabytes / 2, 4, 256)}MB"),
        "maintenance_work_mem=512MB",
        "max_wal_size=8GB",
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
        "autovacuum=off",
        "jit=off",
        "max_parallel_workers_per_gather=2",
        "parallel_setup_cost=0",
        "parallel_tuple_cost=0",
        "min_parallel_table_scan_size=0",
        "min_parallel_index_scan_size=0",
    ];

    private ToolResult Psql(string database, string sql, string? input) => ToolProcess.Run(
        ClientTool,
        ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", _folder, "-U", Superuser, "-d", database, "-c", sql],
        input,
        Patience);

    /// <summary>Runs a program as the user that owns the server.</summary>
    private static ToolResult AsServer(string tool, IEnumerable<string> arguments)
    {
        var (program, all) = CommandAsServer(tool, arguments);
        return ToolProcess.Run(program, all, timeout: Patience, workingDirectory: "/");
    }

    private static (string Program, IEnumerable<string> Arguments) CommandAsServer(string tool, IEnumerable<string> arguments)
    {
        var path = ToolProcess.Get(tool);
        return Environment.IsPrivilegedProcess ? (ToolProcess.Get("runuser"), ["-u", Superuser, "--", path, .. arguments]) : (path, arguments);
    }
}
