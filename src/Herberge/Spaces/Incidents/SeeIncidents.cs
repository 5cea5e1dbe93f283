using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Incidents;

public sealed record IncidentCard(Guid Id, string Title, string Place, IncidentWeight Weight, IncidentState State, string Owner, DateTimeOffset BeganAt, DateTimeOffset? ClosedAt, int OpenMeasures);

/// <param name="Going">Those that aren't over, the heaviest first.</param>
/// <param name="Over">The latest first.</param>
public sealed record IncidentsView(IReadOnlyList<IncidentCard> Going, IReadOnlyList<IncidentCard> Over, bool More);

public sealed record IncidentLineView(Guid Id, IncidentLineKind Kind, string Text, string By, DateTimeOffset At, DateOnly? DueOn, bool IsLate, DateTimeOffset? DoneAt, string? DoneBy, string? HandedTo);

/// <param name="Lines">The newest first.</param>
public sealed record IncidentView(Incident Incident, string Owner, IReadOnlyList<IncidentLineView> Lines, IReadOnlyList<TeamMember> Team);

/// <summary>Somebody an incident can be handed to.</summary>
public sealed record TeamMember(Guid Id, string Name);

/// <summary>The incident log, and one incident with its timeline.</summary>
internal sealed class SeeIncidents(HouseDb db, House house, TimeProvider clock)
{
    public const int AtOnce = 30;

    public async Task<IncidentsView> HandleAsync(int page, Viewer viewer, CancellationToken ct)
    {
        var going = await CardsAsync(db.VisibleIncidentsTo(viewer).Where(i => i.State != IncidentState.Closed).OrderByDescending(i => i.Weight).ThenByDescending(i => i.BeganAt), ct);
        var over = await CardsAsync(db.VisibleIncidentsTo(viewer).Where(i => i.State == IncidentState.Closed).OrderByDescending(i => i.ClosedAt).ThenBy(i => i.Id).Skip(Math.Clamp(page, 0, 1000) * AtOnce).Take(AtOnce + 1), ct);
        return new IncidentsView(going, [.. over.Take(AtOnce)], over.Count > AtOnce);
    }

    public async Task<IncidentView?> FindAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await db.VisibleIncidentsTo(viewer).FirstOrDefaultAsync(i => i.Id == id, ct) is not { } incident) return null;
        var (members, owner, today) = (db.Set<Member>().AsNoTracking(), incident.OwnerId, house.DayOf(clock.GetUtcNow()));
        var lines = await db.IncidentLines.AsNoTracking().Where(l => l.IncidentId == id).OrderByDescending(l => l.At).ThenByDescending(l => l.Id)
            .Select(l => new IncidentLineView(
                l.Id, l.Kind, l.Text, members.Where(m => m.Id == l.By).Select(m => m.Name).First(), l.At, l.DueOn, l.DoneAt == null && l.DueOn != null && l.DueOn < today, l.DoneAt,
                members.Where(m => m.Id == l.DoneBy).Select(m => m.Name).FirstOrDefault(), members.Where(m => m.Id == l.HandedTo).Select(m => m.Name).FirstOrDefault())).ToListAsync(ct);
        var team = await members.Where(m => m.State == MemberState.Active && m.PartnerId == null && (m.Roles & Viewer.Team) != 0).OrderBy(m => m.Name).Select(m => new TeamMember(m.Id, m.Name)).ToListAsync(ct);
        return new IncidentView(incident, await members.Where(m => m.Id == owner).Select(m => m.Name).SingleAsync(ct), lines, team);
    }

    private Task<List<IncidentCard>> CardsAsync(IQueryable<Incident> incidents, CancellationToken ct)
    {
        var (members, lines) = (db.Set<Member>(), db.IncidentLines);
        return incidents.Select(i => new IncidentCard(
            i.Id, i.Title, i.Place, i.Weight, i.State, members.Where(m => m.Id == i.OwnerId).Select(m => m.Name).First(), i.BeganAt, i.ClosedAt,
            lines.Count(l => l.IncidentId == i.Id && l.Kind == IncidentLineKind.Measure && l.DoneAt == null))).ToListAsync(ct);
    }
}
