using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

public sealed record PostVersion(string Html, DateTimeOffset From);

/// <param name="Versions">The newest first; the first is what stands now.</param>
public sealed record PostHistoryView(Guid PostId, Guid ThreadId, int Number, string ThreadTitle, string Author, IReadOnlyList<PostVersion> Versions);

/// <summary>What a post said before, for everybody who may read it. A deleted post's past is gone with it.</summary>
internal sealed class PostHistory(HouseDb db)
{
    public async Task<PostHistoryView?> HandleAsync(Guid postId, Viewer viewer, CancellationToken ct)
    {
        var members = db.Set<Member>();
        var post = await db.VisiblePostsTo(viewer).Where(p => p.Id == postId && p.DeletedAt == null)
            .Select(p => new { p.Number, p.ThreadId, p.Thread!.Title, p.Html, From = p.EditedAt ?? p.CreatedAt, Author = members.First(m => m.Id == p.AuthorId).Name })
            .FirstOrDefaultAsync(ct);
        if (post is null) return null;
        var earlier = await db.PostRevisions.AsNoTracking().Where(r => r.PostId == postId).OrderByDescending(r => r.Id)
            .Select(r => new PostVersion(r.Html, r.At)).ToListAsync(ct);
        return new PostHistoryView(postId, post.ThreadId, post.Number, post.Title, post.Author, [new PostVersion(post.Html, post.From), .. earlier]);
    }
}
