using Herberge.Activation.Guides;
using Herberge.Foundation.Storage;

namespace Herberge.Demo;

/// <summary>A group of ambassadors and one of guides in two waves, with first steps, something to do, somebody who wants help and some who have yet to answer.</summary>
internal sealed class FillGuides(HouseDb db, DemoPlan plan, DemoIds ids, IReadOnlyList<Guid> members)
{
    /// <summary>The first ones have roles of their own.</summary>
    private const int FirstOfAll = 8;

    private const int Colleague = 2;
    private const int MostAsked = 2;

    private readonly Dice _dice = new Dice((ulong)plan.Seed).Fork("guides");
    private readonly HashSet<(Guid Group, Guid Member)> _asked = [];

    /// <param name="people">Of the house.</param>
    /// <param name="speaker">Leads the ambassadors.</param>
    /// <param name="host">Leads the guides.</param>
    /// <param name="spaceId">Where the guides talk.</param>
    public void Write(IReadOnlyList<DemoMember> people, Guid speaker, Guid host, Guid spaceId)
    {
        var ambassadors = Group(GuideKind.Ambassadors, "Wir erzählen Werkstatt", "Ihr erzählt draußen, woran wir im Werk arbeiten: auf Messen, in euren Netzwerken, in Schulen. Texte und Bilder bekommt ihr von uns, eure Worte bleiben eure.", 3, speaker, 75);
        var first = Steps(ambassadors,
            ("Lies, was wir draußen sagen und was nicht", "/rulebook", 3), ("Schreib in dein Profil, wozu man dich fragen kann", "/me/profile", 7), ("Erzähl einmal, woran du gerade arbeitest", null, 30));
        Task(ambassadors, "Teilt den Beitrag über die neue Prüfstation", "/channels", -4, 10);
        Task(ambassadors, "Sammelt zwei Fragen, die euch draußen gestellt werden", null, -2, 19);
        Task(ambassadors, "Bringt jemanden zum Tag der offenen Werkbank mit", "/gatherings", -40, -12);
        var spring = Wave(ambassadors, first, "Frühjahr", -70, 25, people, 13, [0.95, 0.55, 0.5]);
        var guides = Group(GuideKind.Guides, "Wegweiser", "Ihr zeigt Kolleg:innen in eurem Bereich, wie man im Haus fragt, findet und mitmacht. Niemand muss alles wissen; ihr kennt die, die es wissen.", 2, host, 150);
        guides.SpaceId = spaceId;
        var steps = Steps(guides,
            ("Stell dich in unserem Raum vor", "/spaces", 3), ("Lies die Leitlinien des Hauses", "/rulebook", 7), ("Begrüße jemanden, der neu ist", "/people", 14), ("Beantworte eine Frage, die schon länger wartet", "/questions", 21));
        Task(guides, "Begrüßt die Neuen aus eurem Bereich", "/people", -5, 9);
        Task(guides, "Schaut zusammen durch, welche Fragen offen sind", "/questions", 3, 17);
        Wave(guides, steps, "Erste Welle", -120, 4, people, 16, [1, 0.65, 0.6, 0.4]);
        var second = Wave(guides, steps, "Zweite Welle", -24, 66, people, 11, [0.5, 0.5, 0.3, 0.1]);
        Joins(guides, second, members[Colleague], plan.Now.AddDays(-15));
        db.Add(new Guide(ambassadors.Id, members[Colleague], spring.Id, speaker, plan.Now.AddDays(-1)));
    }

    private GuideGroup Group(GuideKind kind, string name, string purpose, int hours, Guid lead, int daysAgo)
    {
        var made = plan.Now.AddDays(-daysAgo);
        var group = new GuideGroup(ids.At(made), lead, made) { Kind = kind, Name = name, Purpose = purpose, HoursPerMonth = hours, LeadId = lead };
        db.Add(group);
        return group;
    }

    private List<OnboardingStep> Steps(GuideGroup group, params (string Text, string? Link, int Days)[] all)
    {
        List<OnboardingStep> steps = [.. all.Select((step, at) => new OnboardingStep(ids.At(group.CreatedAt), group.Id) { Number = at + 1, Text = step.Text, Link = step.Link, WithinDays = step.Days })];
        db.AddRange(steps);
        return steps;
    }

    private void Task(GuideGroup group, string text, string? link, int starts, int ends)
    {
        var today = DateOnly.FromDateTime(plan.Now.UtcDateTime);
        db.Add(new GuideTask(ids.At(plan.Now.AddDays(Math.Min(starts, 0))), group.Id) { Text = text, Link = link, StartsOn = today.AddDays(starts), EndsOn = today.AddDays(ends) });
    }

    private GuideWave Wave(GuideGroup group, List<OnboardingStep> steps, string name, int startsIn, int endsIn, IReadOnlyList<DemoMember> people, int count, double[] likely)
    {
        var begins = plan.Now.AddDays(startsIn);
        var wave = new GuideWave(ids.At(begins.AddDays(-14)), group.Id) { Name = name, StartsOn = DateOnly.FromDateTime(begins.UtcDateTime), EndsOn = DateOnly.FromDateTime(plan.Now.AddDays(endsIn).UtcDateTime) };
        db.Add(wave);
        var free = people.Where(person => person.Number >= FirstOfAll && person.Energy > 0 && person.Joined < begins.AddDays(-30) && !_asked.Contains((group.Id, members[person.Number]))).ToList();
        _dice.Shuffle(free);
        foreach (var (at, person) in free.Take(count + MostAsked).Index())
        {
            var id = members[person.Number];
            _asked.Add((group.Id, id));
            if (at >= count)
            {
                db.Add(new Guide(group.Id, id, wave.Id, group.CreatedBy, plan.Now.AddDays(-at % 5)));
                continue;
            }

            var joined = begins.AddDays(_dice.Between(-9, 4));
            var guide = Joins(group, wave, id, joined);
            for (var step = 0; step < steps.Count; step++)
                if (_dice.Chance(likely[step])) db.Add(new GuideMark(group.Id, id, steps[step].Id, joined.AddDays(_dice.Between(0, 12))));
            if (at == count - 1 && startsIn > -30) guide.HelpAt = plan.Now.AddDays(-1);
        }

        return wave;
    }

    private Guide Joins(GuideGroup group, GuideWave wave, Guid member, DateTimeOffset at)
    {
        var guide = new Guide(group.Id, member, wave.Id, group.CreatedBy, at.AddDays(-2));
        guide.Join(at);
        db.Add(guide);
        return guide;
    }
}
