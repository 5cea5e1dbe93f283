using Herberge.Graphs;
using Herberge.Silos.Figures;
using Herberge.Silos.Guard;

namespace Herberge.Tests.Silos;

/// <summary>What is shown is attacked with everything that is published: row sums from unit figures, totals, cells.</summary>
public sealed class ReleaseGuardTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_hidden_cell_can_be_solved_from_what_is_shown(int seed)
    {
        var report = Organisation(seed);
        var release = ReleaseGuard.Decide(report, ReleaseRules.ForFiles(5));
        var matrix = report.Matrix;
        var units = matrix.UnitCount;

        var unknown = new List<(int A, int B)>();
        for (var a = 0; a < units; a++)
            for (var b = a; b < units; b++)
                if (a == b ? !release.ShowsUnit(a) : !release.ShowsCell(a, b, matrix.Cell(a, b).Weight))
                    unknown.Add((a, b));
        var equations = new List<double[]>();
        for (var unit = 0; unit < units; unit++)
            if (release.ShowsUnit(unit))
                equations.Add([.. unknown.Select(cell => cell.A != cell.B && (cell.A == unit || cell.B == unit) ? 1.0 : 0)]);
        equations.Add([.. unknown.Select(cell => cell.A == cell.B ? 1.0 : 0)]);
        equations.Add([.. unknown.Select(cell => cell.A != cell.B ? 1.0 : 0)]);

        var rank = Rank(equations, -1);
        for (var at = 0; at < unknown.Count; at++)
        {
            var (a, b) = unknown[at];
            if (matrix.Cell(a, b).Weight > 0)
                Assert.True(Rank(equations, at) == rank, $"{report.Units.Labels[a]} with {report.Units.Labels[b]} can be solved");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_shown_is_carried_by_enough_people_on_both_sides(int seed)
    {
        var report = Organisation(seed);
        var release = ReleaseGuard.Decide(report, ReleaseRules.ForFiles(5));
        for (var a = 0; a < report.Units.UnitCount; a++)
        {
            Assert.False(release.ShowsUnit(a) && report.Units.Sizes[a] < 5);
            for (var b = 0; b < report.Units.UnitCount; b++)
            {
                var (cell, back) = (report.Matrix.Cell(a, b), report.Matrix.Cell(b, a));
                if (!release.ShowsCell(a, b, cell.Weight))
                    continue;
                Assert.True(Math.Min(cell.People, back.People) >= 5);
                Assert.True(2 * Math.Max(cell.LargestPersonWeight, back.LargestPersonWeight) <= cell.Weight);
            }
        }

        Assert.NotEqual(1, release.HiddenUnits);
    }

    [Fact]
    public void A_large_organisation_without_small_groups_hides_nothing_but_what_is_small()
    {
        var builder = new TieGraphBuilder(300, TieWeight.Binary);
        var random = new Random(7);
        for (var tie = 0; tie < 12_000; tie++)
            builder.Add(random.Next(300), random.Next(300));
        var units = UnitPartition.FromNames([.. Enumerable.Range(0, 300).Select(person => $"u{person / 60}")]);
        var report = SiloAnalysis.Compute(builder.Build(), units, ct: TestContext.Current.CancellationToken);

        var release = ReleaseGuard.Decide(report, ReleaseRules.ForHouse());

        Assert.Equal(0, release.HiddenUnits);
        for (var a = 0; a < 5; a++)
            for (var b = 0; b < 5; b++)
                Assert.True(release.ShowsCell(a, b, report.Matrix.Cell(a, b).Weight));
    }

    [Theory]
    [InlineData(12, 12, 5, false)]
    [InlineData(12, 12, 2, true)]
    [InlineData(12, 4, 4, true)]
    public void Of_two_units_the_whole_is_hidden_with_the_smaller_one_or_with_their_contact(int large, int small, int bridging, bool isHidden)
    {
        var builder = new TieGraphBuilder(large + small, TieWeight.Binary);
        for (var a = 0; a < large + small; a++)
            for (var b = a + 1; b < large + small; b++)
                if (a < large == b < large || a < bridging && b < large + bridging)
                    builder.Add(a, b);
        var units = UnitPartition.FromNames([.. Enumerable.Range(0, large + small).Select(person => person < large ? "groß" : "klein")]);
        var report = SiloAnalysis.Compute(builder.Build(), units, ct: TestContext.Current.CancellationToken);

        var release = ReleaseGuard.Decide(report, ReleaseRules.ForFiles(5));

        Assert.Equal(isHidden ? WholeFigures.Hidden : WholeFigures.Exact, release.Whole);
    }

    [Fact]
    public void Hidden_units_that_the_squares_of_their_activity_would_tell_apart_round_the_whole()
    {
        // Three shown units, and two hidden ones: with the headline at full precision, Σ K and Σ K² give both their K. One has
        // too few people for the other's, so that it is clear whose is whose.
        var names = Enumerable.Range(0, 3).SelectMany(unit => Enumerable.Repeat($"g{unit}", 20)).Concat(["klein"]).Concat(Enumerable.Repeat("mittel", 12)).ToList();
        var builder = new TieGraphBuilder(names.Count, TieWeight.Binary);
        for (var a = 0; a < names.Count; a++)
            for (var b = a + 1; b < names.Count; b++)
                if (names[a] != "klein" && names[b] != "klein" || a < 4)
                    builder.Add(a, b);
        var report = SiloAnalysis.Compute(builder.Build(), UnitPartition.FromNames(names), ct: TestContext.Current.CancellationToken);

        var release = ReleaseGuard.Decide(report, ReleaseRules.ForFiles(5));

        Assert.True(release.HiddenUnits >= 2);
        Assert.Equal(WholeFigures.Rounded, release.Whole);
        Assert.Equal(Math.Round(report.CrossShareExpected.Value!.Value, 2), GuardedFigures.Of(report, release).Whole.CrossShareExpected);
    }

    [Fact]
    public void The_smallest_group_of_one_hides_nothing() =>
        Assert.Equal(0, ReleaseGuard.Decide(Organisation(3), ReleaseRules.ForFiles(1)).HiddenUnits);

    private static SiloReport Organisation(int seed)
    {
        var random = new Random(seed);
        // Of two units the headline is the one cell between them: nothing could hide it.
        var units = random.Next(3, 9);
        var sizes = Enumerable.Range(0, units).Select(_ => random.Next(4) == 0 ? random.Next(1, 6) : random.Next(6, 40)).ToArray();
        var names = sizes.SelectMany((size, unit) => Enumerable.Repeat($"u{unit}", size)).ToArray();
        var builder = new TieGraphBuilder(names.Length, TieWeight.Binary);
        var inside = random.NextDouble();
        var partition = UnitPartition.FromNames(names);
        for (var tie = 0; tie < names.Length * random.Next(2, 8); tie++)
        {
            var (a, b) = (random.Next(names.Length), random.Next(names.Length));
            if (partition.UnitOf[a] == partition.UnitOf[b] || random.NextDouble() > inside)
                builder.Add(a, b);
        }

        return SiloAnalysis.Compute(
            builder.Build(), partition, new SiloOptions { WithCommunities = false }, TestContext.Current.CancellationToken);
    }

    // Without one column the rank stays the same exactly if that column is a sum of others: then its cell is not solved.
    private static int Rank(List<double[]> equations, int without)
    {
        var rows = equations.Select(row => row.Where((_, at) => at != without).ToArray()).ToList();
        var rank = 0;
        for (var column = 0; rows.Count > 0 && column < rows[0].Length && rank < rows.Count; column++)
        {
            var pivot = rank;
            for (var row = rank; row < rows.Count; row++)
                if (Math.Abs(rows[row][column]) > Math.Abs(rows[pivot][column]))
                    pivot = row;
            if (Math.Abs(rows[pivot][column]) < 1e-9)
                continue;
            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            for (var row = rank + 1; row < rows.Count; row++)
            {
                var factor = rows[row][column] / rows[rank][column];
                for (var at = column; at < rows[row].Length; at++)
                    rows[row][at] -= factor * rows[rank][at];
            }

            rank++;
        }

        return rank;
    }
}
