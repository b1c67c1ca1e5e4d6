using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Npgsql;
using NpgsqlTypes;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Benchmarks.Peers;

/// <summary>PostGIS on a throw-away server, with tables of polygons and queries that answer one number.</summary>
internal sealed class PostGisPeer : IDisposable
{
    private const int Workers = 2;
    private readonly PostGisCluster _cluster;
    private readonly NpgsqlConnection _connection;

    public PostGisPeer()
    {
        _cluster = PostGisCluster.Start(sharedBuffersMegabytes: 2048);
        _connection = new NpgsqlConnection(_cluster.ConnectionString);
        _connection.Open();
        Console.WriteLine(Text("select version() || '; PostGIS ' || postgis_full_version()"));
    }

    /// <summary>What GDAL calls the database.</summary>
    public string GdalName
    {
        get
        {
            var connection = new NpgsqlConnectionStringBuilder(_cluster.ConnectionString);
            return $"PG:host={connection.Host} user={connection.Username} dbname={connection.Database}";
        }
    }

    /// <summary>Makes a table with the columns <c>id</c> and <c>geom</c>, with index and statistics.</summary>
    public void Load(string table, IReadOnlyList<Polygon> polygons) => Load(table, "geometry(Polygon)", polygons);

    /// <summary>The same of polygons and multipolygons.</summary>
    public void LoadAreas(string table, IEnumerable<Geometry> areas) => Load(table, "geometry", areas);

    /// <summary>Makes a table with the columns <c>id</c> and <c>texts</c>, an array.</summary>
    public void LoadTexts(string table, IEnumerable<string?[]> rows)
    {
        Execute($"create table {table} (id int primary key, texts text[] not null)");
        using var copy = _connection.BeginBinaryImport($"copy {table} (id, texts) from stdin (format binary)");
        foreach (var (i, texts) in rows.Index())
        {
            copy.StartRow();
            copy.Write(i, NpgsqlDbType.Integer);
            copy.Write(texts, NpgsqlDbType.Array | NpgsqlDbType.Text);
        }

        copy.Complete();
    }

    private void Load(string table, string type, IEnumerable<Geometry> polygons)
    {
        Execute($"create table {table} (id int primary key, geom {type} not null)");
        var writer = new WKBWriter(ByteOrder.LittleEndian, handleSRID: false);
        using (var copy = _connection.BeginBinaryImport($"copy {table} (id, geom) from stdin (format binary)"))
        {
            foreach (var (i, polygon) in polygons.Index())
            {
                copy.StartRow();
                copy.Write(i, NpgsqlDbType.Integer);
                copy.Write(writer.Write(polygon), NpgsqlDbType.Bytea);
            }

            copy.Complete();
        }

        Finish(table);
    }

    /// <summary>Makes a table from a query, with index and statistics.</summary>
    public void Derive(string table, string query)
    {
        Execute($"create table {table} as {query}");
        Finish(table);
    }

    /// <summary>The one number a query answers.</summary>
    public double Number(string query) => Convert.ToDouble(Scalar(query), CultureInfo.InvariantCulture);

    /// <summary>The same of a query that may find nothing: 0 then.</summary>
    public double NumberOrNothing(string query) => Scalar(query) is var number and not DBNull ? Convert.ToDouble(number, CultureInfo.InvariantCulture) : 0;

    /// <summary>The whole numbers a query answers, one a row.</summary>
    public IReadOnlyList<int> Numbers(string query)
    {
        using var command = new NpgsqlCommand(query, _connection);
        using var reader = command.ExecuteReader();
        List<int> numbers = [];
        while (reader.Read())
            numbers.Add(reader.GetInt32(0));
        return numbers;
    }

    /// <summary>Runs the query once, fails unless it used two parallel workers, and returns the seconds it took.</summary>
    public double SecondsWithTwoWorkers(string query)
    {
        using var plan = JsonDocument.Parse(Text($"explain (analyze, timing off, format json) {query}"));
        var root = plan.RootElement[0];
        var launched = WorkersLaunched(root.GetProperty("Plan"));
        if (launched != Workers)
            throw new InvalidOperationException($"PostGIS used {launched} parallel workers instead of {Workers}:\n{root}");
        return root.GetProperty("Execution Time").GetDouble() / 1000.0;
    }

    /// <summary>The fastest of several ways to ask the same, by one run each.</summary>
    public string Fastest(IReadOnlyDictionary<string, string> queries)
    {
        var best = (Query: "", Seconds: double.PositiveInfinity);
        foreach (var (name, query) in queries)
        {
            var seconds = SecondsWithTwoWorkers(query);
            SideBySide.Print($"  PostGIS, {name}: {seconds:F2} s, {Workers} parallel workers launched");
            if (seconds < best.Seconds)
                best = (query, seconds);
        }

        return best.Query;
    }

    /// <summary>Runs a statement.</summary>
    public void Execute(string statement)
    {
        using var command = new NpgsqlCommand(statement, _connection);
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        _connection.Dispose();
        _cluster.Dispose();
    }

    private void Finish(string table)
    {
        Execute($"create index on {table} using gist (geom)");
        Execute($"vacuum analyze {table}");
    }

    private static long WorkersLaunched(JsonElement node)
    {
        var here = node.TryGetProperty("Workers Launched", out var launched) ? launched.GetInt64() : 0;
        return node.TryGetProperty("Plans", out var children) ? children.EnumerateArray().Max(child => Math.Max(here, WorkersLaunched(child))) : here;
    }

    private string Text(string query) => Convert.ToString(Scalar(query), CultureInfo.InvariantCulture) ?? "";

    private object Scalar(string query)
    {
        using var command = new NpgsqlCommand(query, _connection);
        return command.ExecuteScalar() ?? throw new InvalidOperationException($"No answer to: {query}");
    }
}
