using Herberge.Ideas.Support;

namespace Herberge.Ideas.Voting;

/// <summary>Somebody whose support is not as it was last released.</summary>
/// <param name="Was">The group that counts them; null for none.</param>
/// <param name="Is">The group that would count them now; null for none.</param>
public readonly record struct SupportChange(Guid? Was, Guid? Is);

/// <summary>Supporters as they may be shown: by unit, and all the others together.</summary>
/// <param name="Units">Units that have a bar of their own.</param>
/// <param name="Others">Everybody else; null where they are too few to be told.</param>
public sealed record ShownSupport(IReadOnlyDictionary<Guid, int> Units, int? Others)
{
    public static ShownSupport Nothing { get; } = new(new Dictionary<Guid, int>(), null);
}

/// <summary>What the guard lets through.</summary>
/// <param name="Shown">The rows from now on.</param>
/// <param name="Renewed">Groups whose people count anew; the others still count as they did at their last release.</param>
public sealed record SupportStep(ShownSupport Shown, IReadOnlySet<Guid> Renewed);

/// <summary>
/// Decides which supporters by unit everybody may see. A unit is shown where at least the smallest group supports and at least as many
/// do not: else the rest of it could be read off. All other units are one row, and a small row takes in the smallest unit shown. Two
/// releases never differ by fewer people than the smallest group in any set of units that both tell of: a unit shown before and after
/// stays as it was until so many of its own people came or went, and what moves between the shared row and the shown ones counts as one.
/// </summary>
public static class SupportGuard
{
    /// <param name="before">The rows shown until now.</param>
    /// <param name="groups">Each group of the audience as it is now; <see cref="Guid.Empty"/> for people without a unit, who are never shown alone.</param>
    /// <param name="changes">Everybody who came, went or moved since they were last counted.</param>
    /// <param name="smallest">The smallest group of people that may be told of.</param>
    /// <returns>Null where nothing may change.</returns>
    public static SupportStep? Next(ShownSupport before, IReadOnlyDictionary<Guid, UnitSupport> groups, IReadOnlyCollection<SupportChange> changes, int smallest)
    {
        var fresh = Fresh(groups, smallest);
        var kept = before.Units.Keys.Where(fresh.Contains).ToHashSet();
        var rest = groups.Keys.Where(group => !kept.Contains(group)).ToHashSet();
        var units = new Dictionary<Guid, int>();
        var renewed = new HashSet<Guid>();
        foreach (var unit in kept)
        {
            var isRenewed = changes.Count(change => change.Was == unit != (change.Is == unit)) >= smallest;
            if (isRenewed) renewed.Add(unit);
            units[unit] = isRenewed ? groups[unit].Supporters : before.Units[unit];
        }

        var others = before.Others;
        if (changes.Count(change => IsIn(change.Was) != IsIn(change.Is)) >= smallest)
        {
            renewed.UnionWith(rest);
            foreach (var unit in rest.Where(fresh.Contains)) units[unit] = groups[unit].Supporters;
            var hidden = rest.Where(group => !fresh.Contains(group)).Sum(group => groups[group].Supporters);
            others = hidden == 0 || (units.Count == 0 && hidden < smallest) ? null : hidden;
        }
        else
        {
            foreach (var (unit, count) in before.Units)
                if (!kept.Contains(unit)) units[unit] = count;
        }

        return renewed.Count == 0 ? null : new SupportStep(new ShownSupport(units, others), renewed);

        bool IsIn(Guid? group) => group is { } one && !kept.Contains(one);
    }

    /// <summary>The units that would be shown if there were nothing before.</summary>
    private static HashSet<Guid> Fresh(IReadOnlyDictionary<Guid, UnitSupport> groups, int smallest)
    {
        var shown = groups.Where(group => group.Key != Guid.Empty && IsLarge(group.Value.Supporters, group.Value.Eligible, smallest))
            .OrderByDescending(group => group.Value.Supporters).ThenBy(group => group.Key).Select(group => group.Key).ToList();
        while (shown.Count > 0)
        {
            var hidden = groups.Where(group => !shown.Contains(group.Key)).Select(group => group.Value).ToList();
            var (supporters, eligible) = (hidden.Sum(group => group.Supporters), hidden.Sum(group => group.Eligible));
            if (supporters == 0 || IsLarge(supporters, eligible, smallest)) break;
            shown.RemoveAt(shown.Count - 1);
        }

        return [.. shown];
    }

    private static bool IsLarge(int supporters, int eligible, int smallest) => supporters >= smallest && eligible - supporters >= smallest;
}
