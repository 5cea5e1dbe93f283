using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Foundation.Outbox;

/// <summary>
/// Delivers what is due, one message after the other. A message is claimed by moving its due time forward in a single
/// statement before it is carried: of two drains only one gets it, and after a crash it comes up again.
/// </summary>
internal sealed partial class DrainOutbox(HouseDb db, IEnumerable<IOutboxCarrier> carriers, TimeProvider clock, ILogger<DrainOutbox> log)
{
    private const int BatchSize = 50;

    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);

    /// <returns>How many were delivered.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var delivered = 0;
        while (true)
        {
            var now = clock.GetUtcNow();
            var due = await db.Outbox.AsNoTracking()
                .Where(m => m.DeliveredAt == null && m.DeadAt == null && m.DueAt <= now)
                .OrderBy(m => m.DueAt).ThenBy(m => m.Id).Select(m => m.Id).Take(BatchSize).ToListAsync(ct);
            if (due.Count == 0) return delivered;
            foreach (var id in due)
                if (await DeliverAsync(id, ct)) delivered++;
        }
    }

    private async Task<bool> DeliverAsync(Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var until = now + Claim;
        var claimed = await db.Outbox
            .Where(m => m.Id == id && m.DeliveredAt == null && m.DeadAt == null && m.DueAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, until), ct);
        if (claimed == 0) return false;

        db.ChangeTracker.Clear();
        var message = await db.Outbox.SingleAsync(m => m.Id == id, ct);
        try
        {
            var carrier = carriers.FirstOrDefault(c => c.Kind == message.Kind)
                ?? throw new InvalidOperationException($"Nobody carries messages of kind {message.Kind}.");
            await carrier.CarryAsync(message, ct);
            message.Delivered(clock.GetUtcNow());
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            // Whatever stands in the way of one message must not hold up the others.
            message.Failed(error.GetBaseException().Message, clock.GetUtcNow(), (error as OutboxLaterException)?.Peace);
            LogFailed(log, message.Id, message.Kind, message.Attempts, error.GetBaseException().GetType().Name);
        }

        // What was carried is noted even when the house is closing: a second delivery would be worse than a late close.
        await db.SaveChangesAsync(CancellationToken.None);
        return message.DeliveredAt is not null;
    }

    [LoggerMessage(1, LogLevel.Warning, "Outbox message {Id} ({Kind}) not delivered, attempt {Attempt}: {Error}")]
    private static partial void LogFailed(ILogger log, Guid id, string kind, int attempt, string error);
}
