using FsCheck.Xunit;
using Herberge.Graphs.Directed;
using Herberge.Graphs.DrillDown;
using Herberge.Graphs.Positions;

namespace Herberge.Graphs.Tests;

/// <summary>People have no order: with other numbers every measure is the same, and a person's own goes along with them.</summary>
public sealed class RelabellingTests
{
    [Property(Arbitrary = [typeof(LargerOrganisations)], MaxTest = 60)]
    public void Numbering_people_anew_changes_no_measure(SmallOrganisation organisation)
    {
        var people = organisation.Units.Length;
        var place = Enumerable.Range(0, people).ToArray();
        new Random(people).Shuffle(place);
        var units = new int[people];
        for (var person = 0; person < people; person++)
            units[place[person]] = organisation.Units[person];
        var other = new SmallOrganisation(units, [.. organisation.Rows.Reverse().Select(row => (place[row.From], place[row.To], row.Weight))]);
        var (a, b) = (organisation.Graph(TieWeight.Sum), other.Graph(TieWeight.Sum));

        var (before, after) = (Betweenness.Exact(a), Betweenness.Exact(b));
        var (spectral, spectralAfter) = (SpectralSegregation.Of(a, organisation.Partition), SpectralSegregation.Of(b, other.Partition));
        for (var person = 0; person < people; person++)
        {
            Close.To(before[person], after[place[person]]);
            Same(BurtConstraint.Of(a, person), BurtConstraint.Of(b, place[person]));
            Assert.Equal(spectral.ByPerson[person], spectralAfter.ByPerson[place[person]], 1e-7);
        }

        foreach (var (x, y) in spectral.ByUnit.Zip(spectralAfter.ByUnit))
            Same(x, y);
        Same(BurtConstraint.Distribution(a).Mean, BurtConstraint.Distribution(b).Mean);
        Assert.Equal(CutPoints.Find(a).People.Select(person => place[person]).Order(), CutPoints.Find(b).People);
        Assert.Equal(Census(organisation).ByUnit, Census(other).ByUnit);
        var (nested, nestedAfter) = (NestedOpenness.Of(a, Tree(organisation.Units)), NestedOpenness.Of(b, Tree(units)));
        Assert.Equal(nested.Nodes.Select(node => node.Path), nestedAfter.Nodes.Select(node => node.Path));
        foreach (var (x, y) in nested.Nodes.Zip(nestedAfter.Nodes))
            Same(x.Openness, y.Openness);
    }

    [Fact]
    public void Too_many_units_and_ties_for_four_bytes_give_the_same_as_any()
    {
        // A star of 70,000 among 200,000 units: unit and degree do not fit into one word together.
        const int people = 200_000, leaves = 70_000;
        var (binary, summed) = (new TieGraphBuilder(people, TieWeight.Binary), new TieGraphBuilder(people, TieWeight.Sum));
        for (var leaf = 1; leaf <= leaves; leaf++)
        {
            binary.Add(0, leaf);
            summed.Add(leaf, 0);
            binary.Add(leaf, leaf + 1);
            summed.Add(leaf + 1, leaf);
        }

        var units = new UnitPartition([.. Enumerable.Range(0, people).Select(person => person / 2)], [.. Enumerable.Range(0, people / 2).Select(unit => $"{unit}")]);
        var (a, b) = (Analyse.Linear(binary.Build(), units), Analyse.Linear(summed.Build(), units));
        foreach (var (x, y) in Few(a).Zip(Few(b)))
            Same(x, y);
        Assert.Equal((a.UnitPairsWithTies, a.PairsHangingOnOne), (b.UnitPairsWithTies, b.PairsHangingOnOne));
    }

    private static Measured[] Few(SiloReport report) =>
        [report.EiIndex, report.Openness.Value, report.Openness.StandardError, report.EiZPermutation, report.ModularityZPermutation];

    private static void Same(Measured a, Measured b)
    {
        Assert.Equal(a.Reason, b.Reason);
        if (a.Value is { } value)
            Close.To(value, b);
    }

    private static BrokerageCensus Census(SmallOrganisation organisation) => BrokerageCensus.Of(
        new DirectedTieGraph(organisation.Units.Length, organisation.Rows.Select(row => (row.From, row.To, 1.0)), TieWeight.Binary),
        organisation.Partition);

    private static UnitTree Tree(int[] units) => new([.. units.Select(unit => unit == 2 ? "b" : $"a/{unit}")]);
}
