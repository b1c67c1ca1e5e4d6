using Microsoft.Data.Sqlite;

namespace Yanshi.Gis.Data.Formats.GeoPackages;

/// <summary>
/// A GeoPackage as an SQLite database. Every failure of SQLite leaves here as a coded one. One instance serves one thread.
/// </summary>
internal sealed class GeoPackageDatabase : IDisposable
{
    // The spatial index of a million features fits; features themselves are written once, and sooner on their way to disk when they do not.
    private const int CacheKibibytes = 32 << 10;

    private readonly SqliteConnection _connection;
    private readonly string _path;

    private GeoPackageDatabase(string path, SqliteOpenMode mode)
    {
        _path = path;
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
    }

    /// <summary>Makes a new file with the standard's tables. Until <see cref="EndMaking"/> it is written without care for a power loss.</summary>
    /// <exception cref="ReferenceDataException"><c>storage.write-failed</c>, <c>storage.fsync-failed</c>.</exception>
    internal static GeoPackageDatabase Create(string path) => Opened(path, SqliteOpenMode.ReadWriteCreate, database =>
    {
        database.Execute(GeoPackageSchema.Pragmas);
        database.Execute("PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF");
        database.Execute(GeoPackageSchema.Tables);
    });

    /// <summary>Writes a new GeoPackage into a stream. SQLite wants a file of its own: what is kept of it goes through the same door as any other file.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="draft">The file to make it in, which does not exist; it is removed.</param>
    /// <param name="fill">Fills it.</param>
    /// <exception cref="ReferenceDataException"><c>storage.*</c></exception>
    internal static void WriteTo(Stream to, string draft, Action<GeoPackageDatabase> fill)
    {
        try
        {
            using (var database = Create(draft))
            {
                database.Begin();
                fill(database);
                database.Commit();
            }

            using var made = new FileStream(draft, FileMode.Open, FileAccess.Read);
            made.CopyTo(to);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Opens a file for writing beside readers: write-ahead log, each commit on disk before it returns.</summary>
    /// <exception cref="ReferenceDataException"><c>geopackage.missing</c>, <c>geopackage.damaged</c>, <c>storage.*</c>.</exception>
    internal static GeoPackageDatabase OpenForWriting(string path) =>
        Opened(path, SqliteOpenMode.ReadWrite, database => database.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0"));

    /// <summary>Opens a file for reading; whoever else reads or writes goes on.</summary>
    /// <exception cref="ReferenceDataException"><c>geopackage.missing</c>, <c>geopackage.damaged</c>, <c>storage.*</c>.</exception>
    internal static GeoPackageDatabase OpenForReading(string path) => Opened(path, SqliteOpenMode.ReadOnly, database => database.Execute("PRAGMA query_only=ON"));

    /// <summary>Brings a new file to disk and leaves it as files are kept: with a write-ahead log.</summary>
    internal void EndMaking() => Execute("PRAGMA synchronous=FULL; PRAGMA journal_mode=WAL");

    /// <summary>Runs statements without a result.</summary>
    internal void Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(sql, values);
        Guarded(command.ExecuteNonQuery);
    }

    /// <summary>The first value of the first row; null when there is no row, or the value is NULL.</summary>
    internal object? Value(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(sql, values);
        return Guarded(command.ExecuteScalar) is { } value and not DBNull ? value : null;
    }

    /// <summary>All rows, each made of the reader.</summary>
    internal List<T> Rows<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(sql, values);
        return Guarded(() =>
        {
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
                rows.Add(row(reader));
            return rows;
        });
    }

    /// <summary>The rows one after the other, as a stream.</summary>
    internal IEnumerable<T> Stream<T>(string sql, Func<SqliteDataReader, T> row)
    {
        using var command = Command(sql, []);
        using var reader = Guarded(command.ExecuteReader);
        while (Guarded(reader.Read))
            yield return Guarded(() => row(reader));
    }

    /// <summary>A statement to be run many times; the caller disposes it.</summary>
    internal RepeatedStatement Prepare(string sql) => Guarded(() => new RepeatedStatement(_connection, sql));

    /// <summary>Binds and runs a statement.</summary>
    internal void Run<T>(RepeatedStatement statement, T values, Action<RepeatedStatement, T> bind)
    {
        try
        {
            bind(statement, values);
            statement.Run();
        }
        catch (SqliteException e)
        {
            throw GeoPackageProblems.Of(e, _path);
        }
    }

    /// <summary>Begins the one transaction in which everything of an import stands.</summary>
    internal void Begin() => Execute("BEGIN IMMEDIATE");

    internal void Commit() => Execute("COMMIT");

    /// <summary>Gives up what was begun; a transaction that SQLite has ended itself, as it does on a full disk, is no failure.</summary>
    internal void RollBack() => Quietly("ROLLBACK");

    /// <summary>Gives up what was done since a savepoint, and the savepoint.</summary>
    internal void GiveUp(string savepoint) => Quietly($"ROLLBACK TO {savepoint}; RELEASE {savepoint}");

    /// <summary>Does something in a transaction of its own that need not be on disk when this returns: it may be lost, never half there.</summary>
    internal void WithoutWaiting(Action act)
    {
        Execute("PRAGMA synchronous=OFF");
        try
        {
            Begin();
            act();
            Commit();
        }
        catch
        {
            RollBack();
            throw;
        }
        finally
        {
            // What is written back into the file when it is closed waits for the disk again.
            Quietly("PRAGMA synchronous=FULL");
        }
    }

    /// <summary>Brings what is in the write-ahead log into the file itself; readers that stand in its way leave it there, where it is as safe.</summary>
    internal void Checkpoint() => Execute("PRAGMA wal_checkpoint(TRUNCATE)");

    public void Dispose() => _connection.Dispose();

    private static GeoPackageDatabase Opened(string path, SqliteOpenMode mode, Action<GeoPackageDatabase> prepare)
    {
        if (mode is not SqliteOpenMode.ReadWriteCreate && !File.Exists(path))
            throw GeoPackageProblems.Missing(path);
        var database = new GeoPackageDatabase(path, mode);
        try
        {
            database.Guarded(() =>
            {
                database._connection.Open();
                return 0;
            });
            database.Execute(FormattableString.Invariant($"PRAGMA cache_size=-{CacheKibibytes}; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY"));
            prepare(database);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private void Quietly(string sql)
    {
        try
        {
            using var command = Command(sql, []);
            command.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            return;
        }
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    private T Guarded<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (SqliteException e)
        {
            throw GeoPackageProblems.Of(e, _path);
        }
    }
}
