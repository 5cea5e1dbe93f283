using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Herberge.Foundation.Storage.Sqlite;

/// <summary>
/// Keeps the queries of a <see cref="LastingConnection"/> prepared: SQLite otherwise parses and plans a query each time it is asked,
/// which for a small answer takes longer than the answer.
/// </summary>
internal sealed class KeptStatements : DbCommandInterceptor
{
    private static readonly ConditionalWeakTable<DbConnection, Shelf> Shelves = [];

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        if (result.HasResult || command is not SqliteCommand { Connection: { State: ConnectionState.Open } connection } asked
            || !asked.CommandText.StartsWith("SELECT", StringComparison.Ordinal)) return result;
        // A connection that was closed and opened again is another one, and what was prepared in the first is gone.
        if (!Shelves.TryGetValue(connection, out var shelf) || shelf.Handle != connection.Handle) Shelves.AddOrUpdate(connection, shelf = new Shelf(connection.Handle!));
        return shelf.Read(asked, connection) is { } reader ? InterceptionResult<DbDataReader>.SuppressWithResult(reader) : result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(ReaderExecuting(command, eventData, result));
    }

    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        if (command.Connection is { } connection && Shelves.TryGetValue(connection, out var shelf)) shelf.GiveBack(command.CommandText, eventData.DataReader);
        return result;
    }

    /// <summary>Whether a connection that its context gives up has to be closed, because somebody left a reader open in it.</summary>
    public static bool Leave(DbConnection connection) => Shelves.TryGetValue(connection, out var shelf) && shelf.IsLent && Shelves.Remove(connection);

    /// <summary>What one connection has prepared. A connection serves one caller at a time, so nothing here is shared.</summary>
    private sealed class Shelf(sqlite3 handle)
    {
        // Beyond it the one that waited longest goes.
        private const int Most = 32;

        private readonly Dictionary<string, Prepared> _prepared = new(new ByEnd());
        private long _uses;
        private int _lent;

        /// <summary>Of the database opened when this was begun.</summary>
        public sqlite3 Handle => handle;

        public bool IsLent => _lent > 0;

        /// <summary>Asks with what was prepared for this text; null while that is still being read.</summary>
        public SqliteDataReader? Read(SqliteCommand asked, SqliteConnection connection)
        {
            var prepared = Of(asked.CommandText, connection);
            if (prepared.Reader is not null) return null;
            var command = prepared.Command;
            (command.Transaction, command.CommandTimeout) = (asked.Transaction, asked.CommandTimeout);
            foreach (SqliteParameter parameter in asked.Parameters) command.Parameters.Add(parameter);
            try
            {
                prepared.Reader = command.ExecuteReader();
            }
            catch
            {
                Drop(asked.CommandText, prepared);
                throw;
            }

            prepared.Used = ++_uses;
            _lent++;
            return prepared.Reader;
        }

        public void GiveBack(string text, DbDataReader reader)
        {
            if (!_prepared.TryGetValue(text, out var prepared) || !ReferenceEquals(prepared.Reader, reader)) return;
            prepared.Reader = null;
            prepared.Command.Parameters.Clear();
            _lent--;
        }

        private Prepared Of(string text, SqliteConnection connection)
        {
            if (_prepared.TryGetValue(text, out var known)) return known;
            if (_prepared.Count >= Most && _prepared.Where(entry => entry.Value.Reader is null).OrderBy(entry => entry.Value.Used).Select(entry => entry.Key).FirstOrDefault() is { } oldest) Drop(oldest, _prepared[oldest]);
            var command = connection.CreateCommand();
            command.CommandText = text;
            command.Prepare();
            return _prepared[text] = new Prepared(command);
        }

        private void Drop(string text, Prepared prepared)
        {
            _prepared.Remove(text);
            prepared.Command.Dispose();
        }
    }

    private sealed class Prepared(SqliteCommand command)
    {
        public SqliteCommand Command => command;

        /// <summary>Null when nobody reads.</summary>
        public SqliteDataReader? Reader { get; set; }

        public long Used { get; set; }
    }

    /// <summary>Texts are kilobytes long and begin alike; to hash all of each would cost more than to compare the one that fits.</summary>
    private sealed class ByEnd : IEqualityComparer<string>
    {
        private const int End = 64;

        public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

        public int GetHashCode(string text) => HashCode.Combine(text.Length, string.GetHashCode(text.AsSpan(Math.Max(0, text.Length - End)), StringComparison.Ordinal));
    }
}
