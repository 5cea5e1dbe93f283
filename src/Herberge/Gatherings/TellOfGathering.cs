using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Gatherings.Calendar;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings;

/// <summary>
/// Tells people of a gathering what happened to it, inside the transaction: members behind the bell and by mail as they chose, people
/// from outside by mail alone. Nobody is told of their own doing.
/// </summary>
internal sealed class TellOfGathering(HouseDb db, Notify notify, Bell bell, OutsideMails outside, TimeProvider clock)
{
    /// <summary>Everybody who said they come, or may, or wait for a seat.</summary>
    public async Task<IReadOnlyCollection<Guid>> EverybodyAsync(Gathering gathering, NotificationKind kind, Guid actor, CancellationToken ct)
    {
        var id = gathering.Id;
        var people = await db.Registrations.AsNoTracking().Where(r => r.GatheringId == id && r.Coming != Coming.No).ToListAsync(ct);
        return await PeopleAsync(gathering, kind, people, actor, ct);
    }

    /// <summary>Just these.</summary>
    public async Task<IReadOnlyCollection<Guid>> PeopleAsync(Gathering gathering, NotificationKind kind, IReadOnlyCollection<Registration> people, Guid? actor, CancellationToken ct)
    {
        foreach (var guest in people.Where(p => p.OutsideMail is not null)) await outside.TellAsync(gathering, guest, kind, ct);
        return await MembersAsync(gathering, kind, [.. people.Select(p => p.MemberId).OfType<Guid>().Distinct()], actor, ct);
    }

    /// <summary>Those who are hosts from now on.</summary>
    public Task<IReadOnlyCollection<Guid>> HostsAsync(Gathering gathering, IReadOnlyCollection<Guid> hosts, Viewer viewer, CancellationToken ct) =>
        MembersAsync(gathering, NotificationKind.GatheringHosted, hosts, viewer.MemberId, ct);

    /// <summary>After the commit.</summary>
    public Task RingAsync(IReadOnlyCollection<Guid> told, CancellationToken ct) => bell.RingAsync(told, ct);

    private async Task<IReadOnlyCollection<Guid>> MembersAsync(Gathering gathering, NotificationKind kind, IReadOnlyCollection<Guid> members, Guid? actor, CancellationToken ct)
    {
        if (members.Count == 0) return [];
        var spaceId = gathering.SpaceId;
        var space = await db.Set<Space>().AsNoTracking().SingleAsync(s => s.Id == spaceId, ct);
        var told = await notify.Readers(space, members).Where(id => id != actor).ToListAsync(ct);
        var now = clock.GetUtcNow();
        await bell.AddAsync([.. told.Select(id => new Notification(id, kind, actor, spaceId, null, null, now) { SubjectId = gathering.Id })], ct);
        return told;
    }
}
