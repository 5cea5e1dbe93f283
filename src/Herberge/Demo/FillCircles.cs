using Herberge.Activation.Circles;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Herberge.Graphs;
using Herberge.Graphs.Matching;

namespace Herberge.Demo;

/// <summary>
/// Two seasons of circles, formed by the house itself: one that is over, and one in its fifth week with a circle that became too small. Like
/// rounds they write no contacts, because what is measured in a demo house is compared with a truth that knows of talk alone.
/// </summary>
internal sealed class FillCircles(HouseDb db, DemoPlan plan, DemoIds ids, IReadOnlyList<Guid> members, Guid manager)
{
    private const int People = 29;
    private const int Known = 4;
    private const int NowInWeek = 5;
    private const int WeeksSince = 26;

    private static readonly string[] Goals =
    [
        "Die Prüfprotokolle meiner Schicht gehen ohne Abtippen ins System.", "Ich baue mir eine Auswertung, die ich bisher jede Woche von Hand mache.",
        "Unsere Übergabe passt auf eine Seite, die alle am Handy lesen.", "Ich verstehe, was unsere Sensoren messen, und kann es zeigen.",
        "Anfragen aus dem Service kommen bei uns nicht mehr doppelt an.", "Ich traue mich, im Haus einen Kurs zu geben.",
        "Ein Fehlerbild wird mit Foto gemeldet statt am Telefon beschrieben.", "Neue Kolleg:innen finden in der ersten Woche, was sie brauchen.",
        "Ich weiß, welche unserer Listen niemand mehr braucht.", "Unser Ersatzteillager kennt seinen Bestand, ohne zu zählen.",
        "Ich probiere aus, wobei ein Sprachmodell mir wirklich Zeit spart.", "Aus drei Freigaben wird eine.",
    ];

    private static readonly string[] Lines = ["Weniger abtippen zwischen Werkstatt und Büro", "Daten aus Maschinen für alle lesbar machen"];

    /// <param name="people">Of the house; the first ones take part in any case.</param>
    /// <param name="topOf">The number of their top unit.</param>
    public void Write(IReadOnlyList<DemoMember> people, Func<int, int> topOf)
    {
        var dice = new Dice((ulong)plan.Seed).Fork("circles");
        var today = DateOnly.FromDateTime(plan.Now.UtcDateTime);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        Season("Kreise im Frühjahr", monday.AddDays(-7 * WeeksSince), CircleGuide.Weeks + 1, people, topOf, dice);
        Season("Kreise im Herbst", monday.AddDays(-7 * (NowInWeek - 1)), NowInWeek, people, topOf, dice);
    }

    private void Season(string name, DateOnly start, int week, IReadOnlyList<DemoMember> people, Func<int, int> topOf, Dice dice)
    {
        var begins = new DateTimeOffset(start, new TimeOnly(6, 0), TimeSpan.Zero);
        var (opened, drawn) = (begins.AddDays(-21), begins.AddDays(-4));
        var isOver = week > CircleGuide.Weeks;
        var season = new CircleSeason(ids.At(opened), manager, opened)
        {
            Name = name, Text = "Vier oder fünf Leute, zwölf Wochen, ein Ziel je Person. Ihr braucht eine Stunde in der Woche und etwas, das ihr wirklich ändern wollt.",
            Languages = "de,en", StartsOn = start, Cadence = CircleCadence.Weekly, DrawnAt = drawn,
        };
        db.Add(season);

        var rest = people.Skip(Known).Where(person => person.Joined < opened).ToList();
        dice.Shuffle(rest);
        List<DemoMember> taking = [.. people.Take(Known), .. rest.Take(People - Known)];
        List<CircleEntry> entries = [.. taking.Select(person => Entry(season.Id, person, opened, dice))];
        var table = new CircleTable(
            [.. taking.Select(person => members[person.Number])],
            [.. taking.Zip(entries, (person, entry) => new MeetingPerson(topOf(person.Number), null, 1, MeetingSlots.Of(entry.Days, entry.Parts), 1u << CircleTable.Online))],
            new TieGraphBuilder(taking.Count, TieWeight.Binary).Build(), [], ["de"], []);
        var formed = FormCircles.Of(table, (ulong)plan.Seed, CancellationToken.None);
        var occasion = new Occasion(DrawCircles.Occasion, season.Id, drawn, new DateTimeOffset(season.EndsOn, TimeOnly.MinValue, TimeSpan.Zero), ids.At(drawn));
        var small = isOver ? -1 : formed.Circles.Index().Where(circle => circle.Item.Members.All(person => taking[person].Number >= Known)).Select(circle => circle.Index).LastOrDefault(-1);
        var gone = new HashSet<int>();
        foreach (var (number, draft) in formed.Circles.Index())
        {
            var circle = DrawCircles.Make(table, draft, ids.At(drawn), season.Id, number + 1, $"Kreis {number + 1}");
            circle.Minute = circle.Part switch { DayPart.Morning => 9 * 60, DayPart.Midday => 12 * 60, DayPart.Afternoon => (14 * 60) + 30, _ => 17 * 60 };
            if (number < Lines.Length) (circle.IsOpen, circle.Line) = (true, Lines[number]);
            foreach (var person in draft.Members)
            {
                var seat = new CircleSeat(circle.Id, table.Ids[person], drawn) { SeenAt = plan.Now.AddDays(-dice.Between(1, 9)) };
                if ((number == small && draft.Members.Index().Any(member => member.Item == person && member.Index >= 2)) || (isOver && taking[person].Number >= Known && dice.Chance(0.12)))
                {
                    seat.LeftAt = begins.AddDays(dice.Between(8, 26));
                    gone.Add(person);
                    season.Count((LeaveReason)dice.Index(4));
                }

                circle.Add(seat);
                occasion.Add(table.Ids[person]);
            }

            db.Add(circle);
            var lasts = number == formed.Circles.Count - 1 ? 0.35 : 0.85;
            for (var at = 1; at < Math.Min(week, CircleGuide.Weeks + 1); at++)
                if (dice.Chance(lasts)) db.Add(new CircleMeeting(ids.At(begins.AddDays((7 * at) - 3)), circle.Id, at, begins.AddDays((7 * at) - 3)));
            season.Began += draft.Members.Count;
            season.Finished += draft.Members.Count(person => !gone.Contains(person));
        }

        db.Add(occasion);
        if (isOver) season.ClosedAt = new DateTimeOffset(season.EndsOn, new TimeOnly(5, 25), TimeSpan.Zero);
        else (season.Began, season.Finished) = (0, 0);
        for (var person = 0; person < taking.Count; person++)
        {
            if (gone.Contains(person)) continue;
            db.Add(entries[person]);
            db.Add(new CircleGoal(season.Id, table.Ids[person]) { Text = Goals[dice.Index(Goals.Length)] });
        }

        for (var at = 1; at < Math.Min(week, 4); at++)
            db.Add(new CircleNote(season.Id, members[2], at) { Text = at == 1 ? "Ziel enger gefasst: nur die Nachtschicht, nur die drei häufigsten Prüfungen." : "Zwei Gespräche geführt. Es hakt nicht am Programm, sondern daran, dass der Auftrag fehlt." });

        if (isOver) return;
        // Whoever came too late waits, and could come at any time.
        var late = rest.Skip(People - Known).FirstOrDefault();
        if (late is null) return;
        db.Add(new CircleEntry(season.Id, members[late.Number], begins.AddDays(10)) { Days = 0b11111, Parts = 0b1111, Languages = "de", Online = true });
        db.Add(new CircleGoal(season.Id, members[late.Number]) { Text = Goals[0] });
    }

    private CircleEntry Entry(Guid seasonId, DemoMember person, DateTimeOffset opened, Dice dice)
    {
        var days = 0;
        for (var left = 3; left > 0; left--) days |= 1 << dice.Index(MeetingSlots.Days);
        return new CircleEntry(seasonId, members[person.Number], opened.AddDays(dice.Between(1, 14)))
        {
            Days = (byte)days, Parts = (byte)(dice.Chance(0.5) ? 0b0111 : 0b1101), Languages = "de", Online = true, Place = person.Place,
        };
    }
}
