namespace Herberge.Graphs.DrillDown;

/// <summary>The openness among the sub-units of one node of the unit tree.</summary>
/// <param name="Path">The node; empty for the whole organisation, whose sub-units are the top units.</param>
/// <param name="Level">The level at which these ties part: 1 between top units, 2 between sub-units of a top unit, …</param>
/// <param name="People">People under the node.</param>
/// <param name="SubUnits">Sub-units, people directly at a node that has others counting as one.</param>
/// <param name="Across">E_p, the weight of the ties between different sub-units of the node.</param>
/// <param name="Openness">Ω_p = (E_p / W) / (a_p² − Σ a_c²) over the node's sub-units c.</param>
/// <param name="Share">(a_p² − Σ a_c²) / (1 − Σ a_g²) with the units g at the bottom of the tree.</param>
public sealed record NodeOpenness(
    string Path, int Level, int People, int SubUnits, double Across, Measured Openness, Measured Share);

/// <summary>The openness of all nodes at one level of the unit tree together.</summary>
/// <param name="Level">1 between top units, 2 within top units between their sub-units, …</param>
/// <param name="Across">E_l, the weight of the ties that part at this level.</param>
/// <param name="Openness">Ω_l, the mean of the level's Ω_p weighted by their shares.</param>
/// <param name="Share">The sum of their shares.</param>
public sealed record LevelOpenness(int Level, double Across, Measured Openness, Measured Share);

/// <summary>
/// The openness taken apart over the tree of units: between top units, within top units between their sub-units, and so on
/// down. Every tie across units parts at exactly one node, the lowest that both ends have in common, and so does every pair
/// of tie ends matched by chance; therefore E = Σ E_p and Ω = Σ Ω_p · share exactly, over nodes and over levels.
/// </summary>
/// <param name="Whole">Ω between the units at the bottom of the tree.</param>
/// <param name="Levels">From the top down.</param>
/// <param name="Nodes">Nodes with at least two sub-units, by path.</param>
/// <remarks>The nesting of a within/between decomposition (as of Theil's index), for Ω of Newman's assortativity.</remarks>
public sealed record NestedOpenness(
    Measured Whole, IReadOnlyList<LevelOpenness> Levels, IReadOnlyList<NodeOpenness> Nodes)
{
    /// <summary>The decomposition of a graph. O(ties + cells of the mixing matrix × depth).</summary>
    /// <param name="graph">The ties of the people who have a unit, numbered as in <see cref="UnitTree.Placed"/>.</param>
    /// <param name="tree">Their units.</param>
    /// <returns>No nodes, and a reason instead of values, without ties or with a single unit.</returns>
    public static NestedOpenness Of(TieGraph graph, UnitTree tree)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(tree);
        var units = tree.AtLevel();
        var matrix = MixingMatrix.Of(graph, units);
        if (matrix.TotalWeight <= 0)
            return new NestedOpenness(Measured.None(Undefined.NoTies), [], []);
        var whole = 1 - matrix.ExpectedInsideShare;
        if (whole <= 1e-12)
            return new NestedOpenness(Measured.None(Undefined.OneUnit), [], []);

        var nodes = NodesOf(units, matrix).Values.Where(node => node.Children.Count > 1)
            .OrderBy(node => node.Path, StringComparer.Ordinal)
            .Select(node => node.Report(matrix.TotalWeight, whole)).ToArray();
        var levels = nodes.GroupBy(node => node.Level).OrderBy(level => level.Key).Select(level => Joined(level.Key, [.. level]));
        return new NestedOpenness(
            Measured.Of(matrix.TotalAcross / matrix.TotalWeight / whole), [.. levels], nodes);
    }

    private static LevelOpenness Joined(int level, NodeOpenness[] nodes)
    {
        var share = nodes.Sum(node => node.Share.Value ?? 0);
        return new LevelOpenness(
            level,
            nodes.Sum(node => node.Across),
            share > 1e-12
                ? Measured.Of(nodes.Sum(node => (node.Openness.Value ?? 0) * (node.Share.Value ?? 0)) / share)
                : Measured.None(Undefined.OneUnit),
            Measured.Of(share));
    }

    private static Dictionary<string, Node> NodesOf(UnitPartition units, MixingMatrix matrix)
    {
        var nodes = new Dictionary<string, Node>(StringComparer.Ordinal);
        var paths = units.Labels.Select(label => label.Split('/')).ToArray();
        for (var unit = 0; unit < paths.Length; unit++)
        {
            // People directly at a node are a sub-unit of it whose name no part of a path can have.
            for (var depth = 0; depth <= paths[unit].Length; depth++)
            {
                var path = string.Join('/', paths[unit].AsSpan(0, depth)!);
                if (!nodes.TryGetValue(path, out var node))
                    nodes[path] = node = new Node(path, depth);
                node.Add(depth < paths[unit].Length ? paths[unit][depth] : "/", units.Sizes[unit], matrix.Strength(unit));
            }
        }

        for (var unit = 0; unit < paths.Length; unit++)
            foreach (var cell in matrix.Row(unit))
                if (cell.Other > unit)
                    nodes[Common(paths[unit], paths[cell.Other])].Across += cell.Weight;
        return nodes;
    }

    private static string Common(string[] a, string[] b)
    {
        var depth = 0;
        while (depth < a.Length && depth < b.Length && a[depth] == b[depth])
            depth++;
        return string.Join('/', a.AsSpan(0, depth)!);
    }

    private sealed class Node(string path, int depth)
    {
        private int _people;

        public string Path => path;

        public Dictionary<string, double> Children { get; } = new(StringComparer.Ordinal);

        public double Across { get; set; }

        public void Add(string child, int people, double strength)
        {
            _people += people;
            Children[child] = Children.GetValueOrDefault(child) + strength;
        }

        public NodeOpenness Report(double weight, double whole)
        {
            // Σ a_c (a_p − a_c) is a_p² − Σ a_c² without its cancellation.
            var ends = Children.Values.Sum();
            var chance = Children.Values.Sum(child => child / (2 * weight) * ((ends - child) / (2 * weight)));
            return new NodeOpenness(
                path, depth + 1, _people, Children.Count, Across,
                ends <= 0 ? Measured.None(Undefined.NoTies)
                    : chance <= 1e-12 * (ends / (2 * weight)) ? Measured.None(Undefined.OneUnit)
                    : Measured.Of(Across / weight / chance),
                Measured.Of(chance / whole));
        }
    }
}
