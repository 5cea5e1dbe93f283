using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Desks.Items;

/// <summary>On the day to ask again, reminds whoever holds a question nobody answered yet, once. Throws away what was handled long ago.</summary>
internal sealed class ChaseItems(HouseDb db, WriteTransactions writes, House house, TimeProvider clock, Bell bell)
{
    private const int AtOnce = 500;

    /// <summary>Longer than the oldest question that lies on a desk.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    /// <returns>How many were reminded.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (today, before) = (house.DayOf(now), now - Kept);
        await using var write = await writes.BeginAsync(db, ct);
        var threads = db.Set<DiscussionThread>();
        var due = await db.Handlings.AsTracking().Where(h => h.ChaseOn <= today && h.ChasedAt == null && h.DoneAt == null && h.AskedId != null && h.HolderId != null
            && threads.Any(t => t.Id == h.Subject && t.ReplyCount == 0 && t.DeletedAt == null)).OrderBy(h => h.Subject).Take(AtOnce).ToListAsync(ct);
        List<Notification> lines = [];
        foreach (var row in due)
        {
            row.ChasedAt = now;
            lines.Add(new Notification(row.HolderId!.Value, NotificationKind.DeskChase, row.AskedId, null, row.Subject, null, now) { SubjectId = row.Subject });
        }

        await db.Handlings.Where(h => h.LastAt < before).ExecuteDeleteAsync(ct);
        await bell.AddAsync(lines, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await bell.RingAsync([.. lines.Select(line => line.MemberId).Distinct()], CancellationToken.None);
        return lines.Count;
    }
}

/// <summary>Each morning, before people sit down.</summary>
[DisallowConcurrentExecution]
internal sealed class ChaseItemsDaily(ChaseItems chase) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await chase.HandleAsync(cancellationToken);
}
