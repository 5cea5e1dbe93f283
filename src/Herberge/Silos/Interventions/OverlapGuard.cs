using Herberge.Graphs.Effects;

namespace Herberge.Silos.Interventions;

/// <summary>A group of people and the windows it was, or is to be, measured in.</summary>
internal sealed record MeasuredGroup(IReadOnlySet<Guid> People, StudyWindows Study);

/// <summary>
/// Whether one more effect, put beside those already released, would tell about a few people or a few days.
/// </summary>
/// <remarks>
/// <para>People: released groups that share days cut everybody into parts, one for each combination of groups somebody is in. A sum
/// over any combination of groups is a sum over parts. So if every part a new group cuts off, or cuts through, has none
/// or at least k people, no arithmetic on any number of released effects gets below k people: not the same list with one more
/// name, not two lists against their union.</para>
/// <para>Days: the same people measured twice tell the difference of the windows, which is a window too, and no window is
/// shorter than 28 days. Windows of groups that share people are therefore the same, apart, or 28 days different.</para>
/// <para>The same people in the same windows are one effect: a second figure would differ by who left meanwhile, or opted out.</para>
/// </remarks>
internal static class OverlapGuard
{
    private const int ShortestDifference = 28;

    /// <param name="group">The group to be measured.</param>
    /// <param name="released">Groups whose effect, or whose being too few, is known.</param>
    /// <param name="fewest">k.</param>
    public static bool Forbids(MeasuredGroup group, IEnumerable<MeasuredGroup> released, int fewest)
    {
        List<MeasuredGroup> near = [.. released.Where(other => ShareDays(group.Study, other.Study))];
        return near.Exists(other => IsSame(group, other) || (group.People.Overlaps(other.People) && TellsDays(group.Study, other.Study)))
            || TellsFew(group.People, near, fewest);
    }

    private static bool IsSame(MeasuredGroup a, MeasuredGroup b) => a.Study == b.Study && a.People.SetEquals(b.People);

    private static bool TellsFew(IReadOnlySet<Guid> people, List<MeasuredGroup> released, int fewest)
    {
        var parts = released.SelectMany(other => other.People).Distinct()
            .GroupBy(person => string.Concat(released.Select(other => other.People.Contains(person) ? '1' : '0')));
        var outside = people.Count;
        foreach (var part in parts)
        {
            var inside = part.Count(people.Contains);
            var rest = part.Count() - inside;
            outside -= inside;
            if (inside > 0 && rest > 0 && Math.Min(inside, rest) < fewest) return true;
        }

        return outside > 0 && outside < fewest;
    }

    private static bool ShareDays(StudyWindows a, StudyWindows b) => a.BeforeFrom <= b.AfterTo && b.BeforeFrom <= a.AfterTo;

    private static bool TellsDays(StudyWindows a, StudyWindows b) =>
        Windows(a).Any(one => Windows(b).Any(two =>
            one.From <= two.To && two.From <= one.To
            && Math.Abs(one.From.DayNumber - two.From.DayNumber) + Math.Abs(one.To.DayNumber - two.To.DayNumber) is > 0 and < ShortestDifference));

    private static IEnumerable<(DateOnly From, DateOnly To)> Windows(StudyWindows study) =>
        [(study.BeforeFrom, study.BeforeTo), (study.AfterFrom, study.AfterTo)];
}
