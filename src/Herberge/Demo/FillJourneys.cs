using Herberge.Activation.Journeys;
using Herberge.Foundation.Storage;

namespace Herberge.Demo;

/// <summary>A journey that has welcomed newcomers for a year; what they did afterwards is what the company's people do anyway.</summary>
internal sealed class FillJourneys(HouseDb db, DemoPlan plan, DemoIds ids, Guid manager)
{
    private static readonly (StepKind Kind, int AfterDays, StepPlace Place, string Subject, string Text)[] Steps =
    [
        (StepKind.Message, 0, StepPlace.OwnProfile, "Schön, dass du da bist, {name}", "Hier reden Leute miteinander, die sich sonst nicht begegnen. Sag in zwei Sätzen, woran du arbeitest und wobei man dich fragen darf. Dann finden dich die Richtigen."),
        (StepKind.HostTask, 2, StepPlace.Nowhere, "{name} begrüßen", "Ein persönlicher Gruß wirkt mehr als jede Nachricht des Hauses. Wen sollte {name} kennenlernen?"),
        (StepKind.Message, 5, StepPlace.Spaces, "Drei Räume, in denen viel geantwortet wird", "Lies ein Weilchen mit, und wenn du etwas weißt oder wissen willst: einfach schreiben. Hier hat noch niemand gelacht."),
        (StepKind.Introduction, 21, StepPlace.Nowhere, "Jemanden kennenlernen", "In einem anderen Bereich arbeitet jemand, den dasselbe beschäftigt wie dich: {topic}. Wollt ihr euch eine halbe Stunde austauschen?"),
    ];

    /// <param name="people">Of the house, with the day they came.</param>
    public void Write(IReadOnlyList<(Guid Id, string Name, DateTimeOffset Joined)> people)
    {
        var since = plan.Now.AddYears(-1);
        var journey = new Journey(ids.At(since), manager, since) { Name = "Willkommen", Trigger = JourneyTrigger.Joined, Goal = JourneyGoal.Writes, HeldOut = 30, RunsSince = since };
        for (var at = 0; at < Steps.Length; at++)
        {
            var (kind, days, place, subject, text) = Steps[at];
            journey.Steps.Add(new JourneyStep(journey.Id, at + 1) { Kind = kind, AfterDays = days, Place = place, Subject = subject, Text = text, Conditions = place == StepPlace.Spaces ? new StepCondition(ConditionKind.HasNot, nameof(JourneyGoal.Writes)).ToString() : "" });
        }

        db.Add(journey);
        foreach (var person in people.Where(p => p.Joined >= since && p.Joined < plan.Now))
        {
            var traveller = new Traveller(journey.Id, person.Id, person.Joined, MoveTravellers.DrawsLot(journey.Id, person.Id) < journey.HeldOut);
            db.Add(traveller);
            var due = person.Joined;
            for (var at = 0; !traveller.IsHeldOut && at < Steps.Length; at++)
            {
                due = due.AddDays(Steps[at].AfterDays);
                traveller.DueAt = due > plan.Now ? due : null;
                if (due > plan.Now) break;
                traveller.Done = at + 1;
                var (subject, text) = (MoveTravellers.Named(Steps[at].Subject, person.Name), MoveTravellers.Named(Steps[at].Text, person.Name));
                if (Steps[at].Kind == StepKind.Message) db.Add(new JourneyMessage(ids.At(due), journey.Id, person.Id, subject, text, Steps[at].Place, due));
                else if (Steps[at].Kind == StepKind.HostTask) db.Add(new HostTask(ids.At(due), journey.Id, person.Id, subject, text, due) { DoneAt = due.AddDays(1) < plan.Now.AddDays(-20) ? due.AddDays(1) : null, DoneBy = due.AddDays(1) < plan.Now.AddDays(-20) ? manager : null });
            }
        }
    }
}
