using FsCheck.Xunit;
using Herberge.Graphs.Positions;

namespace Herberge.Graphs.Tests;

public sealed class ConstraintTests
{
    [Theory]
    [InlineData("krackhardt-advice")]
    [InlineData("krackhardt-friends")]
    [InlineData("karate")]
    [InlineData("white-kinship")]
    [InlineData("invs13")]
    [InlineData("manufacturing-email")]
    public void The_constraint_agrees_with_the_reference(string name)
    {
        var expected = SharedData.Json("reference-values.json").GetProperty(name).GetProperty("constraint");
        var graph = SharedData.Organisation(name).Graph(TieWeight.Binary);
        var found = BurtConstraint.Distribution(graph, TestContext.Current.CancellationToken);

        Close.To(expected, "igraph_sum", found.Mean.Value * found.People);
        Close.To(expected, "igraph_max", found.Maximum);
        Close.To(expected, "igraph_min", found.Minimum);
        Assert.Equal(expected.GetProperty("isolates_nan").GetInt32(), found.Isolates);
        foreach (var (value, person) in expected.GetProperty("contacts_only_first5").EnumerateArray().Select((value, at) => (value, at)))
            Close.To(value.GetDouble(), BurtConstraint.Of(graph, person));
    }

    [Fact]
    public void Burt_1992_by_the_examples_of_NetworkX()
    {
        // Directed: both directions are added.
        (int, int, double)[] arcs = [(0, 1, 2), (0, 2, 2), (1, 0, 1), (2, 1, 1)];
        Values(arcs, TieWeight.Count, 1.003, 1.003, 1.389);
        Values(arcs, TieWeight.Sum, 0.840, 1.143, 1.378);
        Values([(0, 1, 1), (1, 2, 1), (2, 0, 1)], TieWeight.Binary, 1.125, 1.125, 1.125);

        // Undirected, A … G.
        var ties = "AB AF AG AE EG FG BG BD DG GC".Split(' ').Zip((double[])[2, 3, 5, 2, 8, 3, 4, 1, 3, 10])
            .Select(tie => (tie.First[0] - 'A', tie.First[1] - 'A', tie.Second)).ToArray();
        Value(ties, TieWeight.Binary, 'G', 0.400);
        Value(ties, TieWeight.Binary, 'A', 0.595);
        Value(ties, TieWeight.Binary, 'C', 1);
        Value(ties, TieWeight.Sum, 'G', 0.299);
        Value(ties, TieWeight.Sum, 'A', 0.795);
        Value(ties, TieWeight.Sum, 'C', 1);

        void Values((int, int, double)[] rows, TieWeight weight, params double[] values)
        {
            for (var person = 0; person < values.Length; person++)
                Value(rows, weight, (char)('A' + person), values[person]);
        }

        void Value((int From, int To, double Weight)[] rows, TieWeight weight, char person, double value)
        {
            var builder = new TieGraphBuilder(rows.Max(row => Math.Max(row.From, row.To)) + 1, weight);
            foreach (var row in rows)
                builder.Add(row.From, row.To, row.Weight);
            Assert.Equal(value, BurtConstraint.Of(builder.Build(), person - 'A').Value!.Value, 5e-4);
        }
    }

    [Property(Arbitrary = [typeof(LargerOrganisations)], MaxTest = 100)]
    public void It_is_that_of_its_definition(SmallOrganisation organisation)
    {
        foreach (var weight in (TieWeight[])[TieWeight.Binary, TieWeight.Count, TieWeight.Sum])
        {
            var graph = organisation.Graph(weight);
            var people = Enumerable.Range(0, graph.PersonCount).ToArray();
            var expected = people.Where(person => graph.Degree(person) > 0).Select(i => people.Where(j => j != i && graph.WeightBetween(i, j) > 0)
                .Sum(j => Math.Pow(P(i, j) + people.Where(q => q != i && q != j).Sum(q => P(i, q) * P(q, j)), 2))).Order().ToArray();
            var found = BurtConstraint.Distribution(graph);
            Assert.Equal(expected.Length, found.People);
            Assert.Equal(graph.PersonCount - expected.Length, found.Isolates);
            if (expected.Length == 0)
            {
                Assert.Equal(Undefined.NoTies, found.Median.Reason);
                continue;
            }

            Close.To(expected.Average(), found.Mean);
            Close.To(expected[0], found.Minimum);
            Close.To(expected[^1], found.Maximum);
            Close.To((expected[(expected.Length - 1) / 2] + expected[expected.Length / 2]) / 2, found.Median);
            var alone = people.Select(person => BurtConstraint.Of(graph, person).Value).OfType<double>().Order().ToArray();
            for (var rank = 0; rank < expected.Length; rank++)
                Close.To(expected[rank], alone[rank]);

            double P(int i, int j) => graph.Strength(i) > 0 ? graph.WeightBetween(i, j) / graph.Strength(i) : 0;
        }
    }

    [Fact]
    public void Who_has_no_ties_has_no_constraint() =>
        Assert.Equal(Undefined.NoTies, BurtConstraint.Of(new TieGraphBuilder(1, TieWeight.Binary).Build(), 0).Reason);
}
