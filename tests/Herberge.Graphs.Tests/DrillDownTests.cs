using FsCheck.Xunit;
using Herberge.Graphs.DrillDown;

namespace Herberge.Graphs.Tests;

public sealed class DrillDownTests
{
    private static readonly string[] Spaces = ["hall", "kitchen", "roof"];

    [Property(Arbitrary = [typeof(LargerOrganisations)], MaxTest = 100)]
    public void Openness_by_space_adds_up_to_the_whole(SmallOrganisation organisation)
    {
        foreach (var weight in (TieWeight[])[TieWeight.Binary, TieWeight.Count, TieWeight.Sum])
        {
            var drillDown = new SpaceDrillDown(organisation.Partition, Spaces, weight);
            foreach (var (from, to, value) in organisation.Rows)
                drillDown.Add(from, to, Space(from, to, value), value * 0.5);
            var parts = drillDown.Compute();
            var report = Analyse.Linear(organisation.Graph(weight), organisation.Partition);

            Close.To(report.Matrix.TotalAcross, parts.Sum(part => part.Across));
            Close.To(report.Matrix.TotalWeight, parts.Sum(part => part.Weight));
            if (report.Openness.Value.Value is { } openness)
                Close.To(openness, parts.Sum(part => (part.Openness.Value ?? 0) * part.Share.Value!.Value));
            for (var space = 0; space < Spaces.Length; space++)
            {
                var people = organisation.Rows.Where(row => row.From != row.To && Space(row.From, row.To, row.Weight) == space)
                    .SelectMany(row => (int[])[row.From, row.To]).Distinct().Count();
                Assert.Equal(people, parts[space].People);
            }

            Assert.Equal(parts, drillDown.Compute());
        }

        static int Space(int from, int to, int value) => (from + to + value) % 3;
    }

    [Fact]
    public void A_binary_tie_is_parted_by_its_rows()
    {
        var drillDown = new SpaceDrillDown(UnitPartition.FromNames(["a", "b"]), Spaces, TieWeight.Binary);
        drillDown.Add(0, 1, 0);
        drillDown.Add(1, 0, 0);
        drillDown.Add(0, 1, 0);
        drillDown.Add(0, 1, 2);
        drillDown.Add(1, 1, 2);

        var parts = drillDown.Compute();

        Assert.Equal([0.75, 0, 0.25], parts.Select(part => part.Across));
        Assert.Equal(Undefined.NoTies, parts[1].Openness.Reason);
        Assert.Equal(2, parts[0].Openness.Value);
    }

    [Fact]
    public void Spaces_without_any_contact_say_so()
    {
        var drillDown = new SpaceDrillDown(UnitPartition.FromNames(["a", "b"]), ["hall"], TieWeight.Sum);
        Assert.Equal((Undefined.NoTies, Undefined.NoTies), (drillDown.Compute()[0].Openness.Reason, drillDown.Compute()[0].Share.Reason));
        Assert.Throws<ArgumentOutOfRangeException>(() => drillDown.Add(0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => drillDown.Add(0, 2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => drillDown.Add(0, 1, 0, double.NaN));
    }

    [Property(Arbitrary = [typeof(LargerOrganisations)], MaxTest = 150)]
    public void Openness_over_the_unit_tree_adds_up_at_every_node(SmallOrganisation organisation)
    {
        var tree = Tree(organisation);
        var graph = organisation.Graph(TieWeight.Sum);
        var nested = NestedOpenness.Of(graph, tree);
        var report = Analyse.Linear(graph, tree.AtLevel());
        Assert.Equal(report.Openness.Value.Reason, nested.Whole.Reason);
        if (nested.Whole.Value is not { } whole)
        {
            Assert.Empty(nested.Nodes);
            return;
        }

        Close.To(report.Openness.Value.Value!.Value, whole);
        Close.To(1, nested.Nodes.Sum(node => node.Share.Value!.Value));
        Close.To(1, nested.Levels.Sum(level => level.Share.Value!.Value));
        Close.To(whole, nested.Nodes.Sum(node => (node.Openness.Value ?? 0) * node.Share.Value!.Value));
        Close.To(whole, nested.Levels.Sum(level => (level.Openness.Value ?? 0) * level.Share.Value!.Value));
        Close.To(report.Matrix.TotalAcross, nested.Nodes.Sum(node => node.Across));

        // What crosses at the top is what crosses between the top units alone.
        var top = Analyse.Linear(graph, tree.AtLevel(1));
        Close.To(top.Matrix.TotalAcross, nested.Levels.Where(level => level.Level == 1).Sum(level => level.Across));
        if (top.Openness.Value.Value is { } topOpenness)
            Close.To(topOpenness, nested.Levels[0].Openness);

        // And each level is what crosses one level further down, less what crosses above.
        for (var level = 2; level <= tree.Depth; level++)
            Close.To(
                Analyse.Linear(graph, tree.AtLevel(level)).Matrix.TotalAcross
                    - Analyse.Linear(graph, tree.AtLevel(level - 1)).Matrix.TotalAcross,
                nested.Levels.Where(at => at.Level == level).Sum(at => at.Across));
    }

    [Fact]
    public void Nodes_are_told_by_their_path()
    {
        var tree = new UnitTree(["P/A", "P/A", "P/B", "P", "V", "V"]);
        var builder = new TieGraphBuilder(6, TieWeight.Binary);
        builder.Add(0, 1);
        builder.Add(0, 2);
        builder.Add(2, 3);
        builder.Add(3, 4);
        builder.Add(4, 5);

        var nested = NestedOpenness.Of(builder.Build(), tree);

        Assert.Equal(["", "P"], nested.Nodes.Select(node => node.Path));
        Assert.Equal([(1, 6, 2, 1.0), (2, 4, 3, 2.0)], nested.Nodes.Select(node => (node.Level, node.People, node.SubUnits, node.Across)));
        // a_P = 7/10, a_V = 3/10: by chance 2 · 0.7 · 0.3 of the ties are between them, in truth 1 of 5.
        Close.To(0.2 / 0.42, nested.Nodes[0].Openness);
        // a = 3/10 in A, 2/10 in B, 2/10 directly in P.
        Close.To(0.4 / (0.49 - 0.09 - 0.04 - 0.04), nested.Nodes[1].Openness);
    }

    [Fact]
    public void Nothing_nested_without_ties_or_with_one_unit()
    {
        var none = new TieGraphBuilder(2, TieWeight.Binary).Build();
        Assert.Equal(Undefined.NoTies, NestedOpenness.Of(none, new UnitTree(["a", "b"])).Whole.Reason);
        var builder = new TieGraphBuilder(2, TieWeight.Binary);
        builder.Add(0, 1);
        Assert.Equal(Undefined.OneUnit, NestedOpenness.Of(builder.Build(), new UnitTree(["a", "a"])).Whole.Reason);
    }

    [Fact]
    public void Any_attribute_parts_people_like_units_do()
    {
        var place = new CategoricalAttribute([" Kiel", "Bremen", null, "Kiel", "  "]);
        var builder = new TieGraphBuilder(5, TieWeight.Count);
        builder.Add(0, 1);
        builder.Add(0, 3);
        builder.Add(0, 3);
        builder.Add(2, 3);

        Assert.Equal([0, 1, 3], place.People);
        Assert.Equal(2, place.Unknown);
        Assert.Equal(["Bremen", "Kiel"], place.Partition.Labels);
        var among = place.Among(builder.Build());
        Assert.Equal((3, 2, 3.0), (among.PersonCount, among.TieCount, among.TotalWeight));
        Close.To(1.0 / 3, Analyse.Linear(among, place.Partition).CrossShare);
    }

    private static UnitTree Tree(SmallOrganisation organisation) => new(
        [.. organisation.Units.Select((unit, person) => $"u{unit}/{(person % 3 == 0 ? "" : $"t{person % 3}/{(person % 4 == 0 ? "" : $"g{person % 4}")}")}")]);
}
