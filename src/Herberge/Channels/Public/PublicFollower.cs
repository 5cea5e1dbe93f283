using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Public;

/// <summary>What is taken back inside is taken back outside in the same transaction; words of another hand end an author's word.</summary>
internal sealed class PublicFollower(HouseDb db, EndPublic end, IEnumerable<IPublicListener> listeners) : IPostFollower, IPostListener
{
    public Task WrittenAsync(Post post, DiscussionThread thread, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Called for edits, too, after which the post still stands.</summary>
    public async Task WithdrawnAsync(IReadOnlyCollection<Guid> postIds, CancellationToken ct)
    {
        var gone = await db.Shown.Where(s => postIds.Contains(s.PostId) && !db.Set<Post>().Any(p => p.Id == s.PostId && p.DeletedAt == null && p.Thread!.DeletedAt == null)).Select(s => s.PostId).ToListAsync(ct);
        if (gone.Count > 0) await end.PostsAsync(gone, ct);
    }

    public async Task RewrittenAsync(Post post, CancellationToken ct)
    {
        if (await db.Shown.AsNoTracking().FirstOrDefaultAsync(s => s.PostId == post.Id, ct) is not { } shown) return;
        if (db.Set<PostRevision>().Local.LastOrDefault(r => r.PostId == post.Id)?.EditedBy != shown.MemberId)
        {
            await end.PostsAsync([post.Id], ct);
            return;
        }

        await end.TouchAsync([shown.SpaceId], ct);
        foreach (var listener in listeners) await listener.ChangedAsync(post.Id, ct);
    }
}
