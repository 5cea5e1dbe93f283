namespace Herberge.Graphs.Positions;

/// <summary>
/// Where a network would fall apart: people (articulation points) and ties (bridges of graph theory) without whom or which
/// there would be more components than before.
/// </summary>
/// <param name="People">Ascending. Figures about persons: their number may be shown, not who they are.</param>
/// <param name="Ties">Pairs of people, the smaller first, ascending.</param>
/// <remarks>Tarjan (Depth-first search and linear graph algorithms, 1972), with an explicit stack: deep networks do no harm.</remarks>
public sealed record CutPoints(IReadOnlyList<int> People, IReadOnlyList<(int A, int B)> Ties)
{
    /// <summary>The cut points of a graph; weights do not matter. None without ties. O(people + ties).</summary>
    /// <param name="graph">The ties.</param>
    public static CutPoints Find(TieGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var (found, lowest, parent) = (new int[graph.PersonCount], new int[graph.PersonCount], new int[graph.PersonCount]);
        var next = graph.RawOffsets.AsSpan(0, graph.PersonCount).ToArray();
        var cuts = new bool[graph.PersonCount];
        var ties = new List<(int A, int B)>();
        var path = new Stack<int>();
        var clock = 0;
        for (var root = 0; root < graph.PersonCount; root++)
        {
            if (found[root] > 0)
                continue;
            var children = 0;
            Enter(root, -1);
            while (path.TryPeek(out var person))
            {
                if (next[person] < graph.RawOffsets[person + 1])
                {
                    var other = graph.RawNeighbours[next[person]++];
                    if (found[other] == 0)
                        Enter(other, person);
                    else if (other != parent[person])
                        lowest[person] = Math.Min(lowest[person], found[other]);
                    continue;
                }

                path.Pop();
                var above = parent[person];
                if (above < 0)
                    continue;
                lowest[above] = Math.Min(lowest[above], lowest[person]);
                if (lowest[person] > found[above])
                    ties.Add((Math.Min(above, person), Math.Max(above, person)));
                if (above == root)
                    children++;
                else if (lowest[person] >= found[above])
                    cuts[above] = true;
            }

            cuts[root] = children > 1;
        }

        ties.Sort();
        var people = new List<int>();
        for (var person = 0; person < cuts.Length; person++)
            if (cuts[person])
                people.Add(person);
        return new CutPoints(people, ties);

        void Enter(int person, int from)
        {
            found[person] = lowest[person] = ++clock;
            parent[person] = from;
            path.Push(person);
        }
    }
}
