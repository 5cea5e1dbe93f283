using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation.Threads;

/// <summary>
/// Undoes a move, a split or a merge. What was written since stays where it was written, but for a split, whose thread goes: all its
/// posts come back. What was rearranged further afterwards has to be undone first.
/// </summary>
internal sealed class UndoRearrangement(HouseDb db, WriteTransactions writes, Regroup regroup, Relocate relocate, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        await using var transaction = await writes.BeginAsync(db, ct);
        var spaces = db.ModeratedSpacesTo(viewer);
        var change = await db.Rearrangements.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && spaces.Any(s => s.Id == r.FromSpaceId) && spaces.Any(s => s.Id == r.ToSpaceId), ct);
        if (change is null) return Problem.NotFound();
        if (change.UndoneAt is not null) return new Done();
        var now = clock.GetUtcNow();
        if (await LaterAsync(change, ct) || await UndoAsync(change, now, ct) is false) return Problem.Conflict("rearranged-since");
        await db.Rearrangements.Where(r => r.Id == id).ExecuteUpdateAsync(r => r.SetProperty(x => x.UndoneAt, now), ct);
        await db.LogAsync(change.FromSpaceId, DeedKind.Undone, null, viewer, now, ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "thread.rearrangement-undone", change.ThreadId.ToString(), "", now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Done();
    }

    private Task<bool> UndoAsync(Rearrangement change, DateTimeOffset now, CancellationToken ct) => change.Kind switch
    {
        RearrangementKind.Move => MoveBackAsync(change, ct),
        RearrangementKind.Split => JoinAsync(change, now, ct),
        _ => PartAsync(change, ct),
    };

    /// <summary>Something later, not undone, touched one of its threads.</summary>
    private Task<bool> LaterAsync(Rearrangement change, CancellationToken ct)
    {
        var (id, one, other) = (change.Id, change.ThreadId, change.OtherId);
        return db.Rearrangements.AnyAsync(r => r.UndoneAt == null && r.Id.CompareTo(id) > 0
            && (r.ThreadId == one || r.ThreadId == other || r.OtherId == one || r.OtherId == other), ct);
    }

    private async Task<bool> MoveBackAsync(Rearrangement change, CancellationToken ct)
    {
        var (id, from) = (change.ThreadId, change.FromSpaceId);
        var thread = await db.Threads.AsNoTracking().FirstOrDefaultAsync(t => t.Id == id && t.DeletedAt == null, ct);
        var home = await db.Spaces.AsNoTracking().FirstOrDefaultAsync(s => s.Id == from && s.ArchivedAt == null, ct);
        if (thread is null || home is null) return false;
        await regroup.HoldAsync([id], ct);
        await relocate.HandleAsync(thread, home, ct);
        return true;
    }

    private async Task<bool> JoinAsync(Rearrangement change, DateTimeOffset now, CancellationToken ct)
    {
        if (await BothAsync(change, ct) is not { } both || both.Other.DeletedAt is not null || both.First.DeletedAt is not null) return false;
        var (old, made) = both;
        var (stayed, others) = (await regroup.PostsOfAsync(old.Id, ct), await regroup.PostsOfAsync(made.Id, ct));
        var places = await db.RearrangedPosts.AsNoTracking().Where(p => p.RearrangementId == change.Id).OrderBy(p => p.Number).ToListAsync(ct);
        var known = others.ToDictionary(p => p.PostId);
        if (places.Exists(p => !known.ContainsKey(p.PostId) || !stayed.Exists(s => s.PostId == p.AfterId))) return false;
        await regroup.NameAnsweredAsync(made.Id, ct);

        // Each where it stood: after the post it followed. What the new thread got since comes in by its time.
        var back = places.ToLookup(p => p.AfterId!.Value, p => known[p.PostId]);
        var whole = stayed.SelectMany(p => back[p.PostId].Prepend(p)).ToList();
        var since = others.Where(p => places.TrueForAll(place => place.PostId != p.PostId)).ToList();
        await db.Spaces.Where(s => s.Id == made.SpaceId).ExecuteUpdateAsync(s => s.SetProperty(x => x.ThreadCount, x => x.ThreadCount - 1), ct);
        await regroup.ApplyAsync(new Dictionary<DiscussionThread, IReadOnlyList<Placed>> { [old] = MergeThreads.ByTime(whole, since), [made] = [] }, ct);
        var (madeId, oldId) = (made.Id, old.Id);
        await db.Threads.Where(t => t.Id == madeId).ExecuteUpdateAsync(t => t.SetProperty(x => x.DeletedAt, now).SetProperty(x => x.MergedIntoId, oldId), ct);
        await AcceptAgainAsync(oldId, change.AcceptedPostId, ct);
        return true;
    }

    private async Task<bool> PartAsync(Rearrangement change, CancellationToken ct)
    {
        if (await BothAsync(change, ct) is not { } both || both.First.MergedIntoId != change.OtherId || both.Other.DeletedAt is not null) return false;
        var (gone, stays) = both;
        var (id, home) = (change.Id, gone.SpaceId);
        if (!await db.Spaces.AnyAsync(s => s.Id == home && s.ArchivedAt == null, ct)) return false;
        var all = await regroup.PostsOfAsync(stays.Id, ct);
        var places = await db.RearrangedPosts.AsNoTracking().Where(p => p.RearrangementId == id).OrderBy(p => p.Number).Select(p => p.PostId).ToListAsync(ct);
        var known = all.ToDictionary(p => p.PostId);
        if (places.Exists(p => !known.ContainsKey(p))) return false;
        await db.Spaces.Where(s => s.Id == home).ExecuteUpdateAsync(s => s.SetProperty(x => x.ThreadCount, x => x.ThreadCount + 1), ct);
        var (goneId, opening) = (gone.Id, places[0]);
        await db.Threads.Where(t => t.Id == goneId).ExecuteUpdateAsync(t => t.SetProperty(x => x.DeletedAt, (DateTimeOffset?)null).SetProperty(x => x.MergedIntoId, (Guid?)null), ct);
        await db.Posts.Where(p => p.Id == opening && p.ReplyToId == opening).ExecuteUpdateAsync(p => p.SetProperty(x => x.ReplyToId, (Guid?)null), ct);
        await regroup.ApplyAsync(new Dictionary<DiscussionThread, IReadOnlyList<Placed>>
        {
            [stays] = all.Where(p => !places.Contains(p.PostId)).ToList(), [gone] = places.Select(p => known[p]).ToList(),
        }, ct);
        await AcceptAgainAsync(goneId, change.AcceptedPostId, ct);
        return true;
    }

    private async Task<(DiscussionThread First, DiscussionThread Other)?> BothAsync(Rearrangement change, CancellationToken ct)
    {
        var (one, two) = (change.ThreadId, change.OtherId);
        await regroup.HoldAsync([one, two], ct);
        var first = await db.Threads.AsNoTracking().FirstOrDefaultAsync(t => t.Id == one, ct);
        var other = await db.Threads.AsNoTracking().FirstOrDefaultAsync(t => t.Id == two, ct);
        return first is null || other is null ? null : (first, other);
    }

    /// <summary>The accepted answer that went with it, while it stands and no other was accepted since.</summary>
    private async Task AcceptAgainAsync(Guid thread, Guid? accepted, CancellationToken ct)
    {
        if (accepted is not { } post || !await db.Posts.AnyAsync(p => p.Id == post && p.ThreadId == thread && p.DeletedAt == null, ct)) return;
        await db.Threads.Where(t => t.Id == thread && t.AcceptedPostId == null).ExecuteUpdateAsync(t => t.SetProperty(x => x.AcceptedPostId, post), ct);
    }
}
