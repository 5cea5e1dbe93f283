using FsCheck.Xunit;

namespace Herberge.Graphs.Tests;

public sealed class SpectralSegregationTests
{
    // Echenique & Fryer (2007), figure 3: thirty households on a grid of five by six, with the nine values they print.
    private const string BlackHouseholds = "B1 B2 C1 C2 D1 D2 D3 D4 C5 B5";

    [Fact]
    public void Echenique_and_Fryer_2007_have_their_example()
    {
        var households = (from row in "ABCDE" from column in "123456" select $"{row}{column}").ToList();
        var builder = new TieGraphBuilder(30, TieWeight.Binary);
        for (var household = 0; household < 30; household++)
        {
            if (household % 6 < 5)
                builder.Add(household, household + 1);
            if (household < 24)
                builder.Add(household, household + 6);
        }

        var units = UnitPartition.FromNames([.. households.Select(household => BlackHouseholds.Contains(household, StringComparison.Ordinal) ? "black" : "white")]);
        var found = SpectralSegregation.Of(builder.Build(), units);

        foreach (var (household, value) in ((string, double)[])
            [("B1", 0.87), ("B2", 0.62), ("C1", 1.26), ("C2", 0.92), ("D1", 0.93), ("D3", 0.29), ("D4", 0.1), ("C5", 0.25), ("B5", 0.25)])
            Assert.Equal(value, found.ByPerson[households.IndexOf(household)], 5.01e-3);
    }

    [Theory]
    [InlineData("krackhardt-advice")]
    [InlineData("krackhardt-friends")]
    [InlineData("karate")]
    [InlineData("white-kinship")]
    [InlineData("invs13")]
    [InlineData("manufacturing-email")]
    public void Spectral_segregation_agrees_with_the_reference(string name)
    {
        var expected = SharedData.Json("reference-values.json").GetProperty(name).GetProperty("undirected_simple");
        var organisation = SharedData.Organisation(name);
        var found = SpectralSegregation.Of(organisation.Graph(TieWeight.Binary), organisation.Units);

        Close.To(expected, "spectral_mean", found.Mean);
        foreach (var unit in expected.GetProperty("spectral_by_unit").EnumerateObject())
        {
            var at = organisation.Units.Labels.ToList().IndexOf("u" + unit.Name);
            // The reference has 0 where nobody of the unit has any tie.
            Close.To(unit.Value.GetDouble(), found.ByUnit[at].Value ?? 0, unit.Name);
        }
    }

    [Property(Arbitrary = [typeof(LargerOrganisations)], MaxTest = 60)]
    public void It_is_the_largest_eigenvalue_of_each_component(SmallOrganisation organisation)
    {
        var (graph, units) = (organisation.Graph(TieWeight.Sum), organisation.Partition);
        var found = SpectralSegregation.Of(graph, units);
        for (var unit = 0; unit < units.UnitCount; unit++)
        {
            var members = Enumerable.Range(0, graph.PersonCount).Where(person => units.UnitOf[person] == unit).ToArray();
            if (members.All(person => graph.Degree(person) == 0))
            {
                Assert.Equal(Undefined.NoTies, found.ByUnit[unit].Reason);
                continue;
            }

            Assert.InRange(found.ByUnit[unit].Value!.Value, 0, 1 + 1e-9);
            Close.To(members.Average(person => found.ByPerson[person]), found.ByUnit[unit]);
            // Row by row: R x = λ x within the component, so each person's value is the mean of their contacts', times 1/λ.
            Assert.Equal(Twin(graph, members), found.ByUnit[unit].Value!.Value, 1e-6);
        }
    }

    [Fact]
    public void A_closed_unit_has_one_and_an_open_one_none()
    {
        var builder = new TieGraphBuilder(6, TieWeight.Binary);
        builder.Add(0, 1);
        builder.Add(1, 2);
        builder.Add(3, 5);
        var found = SpectralSegregation.Of(builder.Build(), UnitPartition.FromNames(["a", "a", "a", "b", "b", "c"]));
        Close.To(1, found.ByUnit[0]);
        Close.To(0, found.ByUnit[1]);
        var none = SpectralSegregation.Of(new TieGraphBuilder(1, TieWeight.Binary).Build(), UnitPartition.FromNames(["a"]));
        Assert.Equal((Undefined.NoTies, Undefined.NoTies), (none.Mean.Reason, none.ByUnit[0].Reason));
    }

    // Power iteration on (R + 1) / 2 from ones, component by component: slow, and to six digits.
    private static double Twin(TieGraph graph, int[] members)
    {
        var left = members.ToHashSet();
        var total = 0.0;
        while (left.Count > 0)
        {
            var component = new List<int> { left.First() };
            left.Remove(component[0]);
            for (var at = 0; at < component.Count; at++)
                foreach (var other in graph.Neighbours(component[at]))
                    if (left.Remove(other))
                        component.Add(other);
            if (component.Count == 1)
                continue;
            var x = component.ToDictionary(person => person, _ => 1.0);
            var growth = 0.0;
            for (var round = 0; round < 20_000; round++)
            {
                var y = x.ToDictionary(entry => entry.Key, entry => (entry.Value + x.Sum(other =>
                    graph.WeightBetween(entry.Key, other.Key) * other.Value) / graph.Strength(entry.Key)) / 2);
                var (before, sum) = (x, y.Values.Sum());
                growth = sum / before.Values.Sum();
                x = y.ToDictionary(entry => entry.Key, entry => entry.Value / sum);
                // The growth may stand still for a round long before the vector does.
                if (round > 0 && x.All(entry => Math.Abs(entry.Value - before[entry.Key]) < 1e-14))
                    break;
            }

            total += component.Count * (2 * growth - 1);
        }

        return total / members.Length;
    }
}
