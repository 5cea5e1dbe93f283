using Microsoft.EntityFrameworkCore.Storage;

namespace Herberge.Foundation.Storage;

/// <summary>
/// Opens the one transaction a use case writes in. On SQLite, which has one writer, callers queue here in order of
/// arrival instead of polling the file lock. On PostgreSQL only a crowd queues: writers that wait for one another's rows
/// would otherwise hold every connection of the pool, and readers with them would be refused.
/// </summary>
internal sealed class WriteTransactions(IDatabaseEngine engine) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(engine.Writers);

    public async Task<WriteTransaction> BeginAsync(HouseDb db, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            return new WriteTransaction(await db.Database.BeginTransactionAsync(ct), _turn);
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    public void Dispose() => _turn.Dispose();
}

/// <summary>Rolls back when disposed without <see cref="CommitAsync"/>.</summary>
public sealed class WriteTransaction(IDbContextTransaction transaction, SemaphoreSlim turn) : IAsyncDisposable
{
    private bool _released;

    public async Task CommitAsync(CancellationToken ct)
    {
        await transaction.CommitAsync(ct);
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_released) return;
        _released = true;
        try
        {
            await transaction.DisposeAsync();
        }
        finally
        {
            turn.Release();
        }
    }
}
