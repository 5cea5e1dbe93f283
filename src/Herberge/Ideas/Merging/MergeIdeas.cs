using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Decisions;
using Herberge.Ideas.Voting;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Merging;

/// <param name="IdeaId">What becomes part of the other.</param>
/// <param name="IntoId">Where it goes on.</param>
public sealed record MergeIdeasInput(Guid IdeaId, Guid IntoId);

/// <summary>
/// Makes an idea part of another one, and takes that back. Nothing is copied or moved: authors, votes, talk and history stay where they
/// are and count for both, each person once; the first idea is a signpost. Its own parts come along, so that a part never lies deeper
/// than one step. What stands now follows from the merges that weren't undone, the last of each idea.
/// </summary>
internal sealed class MergeIdeas(HouseDb db, WriteTransactions writes, CountSupport count, TellOfIdea tell, TimeProvider clock)
{
    public async Task<Result<Guid>> HandleAsync(MergeIdeasInput input, Viewer viewer, CancellationToken ct)
    {
        if (await IdeaStanding.FindAsync(db, input.IdeaId, viewer, ct) is not { } part) return Problem.NotFound();
        if (await IdeaStanding.FindAsync(db, input.IntoId, viewer, ct) is not { } into) return Problem.Invalid(nameof(input.IntoId), "merge-unknown");
        if (!MayMerge(part)) return Problem.Forbidden("merge-not-yours");
        if (!MayMerge(into)) return Problem.Invalid(nameof(input.IntoId), "merge-other-not-yours");
        if (part.Idea.Id == into.Idea.Id) return Problem.Invalid(nameof(input.IntoId), "merge-itself");

        var now = clock.GetUtcNow();
        await using var transaction = await writes.BeginAsync(db, ct);
        // Read anew: whoever waited for the turn sees what the one before did.
        var (id, target) = (input.IdeaId, input.IntoId);
        if (await db.Ideas.AnyAsync(i => i.Id == target && i.MergedIntoId != null, ct)) return Problem.Invalid(nameof(input.IntoId), "merge-into-part");
        if (await db.Decisions.AnyAsync(d => d.IdeaId == id && d.ReopenedAt == null, ct)) return Problem.Conflict("merge-decided");
        var moved = await db.Ideas.Where(i => i.Id == id && i.MergedIntoId == null).ExecuteUpdateAsync(i => i.SetProperty(x => x.MergedIntoId, target), ct);
        if (moved == 0) return Problem.Conflict("idea-merged");
        var parts = await db.Ideas.Where(i => i.MergedIntoId == id).Select(i => i.Id).ToListAsync(ct);
        await db.Ideas.Where(i => i.MergedIntoId == id).ExecuteUpdateAsync(i => i.SetProperty(x => x.MergedIntoId, target), ct);
        var merge = new IdeaMerge(Guid.CreateVersion7(now), id, target, viewer.MemberId, now);
        db.IdeaMerges.Add(merge);
        db.IdeaMerges.AddRange(parts.Select(p => new IdeaMerge(Guid.CreateVersion7(now), p, target, viewer.MemberId, now)));
        db.Audit.Add(new AuditEntry(viewer.MemberId, "idea.merged", part.Idea.Label, into.Idea.Label, now));
        await CountAsync([id, target, .. parts], ct);
        var told = await TellAsync(part, into, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await tell.RingAsync(told, CancellationToken.None);
        return merge.Id;
    }

    /// <summary>What came along with the idea goes back with it. Later merges are undone before earlier ones.</summary>
    public async Task<Result<Done>> UndoAsync(Guid mergeId, Viewer viewer, CancellationToken ct)
    {
        var merges = db.IdeaMerges;
        if (await merges.AsNoTracking().FirstOrDefaultAsync(m => m.Id == mergeId && m.UndoneAt == null, ct) is not { } merge) return Problem.NotFound();
        if (await IdeaStanding.FindAsync(db, merge.IdeaId, viewer, ct) is not { } part) return Problem.NotFound();
        if (await IdeaStanding.FindAsync(db, merge.IntoId, viewer, ct) is not { } into) return Problem.NotFound();
        if (!MayMerge(part) && !MayMerge(into)) return Problem.Forbidden("merge-not-yours");

        var now = clock.GetUtcNow();
        await using var transaction = await writes.BeginAsync(db, ct);
        var standing = await merges.AsNoTracking().Where(m => m.IdeaId == merge.IdeaId && m.UndoneAt == null).ToListAsync(ct);
        // With an earlier one it only came along, with a later one its target went on.
        if (standing is not [{ } only] || only.Id != mergeId) return Problem.Conflict(standing.Count == 0 ? "changed-meanwhile" : "merge-undo-later-first");
        var together = await merges.Where(m => m.IntoId == merge.IntoId && m.At == merge.At && m.MergedBy == merge.MergedBy && m.UndoneAt == null).ToListAsync(ct);
        foreach (var one in together) (one.UndoneAt, one.UndoneBy) = (now, viewer.MemberId);
        await db.SaveChangesAsync(ct);
        var ids = together.ConvertAll(m => m.IdeaId);
        foreach (var id in ids)
        {
            var before = await merges.AsNoTracking().Where(m => m.IdeaId == id && m.UndoneAt == null).OrderByDescending(m => m.At).Select(m => (Guid?)m.IntoId).FirstOrDefaultAsync(ct);
            await db.Ideas.Where(i => i.Id == id).ExecuteUpdateAsync(i => i.SetProperty(x => x.MergedIntoId, before), ct);
        }

        db.Audit.Add(new AuditEntry(viewer.MemberId, "idea.parted", part.Idea.Label, into.Idea.Label, now));
        await CountAsync([.. ids, merge.IntoId], ct);
        var told = await TellAsync(part, into, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await tell.RingAsync(told, CancellationToken.None);
        return default(Done);
    }

    /// <summary>Whoever runs the campaign or the room, and authors for what is theirs.</summary>
    public static bool MayMerge(IdeaStanding standing) => standing.Space.ArchivedAt is null && (standing.IsAuthor || standing.Runs);

    private async Task CountAsync(IEnumerable<Guid> ids, CancellationToken ct)
    {
        foreach (var id in ids.Distinct()) await count.HandleAsync(id, ct);
    }

    /// <summary>Both teams, whoever follows, and whoever supports the part: they may take their support back there.</summary>
    private async Task<IReadOnlyCollection<Guid>> TellAsync(IdeaStanding part, IdeaStanding into, CancellationToken ct)
    {
        var id = part.Idea.Id;
        var supporters = await db.Votes.AsNoTracking().Where(v => v.IdeaId == id).Select(v => v.MemberId).ToListAsync(ct);
        var first = await tell.FollowersAsync(part, NotificationKind.IdeaMerged, supporters, ct);
        var second = await tell.PeopleAsync(part, NotificationKind.IdeaMerged, supporters, ct);
        var third = await tell.FollowersAsync(into, NotificationKind.IdeaMerged, [.. first, .. second], ct);
        return [.. first, .. second, .. third];
    }
}
