using FsCheck.Xunit;
using Herberge.Graphs.Directed;
using Herberge.Graphs.Nulls;

namespace Herberge.Graphs.Tests;

public sealed class BrokerageTests
{
    [Theory]
    [InlineData("krackhardt-advice")]
    [InlineData("krackhardt-friends")]
    public void The_census_agrees_with_the_reference(string name)
    {
        var expected = SharedData.Json("brokerage-reference.json").GetProperty("gould_fernandez_sna").GetProperty(name);
        var organisation = SharedData.Organisation(name);
        var census = BrokerageCensus.Of(organisation.Directed(), organisation.Units);

        Assert.Equal(Numbers("raw_total"), Roles(census.Whole).Select(count => (double)count));
        var moments = Roles(census.Chance);
        for (var role = 0; role < moments.Length; role++)
            Assert.Equal(Numbers("expected")[role], moments[role].Mean, 1e-9);
        // The reference prints Gould and Fernandez' deviations, which are exact for itinerants and liaisons and leave out the
        // contradictions between two-paths for the other roles, so that they are too large there.
        foreach (var role in (int[])[1, 4])
            Assert.Equal(Numbers("sd")[role], moments[role].StandardDeviation, 1e-9);
        foreach (var role in (int[])[0, 2, 3, 5])
            Assert.InRange(moments[role].StandardDeviation, 0.8 * Numbers("sd")[role], Numbers("sd")[role]);

        double[] Numbers(string key) => [.. expected.GetProperty(key).EnumerateArray().Select(value => value.GetDouble())];
    }

    [Property(Arbitrary = [typeof(LargerOrganisations)], MaxTest = 60)]
    public void The_census_counts_every_open_two_path_for_its_brokers_unit(SmallOrganisation organisation)
    {
        var (graph, units) = (Directed(organisation), organisation.Partition);
        var arcs = organisation.Rows.Where(row => row.From != row.To).Select(row => (row.From, row.To)).ToHashSet();
        Assert.Equal(arcs.Count, graph.ArcCount);
        var expected = new long[units.UnitCount, 5];
        foreach (var (a, v) in arcs)
            foreach (var (_, c) in arcs.Where(arc => arc.From == v && arc.To != a && !arcs.Contains((a, arc.To))))
                expected[units.UnitOf[v], Role(units.UnitOf[a], units.UnitOf[v], units.UnitOf[c])]++;

        var census = BrokerageCensus.Of(graph, units);

        for (var unit = 0; unit < units.UnitCount; unit++)
            Assert.Equal(Enumerable.Range(0, 5).Select(role => expected[unit, role]), Roles(census.ByUnit[unit])[..5]);
        Assert.Equal(census.Whole.Total, census.ByUnit.Sum(unit => unit.Total));
    }

    [Theory]
    [InlineData("a a a a")]
    [InlineData("a a a b")]
    [InlineData("a a b b")]
    [InlineData("a a b c")]
    [InlineData("a b c d")]
    public void Moments_are_those_of_all_graphs_of_the_same_density(string names)
    {
        var units = UnitPartition.FromNames(names.Split(' '));
        var pairs = (from a in Enumerable.Range(0, 4) from b in Enumerable.Range(0, 4) where a != b select (a, b, 1.0)).ToArray();
        // Five of twelve possible arcs; every graph on four people weighs as much as this chance says.
        var chance = new BrokerageNull(new DirectedTieGraph(4, pairs[..5], TieWeight.Binary), units);
        const double density = 5 / 12.0;
        var (means, squares) = (new double[6], new double[6]);
        for (var graph = 0; graph < 1 << 12; graph++)
        {
            var arcs = pairs.Where((_, at) => (graph >> at & 1) == 1);
            var weight = Math.Pow(density, arcs.Count()) * Math.Pow(1 - density, 12 - arcs.Count());
            var roles = Roles(BrokerageCensus.Of(new DirectedTieGraph(4, arcs, TieWeight.Binary), units).Whole);
            for (var role = 0; role < 6; role++)
            {
                means[role] += weight * roles[role];
                squares[role] += weight * roles[role] * roles[role];
            }
        }

        for (var role = 0; role < 6; role++)
        {
            Assert.Equal(means[role], Roles(chance)[role].Mean, 1e-12);
            Assert.Equal(squares[role] - means[role] * means[role], Math.Pow(Roles(chance)[role].StandardDeviation, 2), 1e-10);
        }
    }

    [Fact]
    public void Nobody_brokers_where_nobody_could()
    {
        var census = BrokerageCensus.Of(new DirectedTieGraph(2, [(0, 1, 1)], TieWeight.Binary), UnitPartition.FromNames(["a", "b"]));
        Assert.Equal(0, census.Whole.Total);
        Assert.Equal(Undefined.NoVariation, census.Chance.Total.Z(0).Reason);
        Assert.Throws<ArgumentOutOfRangeException>(() => new DirectedTieGraph(2, [(0, 2, 1)], TieWeight.Binary));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DirectedTieGraph(2, [(0, 1, 0)], TieWeight.Sum));
    }

    [Fact]
    public void Rows_of_an_ordered_pair_are_merged()
    {
        (int, int, double)[] rows = [(1, 0, 2), (0, 1, 0.5), (1, 0, 3), (2, 2, 9), (1, 2, 1)];
        Assert.Equal((3, 3.0), Shape(TieWeight.Binary));
        Assert.Equal((3, 4.0), Shape(TieWeight.Count));
        Assert.Equal((3, 6.5), Shape(TieWeight.Sum));
        var graph = new DirectedTieGraph(3, rows, TieWeight.Sum);
        Assert.Equal([0, 2], graph.Targets(1).ToArray());
        Assert.Equal([5, 1], graph.Weights(1).ToArray());

        (int, double) Shape(TieWeight weight) =>
            (new DirectedTieGraph(3, rows, weight).ArcCount, new DirectedTieGraph(3, rows, weight).TotalWeight);
    }

    private static DirectedTieGraph Directed(SmallOrganisation organisation) =>
        new(organisation.Units.Length, organisation.Rows.Select(row => (row.From, row.To, (double)row.Weight)), TieWeight.Binary);

    private static int Role(int a, int v, int c) => (a == v, v == c, a == c) switch
    {
        (true, true, _) => 0,
        (_, _, true) => 1,
        (true, _, _) => 2,
        (_, true, _) => 3,
        _ => 4,
    };

    private static long[] Roles(BrokerageCounts counts) =>
        [counts.Coordinator, counts.Itinerant, counts.Representative, counts.Gatekeeper, counts.Liaison, counts.Total];

    private static NullMoments[] Roles(BrokerageNull chance) =>
        [chance.Coordinator, chance.Itinerant, chance.Representative, chance.Gatekeeper, chance.Liaison, chance.Total];
}
