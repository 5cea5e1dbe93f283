using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Gatherings.Registrations;

/// <summary>
/// What the clock does to seats: offers run out, seats held for other units become free, unconfirmed ones go on. Each gathering is settled
/// in a transaction of its own, so that a job killed half way is taken up where it stopped and nobody is told twice.
/// </summary>
internal sealed class SettleSeats(HouseDb db, WriteTransactions writes, Seating seating, AskWhoComes ask, TellOfGathering tell, TimeProvider clock)
{
    public async Task HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var soon = now + TimeSpan.FromDays(Gathering.MostConfirmDays);
        var waiting = db.Registrations.Where(r => r.Seat == Seat.Waiting || r.Seat == Seat.Offered);
        var due = await db.Gatherings.AsNoTracking().Where(g => g.CancelledAt == null && g.StartsAt > now && (waiting.Any(r => r.GatheringId == g.Id) || (g.ConfirmDays != null && g.StartsAt <= soon)))
            .OrderBy(g => g.StartsAt).Select(g => g.Id).ToListAsync(ct);
        foreach (var id in due)
        {
            IReadOnlyCollection<Guid> told;
            await using (var write = await writes.BeginAsync(db, ct))
            {
                await seating.HoldAsync(id, ct);
                var gathering = await db.Gatherings.AsTracking().SingleAsync(g => g.Id == id, ct);
                told = [.. await ask.HandleAsync(gathering, ct), .. await seating.SettleAsync(gathering, ct)];
                await db.SaveChangesAsync(ct);
                await write.CommitAsync(ct);
            }

            await tell.RingAsync(told, CancellationToken.None);
            db.ChangeTracker.Clear();
        }
    }
}

[DisallowConcurrentExecution]
internal sealed class SettleSeatsOften(SettleSeats settle) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await settle.HandleAsync(cancellationToken);
}
