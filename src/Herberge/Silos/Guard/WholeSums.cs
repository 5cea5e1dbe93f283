using Herberge.Graphs;

namespace Herberge.Silos.Guard;

/// <summary>
/// What the figures of the whole tell in sum, hidden units or not: the contact inside units and that across them, and, beside
/// the level above, the contact between parts of the same unit. Each must be of enough people, of whom nobody carries more than half,
/// or nothing at all.
/// </summary>
internal static class WholeSums
{
    /// <summary>O(ties).</summary>
    public static bool MayBeShown(TieGraph graph, UnitTree tree, int level, ReleaseRules rules)
    {
        var units = tree.AtLevel(level).UnitOf;
        var above = level > 1 ? tree.AtLevel(level - 1).UnitOf : [];
        var (inside, across, between) = (new Sum(graph.PersonCount), new Sum(graph.PersonCount), new Sum(graph.PersonCount));
        for (var person = 0; person < graph.PersonCount; person++)
        {
            foreach (var other in graph.Neighbours(person))
            {
                if (units[person] == units[other]) inside.Add(person);
                else across.Add(person);
                if (level > 1 && units[person] != units[other] && above[person] == above[other]) between.Add(person);
            }
        }

        return inside.MayBeShown(rules) && across.MayBeShown(rules) && between.MayBeShown(rules);
    }

    private sealed class Sum(int people)
    {
        private readonly int[] _contacts = new int[people];

        public void Add(int person) => _contacts[person]++;

        // Each contact counts with both of its people.
        public bool MayBeShown(ReleaseRules rules)
        {
            var (carriers, ends, most) = (_contacts.Count(contacts => contacts > 0), _contacts.Sum(contacts => (long)contacts), _contacts.Max());
            return ends == 0 || (carriers >= rules.UnitPeople && 4L * most <= ends);
        }
    }
}
