using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Silos.Guard;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos.Releases;

/// <summary>
/// Opens a Monday's release: takes the changes of the directory that may be taken in (<see cref="RosterChanges"/>) and
/// everybody's wish to be left out. From then on the week's figures rest on this roster.
/// </summary>
internal sealed class StartRelease(HouseDb db, IDatabaseEngine engine, WriteTransactions writes, TimeProvider clock)
{
    public async Task HandleAsync(DateTimeOffset to, ReleaseRules rules, CancellationToken ct)
    {
        if (await db.Releases.AnyAsync(r => r.To == to, ct)) return;
        try
        {
            await using var write = await writes.BeginAsync(db, ct);
            if (await db.Releases.AnyAsync(r => r.To == to, ct)) return;
            await CallTheRollAsync(rules, ct);
            db.Releases.Add(new Release(to, clock.GetUtcNow()));
            await db.SaveChangesAsync(ct);
            await write.CommitAsync(ct);
        }
        catch (DbUpdateException twice) when (engine.IsDuplicate(twice))
        {
            // Another node opened the same release a moment ago; the roster is the same.
            db.ChangeTracker.Clear();
        }
    }

    private async Task CallTheRollAsync(ReleaseRules rules, CancellationToken ct)
    {
        var roster = await db.Roster.ToDictionaryAsync(e => e.MemberId, ct);
        var now = await db.PeopleForAnalysis().ToDictionaryAsync(p => p.MemberId, p => new Seat(p.UnitPath, p.Place, p.Partner), ct);
        var isFirst = roster.Count == 0;
        IEnumerable<Guid> accepted = isFirst
            ? now.Keys
            : RosterChanges.Accepted(roster.ToDictionary(e => e.Key, e => e.Value.Seat), now, rules.CellPeople, rules.UnitPeople);
        foreach (var member in accepted)
        {
            if (!now.TryGetValue(member, out var seat))
            {
                db.Roster.Remove(roster[member]);
                continue;
            }

            if (!roster.TryGetValue(member, out var entry)) db.Roster.Add(roster[member] = entry = new RosterEntry(member));
            entry.Move(seat);
        }

        var leftOut = (await db.OptOuts.Select(o => o.MemberId).ToListAsync(ct)).ToHashSet();
        foreach (var entry in roster.Values) entry.IsLeftOut = leftOut.Contains(entry.MemberId);
    }
}
