using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation.Threads;

/// <param name="IntoId">The thread that stays.</param>
public sealed record MergeThreadsInput(Guid ThreadId, Guid IntoId, bool Wider = false);

/// <summary>
/// Puts a thread's posts into another one, by time, after its opening post. The first one's address leads to the second from
/// then on. Where more people would read them, the same holds as for moving.
/// </summary>
internal sealed class MergeThreads(HouseDb db, WriteTransactions writes, Regroup regroup, Bell bell, TimeProvider clock)
{
    private const int Most = 5_000;

    public async Task<Result<Done>> HandleAsync(MergeThreadsInput input, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await ThreadStanding.FindAsync(db, input.ThreadId, viewer, ct) is not { } from) return Problem.NotFound();
        if (!from.MayHost) return Problem.Forbidden("hosts-only");
        if (await ThreadStanding.FindAsync(db, input.IntoId, viewer, ct) is not { MayHost: true } into || into.Thread.Id == from.Thread.Id)
            return Problem.Invalid(nameof(input.IntoId), "merge-into-which");
        if ((MoveThread.Keeps(from.Thread) ?? MoveThread.Keeps(into.Thread)) is { } keeps) return keeps;
        // What was voted on or written together would be gone with its thread.
        if (from.Thread.Kind is ThreadKind.Poll or ThreadKind.Page) return Problem.Conflict("merge-poll-or-page");
        if (from.Space.ArchivedAt is not null || into.Space.ArchivedAt is not null) return Problem.Conflict("space-archived");
        if (from.Space.Id != into.Space.Id)
        {
            if (from.Space.Kind == SpaceKind.Private) return Problem.Conflict("move-private");
            if (MoveThread.IsWider(from.Space, into.Space) && !input.Wider) return Problem.Invalid(nameof(input.Wider), "move-wider");
        }

        var (gone, stays) = (from.Thread, into.Thread);
        await regroup.HoldAsync([gone.Id, stays.Id], ct);
        var (moved, kept) = (await regroup.PostsOfAsync(gone.Id, ct), await regroup.PostsOfAsync(stays.Id, ct));
        if (moved.Count + kept.Count > Most) return Problem.Conflict("merge-too-long", Most);
        await regroup.NameAnsweredAsync(gone.Id, ct);
        await regroup.NameAnsweredAsync(stays.Id, ct);
        // An opening post answers nobody, and goes on doing so among the other's: it names itself.
        var opening = moved[0].PostId;
        await db.Posts.Where(p => p.Id == opening && p.ReplyToId == null).ExecuteUpdateAsync(p => p.SetProperty(x => x.ReplyToId, opening), ct);

        var change = new Rearrangement(RearrangementKind.Merge, gone.Id, stays.Id, gone.SpaceId, stays.SpaceId, viewer.MemberId, now) { AcceptedPostId = gone.AcceptedPostId };
        db.Rearrangements.Add(change);
        db.RearrangedPosts.AddRange(moved.Select(p => new RearrangedPost(change.Id, p.PostId, p.Number, null)));
        var (goneId, staysId) = (gone.Id, stays.Id);
        var followers = await db.Follows.Where(f => f.ThreadId == staysId).Select(f => f.MemberId).ToListAsync(ct);
        foreach (var follow in await db.Follows.AsNoTracking().Where(f => f.ThreadId == goneId && !followers.Contains(f.MemberId)).ToListAsync(ct))
            db.Follows.Add(new ThreadFollow(staysId, follow.MemberId, follow.State));
        await db.Spaces.Where(s => s.Id == gone.SpaceId).ExecuteUpdateAsync(s => s.SetProperty(x => x.ThreadCount, x => x.ThreadCount - 1), ct);
        await db.HeldPosts.Where(h => h.ThreadId == goneId && h.SettledAt == null)
            .ExecuteUpdateAsync(h => h.SetProperty(x => x.ThreadId, staysId).SetProperty(x => x.SpaceId, stays.SpaceId), ct);
        await MoveDraftsAsync(goneId, staysId, ct);
        await db.LogAsync(stays.SpaceId, DeedKind.ThreadMerged, null, viewer, now, ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "thread.merged", staysId.ToString(), gone.Title, now));
        if (gone.AuthorId != viewer.MemberId)
            await bell.AddAsync([new Notification(gone.AuthorId, NotificationKind.ThreadRearranged, null, stays.SpaceId, stays.Id, null, now)], ct);
        await db.SaveChangesAsync(ct);
        await regroup.ApplyAsync(new Dictionary<DiscussionThread, IReadOnlyList<Placed>> { [stays] = ByTime(kept, moved), [gone] = [] }, ct);
        await db.Threads.Where(t => t.Id == goneId).ExecuteUpdateAsync(t => t.SetProperty(x => x.DeletedAt, now).SetProperty(x => x.MergedIntoId, staysId), ct);
        await transaction.CommitAsync(ct);
        await bell.RingAsync([gone.AuthorId], CancellationToken.None);
        return new Done();
    }

    /// <summary>Both in their own order, one woven into the other by time; the first of the first stays first.</summary>
    public static IReadOnlyList<Placed> ByTime(IReadOnlyList<Placed> kept, IReadOnlyList<Placed> others)
    {
        var woven = new List<Placed>(kept.Count + others.Count) { kept[0] };
        var next = 0;
        foreach (var post in kept.Skip(1))
        {
            while (next < others.Count && others[next].At < post.At) woven.Add(others[next++]);
            woven.Add(post);
        }

        woven.AddRange(others.Skip(next));
        return woven;
    }

    private async Task MoveDraftsAsync(Guid gone, Guid stays, CancellationToken ct)
    {
        var (from, to) = (Drafts.OfThread(gone), Drafts.OfThread(stays));
        foreach (var draft in await db.Set<Draft>().AsNoTracking().Where(d => d.Key == from && !db.Set<Draft>().Any(o => o.MemberId == d.MemberId && o.Key == to)).ToListAsync(ct))
            db.Drafts.Add(new Draft(draft.MemberId, to, draft.Title, draft.Body, draft.UpdatedAt));
        await db.Drafts.Where(d => d.Key == from).ExecuteDeleteAsync(ct);
    }
}
