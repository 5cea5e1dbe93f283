using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Support;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Voting;

/// <summary>Agrees with an assumption, disagrees or passes. Told to nobody else.</summary>
internal sealed class SayOpinion(HouseDb db, WriteTransactions writes, House house, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid ideaId, Guid assumptionId, Stance? stance, Viewer viewer, CancellationToken ct)
    {
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        await using var write = await writes.BeginAsync(db, ct);
        if (await AssumedIdea.FindAsync(db, ideaId, house.DayOf(now), viewer, ct) is not { } idea || !await db.Assumptions.AnyAsync(a => a.Id == assumptionId && a.IdeaId == ideaId, ct)) return Problem.NotFound();
        if (!idea.TakesPart) return Problem.Forbidden("vote-not-asked");
        if (!idea.IsOpen) return Problem.Conflict("vote-closed");
        if (stance is not { } said || !Enum.IsDefined(said)) return Problem.Invalid("Stance", "opinion-stance");
        var own = db.Opinions.Where(o => o.MemberId == me && o.AssumptionId == assumptionId);
        if (await own.ExecuteUpdateAsync(o => o.SetProperty(x => x.Stance, (int)said).SetProperty(x => x.At, now), ct) == 0)
        {
            var assumptions = db.Assumptions;
            if (!await db.Opinions.AnyAsync(o => o.MemberId == me && assumptions.Any(a => a.Id == o.AssumptionId && a.IdeaId == ideaId), ct))
                db.Acts.Add(new Act(me, ActKind.SupportedIdea, now, idea.Campaign.SpaceId, idea.Campaign.Id));
            db.Opinions.Add(new Opinion { AssumptionId = assumptionId, MemberId = me, Stance = (int)said, At = now });
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
