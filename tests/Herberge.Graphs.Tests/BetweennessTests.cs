using FsCheck.Xunit;
using Herberge.Graphs.Positions;

namespace Herberge.Graphs.Tests;

public sealed class BetweennessTests
{
    [Theory]
    [InlineData("krackhardt-advice")]
    [InlineData("krackhardt-friends")]
    [InlineData("karate")]
    [InlineData("white-kinship")]
    [InlineData("invs13")]
    [InlineData("manufacturing-email")]
    public void Betweenness_agrees_with_the_reference(string name)
    {
        var expected = SharedData.Json("reference-values.json").GetProperty(name).GetProperty("betweenness");
        var found = Betweenness.Exact(SharedData.Organisation(name).Graph(TieWeight.Binary), TestContext.Current.CancellationToken);
        Close.To(expected, "sum", found.Sum());
        Close.To(expected, "max", found.Max());
        Assert.Equal(expected.GetProperty("argmax").GetInt32(), Array.IndexOf(found, found.Max()));
    }

    [Property(Arbitrary = [typeof(LargerOrganisations)], MaxTest = 60)]
    public void It_counts_shortest_ways_as_its_definition_does(SmallOrganisation organisation)
    {
        var graph = organisation.Graph(TieWeight.Binary);
        var n = graph.PersonCount;
        var (length, ways) = ShortestWays(graph);
        var found = Betweenness.Exact(graph);
        for (var v = 0; v < n; v++)
        {
            var expected = 0.0;
            for (var s = 0; s < n; s++)
                for (var t = s + 1; t < n; t++)
                    if (s != v && t != v && ways[s, t] > 0 && length[s, v] + length[v, t] == length[s, t])
                        expected += ways[s, v] * ways[v, t] / ways[s, t];
            Close.To(expected, found[v]);
            Assert.InRange(found[v], 0, (n - 1) * (n - 2) / 2.0);
        }
    }

    [Property(Arbitrary = [typeof(LargerOrganisations)], MaxTest = 20)]
    public void Samples_are_within_the_bound_they_promise(SmallOrganisation organisation)
    {
        var graph = organisation.Graph(TieWeight.Binary);
        var exact = Betweenness.Exact(graph);
        var pairs = graph.PersonCount * (graph.PersonCount - 1) / 2.0;
        foreach (var bound in (BetweennessBound[])[BetweennessBound.VapnikChervonenkis, BetweennessBound.Hoeffding])
        {
            var options = new BetweennessSampling { Epsilon = 0.05, Delta = 1e-6, Bound = bound, Seed = 3 };
            var sample = Betweenness.Sample(graph, options);
            for (var person = 0; person < exact.Length; person++)
                Assert.InRange(sample.Shares[person], exact[person] / pairs - 0.05, exact[person] / pairs + 0.05);
            Assert.Equal(sample.Shares, Betweenness.Sample(graph, options).Shares);
        }
    }

    [Fact]
    public void The_number_of_paths_is_that_of_the_paper()
    {
        var builder = new TieGraphBuilder(6, TieWeight.Binary);
        for (var person = 0; person < 5; person++)
            builder.Add(person, person + 1);
        var line = builder.Build();

        // A line of six: the search from its end bounds the longest path by all six people; ⌊log₂ 4⌋ + 1 + ln 10, by 2 · 0.05².
        var sample = Betweenness.Sample(line, new BetweennessSampling { Epsilon = 0.05, Delta = 0.1 });
        Assert.Equal((6, 1061), (sample.LongestPath, sample.Paths));
        Assert.Equal(958, Betweenness.Sample(line, new BetweennessSampling { Epsilon = 0.05, Delta = 0.1, Bound = BetweennessBound.Hoeffding }).Paths);
        Assert.Throws<InvalidOperationException>(() => Betweenness.Sample(line, new BetweennessSampling { Epsilon = 0 }));
        Assert.Equal(0, Betweenness.Sample(new TieGraphBuilder(4, TieWeight.Binary).Build()).Paths);
    }

    [Fact]
    public void Every_shortest_way_of_a_pair_is_equally_likely()
    {
        // 0 to 4 by 1, 2 or 3; the ways by 1 and 2 also reach 5, behind 4, so that counts differ along the way.
        var builder = new TieGraphBuilder(5, TieWeight.Binary);
        foreach (var middle in (int[])[1, 2, 3])
        {
            builder.Add(0, middle);
            builder.Add(middle, 4);
        }

        var shares = Betweenness.Sample(builder.Build(), new BetweennessSampling { Epsilon = 0.01, Seed = 8 }).Shares;
        foreach (var middle in (int[])[1, 2, 3])
            Assert.Equal(1.0 / 30, shares[middle], 0.01);
        // Each end lies on a third of the ways between two in the middle, as does the other: three pairs, half of the ways.
        Assert.Equal(1.5 / 10, shares[0], 0.01);
        Assert.Equal(1.5 / 10, shares[4], 0.01);
    }

    private static (int[,] Length, double[,] Ways) ShortestWays(TieGraph graph)
    {
        var n = graph.PersonCount;
        var (length, ways) = (new int[n, n], new double[n, n]);
        for (var s = 0; s < n; s++)
        {
            for (var t = 0; t < n; t++)
                length[s, t] = s == t ? 0 : 1_000_000;
            ways[s, s] = 1;
            // Walks of each length from s, by powers of the matrix.
            var walks = new double[n];
            walks[s] = 1;
            for (var steps = 1; steps < n; steps++)
            {
                var next = new double[n];
                for (var a = 0; a < n; a++)
                    foreach (var b in graph.Neighbours(a))
                        next[b] += walks[a];
                walks = next;
                for (var t = 0; t < n; t++)
                    if (walks[t] > 0 && length[s, t] > steps)
                        (length[s, t], ways[s, t]) = (steps, walks[t]);
            }
        }

        return (length, ways);
    }
}
