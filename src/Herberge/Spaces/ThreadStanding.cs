using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>A thread the viewer may read, its space, and what the viewer is there.</summary>
internal sealed record ThreadStanding(DiscussionThread Thread, Space Space, SpaceRole? Role, Viewer Viewer)
{
    /// <summary>Hosts of the space, and hosts of the house wherever they may read.</summary>
    public bool MayHost => Role == SpaceRole.Host || Viewer.IsHost;

    /// <summary>What stands in the way of writing here; null when nothing does. Who may read may write.</summary>
    public Problem? Closed =>
        Space.ArchivedAt is not null ? Problem.Conflict("space-archived")
        : Thread.ArchivedAt is not null ? Problem.Conflict("thread-archived")
        : Thread.LockedAt is not null ? Problem.Conflict("thread-locked")
        : null;

    /// <summary>Null when there is no such thread or it is hidden from the viewer.</summary>
    public static async Task<ThreadStanding?> FindAsync(HouseDb db, Guid threadId, Viewer viewer, CancellationToken ct)
    {
        var (me, at) = (viewer.MemberId, viewer.AsOf);
        var found = await db.VisibleThreadsTo(viewer).Where(t => t.Id == threadId)
            .Select(t => new
            {
                Thread = t,
                Space = t.Space!,
                Role = t.Space!.Memberships.Where(m => m.MemberId == me).Select(m => (SpaceRole?)(m.DeputyFrom <= at && m.DeputyUntil > at ? SpaceRole.Host : m.Role)).FirstOrDefault(),
            })
            .FirstOrDefaultAsync(ct);
        return found is null ? null : new ThreadStanding(found.Thread, found.Space, found.Role, viewer);
    }
}

/// <summary>A post in a thread the viewer may read.</summary>
internal sealed record PostStanding(Post Post, ThreadStanding In)
{
    public bool IsMine => Post.AuthorId == In.Viewer.MemberId;

    public static async Task<PostStanding?> FindAsync(HouseDb db, Guid postId, Viewer viewer, CancellationToken ct)
    {
        var post = await db.VisiblePostsTo(viewer).FirstOrDefaultAsync(p => p.Id == postId, ct);
        if (post is null || await ThreadStanding.FindAsync(db, post.ThreadId, viewer, ct) is not { } standing) return null;
        return new PostStanding(post, standing);
    }
}
