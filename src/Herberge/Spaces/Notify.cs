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
    /// A post was written: those it mentions and the one it answers, each with one line, the more personal one; who muted the
    /// thread hears only when mentioned. Everybody else it is for hears of it after the commit (<see cref="Notices.FanOut"/>).
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
        if (post.Number > 1 && answered is { } author && !told.Contains(author) && !await HasMutedAsync(post.ThreadId, author, ct)
            && await Readers(space, [author], alsoInId).AnyAsync(ct))
            Tell(told, author, NotificationKind.Reply, post.AuthorId, space.Id, post.ThreadId, post.Id);

        told.Remove(post.AuthorId);
        return told;
    }

    /// <summary>An edit names people the post didn't name before.</summary>
    public void OfMentions(Post post, IReadOnlyCollection<Guid> mentioned)
    {
        var told = new HashSet<Guid> { post.AuthorId };
        foreach (var member in mentioned) Tell(told, member, NotificationKind.Mention, post.AuthorId, post.SpaceId, post.ThreadId, post.Id);
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
    public IQueryable<Guid> Readers(Space space, IReadOnlyCollection<Guid> among, Guid? alsoInId = null) =>
        ReadersOf(space, alsoInId).Where(m => among.Contains(m.Id)).Select(m => m.Id);

    /// <summary>Everybody who may read the space, or a thread of it that has a second one.</summary>
    public IQueryable<Member> ReadersOf(Space space, Guid? alsoInId = null)
    {
        var shared = space.Kind == SpaceKind.Private ? null : alsoInId;
        var spaceId = space.Id;
        var partners = space.WithPartners;
        var open = space.Kind == SpaceKind.Open;
        var now = clock.GetUtcNow();
        return db.Set<Member>().AsNoTracking()
            .Where(m => m.State == MemberState.Active
                && ((open && m.PartnerId == null)
                    || ((partners || m.PartnerId == null) && db.Set<SpaceMember>().Any(s => s.SpaceId == spaceId && s.MemberId == m.Id && (s.EndsAt == null || s.EndsAt > now)))
                    || (shared != null && m.PartnerId == null && db.Set<Space>().Any(s => s.Id == shared && s.Kind != SpaceKind.Private
                        && (s.Kind == SpaceKind.Open || s.Memberships.Any(x => x.MemberId == m.Id && (x.EndsAt == null || x.EndsAt > now)))))));
    }

    private Task<bool> HasMutedAsync(Guid threadId, Guid memberId, CancellationToken ct) =>
        db.Follows.AnyAsync(f => f.ThreadId == threadId && f.MemberId == memberId && f.State == FollowState.Muted, ct);

    private bool Tell(HashSet<Guid> told, Guid member, NotificationKind kind, Guid actor, Guid spaceId, Guid? threadId, Guid? postId)
    {
        if (!told.Add(member)) return false;
        db.Notifications.Add(new Notification(member, kind, actor, spaceId, threadId, postId, clock.GetUtcNow()));
        return true;
    }
}
