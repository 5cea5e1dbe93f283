using Herberge.Activation.Rounds;

namespace Herberge.Activation.Ladder;

/// <summary>Measures, and what of them may be told. Pages and API are made of nothing else.</summary>
internal static class GuardLadder
{
    private const int MostCohorts = 12;
    private const int FewestForShape = 4 * ShownShare.Fewest;
    private static readonly TimeSpan Long = TimeSpan.FromHours(72);

    /// <param name="facts">Of those who count.</param>
    /// <param name="units">Names of the top units.</param>
    /// <param name="end">The Monday's midnight.</param>
    /// <param name="until">The Monday.</param>
    /// <param name="zone">The house's.</param>
    /// <param name="funnel">Of gatherings, guarded already.</param>
    public static LadderView Of(ActivityFacts facts, IReadOnlyList<string> units, DateTimeOffset end, DateOnly until, TimeZoneInfo zone, FunnelView funnel)
    {
        var rungs = LadderMeasures.Ladder(facts, end, zone);
        var active = LadderMeasures.Active(facts, end, zone);
        var newcomers = LadderMeasures.NewcomersOfAYear(facts, end);
        var waits = LadderMeasures.FirstAnswers(facts, end);
        var contributions = LadderMeasures.Contributions(facts, end);
        var (tellsWaits, tellsWork) = (waits.Count >= 2 * ShownShare.Fewest && Askers(facts, end) >= ShownShare.Fewest, contributions.Count >= 2 * ShownShare.Fewest);
        var told = Units(facts, units, end, zone);
        // Each number of a smaller window may be subtracted from that of the larger one, and the largest from everybody.
        var day = active.Day >= ShownShare.Fewest ? active.Day : (int?)null;
        var week = active.Week - (day ?? 0) >= ShownShare.Fewest ? active.Week : (int?)null;
        var month = active.Month - (week ?? day ?? 0) >= ShownShare.Fewest && facts.Count - active.Month >= ShownShare.Fewest ? active.Month : (int?)null;
        return new LadderView(
            until, facts.Count >= ShownShare.Fewest ? facts.Count : null, SmallCells.Of(rungs), [.. LadderMeasures.Steps(facts, end, zone).Select(Counted)],
            Counted(LadderMeasures.FirstContribution(facts, end)), day, week, month,
            [.. LadderMeasures.Cohorts(facts, end, zone, MostCohorts).Where(cohort => cohort.Size >= 2 * ShownShare.Fewest)
                .Select(cohort => new CohortRow(cohort.Month, cohort.Size, [.. cohort.Active.Select(number => ShownShare.Of(number, cohort.Size))]))],
            Counted(newcomers.AnsweredN30), Counted(newcomers.OthersN30), Counted(newcomers.AnsweredN90), Counted(newcomers.OthersN90),
            tellsWaits ? waits.Count : null, tellsWaits ? waits.Quantile(0.5) : null, tellsWaits ? waits.Quantile(0.9) : null,
            tellsWaits ? Rounded(waits.WaitingAfter(Long)) : null,
            tellsWork ? LadderMeasures.AbsenceFactor(contributions) : null, tellsWork ? contributions.Count : null,
            told, units.Count - told.Count, Shape(rungs), funnel, Counted(LadderMeasures.EventToOnline(facts, end)));
    }

    /// <summary>The first of these that holds; the limits are ours and stand on the page.</summary>
    internal static LadderShape Shape(IReadOnlyList<int> rungs)
    {
        double whole = rungs.Sum();
        if (whole < FewestForShape) return LadderShape.Unknown;
        double doing = rungs[(int)Rung.Participant] + rungs[(int)Rung.Contributor] + rungs[(int)Rung.Core];
        double starting = rungs[(int)Rung.Contributor] + rungs[(int)Rung.Core];
        if (rungs[(int)Rung.Invited] / whole > 0.4) return LadderShape.ManyOutside;
        if (rungs[(int)Rung.Visitor] / whole > 0.5) return LadderShape.ManyOnlookers;
        if (starting / doing < 0.15) return LadderShape.FewContribute;
        return rungs[(int)Rung.Core] / starting < 0.15 ? LadderShape.ThinCore : LadderShape.Alive;
    }

    private static CountedShare Counted(Part part) => ShownShare.Of(part.Of, part.Whole) is { } share ? new CountedShare(share, part.Whole) : new CountedShare(null, null);

    private static ShownShare Rounded(double share) => new(Math.Round(share, 2), Math.Round(share, 2));

    private static int Askers(ActivityFacts facts, DateTimeOffset end) =>
        facts.Openings.Where(opening => opening.At >= end.AddDays(-LadderMeasures.Window) && opening.At < end).Select(opening => opening.Person).Distinct().Count();

    /// <summary>Units of ten and more; people of smaller ones and of none are one row that is never shown.</summary>
    private static IReadOnlyList<UnitLadder> Units(ActivityFacts facts, IReadOnlyList<string> units, DateTimeOffset end, TimeZoneInfo zone)
    {
        var rungs = Enum.GetValues<Rung>().Length;
        var counts = Enumerable.Range(0, units.Count + 1).Select(_ => new int[rungs]).ToArray();
        for (var person = 0; person < facts.Count; person++)
            counts[facts.Units[person] is >= 0 and var unit ? unit : units.Count][(int)LadderMeasures.RungOf(facts, person, end, zone)]++;
        var large = Enumerable.Range(0, units.Count).Where(unit => counts[unit].Sum() >= 2 * ShownShare.Fewest).ToList();
        var rest = Enumerable.Range(0, rungs).Select(rung => Enumerable.Range(0, counts.Length).Except(large).Sum(row => counts[row][rung])).ToArray();
        var told = SmallCells.Table([.. large.Select(unit => counts[unit]), rest], [.. large.Select(_ => true), false]);
        return [.. large.Select((unit, at) => new UnitLadder(units[unit], counts[unit].Sum(), told[at])).Where(unit => unit.Rungs.Any(count => count is not null)).OrderBy(unit => unit.Unit, StringComparer.Ordinal)];
    }
}
