using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Gatherings.Registrations;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.Door;

/// <summary>Somebody came in. One of code, registration or name says who.</summary>
/// <param name="Key">The device's own name for this entry: sent again, it is the same entry.</param>
/// <param name="Code">As it was read out or scanned.</param>
/// <param name="RegistrationId">Chosen from the list.</param>
/// <param name="WalkIn">Handle of a member, or the name of a guest, who comes without a word before.</param>
/// <param name="At">When, by the device; null for now.</param>
public sealed record CheckInInput(Guid Key, string? Code = null, Guid? RegistrationId = null, string? WalkIn = null, DateTimeOffset? At = null);

/// <param name="Was">They were in already, by another entry.</param>
public sealed record CheckedIn(Guid RegistrationId, string Name, DateTimeOffset At, bool Was);

/// <summary>
/// Lets somebody in. Devices at the door lose the network and send again what they kept: an entry is known by its key, a person is in once,
/// and the earliest time counts. The ledger hears of it when all is settled, because nothing is ever taken out of it.
/// </summary>
internal sealed class CheckIn(HouseDb db, WriteTransactions writes, IDatabaseEngine engine, TimeProvider clock)
{
    /// <summary>Devices' clocks go wrong; an entry is believed from so long before the beginning on.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromHours(12);

    /// <summary>Entries kept on a device may come in so long after the end.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromDays(2);

    public async Task<Result<CheckedIn>> HandleAsync(Guid gatheringId, CheckInInput input, Viewer viewer, CancellationToken ct)
    {
        if (await GatheringStanding.FindAsync(db, gatheringId, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden("gathering-for-hosts");
        var (gathering, now) = (standing.Gathering, clock.GetUtcNow());
        if (gathering.CancelledAt is not null || now < gathering.StartsAt - Early || now > gathering.EndsAt + Late) return Problem.Conflict("gathering-door-closed");
        if (input.Key == Guid.Empty) return Problem.Invalid(nameof(input.Key), "gathering-entry-key");
        if (input.WalkIn?.Trim().Length > Registration.LongestName) return Problem.Invalid(nameof(input.WalkIn), "gathering-text-long", Registration.LongestName);
        var at = input.At is { } said && said > gathering.StartsAt - Early && said < now ? said.ToUniversalTime() : now;
        try
        {
            await using var write = await writes.BeginAsync(db, ct);
            await db.Gatherings.Where(g => g.Id == gatheringId).ExecuteUpdateAsync(g => g.SetProperty(x => x.MixChanges, x => x.MixChanges), ct);
            var found = await FindAsync(gathering, input, at, viewer, ct);
            if (!found.Succeeded) return found.Problem;
            var who = found.Value;
            var was = who.CheckedInAt is not null && who.EntryKey != input.Key;
            if (who.CheckedInAt is null)
            {
                (who.CheckedInAt, who.CheckedInBy, who.EntryKey) = (at, viewer.MemberId, input.Key);
                // Whoever stands there is there, whatever they had said.
                if (!who.TakesPart) (who.Coming, who.Seat, who.OfferedUntil, who.WaitingSince) = (gathering.IsOnSite ? Coming.OnSite : Coming.Online, Seat.Held, null, null);
            }
            else if (at < who.CheckedInAt && !was)
            {
                who.CheckedInAt = at;
            }

            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
            return new CheckedIn(who.Id, await NameAsync(who, ct), who.CheckedInAt ?? at, was);
        }
        catch (DbUpdateException twice) when (engine.IsDuplicate(twice))
        {
            return Problem.Conflict("gathering-entry-twice");
        }
    }

    /// <summary>Takes back an entry made by mistake, so long as nothing was counted from it.</summary>
    public async Task<Result<Done>> UndoAsync(Guid gatheringId, Guid registrationId, Viewer viewer, CancellationToken ct)
    {
        if (await GatheringStanding.FindAsync(db, gatheringId, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden("gathering-for-hosts");
        if (standing.Gathering.SettledAt is not null) return Problem.Conflict("gathering-over");
        await using var write = await writes.BeginAsync(db, ct);
        var who = await db.Registrations.AsTracking().FirstOrDefaultAsync(r => r.Id == registrationId && r.GatheringId == gatheringId && r.CheckedInAt != null, ct);
        if (who is null) return Problem.NotFound();
        if (who.IsWalkIn) db.Registrations.Remove(who);
        else (who.CheckedInAt, who.CheckedInBy, who.EntryKey) = (null, null, null);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private async Task<Result<Registration>> FindAsync(Gathering gathering, CheckInInput input, DateTimeOffset at, Viewer viewer, CancellationToken ct)
    {
        var all = db.Registrations.AsTracking().Where(r => r.GatheringId == gathering.Id);
        if (await all.FirstOrDefaultAsync(r => r.EntryKey == input.Key, ct) is { } known) return known;
        if (input.RegistrationId is { } id) return await all.FirstOrDefaultAsync(r => r.Id == id, ct) is { } chosen ? chosen : Problem.NotFound();
        if (!string.IsNullOrWhiteSpace(input.Code))
        {
            var code = Codes.Read(input.Code);
            return await all.FirstOrDefaultAsync(r => r.Code == code, ct) is { } holder ? holder : Problem.Invalid(nameof(input.Code), "gathering-code");
        }

        if (string.IsNullOrWhiteSpace(input.WalkIn)) return Problem.Invalid(nameof(input.WalkIn), "gathering-walk-in");
        var name = input.WalkIn.Trim();
        var handle = name.TrimStart('@').ToLowerInvariant();
        var member = name.StartsWith('@') ? await db.InvitedTo(gathering, at).Where(m => m.Handle == handle).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(ct) : null;
        if (name.StartsWith('@') && member is null) return Problem.Invalid(nameof(input.WalkIn), "gathering-walk-in-unknown", name);
        if (member is not null && await all.FirstOrDefaultAsync(r => r.MemberId == member, ct) is { } registered) return registered;
        var taken = await all.Select(r => r.Code).ToHashSetAsync(ct);
        var walkIn = new Registration(Guid.CreateVersion7(at), gathering.Id, member, Codes.New(taken), at) { OutsideName = member is null ? name : null, IsWalkIn = true, IsListed = false };
        db.Registrations.Add(walkIn);
        return walkIn;
    }

    private async Task<string> NameAsync(Registration who, CancellationToken ct) => who.MemberId is { } member
        ? await db.Set<Member>().Where(m => m.Id == member).Select(m => m.Name).FirstAsync(ct)
        : who.OutsideName ?? who.OutsideMail ?? "";
}
