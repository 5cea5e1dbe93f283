using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.Spaces.Moderation;
using Herberge.Spaces.Moderation.Threads;
using Herberge.Spaces.Writing;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Life;

public sealed record MergeChoice(string Slug, string Name);

/// <param name="Into">The space chosen; null before.</param>
/// <param name="Refusal">Why it can't be that one; null when it can.</param>
/// <param name="Wider">More people will read what is there.</param>
public sealed record MergePlan(Space From, IReadOnlyList<MergeChoice> Choices, Space? Into, Problem? Refusal, int Threads, bool Wider);

/// <param name="Wider">Whoever does it knows that more people will read it than its authors wrote for.</param>
public sealed record MergeSpacesInput(string? Into, bool Wider);

/// <summary>
/// Moves all conversations of a space into another one and archives it. Only into a space that every reader of the old one may read:
/// nobody loses a word, and what was said in a private space never leaves it. Members are told, nobody is made a member. Each
/// conversation can be taken back like one that was moved by itself (<see cref="UndoRearrangement"/>).
/// </summary>
internal sealed class MergeSpaces(HouseDb db, WriteTransactions writes, Relocate relocate, SearchIndex search, Bell bell, MyRooms myRooms, TimeProvider clock)
{
    private const int MostThreads = 2_000;
    private const int MostChoices = 300;

    public async Task<Result<MergePlan>> PlanAsync(string slug, string? into, Viewer viewer, CancellationToken ct)
    {
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden("hosts-only");
        var from = standing.Space;
        var choices = await db.ModeratedSpacesTo(viewer).Where(s => s.Id != from.Id && s.ArchivedAt == null).OrderBy(s => s.Name).Take(MostChoices)
            .Select(s => new MergeChoice(s.Slug, s.Name)).ToListAsync(ct);
        var target = string.IsNullOrEmpty(into) ? null : await db.ModeratedSpacesTo(viewer).FirstOrDefaultAsync(s => s.Slug == into && s.Id != from.Id && s.ArchivedAt == null, ct);
        var threads = await db.Threads.CountAsync(t => t.SpaceId == from.Id && t.DeletedAt == null, ct);
        var refusal = target is null ? null : await RefusalAsync(from, target, ct);
        return new MergePlan(from, choices, target, refusal, threads, target is not null && MoveThread.IsWider(from, target));
    }

    public async Task<Result<Space>> HandleAsync(string slug, MergeSpacesInput input, Viewer viewer, CancellationToken ct)
    {
        await using var transaction = await writes.BeginAsync(db, ct);
        var planned = await PlanAsync(slug, input.Into, viewer, ct);
        if (!planned.Succeeded) return Result<Space>.From(planned.Problems);
        var (from, target) = (planned.Value.From, planned.Value.Into);
        if (from.ArchivedAt is not null) return Problem.Conflict("space-archived");
        if (target is null) return Problem.Invalid(nameof(input.Into), "move-where");
        if (planned.Value.Refusal is { } refusal) return refusal;
        if (planned.Value.Wider && !input.Wider) return Problem.Invalid(nameof(input.Wider), "move-wider");

        var (now, fromId, to) = (clock.GetUtcNow(), from.Id, target.Id);
        var threads = await db.Threads.AsNoTracking().Where(t => t.SpaceId == fromId).ToListAsync(ct);
        foreach (var thread in threads)
        {
            await relocate.HandleAsync(thread, target, ct);
            if (thread.DeletedAt is null) db.Rearrangements.Add(new Rearrangement(RearrangementKind.Move, thread.Id, thread.Id, fromId, to, viewer.MemberId, now));
        }

        await db.ScheduledThreads.Where(s => s.SpaceId == fromId && s.ThreadId == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.SpaceId, to), ct);
        await db.HeldPosts.Where(h => h.SpaceId == fromId && h.SettledAt == null).ExecuteUpdateAsync(h => h.SetProperty(x => x.SpaceId, to), ct);
        await db.Spaces.Where(s => s.Id == to && s.LastActivityAt < from.LastActivityAt).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastActivityAt, from.LastActivityAt), ct);
        await db.Spaces.Where(s => s.Id == fromId).ExecuteUpdateAsync(s => s.SetProperty(x => x.ArchivedAt, now), ct);
        await search.RemoveAsync(SearchKind.Space, fromId, ct);
        (await db.LifeOfAsync(fromId, ct)).MergedIntoId = to;
        await db.LogAsync(fromId, DeedKind.ThreadMoved, null, viewer, now, ct);
        await db.LogAsync(to, DeedKind.ThreadMoved, null, viewer, now, ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "space.merged", from.Slug, "", now));
        var told = await db.SpaceMembers.AsNoTracking().Where(m => m.SpaceId == fromId && m.MemberId != viewer.MemberId && (m.EndsAt == null || m.EndsAt > now)).Select(m => m.MemberId).ToListAsync(ct);
        await bell.AddAsync([.. told.Select(member => new Notification(member, NotificationKind.SpaceMerged, null, to, null, null, now))], ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        foreach (var member in told.Append(viewer.MemberId)) myRooms.Forget(member);
        await bell.RingAsync(told, CancellationToken.None);
        return target;
    }

    /// <summary>Who may read the old one is asked of memberships as they stand now, in the transaction that moves.</summary>
    private async Task<Problem?> RefusalAsync(Space from, Space to, CancellationToken ct)
    {
        if (from.Kind == SpaceKind.Private) return Problem.Conflict("merge-private");
        var (fromId, toId, now) = (from.Id, to.Id, clock.GetUtcNow());
        var (open, partners, members) = (to.Kind == SpaceKind.Open, to.WithPartners, db.SpaceMembers);
        if (from.Kind == SpaceKind.Open && !open) return Problem.Conflict("merge-narrower", to.Name);
        var people = db.Set<Herberge.People.Member>();
        var losing = await members.AnyAsync(m => m.SpaceId == fromId && (m.EndsAt == null || m.EndsAt > now)
            && people.Any(p => p.Id == m.MemberId && (p.PartnerId == null || from.WithPartners)
                && !(open && p.PartnerId == null)
                && !((partners || p.PartnerId == null) && members.Any(o => o.SpaceId == toId && o.MemberId == p.Id && (o.EndsAt == null || (m.EndsAt != null && o.EndsAt >= m.EndsAt))))), ct);
        if (losing) return Problem.Conflict("merge-narrower", to.Name);
        var threads = db.Threads.Where(t => t.SpaceId == fromId);
        if (await threads.AnyAsync(t => t.DeletedAt == null && (t.Kind == ThreadKind.Idea || t.AlsoInId != null), ct)) return Problem.Conflict("merge-keeps");
        return await threads.CountAsync(ct) > MostThreads ? Problem.Conflict("merge-many", MostThreads) : null;
    }
}
