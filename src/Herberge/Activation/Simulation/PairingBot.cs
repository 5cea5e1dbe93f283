using Herberge.Graphs;
using Herberge.Graphs.Matching;

namespace Herberge.Activation.Simulation;

/// <summary>
/// Rounds as the pairing bot of a chat draws them: everybody who takes part is shuffled and cut into groups, with people they haven't met in
/// the last rounds where there are any, and nobody is asked for weekdays, place, language or level. A group then meets if all of it share a
/// weekday, a place (online is one) and a language; otherwise nothing comes of it.
/// </summary>
internal static class PairingBot
{
    /// <param name="people">Who takes part.</param>
    /// <param name="ties">Unused: a bot doesn't know who knows whom.</param>
    /// <param name="apart">Pairs that met in the last rounds.</param>
    /// <param name="options">Size and seed; the rules are not followed.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>The groups that meet; everybody else is left out. Value and bound are 0.</returns>
    public static MeetingResult Draw(IReadOnlyList<MeetingPerson> people, TieGraph ties, IEnumerable<(int A, int B)> apart, MeetingOptions options, CancellationToken ct)
    {
        var met = apart.Select(pair => (Math.Min(pair.A, pair.B), Math.Max(pair.A, pair.B))).ToHashSet();
        int[] order = [.. Enumerable.Range(0, people.Count)];
        new Random(unchecked((int)(options.Seed ^ (options.Seed >> 32)))).Shuffle(order);
        var free = order.ToList();
        var groups = new List<List<int>>();
        while (free.Count > 0)
        {
            ct.ThrowIfCancellationRequested();
            // One alone joins whom the draw put last.
            if (free.Count == 1 && groups.Count > 0)
            {
                groups[^1].Add(free[0]);
                break;
            }

            List<int> group = [Taken(free.Count - 1)];
            while (group.Count < options.Size && free.Count > 0)
            {
                var stranger = free.FindLastIndex(other => group.TrueForAll(one => !met.Contains((Math.Min(one, other), Math.Max(one, other)))));
                group.Add(Taken(stranger >= 0 ? stranger : free.Count - 1));
            }

            groups.Add(group);
        }

        var meeting = groups.ConvertAll(Common).FindAll(group => group.Members.Count > 1 && group is { Languages: > 0, Days: > 0, Places: > 0 });
        var together = meeting.SelectMany(group => group.Members).ToHashSet();
        return new MeetingResult(meeting, [.. Enumerable.Range(0, people.Count).Where(person => !together.Contains(person))], [], 0, 0);

        int Taken(int at)
        {
            var person = free[at];
            free.RemoveAt(at);
            return person;
        }

        MeetingGroup Common(List<int> members) => new(
            [.. members.Order()],
            members.Aggregate(uint.MaxValue, (all, person) => all & people[person].Languages),
            members.Aggregate(uint.MaxValue, (all, person) => all & people[person].Days),
            members.Aggregate(uint.MaxValue, (all, person) => all & people[person].Places),
            0);
    }
}
