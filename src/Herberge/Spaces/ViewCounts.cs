using System.Collections.Concurrent;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>
/// How often threads were opened, gathered in memory and written now and then: reading costs no write. A plain count; by
/// whom is never recorded, and a killed process may lose half a minute of it.
/// </summary>
internal sealed class ViewCounts(IServiceScopeFactory scopes, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    private ConcurrentDictionary<Guid, int> _gathered = [];

    public void Add(Guid threadId) => _gathered.AddOrUpdate(threadId, 1, static (_, count) => count + 1);

    public async Task FlushAsync(CancellationToken ct)
    {
        if (_gathered.IsEmpty) return;
        var batch = Interlocked.Exchange(ref _gathered, []);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HouseDb>();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<WriteTransactions>().BeginAsync(db, ct);
        foreach (var (id, count) in batch)
            await db.Threads.Where(t => t.Id == id).ExecuteUpdateAsync(t => t.SetProperty(x => x.ViewCount, x => x.ViewCount + count), ct);
        await transaction.CommitAsync(ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await FlushAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            await FlushAsync(CancellationToken.None);
        }
    }
}
