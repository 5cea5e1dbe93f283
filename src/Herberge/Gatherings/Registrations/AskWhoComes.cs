using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.Registrations;

/// <summary>
/// Some days before, asks everybody with a seat whether they still come. Half of that time later, where the host chose so, seats nobody
/// spoke up for go to those who wait: as many as wait, and first those of whoever said so last.
/// </summary>
internal sealed class AskWhoComes(HouseDb db, TellOfGathering tell, TimeProvider clock)
{
    /// <summary>Inside the transaction that holds the gathering; <see cref="Seating.SettleAsync"/> follows.</summary>
    public async Task<IReadOnlyCollection<Guid>> HandleAsync(Gathering gathering, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var left = gathering.StartsAt - now;
        if (gathering.ConfirmDays is not { } days || gathering.CancelledAt is not null || left <= TimeSpan.Zero || left > TimeSpan.FromDays(days)) return [];
        var id = gathering.Id;
        var seated = await db.Registrations.AsTracking().Where(r => r.GatheringId == id && (r.Seat == Seat.Held || r.Seat == Seat.Waiting)).ToListAsync(ct);
        var asked = seated.Where(r => r.Seat == Seat.Held && r.ConfirmedAt is null && r.AskedAt is null).ToList();
        foreach (var one in asked) one.AskedAt = now;
        var told = new HashSet<Guid>(await tell.PeopleAsync(gathering, NotificationKind.ComingAsked, asked, null, ct));
        if (!gathering.ReleasesUnconfirmed || left > TimeSpan.FromDays(days) / 2) return told;

        var patience = TimeSpan.FromDays(days) / 2;
        foreach (var mode in seated.Where(r => r.Seat == Seat.Waiting).GroupBy(r => r.Coming))
        {
            var passed = seated.Where(r => r.Seat == Seat.Held && r.Coming == mode.Key && r.ConfirmedAt is null && now - r.AskedAt >= patience - TimeSpan.FromHours(1))
                .OrderByDescending(r => r.AnsweredAt).ThenByDescending(r => r.Id).Take(mode.Count()).ToList();
            foreach (var one in passed)
            {
                (one.Seat, one.Coming, one.FromHeld) = (Seat.None, Coming.Maybe, false);
                gathering.MixChanges++;
            }

            told.UnionWith(await tell.PeopleAsync(gathering, NotificationKind.SeatPassed, passed, null, ct));
        }

        await db.SaveChangesAsync(ct);
        return told;
    }
}
