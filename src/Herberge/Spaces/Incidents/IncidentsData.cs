using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Incidents;

/// <summary>What somebody wrote into the incident log stays, without their name.</summary>
internal sealed class IncidentsData(HouseDb db) : IPersonalData, INoticeSubjects
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct) =>
    [
        new PersonalRecords("incidents", await db.Incidents.AsNoTracking().Where(i => i.OwnerId == memberId).OrderBy(i => i.Id).Select(i => new { i.Title, i.BeganAt, i.ClosedAt }).ToListAsync<object>(ct)),
        new PersonalRecords("incidentLines", await db.IncidentLines.AsNoTracking().Where(l => l.By == memberId || l.DoneBy == memberId).OrderBy(l => l.Id)
            .Select(l => new { l.IncidentId, Kind = l.Kind.ToString(), Text = l.By == memberId ? l.Text : null, l.At, DoneAt = l.DoneBy == memberId ? l.DoneAt : null }).ToListAsync<object>(ct)),
    ];

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        await db.Incidents.Where(i => i.OwnerId == id).ExecuteUpdateAsync(i => i.SetProperty(x => x.OwnerId, former), ct);
        await db.IncidentLines.Where(l => l.By == id).ExecuteUpdateAsync(l => l.SetProperty(x => x.By, former), ct);
        await db.IncidentLines.Where(l => l.DoneBy == id).ExecuteUpdateAsync(l => l.SetProperty(x => x.DoneBy, (Guid?)former), ct);
        await db.IncidentLines.Where(l => l.HandedTo == id).ExecuteUpdateAsync(l => l.SetProperty(x => x.HandedTo, (Guid?)former), ct);
    }

    public async Task<IReadOnlyDictionary<Guid, string>> TitlesAsync(IReadOnlyCollection<Guid> subjects, Viewer viewer, CancellationToken ct) =>
        await db.VisibleIncidentsTo(viewer).Where(i => subjects.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Title, ct);
}
