using Herberge.Graphs;

namespace Herberge.Silos.Releases;

/// <summary>The people of a roster by what they are grouped by.</summary>
internal sealed class Grouping
{
    /// <summary>What the house itself is called among partner companies; no company can have this name.</summary>
    public const string Inside = "*";

    private Grouping(UnitTree tree, int people)
    {
        Tree = tree;
        Numbers = new int[people];
        Array.Fill(Numbers, -1);
        for (var number = 0; number < tree.Placed.Count; number++) Numbers[tree.Placed[number]] = number;
    }

    public UnitTree Tree { get; }

    /// <summary>For each person of the roster their number among those who have a group, or −1.</summary>
    public int[] Numbers { get; }

    public static Grouping Of(IReadOnlyList<RosterEntry> people, GroupedBy by) => new(
        new UnitTree([.. people.Select(person => by switch
        {
            GroupedBy.Unit => person.Partner is null ? person.UnitPath : null,
            // One level only: a stroke in a place's name is no branch.
            GroupedBy.Place => person.Partner is null ? person.Place?.Replace('/', '·') : null,
            _ => person.Partner?.Replace('/', '·') ?? Inside,
        })]),
        people.Count);
}
