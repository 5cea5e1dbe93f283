using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Live;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>Takes an answer out of its thread; its place stays, empty. By its author or a host.</summary>
internal sealed class DeletePost(HouseDb db, WriteTransactions writes, SearchIndex search, Contacts contacts, IEnumerable<IPostFollower> followers, LivePublisher live, TimeProvider clock)
{
    public Task<Result<PostAdded>> HandleAsync(Guid postId, Viewer viewer, CancellationToken ct) => TakeOutAsync(postId, null, viewer, ct);

    /// <summary>Takes it out together with what moderation writes beside it, in one transaction.</summary>
    public Task<Result<PostAdded>> ModerateAsync(Guid postId, Func<CancellationToken, Task> also, Viewer viewer, CancellationToken ct) => TakeOutAsync(postId, also, viewer, ct);

    private async Task<Result<PostAdded>> TakeOutAsync(Guid postId, Func<CancellationToken, Task>? also, Viewer viewer, CancellationToken ct)
    {
        if (await PostStanding.FindAsync(db, postId, viewer, ct) is not { } standing) return Problem.NotFound();
        var (post, thread) = (standing.Post, standing.In.Thread);
        if (!standing.IsMine && !standing.In.MayHost) return Problem.Forbidden("post-of-another");
        if (standing.In.Space.ArchivedAt is not null) return Problem.Conflict("space-archived");
        if (post.Number == 1) return Problem.Conflict("post-opens-thread");

        var now = clock.GetUtcNow();
        var me = viewer.MemberId;
        await using var transaction = await writes.BeginAsync(db, ct);
        var gone = await db.Posts.Where(p => p.Id == postId && p.DeletedAt == null)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.DeletedAt, now).SetProperty(x => x.DeletedBy, me), ct);
        if (gone == 0) return also is null ? new PostAdded(postId, thread.Id, post.Number) : Problem.Conflict("moderation-settled");
        await db.Threads.Where(t => t.Id == thread.Id).ExecuteUpdateAsync(t => t
            .SetProperty(x => x.ReplyCount, x => x.ReplyCount - 1)
            .SetProperty(x => x.Version, x => x.Version + 1)
            .SetProperty(x => x.AcceptedPostId, x => x.AcceptedPostId == postId ? null : x.AcceptedPostId), ct);
        await search.RemoveAsync(SearchKind.Post, postId, ct);
        await contacts.AgainAsync(post, thread.AuthorId, -1, ct);
        await db.Notifications.Where(n => n.PostId == postId && n.SeenAt == null).ExecuteDeleteAsync(ct);
        foreach (var follower in followers) await follower.WithdrawnAsync([postId], ct);
        if (!standing.IsMine) db.Audit.Add(new AuditEntry(me, "post.deleted", postId.ToString(), thread.Title, now));
        if (also is not null) await also(ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await live.ChangedAsync(thread.Id, CancellationToken.None);
        return new PostAdded(postId, thread.Id, post.Number);
    }
}
