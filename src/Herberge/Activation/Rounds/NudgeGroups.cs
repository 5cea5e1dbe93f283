using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Rounds;

/// <summary>Asks a group once, two days after the suggested day, whether they met.</summary>
internal sealed class NudgeGroups(HouseDb db, WriteTransactions writes, House house, TimeProvider clock, Bell bell)
{
    private const int Silence = 2;

    /// <returns>How many people were asked.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var before = house.DayOf(now).AddDays(-Silence);
        await using var write = await writes.BeginAsync(db, ct);
        var silent = await db.RoundGroups.AsNoTracking().Where(g => g.MetAt == null && g.NudgedAt == null && g.Day <= before && g.Round!.EndsAt > now)
            .Select(g => new { g.Id, People = g.Seats.Where(s => s.GoneAt == null).Select(s => s.MemberId).ToList() }).ToListAsync(ct);
        if (silent.Count == 0) return 0;
        foreach (var some in silent.Select(group => group.Id).Chunk(500))
            await db.RoundGroups.Where(g => some.Contains(g.Id)).ExecuteUpdateAsync(g => g.SetProperty(x => x.NudgedAt, now), ct);
        List<Guid> people = [.. silent.Where(group => group.People.Count > 1).SelectMany(group => group.People)];
        await bell.AddAsync([.. people.Select(person => new Notification(person, NotificationKind.RoundNudge, null, null, null, null, now))], ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await bell.RingAsync(people, CancellationToken.None);
        return people.Count;
    }
}
