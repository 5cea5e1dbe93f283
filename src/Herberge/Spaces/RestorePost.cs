using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Live;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>Undoes a deletion: authors what they deleted themselves, hosts any.</summary>
internal sealed class RestorePost(HouseDb db, WriteTransactions writes, SearchIndex search, MarkdownRenderer markdown, Contacts contacts, LivePublisher live, TimeProvider clock)
{
    public async Task<Result<PostAdded>> HandleAsync(Guid postId, Viewer viewer, CancellationToken ct)
    {
        if (await PostStanding.FindAsync(db, postId, viewer, ct) is not { } standing) return Problem.NotFound();
        var (post, thread) = (standing.Post, standing.In.Thread);
        var me = viewer.MemberId;
        if (!standing.In.MayHost && !(standing.IsMine && (post.DeletedBy ?? me) == me)) return Problem.Forbidden("post-of-another");
        if (standing.In.Space.ArchivedAt is not null) return Problem.Conflict("space-archived");
        // Its author left the house and took the words along.
        if (post.Body.Length == 0) return Problem.NotFound();

        await using var transaction = await writes.BeginAsync(db, ct);
        var back = await db.Posts.Where(p => p.Id == postId && p.DeletedAt != null)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.DeletedAt, (DateTimeOffset?)null).SetProperty(x => x.DeletedBy, (Guid?)null), ct);
        if (back == 0) return new PostAdded(postId, thread.Id, post.Number);
        await db.Threads.Where(t => t.Id == thread.Id).ExecuteUpdateAsync(t => t
            .SetProperty(x => x.ReplyCount, x => x.ReplyCount + 1)
            .SetProperty(x => x.Version, x => x.Version + 1), ct);
        await search.PutAsync(WritePost.Document(post, thread.Title, markdown.Render(post.Body).Text), ct);
        await contacts.AgainAsync(post, thread.AuthorId, 1, ct);
        if (!standing.IsMine) db.Audit.Add(new AuditEntry(me, "post.restored", postId.ToString(), thread.Title, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await live.ChangedAsync(thread.Id, CancellationToken.None);
        return new PostAdded(postId, thread.Id, post.Number);
    }
}
