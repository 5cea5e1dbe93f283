using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces.Discovery;
using Herberge.Spaces.Kinds.Knowledge;
using Herberge.Spaces.Kinds.Questions;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>The queries of the page of a thread, compiled once: it is the page asked for most.</summary>
internal sealed class ThreadQueries
{
    /// <summary>The thread as the viewer (third to fifth: who, of the house or not, when; sixth: the key of their draft) sees it, or null.</summary>
    public readonly Func<HouseDb, Guid, Guid, bool, DateTimeOffset, string, CancellationToken, Task<ThreadHead?>> Head = EF.CompileAsyncQuery(AccessRule.Spelled<Func<HouseDb, Guid, Guid, bool, DateTimeOffset, string, CancellationToken, ThreadHead?>>(
        (db, id, me, inside, at, draft, ct) => db.Set<DiscussionThread>().AsNoTracking()
            .Where(t => t.Id == id && VisibleSpaces.ReadableThread.Holds(t, me, inside, at))
            .Select(t => new ThreadHead(
                t.Id, t.Kind, t.Title, t.AuthorId, t.PostCount, t.ReplyCount, t.ViewCount, t.AcceptedPostId, t.PinnedAt != null, t.LockedAt != null,
                t.SpaceId, t.Space!.Slug, t.Space.Name, t.Space.Kind, t.Space.WithPartners, t.Space.ArchivedAt != null,
                t.Space.Memberships.Where(m => m.MemberId == me).Select(m => (SpaceRole?)(m.DeputyFrom <= at && m.DeputyUntil > at ? SpaceRole.Host : m.Role)).FirstOrDefault(),
                db.Set<ThreadFollow>().Where(f => f.ThreadId == id && f.MemberId == me).Select(f => (FollowState?)f.State).FirstOrDefault(),
                db.Set<ReadMark>().Where(r => r.ThreadId == id && r.MemberId == me).Select(r => (int?)r.LastRead).FirstOrDefault(),
                db.Set<Draft>().Where(d => d.Key == draft && d.MemberId == me).Select(d => d.Body).FirstOrDefault(),
                db.Set<Draft>().Where(d => d.Key == draft && d.MemberId == me).Select(d => (DateTimeOffset?)d.UpdatedAt).FirstOrDefault(),
                t.SourceId != null || db.Set<DiscussionThread>().Any(other => other.SourceId == id), t.Version, t.ArchivedAt != null,
                db.Set<ThreadTag>().Any(x => x.ThreadId == id), db.Set<PageSource>().Any(x => x.ThreadId == id), db.Set<DuplicateQuestion>().Any(x => x.ThreadId == id || x.OfId == id),
                // Guests learn nothing of a second space, and nobody of a private one.
                inside && t.AlsoIn != null && t.AlsoIn.Kind != SpaceKind.Private ? t.AlsoIn.Slug : null,
                inside && t.AlsoIn != null && t.AlsoIn.Kind != SpaceKind.Private ? t.AlsoIn.Name : null))
            .FirstOrDefault()));

    /// <summary>The viewer's own reactions in a thread (second; third: who) under posts numbered from fourth to fifth and under the accepted one (sixth).</summary>
    public readonly Func<HouseDb, Guid, Guid, int, int, Guid?, IAsyncEnumerable<OwnReaction>> Mine = EF.CompileAsyncQuery(
        (HouseDb db, Guid id, Guid me, int first, int last, Guid? accepted) =>
            from p in db.Set<Post>()
            where p.ThreadId == id && ((p.Number >= first && p.Number <= last) || p.Id == accepted)
            from r in p.Reactions
            where r.MemberId == me
            select new OwnReaction(p.Id, r.Kind));
}

internal sealed record OwnReaction(Guid PostId, ReactionKind Kind);
