using FsCheck.Xunit;
using Herberge.Graphs.Effects;

namespace Herberge.Graphs.Tests;

public sealed class EffectTests
{
    [Fact]
    public void A_small_study_is_judged_by_all_its_arrangements()
    {
        // Two strata: participants' changes 5 and 6 against 1, 2; and 4 against 0, 3.
        Subject[] subjects =
        [
            new(0, true, 0, 5), new(0, true, 1, 7), new(0, false, 0, 1), new(0, false, 3, 5),
            new(1, true, 0, 4), new(1, false, 2, 2), new(1, false, 0, 3),
        ];
        var found = StratifiedPermutationTest.Estimate(subjects, new EffectOptions { Fewest = 1 });

        // 2/3 · (5.5 − 1.5) + 1/3 · (4 − 1.5), the largest of 6 · 3 arrangements.
        Close.To(2.0 / 3 * 4 + 1.0 / 3 * 2.5, found.Effect);
        Assert.Equal((18, null, 3, 4, 0), (found.Arrangements, found.Seed, found.Participants, found.Others, found.NotComparable));
        Close.To(2.0 / 18, found.PValue);
        // One of eighteen is more than one in twenty: the interval has no ends.
        Assert.Equal(Undefined.TooFewArrangements, found.Low.Reason);
    }

    [Fact]
    public void Strata_without_a_comparison_are_left_out_and_too_few_people_tell_nothing()
    {
        var subjects = Simulated(new Random(1), strata: 2, people: 30, participants: 12, effect: 0)
            .Append(new Subject(7, true, 0, 100)).Append(new Subject(8, false, 0, -100)).ToArray();
        var found = StratifiedPermutationTest.Estimate(subjects);
        Assert.Equal((24, 36, 2), (found.Participants, found.Others, found.NotComparable));
        Assert.Equal(found, StratifiedPermutationTest.Estimate(subjects[..^2]) with { NotComparable = 2 });

        var few = StratifiedPermutationTest.Estimate(Simulated(new Random(1), strata: 1, people: 30, participants: 9, effect: 5));
        Assert.Equal((Undefined.TooFewPeople, Undefined.TooFewPeople), (few.Effect.Reason, few.PValue.Reason));
        var fewOthers = StratifiedPermutationTest.Estimate(Simulated(new Random(1), strata: 1, people: 30, participants: 21, effect: 5));
        Assert.Equal(Undefined.TooFewPeople, fewOthers.High.Reason);
        Assert.Equal(Undefined.TooFewPeople, StratifiedPermutationTest.Estimate([]).Effect.Reason);
        Assert.Throws<ArgumentException>(() => StratifiedPermutationTest.Estimate([new Subject(0, true, 0, double.NaN)]));
    }

    [Fact]
    public void The_same_seed_and_any_order_of_people_give_the_same_result()
    {
        var subjects = Simulated(new Random(5), strata: 4, people: 40, participants: 10, effect: 1);
        var found = StratifiedPermutationTest.Estimate(subjects, new EffectOptions { Seed = 9 });
        Assert.Equal((10_001, (ulong?)9), (found.Arrangements, found.Seed));
        var shuffled = subjects.ToArray();
        new Random(6).Shuffle(shuffled);
        Assert.Equal(found, StratifiedPermutationTest.Estimate(shuffled, new EffectOptions { Seed = 9 }));
        Assert.NotEqual(found.PValue, StratifiedPermutationTest.Estimate(subjects, new EffectOptions { Seed = 10 }).PValue);
    }

    [Fact]
    public void The_interval_moves_with_the_effect_and_scales_with_the_outcome()
    {
        var subjects = Simulated(new Random(3), strata: 3, people: 24, participants: 8, effect: 0.5);
        var found = StratifiedPermutationTest.Estimate(subjects);
        var moved = StratifiedPermutationTest.Estimate([.. subjects.Select(subject => subject with { After = subject.After + (subject.Participated ? 10 : 0) })]);
        var scaled = StratifiedPermutationTest.Estimate([.. subjects.Select(subject => subject with { Before = -2 * subject.Before, After = -2 * subject.After })]);

        Assert.Equal(found.Low.Value!.Value + 10, moved.Low.Value!.Value, 1e-9);
        Assert.Equal(found.High.Value!.Value + 10, moved.High.Value!.Value, 1e-9);
        Assert.Equal(-2 * found.Effect.Value!.Value, scaled.Effect.Value!.Value, 1e-9);
        Assert.InRange(found.Effect.Value.Value, found.Low.Value.Value, found.High.Value.Value);
    }

    [Property(MaxTest = 40)]
    public void Drawn_arrangements_come_near_all_of_them(int seed)
    {
        // C(8,3)² = 3,136 arrangements: small enough for both.
        var subjects = Simulated(new Random(seed), strata: 2, people: 8, participants: 3, effect: 1);
        var exact = StratifiedPermutationTest.Estimate(subjects, new EffectOptions { Fewest = 1 });
        var drawn = StratifiedPermutationTest.Estimate(subjects, new EffectOptions { Fewest = 1, MostArrangements = 1, Draws = 20_000 });
        Assert.Equal(3136, exact.Arrangements);
        Close.To(exact.Effect.Value!.Value, drawn.Effect);
        // Six standard errors of a share of 20,000 draws, twice.
        Assert.Equal(exact.PValue.Value!.Value, drawn.PValue.Value!.Value, 0.045);
        // The interval leaves 0 out exactly where the test finds something.
        foreach (var one in (EffectEstimate[])[exact, drawn])
            Assert.Equal(one.PValue.Value > 0.1, one.Low.Value <= 0 && one.High.Value >= 0);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.5)]
    public void The_interval_covers_the_true_effect_as_often_as_it_says(double effect)
    {
        const int studies = 500;
        var random = new Random(2026);
        var (covered, alarms) = (0, 0);
        for (var study = 0; study < studies; study++)
        {
            var subjects = Simulated(random, strata: 3, people: 20, participants: 5, effect);
            var found = StratifiedPermutationTest.Estimate(subjects, new EffectOptions { Draws = 999, Seed = (ulong)study });
            covered += found.Low.Value <= effect && effect <= found.High.Value ? 1 : 0;
            alarms += found.PValue.Value <= 0.05 ? 1 : 0;
        }

        // 90 % of 500 with three standard errors of 1.34 % to each side; seeds are fixed, so this holds or does not.
        Assert.InRange(covered / (double)studies, 0.86, 0.94);
        if (effect == 0)
            Assert.InRange(alarms / (double)studies, 0.02, 0.08);
        else
            Assert.True(alarms > 0.5 * studies, $"{alarms} found");
    }

    [Fact]
    public void Strata_are_of_unit_tenure_and_thirds_of_the_outcome_before()
    {
        var strata = Strata.Of([0, 0, 0, 0, 1, 1], [0, 0, 0, 1, 0, 0], [1, 2, 3, 3, 1, 1]);
        Assert.Equal([0, 1, 2, 3, 4, 4], strata);
        Assert.Equal([0, 0, 0], Strata.Of([0, 0, 0], [0, 0, 0], [5, 5, 5]));
        Assert.Empty(Strata.Of([], [], []));
    }

    [Fact]
    public void Windows_are_of_equal_length_and_leave_the_day_out()
    {
        var windows = StudyWindows.Around(new DateOnly(2026, 3, 10), 7);
        Assert.Equal(
            new StudyWindows(new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 11), new DateOnly(2026, 3, 17)), windows);
        Assert.False(windows.IsOver(new DateOnly(2026, 3, 17)));
        Assert.True(windows.IsOver(new DateOnly(2026, 3, 18)));
    }

    // Counts with strata of different levels, and change that depends on the stratum: what stratifying is there for.
    private static Subject[] Simulated(Random random, int strata, int people, int participants, double effect) =>
    [
        .. from stratum in Enumerable.Range(0, strata)
           from person in Enumerable.Range(0, people)
           let before = random.Next(4 * stratum + 5)
           let change = stratum + random.Next(-2, 3) + random.NextDouble()
           select new Subject(stratum, person < participants, before, before + change + (person < participants ? effect : 0)),
    ];
}
