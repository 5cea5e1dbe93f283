using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Outcomes;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Decisions;

/// <param name="ByUnit">The decider's unit; null for none.</param>
public sealed record DecisionCard(Decision Decision, string By, string ByHandle, string? ByUnit, int? ByHue, string? ReopenedBy);

/// <param name="Standing">Null while nothing is decided.</param>
/// <param name="Earlier">Reopened ones, the newest first.</param>
public sealed record Decided(DecisionCard? Standing, IReadOnlyList<DecisionCard> Earlier, bool MayDecide, bool MayReopen)
{
    public IEnumerable<DecisionCard> All => Standing is null ? Earlier : Earlier.Prepend(Standing);
}

/// <summary>What was decided about an idea, and before.</summary>
internal sealed class SeeDecision(HouseDb db, ReopenIdea reopen)
{
    public async Task<Decided?> HandleAsync(Guid ideaId, Viewer viewer, CancellationToken ct)
    {
        if (await IdeaStanding.FindAsync(db, ideaId, viewer, ct) is not { } standing) return null;
        var members = db.Set<Member>();
        var all = (await db.Decisions.AsNoTracking().Where(d => d.IdeaId == ideaId).OrderByDescending(d => d.At)
            .Select(d => new
            {
                Decision = d,
                By = members.Where(m => m.Id == d.DecidedBy).Select(m => new { m.Name, m.Handle, Unit = m.Unit!.Name, Hue = (int?)m.Unit.Hue }).FirstOrDefault(),
                ReopenedBy = members.Where(m => m.Id == d.ReopenedBy).Select(m => m.Name).FirstOrDefault(),
            })
            .ToListAsync(ct)).ConvertAll(d => new DecisionCard(d.Decision, d.By?.Name ?? "", d.By?.Handle ?? "", d.By?.Unit, d.By?.Hue, d.ReopenedBy));
        var stands = all.Find(c => c.Decision.Stands);
        return new Decided(stands, [.. all.Where(c => !c.Decision.Stands)], standing.MayDecide, stands is not null && reopen.May(standing, stands.Decision));
    }
}
