using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Yanshi.Gis.Data.Formats.GeoPackages;

/// <summary>
/// A statement that is run for every feature, its parameters bound by number from 1. The driver's own commands look every parameter up by its name at every run,
/// which took a third of the time of an import's writing. One instance serves one thread, and goes before its database.
/// </summary>
internal sealed class RepeatedStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <exception cref="SqliteException">SQLite does not understand it.</exception>
    internal RepeatedStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Require(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    internal void Bind(int parameter, long value) => Require(raw.sqlite3_bind_int64(_statement, parameter, value));

    internal void Bind(int parameter, double value) => Require(raw.sqlite3_bind_double(_statement, parameter, value));

    internal void Bind(int parameter, string text) => Require(raw.sqlite3_bind_text(_statement, parameter, text));

    internal void BindText(int parameter, ReadOnlySpan<byte> utf8) => Require(raw.sqlite3_bind_text(_statement, parameter, utf8));

    internal void BindBlob(int parameter, ReadOnlySpan<byte> bytes) => Require(raw.sqlite3_bind_blob(_statement, parameter, bytes));

    internal void BindNull(int parameter) => Require(raw.sqlite3_bind_null(_statement, parameter));

    /// <summary>Runs it; it answers no rows.</summary>
    /// <exception cref="SqliteException">SQLite failed.</exception>
    internal void Run()
    {
        var result = raw.sqlite3_step(_statement);
        if (result != raw.SQLITE_DONE)
        {
            var failure = Failure(result);
            raw.sqlite3_reset(_statement);
            throw failure;
        }

        Require(raw.sqlite3_reset(_statement));
    }

    public void Dispose() => _statement.Dispose();

    private void Require(int result)
    {
        if (result != raw.SQLITE_OK)
            throw Failure(result);
    }

    private SqliteException Failure(int result) => new(raw.sqlite3_errmsg(_database).utf8_to_string(), result & 0xff, raw.sqlite3_extended_errcode(_database));
}
