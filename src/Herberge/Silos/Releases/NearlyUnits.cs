using Herberge.Graphs;

namespace Herberge.Silos.Releases;

/// <summary>
/// Places and partners that are a unit (of any level) but for a few people: their figures less the unit's would be the figures
/// of those few.
/// </summary>
internal static class NearlyUnits
{
    public static IReadOnlySet<int> Among(UnitPartition groups, HouseContacts contacts, GroupedBy by, int fewest)
    {
        var (groupOf, units) = (contacts.By(by).Numbers, contacts.By(GroupedBy.Unit));
        var nearly = new HashSet<int>();
        for (var level = 1; level <= units.Tree.Depth; level++)
        {
            var partition = units.Tree.AtLevel(level);
            var both = new Dictionary<(int Group, int Unit), int>();
            for (var person = 0; person < groupOf.Length; person++)
            {
                if (groupOf[person] < 0 || units.Numbers[person] < 0) continue;
                var key = (groups.UnitOf[groupOf[person]], partition.UnitOf[units.Numbers[person]]);
                both[key] = both.GetValueOrDefault(key) + 1;
            }

            foreach (var ((group, unit), common) in both)
            {
                var different = groups.Sizes[group] + partition.Sizes[unit] - (2 * common);
                if (different > 0 && different < fewest) nearly.Add(group);
            }
        }

        return nearly;
    }
}
