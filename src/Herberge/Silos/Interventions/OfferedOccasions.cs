using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos.Interventions;

/// <summary>Something the ledger knows of that can be entered as an intervention.</summary>
public sealed record OfferedOccasion(Guid Id, string Name, DateOnly Day, int Participants);

/// <param name="People">Handle and name, one a line.</param>
public sealed record OccasionSheet(string Name, DateOnly Day, string People);

/// <summary>What other rooms did with enough people, is over, and has not been entered yet.</summary>
internal sealed class OfferedOccasions(HouseDb db, IEnumerable<IOccasionNames> names, House house, TimeProvider clock)
{
    private const int Most = 20;

    /// <summary>An effect needs at least so many participants; see <see cref="EffectStudy"/>.</summary>
    private const int Fewest = 10;

    private static readonly TimeSpan Oldest = TimeSpan.FromDays(365);

    public async Task<Result<IReadOnlyList<OfferedOccasion>>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.RunsTheHouse) return Problem.Forbidden("silos-interventions-for-hosts");
        var now = clock.GetUtcNow();
        var since = now - Oldest;
        var kinds = names.Select(room => room.Kind).ToList();
        var rows = await db.Occasions.AsNoTracking().Where(o => kinds.Contains(o.Kind) && o.To <= now && o.From >= since && o.Participants.Count >= Fewest)
            .OrderByDescending(o => o.From).Take(Most).Select(o => new { o.Id, o.Kind, o.SubjectId, o.From, Participants = o.Participants.Count }).ToListAsync(ct);
        var entered = (await db.Interventions.AsNoTracking().Where(i => i.RemovedAt == null).Select(i => new { i.Title, i.Day }).ToListAsync(ct)).ConvertAll(i => (i.Title, i.Day)).ToHashSet();
        var offers = new List<OfferedOccasion>();
        foreach (var room in names)
        {
            var own = rows.Where(row => row.Kind == room.Kind).ToList();
            var called = await room.OfAsync([.. own.Select(row => row.SubjectId)], viewer, ct);
            offers.AddRange(own.Where(row => called.ContainsKey(row.SubjectId)).Select(row => new OfferedOccasion(row.Id, called[row.SubjectId], house.DayOf(row.From), row.Participants)));
        }

        return Result<IReadOnlyList<OfferedOccasion>>.Of([.. offers.Where(offer => !entered.Contains((offer.Name, offer.Day))).OrderByDescending(offer => offer.Day)]);
    }

    /// <summary>One of them, ready to be entered; null where it isn't offered.</summary>
    public async Task<OccasionSheet?> FindAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if ((await HandleAsync(viewer, ct)).Value?.FirstOrDefault(offer => offer.Id == id) is not { } offer) return null;
        var taken = db.Set<OccasionParticipant>().Where(p => p.OccasionId == id);
        var people = await db.Set<Member>().AsNoTracking().Where(m => m.State == MemberState.Active && taken.Any(p => p.MemberId == m.Id)).OrderBy(m => m.FoldedName).Select(m => new { m.Handle, m.Name }).ToListAsync(ct);
        return new OccasionSheet(offer.Name, offer.Day, string.Join('\n', people.Select(person => $"@{person.Handle} {person.Name}")));
    }
}
