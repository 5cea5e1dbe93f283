using Herberge.Foundation.Storage;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Support;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Voting;

/// <summary>
/// Renews the supporters by unit that everybody sees, and support across silos, where <see cref="SupportGuard"/> lets it: in the
/// transaction of a vote. Both are made of the same counts.
/// </summary>
internal sealed class ReleaseSupport(HouseDb db, TimeProvider clock)
{
    /// <summary>The smallest group of people that is told of.</summary>
    public const int Smallest = 5;

    private const int Decimals = 2;

    /// <param name="ideaId">The idea.</param>
    /// <param name="campaign">Its campaign.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task HandleAsync(Guid ideaId, Campaign campaign, CancellationToken ct)
    {
        ideaId = await db.Ideas.Where(i => i.Id == ideaId).Select(i => i.MergedIntoId).FirstOrDefaultAsync(ct) ?? ideaId;
        // What was shown of an idea before it was merged and after it was parted again could be compared.
        if (await db.IdeaMerges.AnyAsync(m => m.IdeaId == ideaId && m.UndoneAt != null, ct)) return;
        // Most votes end here.
        if (await db.VotesFor(ideaId).CountAsync(v => v.Count > 0 != (v.ReleasedIn != null), ct) < Smallest) return;
        var tops = await TopUnits.LoadAsync(db, ct);
        var people = (await db.VotesFor(ideaId).AsTracking()
                .Join(db.Set<Member>(), v => v.MemberId, m => m.Id, (v, m) => new { Vote = v, m.UnitId, m.PartnerId }).ToListAsync(ct))
            .GroupBy(row => row.Vote.MemberId)
            .Select(rows => new Counted([.. rows.Select(row => row.Vote).OrderByDescending(v => v.Count).ThenBy(v => v.IdeaId)], tops.GroupOf(rows.First().UnitId, rows.First().PartnerId is not null))).ToList();
        var groups = await EligibleAsync(campaign, tops, ct);
        foreach (var person in people)
            foreach (var group in new[] { person.Was, person.Is }.OfType<Guid>()) groups.TryAdd(group, default);
        foreach (var counted in people.GroupBy(person => person.Is))
            if (counted.Key is { } group) groups[group] = new UnitSupport(counted.Count(), Math.Max(counted.Count(), groups[group].Eligible));

        var before = await ShownAsync(db, ideaId, ct);
        var changes = people.Where(person => person.Was != person.Is).Select(person => new SupportChange(person.Was, person.Is)).ToList();
        if (SupportGuard.Next(before, groups, changes, Smallest) is not { } step) return;
        foreach (var person in people) person.Renew(step.Renewed);
        db.Votes.RemoveRange(people.SelectMany(person => person.Votes).Where(v => v is { Count: 0, ReleasedIn: null }));
        await db.SupportReleases.Where(r => r.IdeaId == ideaId).ExecuteDeleteAsync(ct);
        var now = clock.GetUtcNow();
        var rows = step.Shown.Units.Select(unit => ((Guid?)unit.Key, unit.Value)).Concat(step.Shown.Others is { } others ? [(null, others)] : []);
        db.SupportReleases.AddRange(rows.Select(row => new SupportRelease { Id = Guid.CreateVersion7(now), IdeaId = ideaId, UnitId = row.Item1, Supporters = row.Item2 }));
        await db.SaveChangesAsync(ct);
        var across = Math.Round(AcrossSilos.Of(Released(people, groups), Smallest), Decimals);
        await db.Ideas.Where(i => i.Id == ideaId).ExecuteUpdateAsync(i => i.SetProperty(x => x.AcrossSilos, across), ct);
    }

    public static async Task<ShownSupport> ShownAsync(HouseDb db, Guid ideaId, CancellationToken ct)
    {
        var rows = await db.SupportReleases.AsNoTracking().Where(r => r.IdeaId == ideaId).ToListAsync(ct);
        return new ShownSupport(rows.Where(r => r.UnitId is not null).ToDictionary(r => r.UnitId!.Value, r => r.Supporters), rows.FirstOrDefault(r => r.UnitId is null)?.Supporters);
    }

    private async Task<Dictionary<Guid, UnitSupport>> EligibleAsync(Campaign campaign, TopUnits tops, CancellationToken ct)
    {
        var counts = await db.AudienceOf(campaign, clock.GetUtcNow()).GroupBy(m => new { m.UnitId, IsGuest = m.PartnerId != null }).Select(g => new { g.Key.UnitId, g.Key.IsGuest, Count = g.Count() }).ToListAsync(ct);
        return counts.GroupBy(row => tops.GroupOf(row.UnitId, row.IsGuest)).ToDictionary(g => g.Key, g => new UnitSupport(0, g.Sum(row => row.Count)));
    }

    /// <summary>What the rows now tell of, each unit with what nobody sees alone: a figure of all of them together.</summary>
    private static IEnumerable<UnitSupport> Released(List<Counted> people, Dictionary<Guid, UnitSupport> groups)
    {
        var supporters = people.Where(person => person.Was is not null).GroupBy(person => person.Was!.Value).ToDictionary(g => g.Key, g => g.Count());
        return groups.Select(group => supporters.GetValueOrDefault(group.Key) is var count ? new UnitSupport(count, Math.Max(count, group.Value.Eligible)) : default);
    }

    /// <summary>One person's votes for an idea and what became part of it, the largest first.</summary>
    private sealed record Counted(IReadOnlyList<Vote> Votes, Guid Group)
    {
        public Guid? Was => Votes.Select(v => v.ReleasedIn).FirstOrDefault(group => group is not null);

        public Guid? Is => Votes[0].Count > 0 ? Group : null;

        public void Renew(IReadOnlySet<Guid> renewed)
        {
            var next = Is is { } now && renewed.Contains(now) ? now : Was is { } then && renewed.Contains(then) ? null : Was;
            foreach (var vote in Votes) vote.ReleasedIn = null;
            Votes[0].ReleasedIn = next;
        }
    }
}
