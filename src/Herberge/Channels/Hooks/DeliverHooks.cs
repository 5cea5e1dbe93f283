using System.Globalization;
using System.Text;
using Herberge.Channels.Accounts;
using Herberge.Foundation.Outward;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Channels.Hooks;

/// <summary>
/// Sends what is due. A delivery belongs to one node at a time: whoever moves its due time forward first has it. One that was cut off is sent
/// again with the same id, by which the other side tells it.
/// </summary>
internal sealed class DeliverHooks(HouseDb db, SendOutward send, ChannelSecrets secrets, TimeProvider clock)
{
    private const int AtOnce = 50;

    /// <summary>How long a node may take over one.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public async Task HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (deliveries, hooks) = (db.HookDeliveries, db.Hooks);
        var due = await deliveries.AsNoTracking().Where(d => d.DeliveredAt == null && d.DeadAt == null && d.DueAt <= now && hooks.Any(h => h.Id == d.HookId && h.PausedAt == null))
            .OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(AtOnce).Select(d => new { d.Id, d.DueAt }).ToListAsync(ct);
        foreach (var one in due)
        {
            var until = now + Lease;
            if (await deliveries.Where(d => d.Id == one.Id && d.DueAt == one.DueAt && d.DeliveredAt == null).ExecuteUpdateAsync(d => d.SetProperty(x => x.DueAt, until), ct) == 0) continue;
            await SendAsync(one.Id, ct);
        }
    }

    private async Task SendAsync(Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var delivery = await db.HookDeliveries.AsTracking().SingleAsync(d => d.Id == id, ct);
        var hook = await db.Hooks.AsNoTracking().SingleAsync(h => h.Id == delivery.HookId, ct);
        var now = clock.GetUtcNow();
        var answer = secrets.OrNull(hook.LockedSecret) is { } secret ? await PostAsync(hook, delivery, secret, now, ct) : new Sent(0, [], "hook-secret-lost");
        now = clock.GetUtcNow();
        if (answer.Succeeded) delivery.Delivered(answer.Status, now);
        else delivery.Failed(answer.Status, answer.Fault, now, answer.Status == StatusCodes.Status410Gone);
        await db.SaveChangesAsync(ct);
    }

    private async Task<Sent> PostAsync(Hook hook, HookDelivery delivery, string secret, DateTimeOffset now, CancellationToken ct)
    {
        var (id, seconds) = ($"msg_{delivery.EventId:N}", now.ToUnixTimeSeconds());
        var signature = HookSecret.Sign(secret, id, seconds, delivery.Payload);
        if (hook.EarlierUntil > now && secrets.OrNull(hook.LockedEarlier) is { } earlier) signature = $"{signature} {HookSecret.Sign(earlier, id, seconds, delivery.Payload)}";
        using var body = new StringContent(delivery.Payload, Encoding.UTF8, "application/json");
        return await send.HandleAsync(HttpMethod.Post, hook.Address, body, null, ct, ("webhook-id", id), ("webhook-timestamp", seconds.ToString(CultureInfo.InvariantCulture)), ("webhook-signature", signature));
    }
}

[DisallowConcurrentExecution]
internal sealed class DeliverHooksOften(DeliverHooks deliver, ForgetDeliveries forget) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await deliver.HandleAsync(cancellationToken);
        await forget.HandleAsync(cancellationToken);
    }
}

/// <summary>What arrived is forgotten after a week, what never did after a month.</summary>
internal sealed class ForgetDeliveries(HouseDb db, TimeProvider clock)
{
    private static readonly TimeSpan Arrived = TimeSpan.FromDays(7);
    private static readonly TimeSpan Dead = TimeSpan.FromDays(30);

    public async Task HandleAsync(CancellationToken ct)
    {
        var (arrived, dead) = (clock.GetUtcNow() - Arrived, clock.GetUtcNow() - Dead);
        await db.HookDeliveries.Where(d => d.DeliveredAt < arrived || d.DeadAt < dead).ExecuteDeleteAsync(ct);
    }
}
