using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces.Kinds.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>One post with what the viewer may do with it.</summary>
public sealed record PostReading(
    Guid Id, Guid ThreadId, int Number, string ThreadTitle, string Body, string Author, string Handle, bool Edited, bool Accepted, IReadOnlyCollection<ReactionKind> Mine,
    bool MayAnswer, bool MayReact, bool MayEdit, bool MayDelete, bool MayAccept)
{
    public string Address => ThreadActions.Address(ThreadId, Number);
}

/// <summary>Null for a post that is deleted, missing or hidden.</summary>
internal sealed class ReadPost(HouseDb db)
{
    public async Task<PostReading?> HandleAsync(Guid postId, Viewer viewer, CancellationToken ct)
    {
        if (await PostStanding.FindAsync(db, postId, viewer, ct) is not { } standing || standing.Post.DeletedAt is not null) return null;
        var (post, thread) = (standing.Post, standing.In.Thread);
        var (me, author) = (viewer.MemberId, post.AuthorId);
        var by = await db.Set<Member>().AsNoTracking().Where(m => m.Id == author).Select(m => new { m.Name, m.Handle }).FirstAsync(ct);
        var mine = await db.Reactions.AsNoTracking().Where(r => r.PostId == postId && r.MemberId == me).Select(r => r.Kind).ToListAsync(ct);
        var archived = standing.In.Space.ArchivedAt is not null;
        return new PostReading(post.Id, thread.Id, post.Number, thread.Title, post.Body, by.Name, by.Handle, post.EditedAt is not null, thread.AcceptedPostId == postId, mine,
            MayAnswer: standing.In.Closed is null,
            MayReact: !standing.IsMine && !archived,
            MayEdit: standing.In.Closed is null && await PageRights.MayWriteAsync(db, standing, ct),
            MayDelete: post.Number > 1 && !archived && (standing.IsMine || standing.In.MayHost),
            MayAccept: post.Number > 1 && !archived && thread.Kind == ThreadKind.Question && (thread.AuthorId == me || standing.In.MayHost));
    }
}
