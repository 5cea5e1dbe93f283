using Herberge.Activation.Ladder;
using Herberge.Activation.Rounds;
using Herberge.Foundation.Ledger;

namespace Herberge.Tests.Activation;

/// <summary>The measures beside tables worked out by hand.</summary>
public sealed class LadderTests
{
    private static readonly DateTimeOffset End = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Guid Space = Guid.CreateVersion7(End);

    [Fact]
    public void Half_of_the_contributions_rest_on_two()
    {
        // 2475 in all: 1000 + 433 = 1433 are more than half.
        Assert.Equal(2, LadderMeasures.AbsenceFactor([1000, 202, 90, 33, 332, 343, 42, 433]));
        Assert.Equal(0, LadderMeasures.AbsenceFactor([]));
        Assert.Equal(2, LadderMeasures.AbsenceFactor([1, 1, 1, 1]));
    }

    [Fact]
    public void Everybody_stands_on_one_rung()
    {
        var facts = Facts(6,
            In(1, 200), Did(1, ActKind.JoinedSpace, 20),
            In(2, 200), Did(2, ActKind.Reacted, 89),
            In(3, 200), Did(3, ActKind.SubmittedIdea, 10),
            In(4, 200), Did(4, ActKind.SubmittedIdea, 10), Did(4, ActKind.AnswerAccepted, 40), Did(4, ActKind.SubmittedIdea, 100),
            // Took part before the window alone.
            In(5, 200), Did(5, ActKind.Posted, 91));

        Assert.Equal([1, 2, 1, 1, 1], LadderMeasures.Ladder(facts, End, TimeZoneInfo.Utc));
        // Ninety days before: 0 invited, 1, 2 and 3 visitors, 5 a participant, 4 a contributor by the idea of day 100.
        Assert.Equal([new Part(0, 1), new Part(2, 3), new Part(0, 1), new Part(1, 1)], LadderMeasures.Steps(facts, End, TimeZoneInfo.Utc));
        // 1, 2, 3 and 5 were there without a contribution when the window began; 3 made one.
        Assert.Equal(new Part(1, 4), LadderMeasures.FirstContribution(facts, End));
    }

    [Fact]
    public void Gatherings_lead_to_the_house_and_seats_to_people()
    {
        var facts = Facts(6,
            // Came without having done anything online; wrote after 29 days, after 31, never, at the rounds' table alone.
            Did(0, ActKind.CheckedIn, 60), Did(0, ActKind.Posted, 31),
            Did(1, ActKind.CheckedIn, 60), Did(1, ActKind.Posted, 29),
            Did(2, ActKind.CheckedIn, 60),
            Did(3, ActKind.CheckedIn, 60), Did(3, ActKind.MetInRound, 50),
            // Had reacted before; came too lately to be followed.
            Did(4, ActKind.Reacted, 70), Did(4, ActKind.CheckedIn, 60), Did(4, ActKind.Posted, 59),
            Did(5, ActKind.CheckedIn, 20), Did(5, ActKind.Posted, 19));
        Assert.Equal(new Part(1, 4), LadderMeasures.EventToOnline(facts, End));

        // Twelve were asked, seven confirmed, of these five came: two who did not are too few to be told of.
        Place[] places = [.. Enumerable.Range(0, 12).Select(n => new Place(n, Asked: true, Confirmed: n < 7, OnSite: true, CameIn: n < 5))];
        var funnel = EventFunnel.Of(2, places);
        Assert.Equal(new CountedShare(new ShownShare(7.0 / 12, 7.0 / 12), 12), funnel.Confirmed);
        Assert.Equal(new CountedShare(null, null), funnel.Came);
        // One person with many seats is still one.
        Assert.Equal(new CountedShare(null, null), EventFunnel.Of(2, [.. places, .. Enumerable.Range(0, 9).Select(_ => new Place(6, true, true, true, false))]).Came);
        Assert.Equal(new CountedShare(new ShownShare(0.5, 0.5), 10), EventFunnel.Of(2, [.. Enumerable.Range(0, 10).Select(n => new Place(n, true, true, true, n % 2 == 0))]).Came);
    }

    [Fact]
    public void A_conversation_counts_once_somebody_else_answers()
    {
        var facts = new ActivityFacts([0, 0],
            [In(0, 200), Did(0, ActKind.StartedThread, 10), Did(0, ActKind.StartedThread, 5), In(1, 200)],
            [new Answer(0, End.AddDays(-9), Space), new Answer(0, End.AddDays(-8), Space), new Answer(0, End.AddDays(-2), Guid.Empty)]);

        Assert.Equal([End.AddDays(-9), null], facts.Openings.Select(opening => opening.AnsweredAt));
        Assert.Equal(Rung.Contributor, LadderMeasures.RungOf(facts, 0, End, TimeZoneInfo.Utc));
        Assert.Equal([1], LadderMeasures.Contributions(facts, End));
    }

    [Fact]
    public void Active_members_and_cohorts_are_counted_once_each()
    {
        // 1 June 2026 is a Monday; the last working day before it is Friday, 29 May.
        var facts = Facts(4,
            In(0, 120), Did(0, ActKind.Posted, 2.5), Did(0, ActKind.Posted, 2.4), Did(0, ActKind.Reacted, 40),
            In(1, 110), Did(1, ActKind.Reacted, 1.5),
            In(2, 40), Did(2, ActKind.Posted, 27),
            In(3, 35));

        Assert.Equal(new ActiveMembers(1, 2, 3), LadderMeasures.Active(facts, End, TimeZoneInfo.Utc));
        // Day 120 and 110 before are in February, 40 and 35 in April.
        var cohorts = LadderMeasures.Cohorts(facts, End, TimeZoneInfo.Utc, 12);
        Assert.Equal([new DateOnly(2026, 2, 1), new DateOnly(2026, 4, 1)], cohorts.Select(cohort => cohort.Month));
        Assert.Equal([2, 0, 1, 2], cohorts[0].Active);
        Assert.Equal([2, 1], cohorts[1].Active);
    }

    [Fact]
    public void Newcomers_are_split_by_whether_their_first_post_was_answered_in_two_days()
    {
        var facts = new ActivityFacts([0, 0, 0],
            [
                In(0, 200), Did(0, ActKind.Posted, 199), Did(0, ActKind.Reacted, 190), Did(0, ActKind.Reacted, 130),
                In(1, 200), Did(1, ActKind.Posted, 199), Did(1, ActKind.Reacted, 185),
                In(2, 80),
            ],
            [new Answer(0, End.AddDays(-198), Space), new Answer(1, End.AddDays(-190), Space)]);

        Assert.Equal(new Newcomers(new Part(1, 1), new Part(1, 1), new Part(1, 1), new Part(0, 1)), LadderMeasures.NewcomersOfAYear(facts, End));
    }

    [Fact]
    public void Open_conversations_have_waited_until_the_end_at_least()
    {
        // Freireich's trial of 6-mercaptopurine (1963), the textbook table: S(6) = 18/21, S(23) = 0.4482, median 23.
        (int Weeks, bool Ended)[] trial = [(6, true), (6, true), (6, true), (6, false), (7, true), (9, false), (10, true), (10, false), (11, false), (13, true), (16, true), (17, false), (19, false), (20, false), (22, true), (23, true), (25, false), (32, false), (32, false), (34, false), (35, false)];
        var curve = new KaplanMeier(trial.Select(one => (TimeSpan.FromDays(one.Weeks), one.Ended)));

        Assert.Equal(18.0 / 21, curve.WaitingAfter(TimeSpan.FromDays(6)), 9);
        Assert.Equal(0.4482, curve.WaitingAfter(TimeSpan.FromDays(40)), 4);
        Assert.Equal(TimeSpan.FromDays(23), curve.Quantile(0.5));
        Assert.Null(curve.Quantile(0.9));
        Assert.Equal((21, 9), (curve.Count, curve.Ended));
    }

    [Fact]
    public void Nothing_hidden_can_be_worked_out_from_what_is_shown()
    {
        Assert.Equal([40, null, 30, null, 12], SmallCells.Of([40, 3, 30, 6, 12]));
        Assert.Equal([20, 10], SmallCells.Of([20, 10]));
        // One small cell: the next small one goes with it, or the sum would tell.
        Assert.Equal([40, null, null], SmallCells.Of([40, 1, 9]));

        var random = new Random(5);
        for (var trial = 0; trial < 2_000; trial++)
        {
            int[] counts = [.. Enumerable.Range(0, 5).Select(_ => random.Next(0, 14))];
            var told = SmallCells.Of(counts);
            var hidden = Enumerable.Range(0, 5).Where(at => told[at] is null).ToList();
            Assert.All(told.OfType<int>(), count => Assert.True(count >= ShownShare.Fewest));
            Assert.True(hidden.Count is 0 or 5 || (hidden.Count > 1 && hidden.Sum(at => counts[at]) >= ShownShare.Fewest));
        }
    }

    [Fact]
    public void A_table_of_units_tells_of_no_small_cell_and_none_can_be_solved_from_its_sums()
    {
        // One small cell alone would be what is left of its row, and of its column: three others go with it.
        int[][] rows = [[20, 3, 30], [10, 40, 12], [15, 25, 9], [0, 0, 0]];
        var told = SmallCells.Table(rows, [true, true, true, false]);
        Assert.Null(told[0][1]);
        Assert.True(told[0].Count(cell => cell is null) > 1 && told.Take(3).Count(row => row[1] is null) > 1);
        Assert.DoesNotContain(null, SmallCells.Table([[20, 30], [10, 12]], [true, true]).SelectMany(row => row));

        var random = new Random(7);
        for (var trial = 0; trial < 400; trial++)
        {
            int[][] counts = [.. Enumerable.Range(0, random.Next(2, 6)).Select(_ => Enumerable.Range(0, 5).Select(_ => random.Next(0, 16)).ToArray())];
            var shown = SmallCells.Table(counts, [.. counts.Select((_, at) => at < counts.Length - 1)]);
            Assert.All(shown.SelectMany(row => row).OfType<int>(), count => Assert.True(count >= ShownShare.Fewest));
            foreach (var line in Enumerable.Range(0, counts.Length).Select(row => Enumerable.Range(0, 5).Select(column => (row, column))).Concat(Enumerable.Range(0, 5).Select(column => Enumerable.Range(0, counts.Length).Select(row => (row, column)))))
            {
                var hidden = line.Where(cell => shown[cell.row][cell.column] is null).ToList();
                Assert.True(hidden.Count != 1 || counts[hidden[0].row][hidden[0].column] == 0, $"trial {trial}");
            }
        }
    }

    private static ActivityFacts Facts(int people, params Deed[] deeds) => new([.. Enumerable.Repeat(0, people)], deeds, []);

    private static Deed In(int person, double daysAgo) => Did(person, ActKind.SignedIn, daysAgo);

    private static Deed Did(int person, ActKind kind, double daysAgo) => new(person, kind, End.AddDays(-daysAgo), Space);
}
