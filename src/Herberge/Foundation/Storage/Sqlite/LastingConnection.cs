using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace Herberge.Foundation.Storage.Sqlite;

/// <summary>
/// Stays open while its pooled context waits for the next caller: closing and opening takes its functions off a connection and puts them
/// on again, after which SQLite parses and plans every prepared query anew. Where a reader or a transaction was left open it does close,
/// so that the next caller neither reads an old state of the house nor writes into somebody else's transaction.
/// </summary>
#pragma warning disable EF1001 // SQLite's own connection has no public base that registers its functions.
internal sealed class LastingConnection(
    RelationalConnectionDependencies dependencies, IRawSqlCommandBuilder commands, IDiagnosticsLogger<DbLoggerCategory.Infrastructure> logger)
    : SqliteRelationalConnection(dependencies, commands, logger)
{
    private bool MayStay => DbConnection is SqliteConnection { Handle: { } handle } && raw.sqlite3_get_autocommit(handle) != 0 && !KeptStatements.Leave(DbConnection);

    protected override void CloseDbConnection()
    {
        if (!MayStay) base.CloseDbConnection();
    }

    protected override Task CloseDbConnectionAsync() => MayStay ? Task.CompletedTask : base.CloseDbConnectionAsync();
}
#pragma warning restore EF1001
