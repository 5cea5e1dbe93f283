using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Rounds;

/// <summary>
/// Counts once, when a round is over, how many pairs met. From then on the figure stays: a count that moved with each answer, or with
/// each person who leaves the house, would tell who it was.
/// </summary>
internal sealed class CountRounds(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var over = await db.Rounds.Where(r => r.EndsAt <= now && r.CountedAt == null).ToListAsync(ct);
        foreach (var round in over)
        {
            var id = round.Id;
            var groups = await db.RoundGroups.AsNoTracking().Where(g => g.RoundId == id)
                .Select(g => new { HasMet = g.MetAt != null, People = g.Seats.Count(s => s.GoneAt == null) }).ToListAsync(ct);
            round.PairsMet = groups.Where(group => group.HasMet).Sum(group => group.People * (group.People - 1) / 2);
            round.PeopleMet = groups.Where(group => group.HasMet).Sum(group => group.People);
            round.PeopleLeft = groups.Sum(group => group.People);
            round.CountedAt = now;
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
    }
}
