using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>
/// Writes the lines behind the bell, in the transaction of what they tell of. Only those who may read the space are
/// told, and nobody is told of their own doing. Returns whom, so that open pages can be told after the commit.
/// </summary>
internal sealed class Notify(HouseDb db, TimeProvider clock)
{
    /// <summary>
    /// A post was written: those it mentions, the one it answers and those who follow the thread. Each gets one line, the
    /// most personal one; who muted the thread hears only when mentioned.
    /// </summary>
    /// <param name="space">The space of its thread.</param>
    /// <param name="alsoInId">The second space of its thread.</param>
    /// <param name="post">The post.</param>
    /// <param name="mentioned">Members who may read the thread, as the post names them.</param>
    /// <param name="answered">The author of the post answered; null for an opening post.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<IReadOnlyCollection<Guid>> OfPost(Space space, Guid? alsoInId, Post post, IReadOnlyCollection<Guid> mentioned, Guid? answered, CancellationToken ct)
    {
        var told = new HashSet<Guid> { post.AuthorId };
        foreach (var member in mentioned) Tell(told, member, NotificationKind.Mention, post.AuthorId, space.Id, post.ThreadId, post.Id);
        if (post.Number > 1)
        {
            var follows = await db.Follows.AsNoTracking().Where(f => f.ThreadId == post.ThreadId)
                .Select(f => new { f.MemberId, f.State }).ToListAsync(ct);
            var muted = follows.Where(f => f.State == FollowState.Muted).Select(f => f.MemberId).ToHashSet();
            var listeners = follows.Where(f => f.State == FollowState.Following).Select(f => f.MemberId).ToHashSet();
            if (answered is { } author && !muted.Contains(author)) listeners.Add(author);
            listeners.ExceptWith(told);
            foreach (var member in await Readers(space, listeners, alsoInId).ToListAsync(ct))
                Tell(told, member, NotificationKind.Reply, post.AuthorId, space.Id, post.ThreadId, post.Id);
        }

        told.Remove(post.AuthorId);
        return told;
    }

    /// <summary>An edit names people the post didn't name before.</summary>
    public void OfMentions(Post post, IReadOnlyCollection<Guid> mentioned)
    {
        var told = new HashSet<Guid> { post.AuthorId };
        foreach (var member in mentioned) Tell(told, member, NotificationKind.Mention, post.AuthorId, post.SpaceId, post.ThreadId, post.Id);
    }

    /// <summary>An announcement was made: every member of the space.</summary>
    public async Task<IReadOnlyCollection<Guid>> OfAnnouncement(Space space, Post post, IReadOnlyCollection<Guid> alreadyTold, CancellationToken ct)
    {
        var told = new HashSet<Guid>(alreadyTold) { post.AuthorId };
        var members = await db.SpaceMembers.AsNoTracking().Where(m => m.SpaceId == space.Id).Select(m => m.MemberId).ToListAsync(ct);
        foreach (var member in await Readers(space, members).ToListAsync(ct)) Tell(told, member, NotificationKind.Announcement, post.AuthorId, space.Id, post.ThreadId, post.Id);
        told.Remove(post.AuthorId);
        return told;
    }

    /// <summary>Somebody reacted to a post. One unseen line per person and post, however many words they chose.</summary>
    public async Task<IReadOnlyCollection<Guid>> OfReaction(Post post, Guid actor, CancellationToken ct)
    {
        var author = post.AuthorId;
        var postId = post.Id;
        if (author == actor || await db.Notifications.AnyAsync(n => n.MemberId == author && n.SeenAt == null
                && n.PostId == postId && n.ActorId == actor && n.Kind == NotificationKind.Reaction, ct)) return [];
        return Tell([], author, NotificationKind.Reaction, actor, post.SpaceId, post.ThreadId, postId) ? [author] : [];
    }

    public IReadOnlyCollection<Guid> OfAcceptedAnswer(Post post, Guid actor) =>
        post.AuthorId != actor && Tell([], post.AuthorId, NotificationKind.AnswerAccepted, actor, post.SpaceId, post.ThreadId, post.Id)
            ? [post.AuthorId]
            : [];

    /// <summary>Those of <paramref name="among"/> who may read the space.</summary>
    /// <param name="space">The space.</param>
    /// <param name="among">Members.</param>
    /// <param name="alsoInId">The second space of a thread, whose readers of the house may read it, too.</param>
    public IQueryable<Guid> Readers(Space space, IReadOnlyCollection<Guid> among, Guid? alsoInId = null)
    {
        var shared = space.Kind == SpaceKind.Private ? null : alsoInId;
        var spaceId = space.Id;
        var partners = space.WithPartners;
        var open = space.Kind == SpaceKind.Open;
        return db.Set<Member>().AsNoTracking()
            .Where(m => among.Contains(m.Id) && m.State == MemberState.Active
                && ((open && m.PartnerId == null) || ((partners || m.PartnerId == null) && db.Set<SpaceMember>().Any(s => s.SpaceId == spaceId && s.MemberId == m.Id))
                    || (shared != null && m.PartnerId == null && db.Set<Space>().Any(s => s.Id == shared && s.Kind != SpaceKind.Private
                        && (s.Kind == SpaceKind.Open || s.Memberships.Any(x => x.MemberId == m.Id))))))
            .Select(m => m.Id);
    }

    private bool Tell(HashSet<Guid> told, Guid member, NotificationKind kind, Guid actor, Guid spaceId, Guid? threadId, Guid? postId)
    {
        if (!told.Add(member)) return false;
        db.Notifications.Add(new Notification(member, kind, actor, spaceId, threadId, postId, clock.GetUtcNow()));
        return true;
    }
}
