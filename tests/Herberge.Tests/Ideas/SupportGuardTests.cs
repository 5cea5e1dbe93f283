using Herberge.Ideas.Support;
using Herberge.Ideas.Voting;

namespace Herberge.Tests.Ideas;

/// <summary>What the guard of votes lets everybody see, and what somebody who looks often can make of it.</summary>
public sealed class SupportGuardTests
{
    private const int Smallest = 5;

    private static readonly Guid[] Units = [.. Enumerable.Range(1, 6).Select(n => new Guid(n, 0, 0, new byte[8]))];

    [Fact]
    public void Below_the_smallest_group_nothing_is_shown()
    {
        Assert.Null(Next(ShownSupport.Nothing, [4, 0, 0], [40, 40, 40]));
    }

    [Fact]
    public void Small_units_share_a_row_and_a_small_row_takes_in_the_smallest_unit_shown()
    {
        var shared = Next(ShownSupport.Nothing, [12, 7, 3, 3], [40, 40, 40, 40])!.Shown;
        Assert.Equal([12, 7], shared.Units.Values);
        Assert.Equal(6, shared.Others);

        var joined = Next(ShownSupport.Nothing, [12, 7, 3], [40, 40, 40])!.Shown;
        Assert.Equal([12], joined.Units.Values);
        Assert.Equal(10, joined.Others);
    }

    [Fact]
    public void A_unit_of_which_nearly_everybody_supports_is_not_shown_alone()
    {
        var shown = Next(ShownSupport.Nothing, [12, 8, 6], [40, 10, 40])!.Shown;

        Assert.DoesNotContain(Units[1], shown.Units.Keys);
        Assert.Equal([12], shown.Units.Values);
        Assert.Equal(14, shown.Others);
    }

    [Fact]
    public void People_without_a_unit_are_never_shown_alone()
    {
        var groups = new Dictionary<Guid, UnitSupport> { [Guid.Empty] = new(20, 40), [Units[0]] = new(10, 40) };
        var changes = Enumerable.Repeat(new SupportChange(null, Guid.Empty), 20).Concat(Enumerable.Repeat(new SupportChange(null, Units[0]), 10)).ToList();

        var shown = SupportGuard.Next(ShownSupport.Nothing, groups, changes, Smallest)!.Shown;

        Assert.Equal([Units[0]], shown.Units.Keys);
        Assert.Equal(20, shown.Others);
    }

    [Fact]
    public void One_more_vote_moves_no_bar_and_neither_do_four()
    {
        var before = new ShownSupport(new Dictionary<Guid, int> { [Units[0]] = 10, [Units[1]] = 8 }, null);
        for (var more = 1; more < Smallest; more++)
        {
            var changes = Enumerable.Repeat(new SupportChange(null, Units[0]), more).ToList();
            Assert.Null(SupportGuard.Next(before, Groups([10 + more, 8], [40, 40]), changes, Smallest));
        }
    }

    [Fact]
    public void Five_people_of_different_units_do_not_let_a_unit_of_one_newcomer_move()
    {
        var before = new ShownSupport(new Dictionary<Guid, int> { [Units[0]] = 10, [Units[1]] = 8 }, null);
        var changes = new[] { new SupportChange(null, Units[0]) }.Concat(Enumerable.Repeat(new SupportChange(null, Units[1]), 5)).ToList();

        var step = SupportGuard.Next(before, Groups([11, 13], [40, 40]), changes, Smallest)!;

        Assert.Equal(10, step.Shown.Units[Units[0]]);
        Assert.Equal(13, step.Shown.Units[Units[1]]);
        Assert.Equal([Units[1]], step.Renewed);
    }

    [Fact]
    public void A_unit_that_grows_into_a_bar_does_not_tell_how_many_came()
    {
        // Two units share a row of six; when one of them gets a bar, row and bar together differ by five people or nothing.
        var first = Next(ShownSupport.Nothing, [20, 3, 3], [60, 60, 60])!;
        Assert.Equal(6, first.Shown.Others);
        var some = Enumerable.Repeat(new SupportChange(null, Units[1]), 3).ToList();
        Assert.Null(SupportGuard.Next(first.Shown, Groups([20, 6, 3], [60, 60, 60]), some, Smallest));
    }

    /// <summary>
    /// An attacker who sees every release, and knows all units, subtracts whatever can be subtracted: of each release the shown units, what
    /// two releases both tell of, and what is left of the total that everybody sees.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void No_two_releases_differ_by_fewer_people_than_the_smallest_group(int seed)
    {
        var random = new Random(seed);
        int[] sizes = [60, 40, 25, 15, 12, 8];
        var unitOf = sizes.SelectMany((size, unit) => Enumerable.Repeat(unit, size)).ToArray();
        var votes = new bool[unitOf.Length];
        var released = new int?[unitOf.Length];
        var shown = ShownSupport.Nothing;
        var steps = 0;
        for (var round = 0; round < 4000; round++)
        {
            var person = random.Next(unitOf.Length);
            votes[person] = random.NextDouble() < 0.55;
            var changes = Enumerable.Range(0, votes.Length).Where(p => released[p] != (votes[p] ? unitOf[p] : null))
                .Select(p => new SupportChange(released[p] is { } was ? Units[was] : null, votes[p] ? Units[unitOf[p]] : null)).ToList();
            var groups = Groups([.. sizes.Select((_, unit) => unitOf.Where((own, p) => own == unit && votes[p]).Count())], sizes);
            if (SupportGuard.Next(shown, groups, changes, Smallest) is not { } step) continue;
            steps++;
            var kept = shown.Units.Keys.Intersect(step.Shown.Units.Keys).ToHashSet();
            foreach (var unit in kept.Where(unit => shown.Units[unit] != step.Shown.Units[unit])) Assert.True(Differ([unit]) >= Smallest);
            if (step.Renewed.Except(kept).Any()) Assert.True(Differ(Units.Except(kept)) >= Smallest);
            else Assert.Equal(shown.Others, step.Shown.Others);
            Assert.All(step.Shown.Units, unit => Assert.True(unit.Value >= Smallest && sizes[Array.IndexOf(Units, unit.Key)] - unit.Value >= Smallest));
            Assert.True(step.Shown.Others is null or >= Smallest);
            for (var p = 0; p < votes.Length; p++)
                if (step.Renewed.Contains(Units[unitOf[p]])) released[p] = votes[p] ? unitOf[p] : null;
            var told = Enumerable.Range(0, votes.Length).Count(p => released[p] is not null);
            Assert.Equal(told, step.Shown.Units.Values.Sum() + (step.Shown.Others ?? 0));
            shown = step.Shown;

            int Differ(IEnumerable<Guid> units) => changes.Count(change => (change.Was is { } was && units.Contains(was)) != (change.Is is { } now && units.Contains(now)));
        }

        Assert.True(steps > 20);
    }

    private static SupportStep? Next(ShownSupport before, int[] supporters, int[] sizes) => SupportGuard.Next(before, Groups(supporters, sizes),
        [.. supporters.SelectMany((count, unit) => Enumerable.Repeat(new SupportChange(null, Units[unit]), count))], Smallest);

    private static Dictionary<Guid, UnitSupport> Groups(int[] supporters, int[] sizes) =>
        supporters.Select((count, unit) => (Units[unit], new UnitSupport(count, sizes[unit]))).ToDictionary(pair => pair.Item1, pair => pair.Item2);
}
