using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Decisions;
using Herberge.Ideas.Stages;
using Herberge.Ideas.Voting;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Loop;

/// <param name="Of">Of how many.</param>
public sealed record Share(int Part, int Of)
{
    /// <summary>Null where there are too few to speak of.</summary>
    public double? Ratio => Of < SeeLoop.Fewest ? null : (double)Part / Of;
}

/// <param name="People">People of it in teams of ideas.</param>
/// <param name="Eligible">People of it.</param>
public sealed record UnitTeams(string Name, int Hue, int People, int Eligible);

/// <summary>How the house deals with ideas handed in during a year; medians and shares over fewer than <see cref="SeeLoop.Fewest"/> are left out.</summary>
/// <param name="AnswerDays">Median days from handing in to the first answer of somebody in charge.</param>
/// <param name="AnsweredInTime">Of ideas whose promised day is over or that were answered.</param>
/// <param name="WithReason">Of ideas decided, parked or declined: those with a reason everybody can read.</param>
/// <param name="AuthorsTold">Of authors and co-authors of decided ideas: those who decided or were told.</param>
/// <param name="CarriedOut">Of ideas with a yes or a pilot: those under way or done.</param>
/// <param name="Measured">Of the same: those with a measured benefit.</param>
/// <param name="AcrossUnits">Of teams of two and more: those from several top units.</param>
/// <param name="AcrossUnitsByChance">What the same share would be were teams drawn from the whole house: mean over teams of size s of 1 − Σ_u C(n_u, s)/C(N, s).</param>
/// <param name="Units">Top units in teams, as far as they may be shown; the others are counted together under no name.</param>
public sealed record LoopFigures(
    DateOnly From, DateOnly Until, int Ideas, double? AnswerDays, Share AnsweredInTime, double? DecisionDays, Share DecidedInTime, Share WithReason, Share AuthorsTold,
    Share CarriedOut, Share Measured, Share AcrossUnits, double? AcrossUnitsByChance, IReadOnlyList<UnitTeams> Units);

/// <summary>Figures about ideas, not about people: for everybody inside, over ideas they may read.</summary>
internal sealed class SeeLoop(HouseDb db, House house, TimeProvider clock)
{
    public const int Fewest = 5;

    public async Task<Result<LoopFigures>> HandleAsync(Guid? campaignId, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsInside) return Problem.Forbidden();
        var today = house.DayOf(clock.GetUtcNow());
        var from = today.AddYears(-1);
        var since = clock.GetUtcNow().AddYears(-1);
        var chosen = db.VisibleIdeasTo(viewer).AsNoTracking().Where(i => i.SubmittedAt >= since && i.MergedIntoId == null && (campaignId == null || i.CampaignId == campaignId));
        var (decisions, moves, benefits) = (db.Decisions, db.StageMoves, db.Benefits);
        var ideas = await chosen.Select(i => new Row(
            i.Id, i.ThreadId, i.SubmittedAt, i.FirstAnswerAt, i.AnswerDueOn, i.DecidedAt, i.DecisionDueOn, i.Stage!.Kind,
            decisions.Where(d => d.IdeaId == i.Id && d.ReopenedAt == null).Select(d => (Verdict?)d.Verdict).FirstOrDefault(),
            decisions.Where(d => d.IdeaId == i.Id && d.ReopenedAt == null).Select(d => (Guid?)d.DecidedBy).FirstOrDefault(),
            moves.Where(m => m.IdeaId == i.Id).OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Select(m => m.Reason).FirstOrDefault(),
            benefits.Any(b => b.IdeaId == i.Id && b.IsMeasured))).ToListAsync(ct);
        var team = await db.IdeaPeople.AsNoTracking().Where(p => !p.IsAsked && chosen.Any(i => i.Id == p.IdeaId)).Select(p => new { p.IdeaId, p.MemberId, p.Role }).ToListAsync(ct);
        var closed = ideas.Where(i => i.Verdict is not null || i.Stage is StageKind.Parked or StageKind.Declined).ToList();
        var yes = ideas.Where(i => i.Verdict is Verdict.Yes or Verdict.Pilot).ToList();
        var decided = ideas.Where(i => i.Verdict is not null).ToDictionary(i => i.Id);
        var told = (await db.Set<Notification>().AsNoTracking().Where(n => (n.Kind == NotificationKind.IdeaDecided || n.Kind == NotificationKind.IdeaMoved) && chosen.Any(i => i.ThreadId == n.ThreadId && n.At >= i.DecidedAt))
            .Select(n => new { n.MemberId, n.ThreadId }).ToListAsync(ct)).Select(n => (n.MemberId, n.ThreadId!.Value)).ToHashSet();
        var authors = team.Where(p => p.Role != TeamRole.Helper && decided.ContainsKey(p.IdeaId)).ToList();

        var tops = await TopUnits.LoadAsync(db, ct);
        var people = (await db.Set<Member>().AsNoTracking().Where(m => m.State == MemberState.Active && m.PartnerId == null).Select(m => new { m.Id, m.UnitId }).ToListAsync(ct))
            .ToDictionary(m => m.Id, m => tops.GroupOf(m.UnitId, isGuest: false));
        var sizes = people.Values.Where(unit => unit != Guid.Empty).GroupBy(unit => unit).ToDictionary(g => g.Key, g => g.Count());
        var teams = team.GroupBy(p => p.IdeaId).Select(t => t.Select(p => people.GetValueOrDefault(p.MemberId)).Where(unit => unit != Guid.Empty).ToList()).Where(t => t.Count > 1).ToList();
        var across = new Share(teams.Count(t => t.Distinct().Count() > 1), teams.Count);
        return new LoopFigures(
            from, today, ideas.Count,
            Median(ideas.Where(i => i.FirstAnswerAt is not null).Select(i => (i.FirstAnswerAt!.Value - i.SubmittedAt).TotalDays)),
            InTime(ideas, today, i => i.AnswerDueOn, i => i.FirstAnswerAt),
            Median(ideas.Where(i => i.DecidedAt is not null).Select(i => (i.DecidedAt!.Value - i.SubmittedAt).TotalDays)),
            InTime(ideas, today, i => i.DecisionDueOn, i => i.DecidedAt),
            new Share(closed.Count(i => i.Verdict is not null || !string.IsNullOrWhiteSpace(i.LastReason)), closed.Count),
            new Share(authors.Count(p => decided[p.IdeaId].DecidedBy == p.MemberId || told.Contains((p.MemberId, decided[p.IdeaId].ThreadId))), authors.Count),
            new Share(yes.Count(i => i.Stage is StageKind.Underway or StageKind.Outcome), yes.Count), new Share(yes.Count(i => i.IsMeasured), yes.Count),
            across, across.Ratio is null ? null : teams.Average(t => Chance.OfSeveralUnits([.. sizes.Values], t.Count)),
            await UnitsAsync([.. team.Select(p => p.MemberId)], people, sizes, ct));
    }

    /// <summary>Of those whose day is over or who are through: those through by that day.</summary>
    private Share InTime(List<Row> ideas, DateOnly today, Func<Row, DateOnly?> due, Func<Row, DateTimeOffset?> done)
    {
        var promised = ideas.Where(i => due(i) is { } day && (done(i) is not null || day < today)).ToList();
        return new Share(promised.Count(i => done(i) is { } at && house.DayOf(at) <= due(i)), promised.Count);
    }

    private async Task<IReadOnlyList<UnitTeams>> UnitsAsync(HashSet<Guid> inTeams, Dictionary<Guid, Guid> people, Dictionary<Guid, int> sizes, CancellationToken ct)
    {
        var counts = sizes.ToDictionary(unit => unit.Key, unit => new Support.UnitSupport(inTeams.Count(member => people.GetValueOrDefault(member) == unit.Key), unit.Value));
        var all = counts.SelectMany(unit => Enumerable.Repeat(new SupportChange(null, unit.Key), unit.Value.Supporters)).ToList();
        if (SupportGuard.Next(ShownSupport.Nothing, counts, all, Fewest) is not { } step) return [];
        var units = await db.Set<OrgUnit>().AsNoTracking().Where(u => u.ParentId == null).ToDictionaryAsync(u => u.Id, ct);
        return [.. step.Shown.Units.Where(u => units.ContainsKey(u.Key)).Select(u => new UnitTeams(units[u.Key].Name, units[u.Key].Hue, u.Value, sizes[u.Key])).OrderByDescending(u => (double)u.People / u.Eligible)];
    }

    private static double? Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        if (sorted.Count < Fewest) return null;
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private sealed record Row(
        Guid Id, Guid ThreadId, DateTimeOffset SubmittedAt, DateTimeOffset? FirstAnswerAt, DateOnly? AnswerDueOn, DateTimeOffset? DecidedAt, DateOnly? DecisionDueOn, StageKind Stage,
        Verdict? Verdict, Guid? DecidedBy, string? LastReason, bool IsMeasured);
}
