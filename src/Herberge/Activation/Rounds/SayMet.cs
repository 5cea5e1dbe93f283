using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Rounds;

/// <summary>“We have met”, said by any of a group, for all of it; or taken back while the round goes on.</summary>
internal sealed class SayMet(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(Guid groupId, Viewer viewer, CancellationToken ct) => SetAsync(groupId, met: true, viewer, ct);

    public Task<Result<Done>> TakeBackAsync(Guid groupId, Viewer viewer, CancellationToken ct) => SetAsync(groupId, met: false, viewer, ct);

    private async Task<Result<Done>> SetAsync(Guid groupId, bool met, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        if (!await db.GroupsOf(viewer).AnyAsync(g => g.Id == groupId, ct)) return Problem.NotFound();
        var people = await db.RoundSeats.AsNoTracking().Where(s => s.GroupId == groupId && s.GoneAt == null).Select(s => s.MemberId).ToListAsync(ct);
        if (people.Count < 2) return Problem.Conflict("rounds-alone");
        DateTimeOffset? at = met ? now : null;
        // A second press changes nothing.
        var changed = await db.RoundGroups.Where(g => g.Id == groupId && g.Round!.EndsAt > now && (met ? g.MetAt == null : g.MetAt != null))
            .ExecuteUpdateAsync(g => g.SetProperty(x => x.MetAt, at), ct);
        if (changed == 0) return await db.RoundGroups.AnyAsync(g => g.Id == groupId && g.Round!.EndsAt <= now, ct) ? Problem.Conflict("rounds-over") : default(Done);

        // An hour shared by n is shared by 1 ÷ (n − 1) with each of the others (Newman 2001).
        var weight = (met ? 1.0 : -1.0) / (people.Count - 1);
        foreach (var from in people)
            foreach (var to in people.Where(to => to != from)) db.Ties.Add(new Tie(from, to, TieKind.MatchedWith, now, null, groupId, weight));
        if (met) db.Acts.AddRange(people.Select(person => new Act(person, ActKind.MetInRound, now, null, groupId)));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
