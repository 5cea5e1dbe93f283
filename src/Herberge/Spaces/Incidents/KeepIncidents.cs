using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Incidents;

/// <param name="What">What happened, the first line of the timeline.</param>
public sealed record OpenIncidentInput(string? Title, string? Place, IncidentWeight Weight, string? What);

/// <param name="DueOn">Of a measure: until when.</param>
public sealed record IncidentLineInput(IncidentLineKind Kind, string? Text, DateOnly? DueOn);

/// <param name="Version">What the sender had before them.</param>
/// <param name="Review">What was learned; asked for when it closes.</param>
public sealed record ChangeIncidentInput(int Version, IncidentState State, IncidentWeight Weight, Guid OwnerId, string? HoldingText, string? Review);

/// <summary>
/// Opens an incident, adds to its timeline, and changes where it stands. Whatever changes is a line of the timeline, written in the same
/// transaction; the one who becomes its owner is told.
/// </summary>
internal sealed class KeepIncidents(HouseDb db, WriteTransactions writes, Bell bell, TimeProvider clock)
{
    public async Task<Result<Guid>> OpenAsync(OpenIncidentInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsOfTeam) return Problem.NotFound();
        var (title, place, what) = ((input.Title ?? "").Trim(), (input.Place ?? "").Trim(), (input.What ?? "").Trim());
        var problems = new List<Problem>();
        if (title.Length is 0 or > Incident.LongestTitle) problems.Add(Problem.Invalid(nameof(input.Title), "incident-title", Incident.LongestTitle));
        if (place.Length is 0 or > Incident.LongestPlace) problems.Add(Problem.Invalid(nameof(input.Place), "incident-place", Incident.LongestPlace));
        if (!Enum.IsDefined(input.Weight)) problems.Add(Problem.Invalid(nameof(input.Weight), "incident-weight"));
        if (what.Length is 0 or > Incident.LongestText) problems.Add(Problem.Invalid(nameof(input.What), "incident-text", Incident.LongestText));
        if (problems.Count > 0) return Result<Guid>.From(problems);
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        await using var write = await writes.BeginAsync(db, ct);
        var incident = new Incident(Guid.CreateVersion7(now), title, place, input.Weight, me, now);
        db.Incidents.Add(incident);
        db.IncidentLines.Add(new IncidentLine(Guid.CreateVersion7(now), incident.Id, IncidentLineKind.Note, what, me, now));
        db.Audit.Add(new AuditEntry(me, "incident.opened", title, "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return incident.Id;
    }

    public async Task<Result<Done>> AddAsync(Guid id, IncidentLineInput input, Viewer viewer, CancellationToken ct)
    {
        var text = (input.Text ?? "").Trim();
        if (!await db.VisibleIncidentsTo(viewer).AnyAsync(i => i.Id == id, ct)) return Problem.NotFound();
        var problems = new List<Problem>();
        if (input.Kind is not (IncidentLineKind.Note or IncidentLineKind.Statement or IncidentLineKind.Measure)) problems.Add(Problem.Invalid(nameof(input.Kind), "incident-kind"));
        if (text.Length is 0 or > Incident.LongestText) problems.Add(Problem.Invalid(nameof(input.Text), "incident-text", Incident.LongestText));
        if (input is { Kind: IncidentLineKind.Measure, DueOn: null }) problems.Add(Problem.Invalid(nameof(input.DueOn), "incident-due"));
        if (problems.Count > 0) return Result<Done>.From(problems);
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Incidents.Where(i => i.Id == id).Select(i => i.State).FirstAsync(ct) == IncidentState.Closed) return Problem.Conflict("incident-over");
        db.IncidentLines.Add(new IncidentLine(Guid.CreateVersion7(now), id, input.Kind, text, viewer.MemberId, now) { DueOn = input.Kind == IncidentLineKind.Measure ? input.DueOn : null });
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>A measure is done, or was not after all.</summary>
    /// <returns>The incident it belongs to.</returns>
    public async Task<Result<Guid>> FinishAsync(Guid line, bool done, Viewer viewer, CancellationToken ct)
    {
        var visible = db.VisibleIncidentsTo(viewer);
        var measures = db.IncidentLines.Where(l => l.Id == line && l.Kind == IncidentLineKind.Measure && visible.Any(i => i.Id == l.IncidentId));
        if (await measures.Select(l => (Guid?)l.IncidentId).FirstOrDefaultAsync(ct) is not { } incident) return Problem.NotFound();
        DateTimeOffset? at = done ? clock.GetUtcNow() : null;
        Guid? by = done ? viewer.MemberId : null;
        await measures.Where(l => (l.DoneAt != null) != done).ExecuteUpdateAsync(l => l.SetProperty(x => x.DoneAt, at).SetProperty(x => x.DoneBy, by), ct);
        return incident;
    }

    public async Task<Result<Done>> ChangeAsync(Guid id, ChangeIncidentInput input, Viewer viewer, CancellationToken ct)
    {
        if (!await db.VisibleIncidentsTo(viewer).AnyAsync(i => i.Id == id, ct)) return Problem.NotFound();
        var (holding, review, me, now) = ((input.HoldingText ?? "").Trim(), (input.Review ?? "").Trim(), viewer.MemberId, clock.GetUtcNow());
        var problems = new List<Problem>();
        if (!Enum.IsDefined(input.State)) problems.Add(Problem.Invalid(nameof(input.State), "incident-state"));
        if (!Enum.IsDefined(input.Weight)) problems.Add(Problem.Invalid(nameof(input.Weight), "incident-weight"));
        if (holding.Length > Incident.LongestText) problems.Add(Problem.Invalid(nameof(input.HoldingText), "text-long", Incident.LongestText));
        if (review.Length > Incident.LongestText) problems.Add(Problem.Invalid(nameof(input.Review), "text-long", Incident.LongestText));
        if (input.State == IncidentState.Closed && review.Length == 0) problems.Add(Problem.Invalid(nameof(input.Review), "incident-review"));
        var owner = input.OwnerId;
        if (!await db.Set<Member>().AnyAsync(m => m.Id == owner && m.State == MemberState.Active && m.PartnerId == null && (m.Roles & Viewer.Team) != 0, ct)) problems.Add(Problem.Invalid(nameof(input.OwnerId), "incident-owner"));
        if (problems.Count > 0) return Result<Done>.From(problems);

        await using var write = await writes.BeginAsync(db, ct);
        var incident = await db.Incidents.AsTracking().FirstAsync(i => i.Id == id, ct);
        if (incident.Version != input.Version) return Problem.Conflict("incident-changed-meanwhile");
        void Line(IncidentLineKind kind, string text, Guid? to = null) => db.IncidentLines.Add(new IncidentLine(Guid.CreateVersion7(now), id, kind, text, me, now) { HandedTo = to });
        if (incident.State != input.State) Line(IncidentLineKind.Change, $"state-{input.State}");
        if (incident.Weight != input.Weight) Line(IncidentLineKind.Change, $"weight-{input.Weight}");
        if (incident.HoldingText != holding && holding.Length > 0) Line(IncidentLineKind.Holding, holding);
        var handed = incident.OwnerId != owner;
        if (handed) Line(IncidentLineKind.Change, "owner", owner);
        incident.ClosedAt = input.State == IncidentState.Closed ? incident.ClosedAt ?? now : null;
        (incident.State, incident.Weight, incident.OwnerId, incident.HoldingText, incident.Review) = (input.State, input.Weight, owner, holding, review);
        incident.Version++;
        if (handed && owner != me) await bell.AddAsync([new Notification(owner, NotificationKind.IncidentYours, me, null, null, null, now) { SubjectId = id }], ct);
        db.Audit.Add(new AuditEntry(me, incident.IsOver ? "incident.closed" : "incident.changed", incident.Title, "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        if (handed && owner != me) await bell.RingAsync([owner], CancellationToken.None);
        return default(Done);
    }
}
