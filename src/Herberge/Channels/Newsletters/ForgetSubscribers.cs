using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Channels.Newsletters;

/// <summary>At night: addresses nobody confirmed go after a week, stopped ones after three months, proofs of consent three years after they ended; who got which issue is known for a month.</summary>
internal sealed class ForgetSubscribers(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public static readonly TimeSpan Unconfirmed = TimeSpan.FromDays(7);
    private static readonly TimeSpan Stopped = TimeSpan.FromDays(90);
    private static readonly TimeSpan Proofs = TimeSpan.FromDays(3 * 365 + 1);
    private static readonly TimeSpan Deliveries = TimeSpan.FromDays(30);

    public async Task HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (unconfirmed, stopped, proofs, deliveries) = (now - Unconfirmed, now - Stopped, now - Proofs, now - Deliveries);
        await using var write = await writes.BeginAsync(db, ct);
        await db.Subscribers.Where(s => (s.ConfirmedAt == null && s.MailedAt < unconfirmed) || s.StoppedAt < stopped || s.EndedAt < proofs).ExecuteDeleteAsync(ct);
        foreach (var issue in await db.Issues.AsTracking().Where(i => i.SentCount == null && i.PublishedAt < deliveries).Take(20).ToListAsync(ct))
        {
            var id = issue.Id;
            issue.SentCount = await db.IssueDeliveries.CountAsync(d => d.IssueId == id && d.State == DeliveryState.Sent, ct);
            issue.UncertainCount = await db.IssueDeliveries.CountAsync(d => d.IssueId == id && d.State == DeliveryState.Uncertain, ct);
            await db.IssueDeliveries.Where(d => d.IssueId == id).ExecuteDeleteAsync(ct);
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}

[DisallowConcurrentExecution]
internal sealed class ForgetSubscribersAtNight(ForgetSubscribers forget) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await forget.HandleAsync(cancellationToken);
}
