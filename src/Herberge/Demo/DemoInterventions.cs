using Herberge.Silos.Interventions;

namespace Herberge.Demo;

/// <summary>
/// Three interventions of the demo house: one that brings its participants together, one that doesn't, and one of the last weeks.
/// Nobody is in two of them.
/// </summary>
internal sealed class DemoInterventions
{
    private const int FewestDaysThere = 70;
    private const int Smallest = 12;
    private const int Largest = 44;

    private readonly Crowd crowd;
    private readonly DemoPlan plan;
    private readonly Dictionary<int, DemoIntervention> byMember = [];
    private readonly Dictionary<DemoIntervention, HashSet<(int, int)>> without = [];
    private readonly Dictionary<DemoIntervention, HashSet<(int, int)>> with = [];

    public DemoInterventions(DemoPlan plan, Company company, Crowd crowd, Dice dice)
    {
        (this.plan, this.crowd) = (plan, crowd);
        var free = company.Members.Where(member => !member.IsGuest && member.Energy > 0).ToList();
        dice.Shuffle(free);
        All =
        [
            Draw(InterventionKind.Event, "Barcamp „Was bremst uns?“", "Ein Nachmittag in der Kantine, Runden quer durch alle Einheiten.", daysAgo: 112, contacts: 0.55),
            Draw(InterventionKind.Campaign, "Plakate „Sprich uns an“", "Plakate an allen Standorten, drei Wochen lang.", daysAgo: 98, contacts: 0),
            Draw(InterventionKind.Matchmaking, "Mittagslos", "Jede Woche ein neues Paar aus zwei Einheiten.", daysAgo: 23, contacts: 0),
        ];

        DemoIntervention Draw(InterventionKind kind, string title, string note, int daysAgo, double contacts)
        {
            var day = WorkDay(DateOnly.FromDateTime(plan.Now.UtcDateTime).AddDays(-daysAgo));
            var there = free.Where(member => member.Joined < plan.Now.AddDays(-daysAgo - FewestDaysThere))
                .Take(Math.Clamp(plan.Members / 12, Smallest, Largest)).ToList();
            free.RemoveAll(there.Contains);
            var intervention = new DemoIntervention(kind, title, note, day, [.. there.Select(member => member.Number)], contacts);
            foreach (var member in intervention.Participants) byMember[member] = intervention;
            (without[intervention], with[intervention]) = ([], []);
            return intervention;
        }
    }

    public IReadOnlyList<DemoIntervention> All { get; }

    /// <summary>Who takes up what a participant wrote because of the intervention; −1 for nobody.</summary>
    public int TakesUp(int author, DateTimeOffset at, Dice lot)
    {
        if (!byMember.TryGetValue(author, out var intervention) || !IsAfter(intervention, at) || !lot.Chance(intervention.Contacts)) return -1;
        var other = lot.Pick(intervention.Participants);
        return crowd.TopOf(other) == crowd.TopOf(author) ? -1 : other;
    }

    /// <summary>Counts the contacts of a finished thread.</summary>
    public void Count(DemoThread thread)
    {
        foreach (var post in thread.Posts)
        {
            if (post.Parent >= 0) Met(post.Author, thread.Posts[post.Parent].Author, post.At, isAdded: false);
            foreach (var mentioned in post.Mentions) Met(post.Author, mentioned, post.At, isAdded: false);
            foreach (var reaction in post.Reactions) Met(reaction.Member, post.Author, reaction.At, reaction.IsAdded);
        }
    }

    public IReadOnlyList<TruthIntervention> Truth() =>
    [
        .. All.Select(one => new TruthIntervention(
            one.Title, one.Day, Intervention.UsualWindow, one.Participants.Count, one.Day.AddDays(Intervention.UsualWindow) < DateOnly.FromDateTime(plan.Now.UtcDateTime),
            one.Participants.Count == 0 ? 0 : (double)(Ends(one, with[one]) - Ends(one, without[one])) / one.Participants.Count)),
    ];

    private static int Ends(DemoIntervention one, HashSet<(int A, int B)> pairs) =>
        pairs.Sum(pair => (one.Participants.Contains(pair.A) ? 1 : 0) + (one.Participants.Contains(pair.B) ? 1 : 0));

    private void Met(int a, int b, DateTimeOffset at, bool isAdded)
    {
        if (crowd.IsGuest(a) || crowd.IsGuest(b) || crowd.TopOf(a) == crowd.TopOf(b)) return;
        foreach (var one in new[] { a, b }.Select(member => byMember.GetValueOrDefault(member)).OfType<DemoIntervention>().Distinct())
        {
            if (!IsAfter(one, at)) continue;
            with[one].Add((Math.Min(a, b), Math.Max(a, b)));
            if (!isAdded) without[one].Add((Math.Min(a, b), Math.Max(a, b)));
        }
    }

    private static bool IsAfter(DemoIntervention one, DateTimeOffset at) =>
        DateOnly.FromDateTime(WorkingTime.ToLocal(at)) is var day && day > one.Day && day <= one.Day.AddDays(Intervention.UsualWindow);

    private static DateOnly WorkDay(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(-2),
        _ => day,
    };
}
