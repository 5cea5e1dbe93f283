using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.Registrations;

/// <summary>Gives seats, inside the transaction of whatever made one free or wants one. Holds the gathering's row, so that two can't take the last seat.</summary>
internal sealed class Seating(HouseDb db, TellOfGathering tell, ReleaseMix mix, House house, TimeProvider clock)
{
    /// <summary>How long an offered seat waits for its answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    /// <summary>So shortly before the beginning nobody is asked: who waits has the seat.</summary>
    public static readonly TimeSpan Shortly = TimeSpan.FromHours(3);

    /// <summary>Nobody else gives a seat of this gathering until the transaction is over.</summary>
    public Task HoldAsync(Guid gatheringId, CancellationToken ct) =>
        db.Gatherings.Where(g => g.Id == gatheringId).ExecuteUpdateAsync(g => g.SetProperty(x => x.MixChanges, x => x.MixChanges), ct);

    /// <summary>Takes back offers whose time is up and offers what is free to who waits, in order.</summary>
    /// <returns>Whom it told, to be rung after the commit.</returns>
    public async Task<IReadOnlyCollection<Guid>> SettleAsync(Gathering gathering, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!gathering.TakesAnswers(now)) return [];
        await HoldAsync(gathering.Id, ct);
        var (book, all) = await OpenAsync(gathering, ct);
        var told = new List<(Registration Who, NotificationKind Kind)>();
        foreach (var late in all.Where(r => r.Seat == Seat.Offered && r.OfferedUntil <= now))
        {
            (late.Seat, late.Coming, late.OfferedUntil, late.FromHeld) = (Seat.None, Coming.Maybe, null, false);
            told.Add((late, NotificationKind.SeatPassed));
        }

        // Who wants a way that isn't offered any more has no seat there.
        foreach (var stranded in all.Where(r => r.Seat != Seat.None && !gathering.Offers(r.Coming))) (stranded.Seat, stranded.Coming, stranded.OfferedUntil, stranded.FromHeld) = (Seat.None, Coming.Maybe, null, false);
        while (book.Next() is { } next)
        {
            next.FromHeld = book.For(next, next.Coming) == FreeSeat.Held;
            next.WaitingSince = null;
            if (gathering.StartsAt - now <= Shortly)
            {
                (next.Seat, next.ConfirmedAt) = (Seat.Held, now);
                gathering.MixChanges++;
                told.Add((next, NotificationKind.SeatGiven));
                continue;
            }

            var left = gathering.StartsAt - now;
            (next.Seat, next.OfferedUntil) = (Seat.Offered, now + (left < 2 * Patience ? left / 2 : Patience));
            told.Add((next, NotificationKind.SeatOffered));
        }

        await db.SaveChangesAsync(ct);
        await mix.HandleAsync(gathering, ct);
        var rung = new HashSet<Guid>();
        foreach (var kind in told.GroupBy(t => t.Kind)) rung.UnionWith(await tell.PeopleAsync(gathering, kind.Key, [.. kind.Select(t => t.Who)], null, ct));
        return rung;
    }

    /// <summary>Gives a seat, or a place in the line; call <see cref="SettleAsync"/> before, so that nobody overtakes who waits.</summary>
    public async Task TakeAsync(Gathering gathering, Registration who, Coming coming, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (book, _) = await OpenAsync(gathering, ct);
        var free = coming is Coming.OnSite or Coming.Online ? book.For(who, coming) : FreeSeat.None;
        var had = who.TakesPart;
        if (who.Coming == coming && who.Seat is Seat.Held or Seat.Waiting) return;
        (who.Coming, who.OfferedUntil, who.FromHeld) = (coming, null, free == FreeSeat.Held);
        (who.Seat, who.WaitingSince) = coming is Coming.OnSite or Coming.Online ? free == FreeSeat.None ? (Seat.Waiting, now) : (Seat.Held, (DateTimeOffset?)null) : (Seat.None, null);
        who.ConfirmedAt = who.Seat == Seat.Held && gathering.ConfirmDays is { } days && gathering.StartsAt - now <= TimeSpan.FromDays(days) ? now : null;
        if (had != who.TakesPart) gathering.MixChanges++;
    }

    private async Task<(SeatBook Book, List<Registration> All)> OpenAsync(Gathering gathering, CancellationToken ct)
    {
        var id = gathering.Id;
        var all = await db.Registrations.AsTracking().Where(r => r.GatheringId == id && r.Seat != Seat.None).ToListAsync(ct);
        all.AddRange(db.Registrations.Local.Where(r => r.GatheringId == id && !all.Contains(r) && r.Seat != Seat.None));
        // Deadlines and seats held for units count in days of the house.
        var holds = gathering.HeldUntil >= house.DayOf(clock.GetUtcNow());
        var registrations = db.Registrations;
        var units = holds
            ? await db.Set<Member>().AsNoTracking().Where(m => m.Unit != null && registrations.Any(r => r.GatheringId == id && r.MemberId == m.Id)).ToDictionaryAsync(m => m.Id, m => m.Unit!.Path, ct)
            : [];
        if (holds)
        {
            var fresh = db.Registrations.Local.Where(r => r.GatheringId == id && r.MemberId is { } m && !units.ContainsKey(m)).Select(r => r.MemberId!.Value).ToList();
            foreach (var (member, path) in await db.Set<Member>().AsNoTracking().Where(m => m.Unit != null && fresh.Contains(m.Id)).Select(m => new ValueTuple<Guid, string>(m.Id, m.Unit!.Path)).ToListAsync(ct)) units[member] = path;
        }

        return (new SeatBook(gathering, all, r => r.MemberId is { } member && units.TryGetValue(member, out var path) ? path.Split('/')[0] : null, holds), all);
    }
}
