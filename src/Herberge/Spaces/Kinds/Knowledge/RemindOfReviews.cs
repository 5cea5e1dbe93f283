using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Spaces.Kinds.Knowledge;

/// <summary>Reminds owners of pages that are due to be looked through, once for each due day; a page whose owner left goes to the hosts.</summary>
internal sealed class RemindOfReviews(HouseDb db, WriteTransactions writes, Notify notify, Bell bell, House house, TimeProvider clock)
{
    /// <returns>How many pages somebody was reminded of.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = house.DayOf(now);
        var due = await db.KnowledgePages.AsNoTracking().Where(p => p.ReviewOn <= today && (p.RemindedOf == null || p.RemindedOf != p.ReviewOn)).ToListAsync(ct);
        var reminded = 0;
        foreach (var page in due)
        {
            await using var transaction = await writes.BeginAsync(db, ct);
            var (id, day) = (page.ThreadId, page.ReviewOn);
            if (await db.KnowledgePages.Where(p => p.ThreadId == id && p.ReviewOn == day && (p.RemindedOf == null || p.RemindedOf != day))
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.RemindedOf, day), ct) == 0) continue;
            var thread = await db.Threads.AsNoTracking().Include(t => t.Space).FirstAsync(t => t.Id == id, ct);
            var told = thread.DeletedAt is null && thread.Space!.ArchivedAt is null ? await WhomAsync(page, thread.Space!, ct) : [];
            await bell.AddAsync([.. told.Select(member => new Notification(member, NotificationKind.PageReviewDue, null, thread.SpaceId, id, null, now))], ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            await bell.RingAsync(told, CancellationToken.None);
            if (told.Count > 0) reminded++;
        }

        return reminded;
    }

    private async Task<List<Guid>> WhomAsync(KnowledgePage page, Space space, CancellationToken ct)
    {
        var owner = await notify.Readers(space, [page.OwnerId]).ToListAsync(ct);
        if (owner.Count > 0) return owner;
        var (spaceId, now) = (space.Id, clock.GetUtcNow());
        var hosts = await db.SpaceMembers.Where(m => m.SpaceId == spaceId && (m.Role == SpaceRole.Host || (m.DeputyFrom <= now && m.DeputyUntil > now))).Select(m => m.MemberId).ToListAsync(ct);
        return await notify.Readers(space, hosts).ToListAsync(ct);
    }
}

[DisallowConcurrentExecution]
internal sealed class RemindOfReviewsDaily(RemindOfReviews remind) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await remind.HandleAsync(cancellationToken);
}
