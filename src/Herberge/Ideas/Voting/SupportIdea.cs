using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Stages;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Voting;

/// <param name="Count">How many votes the viewer wants to have on it; none takes them back.</param>
public sealed record SupportIdeaInput(Guid IdeaId, int Count);

/// <summary>Supports an idea, with one vote or some of a budget, or takes that back. What somebody supports is told to nobody else.</summary>
internal sealed class SupportIdea(HouseDb db, WriteTransactions writes, CountSupport count, ReleaseSupport release, House house, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(SupportIdeaInput input, Viewer viewer, CancellationToken ct)
    {
        var (id, me) = (input.IdeaId, viewer.MemberId);
        var found = await db.VisibleIdeasTo(viewer).AsNoTracking().Where(i => i.Id == id)
            .Select(i => new { Campaign = i.Campaign!, i.Stage!.Kind, i.MergedIntoId }).FirstOrDefaultAsync(ct);
        if (found is null) return Problem.NotFound();
        var now = clock.GetUtcNow();
        if (!await db.AudienceOf(found.Campaign, now).AnyAsync(m => m.Id == me, ct)) return Problem.Forbidden("vote-not-asked");
        if (!found.Campaign.TakesSupportOn(house.DayOf(now))) return Problem.Conflict("vote-closed");
        if (found.MergedIntoId is not null && input.Count > 0) return Problem.Conflict("vote-merged");
        if (found.Kind >= StageKind.Decided) return Problem.Conflict("vote-decided");
        var most = found.Campaign.Rule == SupportRule.Budget ? found.Campaign.Votes : 1;
        if (input.Count < 0 || input.Count > most) return Problem.Invalid(nameof(input.Count), "vote-count", most);

        await using var write = await writes.BeginAsync(db, ct);
        // Holds the row, so that of two votes of one person the second sees the first, and counts are not lost.
        await db.Campaigns.Where(c => c.Id == found.Campaign.Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.Votes, x => x.Votes), ct);
        if (found.Campaign.Rule == SupportRule.Budget && input.Count > 0)
        {
            var elsewhere = await db.VotesIn(found.Campaign.Id).Where(v => v.MemberId == me && v.IdeaId != id).SumAsync(v => v.Count, ct);
            if (elsewhere + input.Count > most) return Problem.Conflict("vote-spent", most);
        }

        var vote = await db.Votes.AsTracking().SingleOrDefaultAsync(v => v.IdeaId == id && v.MemberId == me, ct);
        if ((vote?.Count ?? 0) == input.Count) return default(Done);
        if (vote is null)
        {
            db.Votes.Add(vote = new Vote(id, me, 0, now));
            db.Acts.Add(new Act(me, ActKind.SupportedIdea, now, found.Campaign.SpaceId, found.Campaign.Id));
        }

        (vote.Count, vote.At) = (input.Count, now);
        if (vote is { Count: 0, ReleasedIn: null }) db.Votes.Remove(vote);
        await db.SaveChangesAsync(ct);
        await count.HandleAsync(id, ct);
        await release.HandleAsync(id, found.Campaign, ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
