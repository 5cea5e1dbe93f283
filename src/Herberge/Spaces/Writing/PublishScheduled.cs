using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.Spaces.Kinds.Announcements;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Spaces.Writing;

/// <summary>
/// Opens what is due, as its author and with what they may do at that moment, and takes out what is over. A plan is opened
/// once, even if the house stops in between: its id is the key of the thread's first post.
/// </summary>
internal sealed class PublishScheduled(HouseDb db, WriteTransactions writes, IViewerSource viewers, StartThread start, StartAnnouncement announce, SearchIndex search, Bell bell, TimeProvider clock)
{
    private const int Most = 100;

    public async Task HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var plan in await db.ScheduledThreads.AsNoTracking().Where(s => s.PublishAt <= now && s.ThreadId == null && s.FailedWith == null).OrderBy(s => s.PublishAt).Take(Most).ToListAsync(ct))
            await PublishAsync(plan, ct);
        foreach (var plan in await db.ScheduledThreads.AsNoTracking().Where(s => s.UnpublishAt <= now && s.ThreadId != null).OrderBy(s => s.UnpublishAt).Take(Most).ToListAsync(ct))
            await UnpublishAsync(plan, ct);
    }

    private async Task PublishAsync(ScheduledThread plan, CancellationToken ct)
    {
        viewers.Forget(plan.AuthorId);
        var author = await viewers.FindAsync(plan.AuthorId, ct);
        var key = $"plan-{plan.Id:N}";
        var result = author is null ? null : plan.Kind == ThreadKind.Announcement
            ? await announce.HandleAsync(new StartAnnouncementInput(plan.SpaceId, plan.Title, plan.Body, plan.AsksToAcknowledge, null, ClientKey: key), author, ct)
            : await start.HandleAsync(new StartThreadInput(plan.SpaceId, plan.Kind, plan.Title, plan.Body, ClientKey: key), author, ct);
        // What a moderator has to look at first is theirs from here on.
        var failed = result is null ? "forbidden" : !result.Succeeded ? result.Problem.Code : result.Value.HeldId is not null ? "moderation-waits" : null;
        var (id, thread) = (plan.Id, failed is null ? result!.Value!.ThreadId : (Guid?)null);
        await using var transaction = await writes.BeginAsync(db, ct);
        var told = await db.ScheduledThreads.Where(s => s.Id == id && s.ThreadId == null && s.FailedWith == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.ThreadId, thread).SetProperty(x => x.FailedWith, failed), ct) > 0;
        if (told && author is not null) await bell.AddAsync([new Notification(plan.AuthorId, NotificationKind.Scheduled, null, plan.SpaceId, thread, null, clock.GetUtcNow())], ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        if (told && author is not null) await bell.RingAsync([plan.AuthorId], CancellationToken.None);
    }

    /// <summary>Like deleting it, by the house: it can't be found, read or counted any more. What it was to people in the ledger stays.</summary>
    private async Task UnpublishAsync(ScheduledThread plan, CancellationToken ct)
    {
        var (id, thread, now) = (plan.Id, plan.ThreadId!.Value, clock.GetUtcNow());
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await db.ScheduledThreads.Where(s => s.Id == id).ExecuteDeleteAsync(ct) == 0) return;
        var places = await db.Threads.Where(t => t.Id == thread && t.DeletedAt == null).Select(t => new { t.SpaceId, t.AlsoInId, t.Title }).FirstOrDefaultAsync(ct);
        if (places is not null)
        {
            await db.Threads.Where(t => t.Id == thread).ExecuteUpdateAsync(t => t.SetProperty(x => x.DeletedAt, now).SetProperty(x => x.Version, x => x.Version + 1), ct);
            await db.Spaces.Where(s => s.Id == places.SpaceId || s.Id == places.AlsoInId).ExecuteUpdateAsync(s => s.SetProperty(x => x.ThreadCount, x => x.ThreadCount - 1), ct);
            await search.RemoveThreadAsync(thread, ct);
            await db.Notifications.Where(n => n.ThreadId == thread).ExecuteDeleteAsync(ct);
            db.Audit.Add(new AuditEntry(null, "thread.unpublished", thread.ToString(), places.Title, now));
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}

[DisallowConcurrentExecution]
internal sealed class PublishScheduledOften(PublishScheduled publish) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await publish.HandleAsync(cancellationToken);
}
