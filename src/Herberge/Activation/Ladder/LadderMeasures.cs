using Herberge.Foundation.Ledger;

namespace Herberge.Activation.Ladder;

/// <summary>Of how many how many.</summary>
internal readonly record struct Part(int Of, int Whole);

/// <summary>Members active in a day, a week and four weeks.</summary>
internal readonly record struct ActiveMembers(int Day, int Week, int Month);

/// <summary>Who came in one month, and how many of them were active in it and in each month after.</summary>
internal sealed record Cohort(DateOnly Month, int Size, IReadOnlyList<int> Active);

/// <summary>Newcomers who were active again, with and without an answer within 48 hours.</summary>
internal readonly record struct Newcomers(Part AnsweredN30, Part OthersN30, Part AnsweredN90, Part OthersN90);

/// <summary>The measures of activity, each from its definition. Windows end before <c>end</c>; nothing here names or ranks anybody.</summary>
/// <remarks>Sources: CHAOSS community-health metrics (time to first response, absence factor, conversion rate); the Orbit model (rungs).</remarks>
internal static class LadderMeasures
{
    public const int Window = 90;

    private const int CoreMonths = 3;
    private const int MonthsLookedAt = 6;
    private const int Tenure = 30;
    private const int NewcomersOf = 365;
    private const int FollowedFor = 30;

    /// <summary>Each person's rung in the ninety days before <paramref name="end"/>.</summary>
    public static Rung RungOf(ActivityFacts facts, int person, DateTimeOffset end, TimeZoneInfo zone)
    {
        var from = end.AddDays(-Window);
        var months = MonthOf(end, zone).AddMonths(-MonthsLookedAt);
        var contributions = facts.ContributionsOf(person);
        if (contributions.Where(at => at < end).Select(at => MonthOf(at, zone)).Where(month => month >= months).Distinct().Count() >= CoreMonths) return Rung.Core;
        if (contributions.Any(at => at >= from && at < end)) return Rung.Contributor;
        var deeds = facts.DeedsOf(person);
        if (deeds.Any(deed => deed.At >= from && deed.At < end && deed.Kind.IsParticipation())) return Rung.Participant;
        return deeds.Any(deed => deed.At < end) ? Rung.Visitor : Rung.Invited;
    }

    /// <summary>Members on each rung.</summary>
    public static int[] Ladder(ActivityFacts facts, DateTimeOffset end, TimeZoneInfo zone)
    {
        var counts = new int[Enum.GetValues<Rung>().Length];
        for (var person = 0; person < facts.Count; person++) counts[(int)RungOf(facts, person, end, zone)]++;
        return counts;
    }

    /// <summary>Members on rung n when the window began who stand higher at its end ÷ members on rung n when it began. Core has no step.</summary>
    public static Part[] Steps(ActivityFacts facts, DateTimeOffset end, TimeZoneInfo zone)
    {
        var (up, on) = (new int[(int)Rung.Core], new int[(int)Rung.Core]);
        for (var person = 0; person < facts.Count; person++)
        {
            var before = RungOf(facts, person, end.AddDays(-Window), zone);
            if (before == Rung.Core) continue;
            on[(int)before]++;
            if (RungOf(facts, person, end, zone) > before) up[(int)before]++;
        }

        return [.. up.Zip(on, (of, whole) => new Part(of, whole))];
    }

    /// <summary>Of those who were there for thirty days without a contribution when the window began: who made their first in it.</summary>
    public static Part FirstContribution(ActivityFacts facts, DateTimeOffset end)
    {
        var (from, of, whole) = (end.AddDays(-Window), 0, 0);
        for (var person = 0; person < facts.Count; person++)
        {
            if (facts.FirstSignIn(person) is not { } came || came > from.AddDays(-Tenure)) continue;
            var contributions = facts.ContributionsOf(person);
            if (contributions.Any(at => at < from)) continue;
            whole++;
            if (contributions.Any(at => at < end)) of++;
        }

        return new Part(of, whole);
    }

    /// <summary>Distinct members with an act on the last working day, in the last 7 and the last 28 days.</summary>
    public static ActiveMembers Active(ActivityFacts facts, DateTimeOffset end, TimeZoneInfo zone)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(end.AddTicks(-1), zone).Date);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(-1);
        return new ActiveMembers(Count(StartOf(day, zone), StartOf(day.AddDays(1), zone)), Count(end.AddDays(-7), end), Count(end.AddDays(-28), end));

        int Count(DateTimeOffset from, DateTimeOffset to) => Enumerable.Range(0, facts.Count).Count(person => facts.IsActive(person, from, to));
    }

    /// <summary>By month of the first sign-in, with each whole month since.</summary>
    public static IReadOnlyList<Cohort> Cohorts(ActivityFacts facts, DateTimeOffset end, TimeZoneInfo zone, int most)
    {
        var last = MonthOf(end, zone);
        var people = Enumerable.Range(0, facts.Count).Where(person => facts.FirstSignIn(person) < end)
            .GroupBy(person => MonthOf(facts.FirstSignIn(person)!.Value, zone)).Where(month => month.Key < last && month.Key >= last.AddMonths(-most));
        return [.. people.OrderBy(month => month.Key).Select(month => new Cohort(month.Key, month.Count(),
            [.. Enumerable.Range(0, ((last.Year - month.Key.Year) * 12) + last.Month - month.Key.Month).Select(k =>
                month.Count(person => facts.IsActive(person, StartOf(month.Key.AddMonths(k), zone), StartOf(month.Key.AddMonths(k + 1), zone))))]))];
    }

    /// <summary>Of those who came within a year and ninety days ago or earlier: active in days 8 to 30, and 61 to 90.</summary>
    public static Newcomers NewcomersOfAYear(ActivityFacts facts, DateTimeOffset end)
    {
        var firstAnswers = facts.Answers.ToLookup(answer => answer.To, answer => answer.At);
        var (answered, others) = (new int[3], new int[3]);
        for (var person = 0; person < facts.Count; person++)
        {
            if (facts.FirstSignIn(person) is not { } came || came > end.AddDays(-Window) || came <= end.AddDays(-Window - NewcomersOf)) continue;
            var wrote = facts.DeedsOf(person).Where(deed => deed.Kind is ActKind.StartedThread or ActKind.Posted).Select(deed => (DateTimeOffset?)deed.At).FirstOrDefault();
            var group = wrote is { } at && firstAnswers[person].Any(answer => answer >= at && answer <= at.AddHours(48)) ? answered : others;
            group[0]++;
            if (facts.IsActive(person, came.AddDays(7), came.AddDays(30))) group[1]++;
            if (facts.IsActive(person, came.AddDays(60), came.AddDays(90))) group[2]++;
        }

        return new Newcomers(new Part(answered[1], answered[0]), new Part(others[1], others[0]), new Part(answered[2], answered[0]), new Part(others[2], others[0]));
    }

    /// <summary>How long conversations of the window waited for the first answer; open ones have waited until the end at least.</summary>
    public static KaplanMeier FirstAnswers(ActivityFacts facts, DateTimeOffset end) => new(facts.Openings
        .Where(opening => opening.At >= end.AddDays(-Window) && opening.At < end)
        .Select(opening => opening.AnsweredAt is { } at && at < end ? (at - opening.At, true) : (end - opening.At, false)));

    /// <summary>
    /// Of those who came to a gathering in the year that ended thirty days ago and had done nothing online before: who did within thirty days.
    /// </summary>
    public static Part EventToOnline(ActivityFacts facts, DateTimeOffset end)
    {
        var (from, to, of, whole) = (end.AddDays(-FollowedFor - NewcomersOf), end.AddDays(-FollowedFor), 0, 0);
        for (var person = 0; person < facts.Count; person++)
        {
            var deeds = facts.DeedsOf(person);
            if (deeds.Where(deed => deed.Kind == ActKind.CheckedIn && deed.At >= from && deed.At < to).Select(deed => (DateTimeOffset?)deed.At).FirstOrDefault() is not { } came) continue;
            var online = deeds.Where(deed => deed.Kind.IsOnline()).Select(deed => deed.At).ToList();
            if (online.Exists(at => at < came)) continue;
            whole++;
            if (online.Exists(at => at < came.AddDays(FollowedFor))) of++;
        }

        return new Part(of, whole);
    }

    /// <summary>Contributions of each person in the window, in no order that tells who.</summary>
    public static IReadOnlyList<int> Contributions(ActivityFacts facts, DateTimeOffset end) =>
        [.. Enumerable.Range(0, facts.Count).Select(person => facts.ContributionsOf(person).Count(at => at >= end.AddDays(-Window) && at < end)).Where(number => number > 0).Order()];

    /// <summary>The smallest number of members who made half of the contributions; 0 without any.</summary>
    public static int AbsenceFactor(IEnumerable<int> contributions)
    {
        var sorted = contributions.OrderDescending().ToList();
        var (whole, made, people) = (sorted.Sum(number => (long)number), 0L, 0);
        while (2 * made < whole) made += sorted[people++];
        return people;
    }

    private static DateOnly MonthOf(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return new DateOnly(local.Year, local.Month, 1);
    }

    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
