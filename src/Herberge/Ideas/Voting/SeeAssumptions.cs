using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Support;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Voting;

/// <param name="People">How many said something, or passed.</param>
public sealed record OpinionShare(int Agreed, int Disagreed, int People);

/// <param name="Mine">What the viewer said; null for nothing.</param>
/// <param name="All">Of everybody; null while opinions are taken, and where too few spoke.</param>
/// <param name="Groups">Of each opinion group, the largest first; empty where they are not told.</param>
public sealed record AssumptionLine(Guid Id, string Text, Stance? Mine, OpinionShare? All, IReadOnlyList<OpinionShare> Groups);

/// <param name="People">How many have said something.</param>
/// <param name="Groups">Sizes of the opinion groups; empty where there are none to tell of.</param>
/// <param name="Shared">The assumption all groups can live with best.</param>
/// <param name="Apart">The one that sets them apart most.</param>
internal sealed record AssumptionsPicture(
    Guid IdeaId, bool HasRule, bool IsOpen, bool MayWrite, bool MaySay, int People, IReadOnlyList<AssumptionLine> Lines, IReadOnlyList<int> Groups, Guid? Shared, Guid? Apart);

/// <summary>
/// The assumptions of an idea, and what people think of them: only once no more opinions are taken, so that nobody can read one off by
/// looking before and after, and only of groups that are large enough.
/// </summary>
internal sealed class SeeAssumptions(HouseDb db, House house, TimeProvider clock)
{
    public async Task<Result<AssumptionsPicture>> HandleAsync(Guid ideaId, Viewer viewer, CancellationToken ct)
    {
        if (await AssumedIdea.FindAsync(db, ideaId, house.DayOf(clock.GetUtcNow()), viewer, ct) is not { } idea) return Problem.NotFound();
        if (!idea.HasRule) return new AssumptionsPicture(ideaId, false, false, false, false, 0, [], [], null, null);
        var me = viewer.MemberId;
        var assumptions = await db.Assumptions.AsNoTracking().Where(a => a.IdeaId == ideaId).OrderBy(a => a.Position).ToListAsync(ct);
        var ids = assumptions.ConvertAll(a => a.Id);
        var opinions = await db.Opinions.AsNoTracking().Where(o => ids.Contains(o.AssumptionId)).Select(o => new { o.AssumptionId, o.MemberId, o.Stance }).ToListAsync(ct);
        var mine = opinions.Where(o => o.MemberId == me).ToDictionary(o => o.AssumptionId, o => (Stance)o.Stance);
        // Ordered by the person's key, whose order says nothing of when they spoke.
        var voters = opinions.GroupBy(o => o.MemberId).OrderBy(o => o.Key).Select(own => (IReadOnlyList<Support.Vote>)[.. own.Select(o => new Support.Vote(ids.IndexOf(o.AssumptionId), (Stance)o.Stance))]).ToList();
        var found = idea.IsOpen || voters.Count < ReleaseSupport.Smallest ? null : OpinionGroups.Find(new Ballots(ids.Count, voters));
        var told = found is not null && found.Sizes.Count > 1 && found.Sizes.All(size => size >= ReleaseSupport.Smallest);
        var lines = assumptions.Select((assumption, at) => new AssumptionLine(
            assumption.Id, assumption.Text, mine.TryGetValue(assumption.Id, out var own) ? own : null, found is null ? null : ShareOf(voters, at),
            told ? [.. found!.Sizes.Select((_, group) => new OpinionShare(found.Statements[at].Agreed[group], found.Statements[at].Disagreed[group], found.Statements[at].Seen[group]))] : [])).ToList();
        var shared = told ? found!.ByConsensus().FirstOrDefault() : null;
        var apart = told ? Enumerable.Range(0, found!.Sizes.Count).SelectMany(found.TellingOf).MaxBy(telling => telling.Ratio) : null;
        return new AssumptionsPicture(ideaId, true, idea.IsOpen, idea.MayWrite && idea.IsOpen, idea.TakesPart && idea.IsOpen, voters.Count, lines, told ? found!.Sizes : [],
            shared is null ? null : ids[shared.Statement], apart is null ? null : ids[apart.Statement]);
    }

    private static OpinionShare? ShareOf(IReadOnlyList<IReadOnlyList<Support.Vote>> voters, int at)
    {
        var said = voters.SelectMany(own => own.Where(vote => vote.Statement == at)).ToList();
        return said.Count < ReleaseSupport.Smallest ? null : new OpinionShare(said.Count(vote => vote.Stance == Stance.Agree), said.Count(vote => vote.Stance == Stance.Disagree), said.Count);
    }
}
