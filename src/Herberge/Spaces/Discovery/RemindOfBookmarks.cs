using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Spaces.Discovery;

/// <summary>Reminds people of what they bookmarked, each once; not of what they may no longer read.</summary>
internal sealed class RemindOfBookmarks(HouseDb db, WriteTransactions writes, IViewerSource viewers, Bell bell, TimeProvider clock)
{
    private const int Most = 500;

    /// <returns>How many reminders were given.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.Bookmarks.AsNoTracking().Where(b => b.RemindAt <= now).OrderBy(b => b.RemindAt).Take(Most).ToListAsync(ct);
        var reminded = 0;
        foreach (var bookmark in due)
        {
            var (me, post) = (bookmark.MemberId, bookmark.PostId);
            var viewer = await viewers.FindAsync(me, ct);
            var space = viewer is null ? null : await db.VisiblePostsTo(viewer).Where(p => p.Id == post && p.DeletedAt == null).Select(p => (Guid?)p.SpaceId).FirstOrDefaultAsync(ct);
            await using var transaction = await writes.BeginAsync(db, ct);
            if (await db.Bookmarks.Where(b => b.MemberId == me && b.PostId == post && b.RemindAt <= now).ExecuteUpdateAsync(b => b.SetProperty(x => x.RemindAt, (DateTimeOffset?)null), ct) == 0) continue;
            if (space is not null) await bell.AddAsync([new Notification(me, NotificationKind.BookmarkDue, null, space, bookmark.ThreadId, post, now)], ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            if (space is null) continue;
            await bell.RingAsync([me], CancellationToken.None);
            reminded++;
        }

        return reminded;
    }
}

[DisallowConcurrentExecution]
internal sealed class RemindOfBookmarksOften(RemindOfBookmarks remind) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await remind.HandleAsync(cancellationToken);
}
