using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Gatherings.Registrations;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.Sessions;

/// <param name="Text">What it is for.</param>
/// <param name="CoHosts">Handles of who gives it as well.</param>
public sealed record SessionInput(string? Title, string? Text, SessionKind Kind, IReadOnlyList<string> CoHosts);

/// <summary>Proposes a session, changes it or takes it back: whoever proposed it, and the gathering's hosts.</summary>
internal sealed class ProposeSession(HouseDb db, WriteTransactions writes, Seating seating, TimeProvider clock)
{
    public async Task<Result<Guid>> AddAsync(Guid gatheringId, SessionInput input, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await SessionsStanding.FindAsync(db, gatheringId, viewer, now, ct) is not { } standing) return Problem.NotFound();
        if (!standing.Gathering.TakesAnswers(now)) return Problem.Conflict("gathering-over");
        if (!standing.MayPropose) return Problem.Forbidden("session-for-registered");
        var (problems, others) = await ReadAsync(standing.Gathering, input, viewer.MemberId, now, ct);
        if (problems.Count > 0) return Result<Guid>.From(problems);

        await using var write = await writes.BeginAsync(db, ct);
        await seating.HoldAsync(gatheringId, ct);
        if (await db.Sessions.CountAsync(s => s.GatheringId == gatheringId, ct) >= Session.Most) return Problem.Conflict("sessions-many", Session.Most);
        var session = new Session(Guid.CreateVersion7(now), gatheringId, viewer.MemberId, now);
        Fill(session, input, others);
        db.Sessions.Add(session);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return session.Id;
    }

    public async Task<Result<Done>> EditAsync(Guid gatheringId, Guid id, SessionInput input, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (standing, stop) = await MayChangeAsync(gatheringId, id, viewer, now, ct);
        if (stop is not null) return stop;
        var by = await db.Sessions.AsNoTracking().Where(s => s.Id == id).Select(s => s.ProposedBy).SingleAsync(ct);
        var (problems, others) = await ReadAsync(standing!.Gathering, input, by, now, ct);
        if (problems.Count > 0) return Result<Done>.From(problems);

        await using var write = await writes.BeginAsync(db, ct);
        await seating.HoldAsync(gatheringId, ct);
        if (await db.Sessions.AsTracking().Include(s => s.Hosts).FirstOrDefaultAsync(s => s.Id == id, ct) is not { } session) return Problem.NotFound();
        // Who gives it may be somewhere else at its time: the plan names no such thing, it leaves the session without a place.
        if (session.IsPlaced && await IsElsewhereAsync(session, [.. others, session.ProposedBy], ct)) session.PutInto(null, null);
        Fill(session, input, others);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    public async Task<Result<Done>> WithdrawAsync(Guid gatheringId, Guid id, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (standing, stop) = await MayChangeAsync(gatheringId, id, viewer, now, ct);
        if (stop is not null) return stop;
        await using var write = await writes.BeginAsync(db, ct);
        var isOwn = await db.Sessions.AnyAsync(s => s.Id == id && s.ProposedBy == viewer.MemberId, ct);
        await db.Sessions.Where(s => s.Id == id).ExecuteDeleteAsync(ct);
        if (!isOwn) db.Audit.Add(new AuditEntry(viewer.MemberId, "gathering.session-removed", standing!.Gathering.Title, "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private async Task<(SessionsStanding? Standing, Problem? Stop)> MayChangeAsync(Guid gatheringId, Guid id, Viewer viewer, DateTimeOffset now, CancellationToken ct)
    {
        if (await SessionsStanding.FindAsync(db, gatheringId, viewer, now, ct) is not { } standing) return (null, Problem.NotFound());
        var by = await db.Sessions.AsNoTracking().Where(s => s.Id == id && s.GatheringId == gatheringId).Select(s => (Guid?)s.ProposedBy).FirstOrDefaultAsync(ct);
        if (by is null) return (null, Problem.NotFound());
        if (by != viewer.MemberId && !standing.MayRun) return (null, Problem.Forbidden("session-for-proposer"));
        return standing.Gathering.TakesAnswers(now) ? (standing, null) : (null, Problem.Conflict("gathering-over"));
    }

    private Task<bool> IsElsewhereAsync(Session session, List<Guid> hosts, CancellationToken ct)
    {
        var (id, slot) = (session.Id, session.SlotId);
        return db.Sessions.AnyAsync(s => s.SlotId == slot && s.Id != id && s.Hosts.Any(h => hosts.Contains(h.MemberId)), ct);
    }

    private static void Fill(Session session, SessionInput input, List<Guid> others)
    {
        (session.Title, session.Text, session.Kind) = (input.Title!.Trim(), (input.Text ?? "").Trim(), input.Kind);
        List<Guid> hosts = [session.ProposedBy, .. others];
        foreach (var gone in session.Hosts.Where(h => !hosts.Contains(h.MemberId)).ToList()) session.Hosts.Remove(gone);
        for (var at = 0; at < hosts.Count; at++)
        {
            if (session.Hosts.All(h => h.MemberId != hosts[at])) session.Hosts.Add(new SessionHost { SessionId = session.Id, MemberId = hosts[at], Position = at });
        }
    }

    private async Task<(List<Problem> Problems, List<Guid> Others)> ReadAsync(Gathering gathering, SessionInput input, Guid proposer, DateTimeOffset now, CancellationToken ct)
    {
        var problems = new List<Problem>();
        if ((input.Title ?? "").Trim().Length is 0 or > Session.LongestTitle) problems.Add(Problem.Invalid(nameof(input.Title), "session-title", Session.LongestTitle));
        if ((input.Text ?? "").Trim().Length is 0 or > Session.LongestText) problems.Add(Problem.Invalid(nameof(input.Text), "session-text", Session.LongestText));
        if (!Enum.IsDefined(input.Kind)) problems.Add(Problem.Invalid(nameof(input.Kind), "session-kind"));
        var handles = input.CoHosts.Select(h => h.Trim().TrimStart('@').ToLowerInvariant()).Where(h => h.Length > 0).Distinct().ToList();
        if (handles.Count > Session.MostCoHosts) problems.Add(Problem.Invalid(nameof(input.CoHosts), "session-hosts-many", Session.MostCoHosts));
        var known = await db.InvitedTo(gathering, now).Where(m => handles.Contains(m.Handle)).Select(m => new { m.Handle, m.Id }).ToDictionaryAsync(m => m.Handle, m => m.Id, StringComparer.Ordinal, ct);
        problems.AddRange(handles.Where(h => !known.ContainsKey(h)).Select(h => Problem.Invalid(nameof(input.CoHosts), "session-host-unknown", h)));
        return (problems, [.. handles.Where(known.ContainsKey).Select(h => known[h]).Where(id => id != proposer)]);
    }
}
