using Herberge.Graphs;

namespace Herberge.Silos.Figures;

/// <summary>
/// How much of the contact between two units runs through the few people who carry most of it: the share of ties that have
/// one of four people at an end, chosen one after the other (greedy cover, at least 63 % of the best possible).
/// </summary>
internal sealed class FewCarry
{
    /// <summary>One fewer than the smallest group there can be.</summary>
    private const int Few = 4;

    private readonly Dictionary<long, List<(int From, int To)>> _ties = [];

    public FewCarry(TieGraph graph, UnitPartition units)
    {
        for (var person = 0; person < graph.PersonCount; person++)
        {
            foreach (var neighbour in graph.Neighbours(person))
            {
                var (a, b) = (units.UnitOf[person], units.UnitOf[neighbour]);
                if (a >= b) continue;
                if (!_ties.TryGetValue(Key(a, b), out var ties)) _ties[Key(a, b)] = ties = [];
                ties.Add((person, neighbour));
            }
        }
    }

    /// <summary>The share, 0 … 1. O(ties between the two).</summary>
    public double Share(int a, int b)
    {
        if (!_ties.TryGetValue(Key(a, b), out var ties)) return 0;
        var left = ties;
        for (var pick = 0; pick < Few && left.Count > 0; pick++)
        {
            var carrier = left.SelectMany<(int From, int To), int>(tie => [tie.From, tie.To]).CountBy(person => person).MaxBy(person => person.Value).Key;
            left = left.FindAll(tie => tie.From != carrier && tie.To != carrier);
        }

        return 1 - ((double)left.Count / ties.Count);
    }

    private static long Key(int a, int b) => a < b ? (long)a << 32 | (uint)b : (long)b << 32 | (uint)a;
}
