using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Writing;

/// <param name="PublishAt">When it is opened.</param>
/// <param name="UnpublishAt">When it is taken out of the space again; null for never.</param>
public sealed record ScheduleInput(Guid SpaceId, ThreadKind Kind, string Title, string Body, DateTimeOffset? PublishAt, DateTimeOffset? UnpublishAt, bool AsksToAcknowledge = false);

public sealed record ScheduledLine(
    Guid Id, ThreadKind Kind, string Title, string Body, string Author, DateTimeOffset PublishAt, DateTimeOffset? UnpublishAt, Guid? ThreadId, string? FailedWith, bool IsMine);

/// <summary>
/// Writes a conversation now that is opened later. Until then it is kept apart: only its author and the hosts of the space
/// see it. Discussions, questions and, by hosts, announcements.
/// </summary>
internal sealed class ScheduleThread(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public async Task<Result<Guid>> HandleAsync(ScheduleInput input, Viewer viewer, CancellationToken ct)
    {
        var (me, now, spaceId, at) = (viewer.MemberId, clock.GetUtcNow(), input.SpaceId, viewer.AsOf);
        var problems = new List<Problem>();
        if (PostText.CheckTitle(nameof(input.Title), input.Title) is { } title) problems.Add(title);
        if (PostText.Check(nameof(input.Body), input.Body) is { } body) problems.Add(body);
        if (input.Kind is not (ThreadKind.Discussion or ThreadKind.Question or ThreadKind.Announcement)) problems.Add(Problem.Invalid(nameof(input.Kind), "schedule-kind"));
        if (input.PublishAt is not { } publish || publish <= now || publish > now + Longest) problems.Add(Problem.Invalid(nameof(input.PublishAt), "schedule-when"));
        if (input.UnpublishAt is { } end && end <= (input.PublishAt ?? now)) problems.Add(Problem.Invalid(nameof(input.UnpublishAt), "schedule-end"));
        if (problems.Count > 0) return Result<Guid>.From(problems);
        var found = await db.ReadableSpacesTo(viewer).Where(s => s.Id == spaceId)
            .Select(s => new { s.ArchivedAt, Role = s.Memberships.Where(m => m.MemberId == me).Select(m => (SpaceRole?)(m.DeputyFrom <= at && m.DeputyUntil > at ? SpaceRole.Host : m.Role)).FirstOrDefault() }).FirstOrDefaultAsync(ct);
        if (found is null) return Problem.NotFound();
        if (found.ArchivedAt is not null) return Problem.Conflict("space-archived");
        if (input.Kind == ThreadKind.Announcement && found.Role != SpaceRole.Host && !viewer.IsHost) return Problem.Forbidden("announcement-hosts-only");

        await using var transaction = await writes.BeginAsync(db, ct);
        if (await db.ScheduledThreads.CountAsync(s => s.AuthorId == me && s.ThreadId == null, ct) >= ScheduledThread.Most) return Problem.Conflict("schedule-many", ScheduledThread.Most);
        var scheduled = new ScheduledThread(Guid.CreateVersion7(now), spaceId, me, input.Kind, input.Title.Trim(), PostText.Clean(input.Body), input.PublishAt!.Value) { UnpublishAt = input.UnpublishAt, AsksToAcknowledge = input.AsksToAcknowledge };
        db.ScheduledThreads.Add(scheduled);
        db.Audit.Add(new AuditEntry(me, "thread.scheduled", scheduled.Id.ToString(), "", now));
        var (draft, kept) = (Drafts.OfSpace(spaceId), me);
        await db.Drafts.Where(d => d.MemberId == kept && d.Key == draft).ExecuteDeleteAsync(ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return scheduled.Id;
    }

    /// <summary>What is planned in a space: hosts see all of it, everybody else their own.</summary>
    public async Task<IReadOnlyList<ScheduledLine>> ListAsync(SpaceStanding space, Viewer viewer, CancellationToken ct)
    {
        var (me, id, all) = (viewer.MemberId, space.Space.Id, space.MayRun);
        return await db.ScheduledThreads.AsNoTracking().Where(s => s.SpaceId == id && (all || s.AuthorId == me) && (s.ThreadId == null || s.UnpublishAt != null))
            .OrderBy(s => s.PublishAt).Join(db.Set<Member>(), s => s.AuthorId, m => m.Id, (s, m) =>
                new ScheduledLine(s.Id, s.Kind, s.Title, s.Body, m.Name, s.PublishAt, s.UnpublishAt, s.ThreadId, s.FailedWith, s.AuthorId == me)).ToListAsync(ct);
    }

    /// <summary>Takes a plan back: what isn't open yet never will be, what is open stays. By its author or a host.</summary>
    public async Task<Result<string>> CancelAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var found = await db.ScheduledThreads.AsNoTracking().Where(s => s.Id == id)
            .Join(db.ReadableSpacesTo(viewer), s => s.SpaceId, s => s.Id, (plan, space) => new { plan.AuthorId, space.Slug }).FirstOrDefaultAsync(ct);
        if (found is null) return Problem.NotFound();
        if (found.AuthorId != viewer.MemberId && await SpaceStanding.FindAsync(db, found.Slug, viewer, ct) is not { MayRun: true }) return Problem.NotFound();
        await using var transaction = await writes.BeginAsync(db, ct);
        await db.ScheduledThreads.Where(s => s.Id == id).ExecuteDeleteAsync(ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "thread.schedule-cancelled", id.ToString(), "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return found.Slug;
    }
}
