using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Team;

/// <summary>What joining and leaving a team leave in the ledger: a tie each way with everybody who was there, taken back on leaving.</summary>
internal sealed class TeamLedger(HouseDb db)
{
    public async Task JoinAsync(IdeaStanding standing, Guid member, DateTimeOffset at, CancellationToken ct)
    {
        db.Acts.Add(new Act(member, ActKind.JoinedIdea, at, standing.Space.Id, standing.Idea.Id));
        foreach (var other in await OthersAsync(standing, member, ct))
        {
            db.Ties.Add(new Tie(member, other, TieKind.CoAuthored, at, standing.Space.Id, standing.Idea.Id));
            db.Ties.Add(new Tie(other, member, TieKind.CoAuthored, at, standing.Space.Id, standing.Idea.Id));
        }
    }

    /// <summary>The same ties once more, of the instant they were made, with weight −1.</summary>
    public async Task LeaveAsync(IdeaStanding standing, Guid member, CancellationToken ct)
    {
        var (idea, others) = (standing.Idea.Id, await OthersAsync(standing, member, ct));
        var ties = await db.Ties.AsNoTracking().Where(t => t.Kind == TieKind.CoAuthored && t.SubjectId == idea && (t.FromId == member || t.ToId == member)).ToListAsync(ct);
        foreach (var tie in ties.GroupBy(t => (t.FromId, t.ToId, t.At)).Where(g => g.Sum(t => t.Weight) > 0).Select(g => g.First()).Where(t => others.Contains(t.FromId) || others.Contains(t.ToId)))
            db.Ties.Add(new Tie(tie.FromId, tie.ToId, TieKind.CoAuthored, tie.At, tie.SpaceId, idea, -tie.Weight));
    }

    private Task<List<Guid>> OthersAsync(IdeaStanding standing, Guid member, CancellationToken ct)
    {
        var id = standing.Idea.Id;
        return db.IdeaPeople.AsNoTracking().Where(p => p.IdeaId == id && !p.IsAsked && p.MemberId != member).Select(p => p.MemberId).ToListAsync(ct);
    }
}
