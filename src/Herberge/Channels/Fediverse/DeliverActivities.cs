using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Channels.Fediverse;

/// <summary>
/// Sends what is due. A delivery belongs to one node at a time: whoever moves its due time forward first has it. A server that doesn't take the
/// kind of signature it was known for, or RFC 9421 where nothing is known, is tried with the other, and what it takes is remembered.
/// </summary>
internal sealed class DeliverActivities(HouseDb db, IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int AtOnce = 100;
    private const int Side = 8;

    /// <summary>How long a node may take over one.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    public async Task HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.Deliveries.AsNoTracking().Where(d => d.DeliveredAt == null && d.DeadAt == null && d.DueAt <= now)
            .OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(AtOnce).Select(d => new { d.Id, d.DueAt }).ToListAsync(ct);
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = Side, CancellationToken = ct }, async (one, stop) =>
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DeliverOne>().HandleAsync(one.Id, one.DueAt, now + Lease, stop);
        });
    }
}

/// <summary>One delivery, if nobody else has it.</summary>
internal sealed class DeliverOne(HouseDb db, WriteTransactions writes, SignedSending sending, SpaceKeys keys, BlockedHosts blocked, TimeProvider clock)
{
    public async Task HandleAsync(Guid id, DateTimeOffset due, DateTimeOffset until, CancellationToken ct)
    {
        if (await db.Deliveries.Where(d => d.Id == id && d.DueAt == due && d.DeliveredAt == null && d.DeadAt == null).ExecuteUpdateAsync(d => d.SetProperty(x => x.DueAt, until), ct) == 0) return;
        var delivery = await db.Deliveries.AsNoTracking().SingleAsync(d => d.Id == id, ct);
        var activity = await db.SentActivities.AsNoTracking().SingleAsync(a => a.Id == delivery.ActivityId, ct);
        var (host, inbox) = (delivery.Host, delivery.Inbox);
        if (await blocked.HasAsync(host, ct))
        {
            await db.Deliveries.Where(d => d.Id == id).ExecuteDeleteAsync(ct);
            return;
        }

        var known = await db.RemoteHosts.AsNoTracking().Where(h => h.Name == host).Select(h => h.Signs).FirstOrDefaultAsync(ct);
        var (kind, signer) = (known ?? SignatureKind.Message, await keys.SignerAsync(delivery.SpaceId, ct));
        var answer = await sending.PostAsync(new Uri(inbox), activity.Json, signer, kind, ct);
        if (answer.Status is 400 or 401 or 403)
        {
            var other = kind == SignatureKind.Old ? SignatureKind.Message : SignatureKind.Old;
            var second = await sending.PostAsync(new Uri(inbox), activity.Json, signer, other, ct);
            if (second.Succeeded) (answer, kind) = (second, other);
        }

        var now = clock.GetUtcNow();
        var isGone = answer.Status == StatusCodes.Status410Gone;
        await using var write = await writes.BeginAsync(db, ct);
        // Taken back in between: nothing is left to note.
        if (await db.Deliveries.AsTracking().FirstOrDefaultAsync(d => d.Id == id, ct) is { } mine)
        {
            if (answer.Succeeded) mine.Delivered(answer.Status, now);
            else mine.Failed(answer.Status, answer.Fault, now, answer.Wait, isGone);
        }

        if (answer.Succeeded && known != kind) await RememberAsync(host, kind, ct);
        if (isGone) await db.Followers.Where(f => f.Inbox == inbox || f.SharedInbox == inbox).ExecuteDeleteAsync(ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }

    private async Task RememberAsync(string host, SignatureKind kind, CancellationToken ct)
    {
        if (await db.RemoteHosts.AsTracking().FirstOrDefaultAsync(h => h.Name == host, ct) is { } known) known.Signs = kind;
        else db.RemoteHosts.Add(new RemoteHost(host) { Signs = kind });
    }
}

[DisallowConcurrentExecution]
internal sealed class DeliverActivitiesOften(DeliverActivities deliver) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await deliver.HandleAsync(cancellationToken);
}

/// <summary>What arrived is forgotten after a week, what never did after a month; answers nobody looked at after three months; people elsewhere when nothing of theirs is kept.</summary>
internal sealed class ForgetFediverse(HouseDb db, TimeProvider clock)
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);
    private static readonly TimeSpan Season = TimeSpan.FromDays(90);

    public async Task HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (week, month, season) = (now - Week, now - Month, now - Season);
        var (deliveries, followers, replies) = (db.Deliveries, db.Followers, db.RemoteReplies);
        await deliveries.Where(d => d.DeliveredAt < week || d.DeadAt < month).ExecuteDeleteAsync(ct);
        await db.SentActivities.Where(a => a.CreatedAt < week && !deliveries.Any(d => d.ActivityId == a.Id)).ExecuteDeleteAsync(ct);
        await db.SeenActivities.Where(s => s.At < week).ExecuteDeleteAsync(ct);
        await replies.Where(r => r.State == ReplyState.Waiting && r.ReceivedAt < season).ExecuteDeleteAsync(ct);
        await db.RemoteReports.Where(r => r.SettledAt < season).ExecuteDeleteAsync(ct);
        await db.RemoteActors.Where(a => a.FetchedAt < month && !followers.Any(f => f.Actor == a.Address) && !replies.Any(r => r.Actor == a.Address)).ExecuteDeleteAsync(ct);
    }
}

[DisallowConcurrentExecution]
internal sealed class ForgetFediverseNightly(ForgetFediverse forget) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await forget.HandleAsync(cancellationToken);
}
