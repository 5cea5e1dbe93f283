namespace Herberge.Graphs.Communities;

/// <summary>The connected components of a graph: groups of people with no path of ties between them.</summary>
/// <param name="Of">For each person, their component 0 … count−1, in the order of their first people.</param>
/// <param name="Sizes">People per component; a person without ties is a component of one.</param>
public sealed record Components(IReadOnlyList<int> Of, IReadOnlyList<int> Sizes)
{
    /// <summary>People of the largest component, 0 without people.</summary>
    public int LargestSize => Sizes.Count == 0 ? 0 : Sizes.Max();

    /// <summary>The components of a graph, by breadth-first search. O(people + ties).</summary>
    /// <param name="graph">The ties.</param>
    public static Components Find(TieGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var of = new int[graph.PersonCount];
        Array.Fill(of, -1);
        var queue = new int[graph.PersonCount];
        var sizes = new List<int>();
        for (var person = 0; person < of.Length; person++)
        {
            if (of[person] >= 0)
                continue;
            var (head, tail) = (0, 0);
            queue[tail++] = person;
            of[person] = sizes.Count;
            while (head < tail)
                foreach (var neighbour in graph.Neighbours(queue[head++]))
                    if (of[neighbour] < 0)
                    {
                        of[neighbour] = sizes.Count;
                        queue[tail++] = neighbour;
                    }

            sizes.Add(tail);
        }

        return new Components(of, sizes);
    }
}
