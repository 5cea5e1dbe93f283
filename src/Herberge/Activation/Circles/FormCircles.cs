using Herberge.Graphs.Matching;

namespace Herberge.Activation.Circles;

/// <summary>Why somebody gets no place at first.</summary>
public enum WaitReason : byte
{
    Language = 1,
    Place = 2,
    Time = 3,

    /// <summary>Too few fit with each other.</summary>
    Fit = 4,
}

/// <param name="Circles">With their people, and the one language, time and place they meet in.</param>
/// <param name="Waiting">Who has no place, and why.</param>
internal sealed record FormedCircles(IReadOnlyList<RepairCircle> Circles, IReadOnlyList<(int Person, WaitReason Reason)> Waiting);

/// <summary>
/// Forms circles: the matching of rounds in fives, in which contacts between units that had none count most, and then
/// <see cref="CircleRepair"/> for what that left under four.
/// </summary>
internal static class FormCircles
{
    public static FormedCircles Of(CircleTable table, ulong seed, CancellationToken ct)
    {
        var formed = MeetingRound.Form(table.People, table.Ties, table.Apart, new MeetingOptions { Size = Circle.Most, Seed = seed }, ct);
        List<RepairCircle> drafts = [.. formed.Groups.Select(group => new RepairCircle(group.Members, Lowest(group.Languages), Lowest(group.Days), Lowest(group.Places)))];
        var plan = CircleRepair.Plan(table.People, drafts, table.Apart, ct);
        List<RepairCircle> circles = [];
        for (var at = 0; at < drafts.Count; at++)
            if (plan.Groups[at].Count >= Circle.FewestActive) circles.Add(drafts[at] with { Members = plan.Groups[at] });
        var placed = circles.SelectMany(circle => circle.Members).ToHashSet();
        return new FormedCircles(circles, [.. Enumerable.Range(0, table.People.Length).Where(person => !placed.Contains(person)).Select(person => (person, ReasonOf(table.People, person)))]);
    }

    // The first thing that leaves somebody with too few others for a circle.
    private static WaitReason ReasonOf(MeetingPerson[] people, int person)
    {
        var me = people[person];
        var talking = people.Where((other, at) => at != person && (other.Languages & me.Languages) != 0).ToList();
        if (talking.Count < Circle.Fewest - 1) return WaitReason.Language;
        var near = talking.Where(other => (other.Places & me.Places) != 0).ToList();
        if (near.Count < Circle.Fewest - 1) return WaitReason.Place;
        return near.Count(other => (other.Days & me.Days) != 0) < Circle.Fewest - 1 ? WaitReason.Time : WaitReason.Fit;
    }

    private static uint Lowest(uint bits) => bits & (~bits + 1);
}
