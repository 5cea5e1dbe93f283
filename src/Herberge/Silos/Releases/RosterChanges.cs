namespace Herberge.Silos.Releases;

/// <summary>
/// Which changes of the directory a release takes in: as many as possible, so that every group gets none or at least k of them.
/// Otherwise the difference of two weeks would be the figures of the one person who came or went. What is held back comes
/// with a later release.
/// </summary>
/// <remarks>
/// A change touches the groups a person leaves or enters: units at every level of the tree, place, partner, the house. Changes
/// that touch a group too rarely are dropped, which may make others too rare, until all that is left holds: the k-core of the
/// changes, unique and maximal. Groups too small to be shown before and after are taken together with their siblings, for they
/// are known in sum only.
/// </remarks>
internal static class RosterChanges
{
    private const string House = "house";

    /// <param name="before">The roster.</param>
    /// <param name="now">The directory.</param>
    /// <param name="fewest">k.</param>
    /// <param name="shownFrom">Groups of at least this many people may be shown.</param>
    /// <returns>The members whose change is taken in.</returns>
    public static IReadOnlySet<Guid> Accepted(
        IReadOnlyDictionary<Guid, Seat> before, IReadOnlyDictionary<Guid, Seat> now, int fewest, int shownFrom)
    {
        var small = SmallGroups(before, now, shownFrom);
        var touched = new Dictionary<Guid, List<string>>();
        foreach (var member in before.Keys.Union(now.Keys))
        {
            var (from, to) = (before.GetValueOrDefault(member), now.GetValueOrDefault(member));
            if (from == to) continue;
            var groups = GroupsOf(from, small);
            groups.SymmetricExceptWith(GroupsOf(to, small));
            touched[member] = [.. groups];
        }

        while (true)
        {
            var counts = touched.Values.SelectMany(groups => groups).CountBy(group => group).ToDictionary();
            var rare = touched.Where(change => change.Value.Any(group => counts[group] < fewest)).Select(change => change.Key).ToList();
            if (rare.Count == 0) return touched.Keys.ToHashSet();
            foreach (var member in rare) touched.Remove(member);
        }
    }

    private static HashSet<string> SmallGroups(IReadOnlyDictionary<Guid, Seat> before, IReadOnlyDictionary<Guid, Seat> now, int shownFrom)
    {
        var (sizesBefore, sizesNow) = (Sizes(before), Sizes(now));
        return sizesBefore.Keys.Union(sizesNow.Keys)
            .Where(group => Math.Max(sizesBefore.GetValueOrDefault(group), sizesNow.GetValueOrDefault(group)) < shownFrom)
            .ToHashSet();
    }

    private static Dictionary<string, int> Sizes(IReadOnlyDictionary<Guid, Seat> seats) =>
        seats.Values.SelectMany(seat => GroupsOf(seat, [])).CountBy(group => group).ToDictionary();

    private static HashSet<string> GroupsOf(Seat? seat, HashSet<string> small)
    {
        var groups = new HashSet<string>(StringComparer.Ordinal);
        if (seat is null) return groups;
        groups.Add(House);
        if (seat.Place is { } place) groups.Add(Or($"place {place}", "places"));
        if (seat.Partner is { } partner) groups.Add(Or($"partner {partner}", "partners"));
        for (var path = seat.UnitPath; path is not null; path = path.LastIndexOf('/') is var cut and > 0 ? path[..cut] : null)
            groups.Add(Or($"unit {path}", $"units of {(path.LastIndexOf('/') is var above and > 0 ? path[..above] : House)}"));
        return groups;

        string Or(string group, string pooled) => small.Contains(group) ? pooled : group;
    }
}
