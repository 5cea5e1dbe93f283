using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>Takes a whole conversation out of its space: its author as long as nobody answered, a host at any time.</summary>
internal sealed class DeleteThread(HouseDb db, WriteTransactions writes, SearchIndex search, Contacts contacts, IEnumerable<IPostFollower> followers, TimeProvider clock)
{
    /// <returns>The slug of the space it stood in.</returns>
    public Task<Result<string>> HandleAsync(Guid threadId, Viewer viewer, CancellationToken ct) => TakeOutAsync(threadId, null, viewer, ct);

    /// <inheritdoc cref="DeletePost.ModerateAsync"/>
    public Task<Result<string>> ModerateAsync(Guid threadId, Func<CancellationToken, Task> also, Viewer viewer, CancellationToken ct) => TakeOutAsync(threadId, also, viewer, ct);

    private async Task<Result<string>> TakeOutAsync(Guid threadId, Func<CancellationToken, Task>? also, Viewer viewer, CancellationToken ct)
    {
        if (await ThreadStanding.FindAsync(db, threadId, viewer, ct) is not { } standing) return Problem.NotFound();
        var (thread, space) = (standing.Thread, standing.Space);
        var mine = thread.AuthorId == viewer.MemberId;
        if (!mine && !standing.MayHost) return Problem.Forbidden("thread-of-another");
        if (space.ArchivedAt is not null) return Problem.Conflict("space-archived");

        var now = clock.GetUtcNow();
        var host = standing.MayHost;
        await using var transaction = await writes.BeginAsync(db, ct);
        var gone = await db.Threads.Where(t => t.Id == threadId && t.DeletedAt == null && (host || t.ReplyCount == 0))
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.DeletedAt, now).SetProperty(x => x.Version, x => x.Version + 1), ct);
        if (gone == 0) return Problem.Conflict("thread-has-answers");
        var second = thread.AlsoInId;
        await db.Spaces.Where(s => s.Id == space.Id || s.Id == second).ExecuteUpdateAsync(s => s.SetProperty(x => x.ThreadCount, x => x.ThreadCount - 1), ct);
        await search.RemoveThreadAsync(threadId, ct);
        foreach (var post in await db.Posts.AsNoTracking().Where(p => p.ThreadId == threadId && p.DeletedAt == null).ToListAsync(ct))
            await contacts.AgainAsync(post, thread.AuthorId, -1, ct);
        await db.Notifications.Where(n => n.ThreadId == threadId).ExecuteDeleteAsync(ct);
        var posts = await db.Posts.Where(p => p.ThreadId == threadId).Select(p => p.Id).ToListAsync(ct);
        foreach (var follower in followers) await follower.WithdrawnAsync(posts, ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "thread.deleted", threadId.ToString(), thread.Title, now));
        if (also is not null) await also(ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return space.Slug;
    }
}
