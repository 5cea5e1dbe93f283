using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Fediverse;

/// <summary>What people of the house decided about what came from elsewhere; it stays decided without them. What they showed outside is taken back with their posts.</summary>
internal sealed class FediverseData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct) =>
    [
        new PersonalRecords("fediverseReplies", await db.RemoteReplies.AsNoTracking().Where(r => r.DecidedBy == memberId).OrderBy(r => r.DecidedAt).Select(r => new { State = r.State.ToString(), r.DecidedAt }).ToListAsync<object>(ct)),
        new PersonalRecords("fediverseReports", await db.RemoteReports.AsNoTracking().Where(r => r.SettledBy == memberId).OrderBy(r => r.SettledAt).Select(r => new { r.Host, r.SettledAt }).ToListAsync<object>(ct)),
        new PersonalRecords("fediverseHosts", await db.RemoteHosts.AsNoTracking().Where(h => h.BlockedBy == memberId).OrderBy(h => h.Name).Select(h => new { h.Name, h.Note, h.BlockedAt }).ToListAsync<object>(ct)),
    ];

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        await db.RemoteReplies.Where(r => r.DecidedBy == id).ExecuteUpdateAsync(r => r.SetProperty(x => x.DecidedBy, former), ct);
        await db.RemoteReports.Where(r => r.SettledBy == id).ExecuteUpdateAsync(r => r.SetProperty(x => x.SettledBy, former), ct);
        await db.RemoteHosts.Where(h => h.BlockedBy == id).ExecuteUpdateAsync(h => h.SetProperty(x => x.BlockedBy, former), ct);
    }
}
