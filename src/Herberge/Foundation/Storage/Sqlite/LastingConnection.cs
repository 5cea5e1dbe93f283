using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace Herberge.Foundation.Storage.Sqlite;

/// <summary>
/// Stays open while its pooled context waits for the next caller: closing and opening takes its functions off a connection and puts them
/// on again, after which SQLite parses and plans every prepared query anew. Where a reader was left open it does close, so that none
/// goes on reading an old state of the house.
/// </summary>
#pragma warning disable EF1001 // SQLite's own connection has no public base that registers its functions.
internal sealed class LastingConnection(
    RelationalConnectionDependencies dependencies, IRawSqlCommandBuilder commands, IDiagnosticsLogger<DbLoggerCategory.Infrastructure> logger)
    : SqliteRelationalConnection(dependencies, commands, logger)
{
    protected override void CloseDbConnection()
    {
        if (KeptStatements.Leave(DbConnection)) base.CloseDbConnection();
    }

    protected override Task CloseDbConnectionAsync() => KeptStatements.Leave(DbConnection) ? base.CloseDbConnectionAsync() : Task.CompletedTask;
}
#pragma warning restore EF1001
