using Herberge.Foundation.Storage;
using Herberge.Spaces.Moderation;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Spaces.Guests;

/// <summary>
/// Tells sponsors, once, that a guest's access ends soon, and clears away what has ended. Nobody's access hangs on it: queries stop at
/// the end by themselves.
/// </summary>
internal sealed class RemindSponsors(HouseDb db, WriteTransactions writes, Bell bell, TimeProvider clock)
{
    /// <returns>How many were told.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var soon = now + SeeGuests.Soon;
        await using var transaction = await writes.BeginAsync(db, ct);
        var due = new List<GuestInvitation>();
        foreach (var invitation in await db.GuestInvitations.AsNoTracking()
            .Where(i => i.AcceptedAt != null && i.EndedAt == null && i.RemindedAt == null && i.EndsAt > now && i.EndsAt <= soon).OrderBy(i => i.EndsAt).Take(200).ToListAsync(ct))
        {
            // The update decides: another node may remind at the same moment.
            var id = invitation.Id;
            if (await db.GuestInvitations.Where(i => i.Id == id && i.RemindedAt == null).ExecuteUpdateAsync(i => i.SetProperty(x => x.RemindedAt, now), ct) == 1) due.Add(invitation);
        }

        await bell.AddAsync([.. due.Select(i => new Notification(i.SponsorId, NotificationKind.GuestEndsSoon, i.MemberId, i.SpaceId, null, i.Id, now))], ct);
        await ClearAsync(now, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await bell.RingAsync([.. due.Select(i => i.SponsorId).Distinct()], CancellationToken.None);
        return due.Count;
    }

    private async Task ClearAsync(DateTimeOffset now, CancellationToken ct)
    {
        var ended = await db.SpaceMembers.AsNoTracking().Where(m => m.EndsAt != null && m.EndsAt <= now).Select(m => new { m.SpaceId, m.MemberId }).ToListAsync(ct);
        foreach (var (space, member) in ended.Select(e => (e.SpaceId, e.MemberId)))
        {
            var gone = await db.SpaceMembers.Where(m => m.SpaceId == space && m.MemberId == member && m.EndsAt <= now).ExecuteDeleteAsync(ct);
            await db.Spaces.Where(s => s.Id == space).ExecuteUpdateAsync(s => s.SetProperty(x => x.MemberCount, x => x.MemberCount - gone), ct);
        }

        // Whoever never accepted is forgotten: the house has no reason to keep their name.
        await db.GuestInvitations.Where(i => i.AcceptedAt == null && (i.EndsAt <= now || i.EndedAt != null)).ExecuteDeleteAsync(ct);
    }
}

[DisallowConcurrentExecution]
internal sealed class RemindSponsorsDaily(RemindSponsors remind) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await remind.HandleAsync(cancellationToken);
}
