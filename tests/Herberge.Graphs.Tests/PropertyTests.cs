using FsCheck.Xunit;
using Herberge.Graphs.Communities;
using Herberge.Graphs.Nulls;

namespace Herberge.Graphs.Tests;

/// <summary>Agreement with slow twins that compute the same from its definition, on random organisations.</summary>
public sealed class PropertyTests
{
    private static readonly TieWeight[] Weights = [TieWeight.Binary, TieWeight.Count, TieWeight.Sum];

    [Property(Arbitrary = [typeof(SmallOrganisations)], MaxTest = 60)]
    public void Permutation_moments_are_those_of_all_permutations(SmallOrganisation organisation)
    {
        var units = organisation.Partition;
        foreach (var weight in Weights)
        {
            var graph = organisation.Graph(weight);
            var (ei, modularity) = (new List<double>(), new List<double>());
            foreach (var labels in Permutations([.. units.UnitOf]))
            {
                var shuffled = MixingMatrix.Of(graph, new UnitPartition(labels, units.Labels));
                ei.Add(shuffled.TotalInside);
                modularity.Add(graph.TieCount == 0 ? 0 : shuffled.TotalInside / shuffled.TotalWeight - shuffled.ExpectedInsideShare);
            }

            Same(ei, new PermutationNull(TieMoments.Of(graph), units).Inside());
            var report = SiloAnalysis.Compute(graph, units, new SiloOptions { WithCommunities = false });
            if (graph.TieCount == 0)
                continue;
            Close.To(modularity.Average(), report.ModularityExpectedPermutation, "E[Q]");
            if (Deviation(modularity) > 1e-6)
                Close.To((report.Modularity.Value!.Value - modularity.Average()) / Deviation(modularity), report.ModularityZPermutation, "z of Q");
            else
                Assert.Equal(Undefined.NoVariation, report.ModularityZPermutation.Reason);
        }
    }

    [Property(Arbitrary = [typeof(SmallOrganisations)], MaxTest = 60)]
    public void Configuration_moments_are_those_of_all_matchings_of_ends(SmallOrganisation organisation)
    {
        var units = organisation.Partition;
        var graph = organisation.Graph(TieWeight.Count);
        var ends = Enumerable.Range(0, graph.PersonCount)
            .SelectMany(person => Enumerable.Repeat(units.UnitOf[person], (int)graph.Strength(person))).ToArray();
        if (ends.Length is 0 or > 10)
            return;
        var (inside, first, between) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var pairs in Matchings([.. ends]))
        {
            inside.Add(pairs.Count(pair => pair.A == pair.B));
            first.Add(pairs.Count(pair => pair is { A: 0, B: 0 }));
            between.Add(pairs.Count(pair => pair is { A: 0, B: 1 } or { A: 1, B: 0 }));
        }

        var chance = new ConfigurationNull(MixingMatrix.Of(graph, units));
        Same(inside, chance.Inside());
        Same(first, chance.Inside(0));
        if (units.UnitCount > 1)
            Same(between, chance.Between(0, 1));
    }

    [Property(Arbitrary = [typeof(LargerOrganisations)], MaxTest = 100)]
    public void The_jackknife_is_that_of_leaving_people_out(SmallOrganisation organisation)
    {
        var units = organisation.Partition;
        foreach (var weight in Weights)
        {
            var graph = organisation.Graph(weight);
            var jackknife = Jackknife.Of(graph, units);
            var left = Enumerable.Range(0, graph.PersonCount).Select(person => Without(graph, units, person)).ToArray();
            if (graph.TieCount == 0 || left.Any(value => value is null))
            {
                Assert.Null(jackknife.OpennessStandardError.Value);
                continue;
            }

            var n = left.Length;
            var mean = left.Average()!.Value;
            Close.To(Math.Sqrt((n - 1.0) / n * left.Sum(value => (value!.Value - mean) * (value.Value - mean))), jackknife.OpennessStandardError);
        }
    }

    [Property(Arbitrary = [typeof(LargerOrganisations)], MaxTest = 100)]
    public void The_order_of_people_units_and_rows_does_not_matter(SmallOrganisation organisation)
    {
        var people = organisation.Units.Length;
        var random = new Random(people);
        var place = Enumerable.Range(0, people).ToArray();
        random.Shuffle(place);
        var units = new int[people];
        for (var person = 0; person < people; person++)
            units[place[person]] = 2 - organisation.Units[person];
        var rows = organisation.Rows.Select(row => (place[row.To], place[row.From], row.Weight)).ToArray();
        random.Shuffle(rows);
        var other = new SmallOrganisation(units, rows);
        foreach (var weight in Weights)
        {
            var (a, b) = (Linear(organisation, weight), Linear(other, weight));
            foreach (var (x, y) in Figures(a).Zip(Figures(b)))
            {
                Assert.Equal(x.Reason, y.Reason);
                if (x.Value is { } value)
                    Close.To(value, y);
            }

            Assert.Equal(a.PairsHangingOnOne, b.PairsHangingOnOne);
        }
    }

    [Property(Arbitrary = [typeof(LargerOrganisations)], MaxTest = 100)]
    public void Values_keep_their_bounds_and_the_drill_down_adds_up(SmallOrganisation organisation)
    {
        foreach (var weight in Weights)
        {
            var report = Linear(organisation, weight);
            if (report.EiIndex.Value is { } ei)
            {
                Assert.InRange(ei, report.Attainable.Minimum.Value!.Value - 1e-12, report.Attainable.Maximum.Value!.Value + 1e-12);
                Assert.InRange(report.Modularity.Value!.Value, -1, 1);
            }

            if (report.Openness.Value.Value is not { } openness)
                continue;
            Assert.True(openness >= 0);
            Close.To(openness, report.ByUnit.Sum(unit => (unit.Openness.Value ?? 0) * unit.OpennessShare.Value!.Value));
            Close.To(openness, 1 - report.Assortativity.Value);
            Close.To(report.Matrix.TotalAcross, report.ByUnit.Sum(unit => unit.Across) / 2);
            foreach (var unit in report.ByUnit.Where(unit => weight == TieWeight.Binary && unit.Openness.Value is not null))
                Assert.True(unit.OpennessMinimum.Value <= unit.Openness.Value + 1e-12);
        }
    }

    [Property(Arbitrary = [typeof(LargerOrganisations)], MaxTest = 60)]
    public void Bridges_bear_as_many_people_as_the_smallest_cover(SmallOrganisation organisation)
    {
        var small = organisation with { Units = [.. organisation.Units.Take(14)], Rows = [.. organisation.Rows.Where(row => row.From < 14 && row.To < 14)] };
        var (graph, units) = (small.Graph(TieWeight.Binary), small.Partition);
        var report = Linear(small, TieWeight.Binary);
        var bridges = Bridges.All(graph, units);
        Assert.Equal(report.UnitPairsWithTies, bridges.Count);
        Assert.Equal(report.PairsHangingOnOne, bridges.Count(bridge => bridge.Bearers == 1));
        foreach (var weight in Weights)
            Assert.Equal(report.PairsHangingOnOne, Linear(small, weight).PairsHangingOnOne);
        foreach (var bridge in bridges)
        {
            Assert.Equal(Cover(graph, units, bridge), bridge.Bearers);
            Assert.Equal(bridge, Bridges.Between(graph, units, bridge.B, bridge.A));
        }
    }

    [Property(Arbitrary = [typeof(LargerOrganisations)], MaxTest = 100)]
    public void A_moving_window_is_the_matrix_of_its_rows(SmallOrganisation organisation)
    {
        foreach (var weight in Weights)
        {
            var running = new RunningMixing(organisation.Partition, weight);
            var kept = organisation.Rows.Length / 2;
            foreach (var (from, to, value) in organisation.Rows)
                running.Add(from, to, value * 0.5);
            foreach (var (from, to, value) in organisation.Rows[kept..])
                running.Remove(from, to, value * 0.5);
            var matrix = MixingMatrix.Of((organisation with { Rows = organisation.Rows[..kept] }).Graph(weight), organisation.Partition);
            Close.To(matrix.TotalWeight, running.TotalWeight);
            Close.To(matrix.TotalInside, running.TotalInside);
            for (var unit = 0; unit < matrix.UnitCount; unit++)
                for (var other = 0; other < matrix.UnitCount; other++)
                    Close.To(matrix.Cell(unit, other).Weight, running.Cell(unit, other));
        }
    }

    [Property(Arbitrary = [typeof(LargerOrganisations)], MaxTest = 60)]
    public void Communities_are_connected_and_better_than_none(SmallOrganisation organisation)
    {
        var graph = organisation.Graph(TieWeight.Sum);
        var found = Leiden.Find(graph, new LeidenOptions { Seed = 5 });
        Assert.Equal(found.Of, Leiden.Find(graph, new LeidenOptions { Seed = 5 }).Of);
        if (graph.TieCount == 0)
        {
            Assert.Equal(graph.PersonCount, found.Count);
            return;
        }

        Assert.True(found.Modularity.Value >= Leiden.Modularity(graph, new int[graph.PersonCount]).Value - 1e-12);
        for (var community = 0; community < found.Count; community++)
        {
            var among = graph.Among([.. found.Of.Select(of => of == community)]);
            Assert.Single(Components.Find(among).Sizes);
        }
    }

    [Property(Arbitrary = [typeof(LargerOrganisations)], MaxTest = 60)]
    public void No_change_between_equal_windows_and_its_index_is_the_difference(SmallOrganisation organisation)
    {
        var units = organisation.Partition;
        foreach (var weight in Weights)
        {
            var (whole, half) = (organisation.Graph(weight), (organisation with { Rows = [.. organisation.Rows.Skip(3)] }).Graph(weight));
            if (half.TieCount == 0)
                continue;
            Assert.Equal(Undefined.NoVariation, WindowChange.Between(whole, whole, units).Z.Reason);
            var change = WindowChange.Between(whole, half, units);
            Close.To(
                Analyse.Linear(half, units).EiIndex.Value!.Value - Analyse.Linear(whole, units).EiIndex.Value!.Value, change.EiChange);
        }
    }

    private static SiloReport Linear(SmallOrganisation organisation, TieWeight weight) =>
        Analyse.Linear(organisation.Graph(weight), organisation.Partition);

    private static Measured[] Figures(SiloReport report) =>
    [
        report.Openness.Value, report.Openness.StandardError, report.CrossShare, report.CrossShareExpected, report.EiIndex,
        report.EiExpectedPermutation, report.EiZPermutation, report.EiExpectedConfiguration, report.EiZConfiguration,
        report.Attainable.Rescaled, report.Modularity, report.ModularityZPermutation, report.FreemanSegregation,
    ];

    private static double? Without(TieGraph graph, UnitPartition units, int left)
    {
        var kept = Enumerable.Range(0, graph.PersonCount).Select(person => person != left).ToArray();
        var rest = graph.Among(kept);
        if (rest.TieCount == 0)
            return null;
        var names = Enumerable.Range(0, graph.PersonCount).Where(person => kept[person]).Select(person => units.Labels[units.UnitOf[person]]);
        return Analyse.Linear(rest, UnitPartition.FromNames([.. names])).Openness.Value.Value;
    }

    private static int Cover(TieGraph graph, UnitPartition units, Bridge bridge)
    {
        var ties = new List<(int A, int B)>();
        for (var person = 0; person < graph.PersonCount; person++)
            foreach (var other in graph.Neighbours(person))
                if (units.UnitOf[person] == bridge.A && units.UnitOf[other] == bridge.B)
                    ties.Add((person, other));
        return Enumerable.Range(0, 1 << graph.PersonCount)
            .Where(people => ties.All(tie => (people >> tie.A & 1) == 1 || (people >> tie.B & 1) == 1))
            .Min(people => System.Numerics.BitOperations.PopCount((uint)people));
    }

    private static void Same(List<double> all, NullMoments moments)
    {
        Close.To(all.Average(), moments.Mean, "mean");
        // A deviation near 0 is a square root of rounding on the slow side.
        Assert.Equal(Deviation(all), moments.StandardDeviation, 1e-6);
        Close.To(Deviation(all) * Deviation(all), moments.StandardDeviation * moments.StandardDeviation, "variance");
    }

    private static double Deviation(List<double> values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / values.Count);
    }

    private static IEnumerable<int[]> Permutations(int[] items)
    {
        if (items.Length == 0)
            yield return [];
        for (var first = 0; first < items.Length; first++)
            foreach (var rest in Permutations([.. items[..first], .. items[(first + 1)..]]))
                yield return [items[first], .. rest];
    }

    private static IEnumerable<List<(int A, int B)>> Matchings(int[] ends)
    {
        if (ends.Length == 0)
        {
            yield return [];
            yield break;
        }

        for (var partner = 1; partner < ends.Length; partner++)
            foreach (var rest in Matchings([.. ends[1..partner], .. ends[(partner + 1)..]]))
                yield return [(ends[0], ends[partner]), .. rest];
    }
}
