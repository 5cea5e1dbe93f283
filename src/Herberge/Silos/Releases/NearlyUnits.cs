using Herberge.Graphs;

namespace Herberge.Silos.Releases;

/// <summary>
/// Places and partners whose figures beside a unit's (of any level) would tell of a few people. Either they are the unit but
/// for a few: their figures less the unit's would be the figures of those few. Or all but a few of the one belong to the
/// other and the part has more contact than the whole it lies in: the excess is the least those few can have had.
/// </summary>
internal static class NearlyUnits
{
    /// <param name="groups">Places or partners.</param>
    /// <param name="contacts">The ledger.</param>
    /// <param name="key">The figures to be drawn.</param>
    /// <param name="fewest">From this number of people on nobody is singled out.</param>
    public static IReadOnlySet<int> Among(UnitPartition groups, HouseContacts contacts, FigureKey key, int fewest)
    {
        var (groupOf, units) = (contacts.By(key.By).Numbers, contacts.By(GroupedBy.Unit));
        var ofGroups = new Lazy<MixingMatrix>(() => MixingMatrix.Of(contacts.Between(key), groups));
        var unitGraph = new Lazy<TieGraph>(() => contacts.Between(key with { By = GroupedBy.Unit }));
        var nearly = new HashSet<int>();
        for (var level = 1; level <= units.Tree.Depth; level++)
        {
            var partition = units.Tree.AtLevel(level);
            var ofUnits = new Lazy<MixingMatrix>(() => MixingMatrix.Of(unitGraph.Value, partition));
            foreach (var ((group, unit), common) in Common(groups, groupOf, partition, units.Numbers))
            {
                var (onlyGroup, onlyUnit) = (groups.Sizes[group] - common, partition.Sizes[unit] - common);
                if (IsFew(onlyGroup + onlyUnit)
                    || (IsFew(onlyUnit) && HasMore(ofUnits.Value, unit, ofGroups.Value, group))
                    || (IsFew(onlyGroup) && HasMore(ofGroups.Value, group, ofUnits.Value, unit)))
                    nearly.Add(group);
            }
        }

        return nearly;

        bool IsFew(int people) => people > 0 && people < fewest;
    }

    private static Dictionary<(int Group, int Unit), int> Common(UnitPartition groups, int[] groupOf, UnitPartition units, int[] unitOf)
    {
        var both = new Dictionary<(int, int), int>();
        for (var person = 0; person < groupOf.Length; person++)
        {
            if (groupOf[person] < 0 || unitOf[person] < 0) continue;
            var key = (groups.UnitOf[groupOf[person]], units.UnitOf[unitOf[person]]);
            both[key] = both.GetValueOrDefault(key) + 1;
        }

        return both;
    }

    private static bool HasMore(MixingMatrix one, int a, MixingMatrix other, int b) => one.Strength(a) > other.Strength(b) || one.Inside(a) > other.Inside(b);
}
