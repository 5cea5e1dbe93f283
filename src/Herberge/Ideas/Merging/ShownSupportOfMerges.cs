using Herberge.Foundation.Storage;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Voting;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Merging;

/// <summary>
/// What everybody sees of support by unit, when ideas are merged or parted. Each vote knows in which unit it was shown; that has to stay
/// true of the idea that shows it, or two pictures could be compared until a single vote is read off.
/// </summary>
internal sealed class ShownSupportOfMerges(HouseDb db, ReleaseSupport release)
{
    /// <summary>The parts show nothing of their own any more; to the idea they joined their people are new.</summary>
    public async Task MergedAsync(IReadOnlyCollection<Guid> parts, Campaign campaign, Guid into, CancellationToken ct)
    {
        await ForgetAsync(parts, ct);
        await release.HandleAsync(into, campaign, ct);
    }

    /// <summary>People who leave with the parts stay shown, as those who took their support back do, until the next picture may be drawn.</summary>
    public async Task PartedAsync(IReadOnlyCollection<Guid> parts, Campaign campaign, Guid from, CancellationToken ct)
    {
        var leaving = await db.Votes.AsNoTracking().Where(v => parts.Contains(v.IdeaId) && v.ReleasedIn != null).ToListAsync(ct);
        var staying = await db.Votes.Where(v => v.IdeaId == from).ToDictionaryAsync(v => v.MemberId, ct);
        foreach (var vote in leaving)
        {
            if (!staying.TryGetValue(vote.MemberId, out var there))
            {
                staying.Add(vote.MemberId, there = new Vote(from, vote.MemberId, 0, vote.At));
                db.Votes.Add(there);
            }

            there.ReleasedIn ??= vote.ReleasedIn;
        }

        await db.SaveChangesAsync(ct);
        await ForgetAsync(parts, ct);
        await release.HandleAsync(from, campaign, ct);
    }

    private async Task ForgetAsync(IReadOnlyCollection<Guid> ideas, CancellationToken ct)
    {
        await db.Votes.Where(v => ideas.Contains(v.IdeaId) && v.Count == 0).ExecuteDeleteAsync(ct);
        await db.Votes.Where(v => ideas.Contains(v.IdeaId)).ExecuteUpdateAsync(v => v.SetProperty(x => x.ReleasedIn, (Guid?)null), ct);
        await db.SupportReleases.Where(r => ideas.Contains(r.IdeaId)).ExecuteDeleteAsync(ct);
        await db.Ideas.Where(i => ideas.Contains(i.Id)).ExecuteUpdateAsync(i => i.SetProperty(x => x.AcrossSilos, (double?)null), ct);
    }
}
