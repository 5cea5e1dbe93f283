using Herberge.Foundation.Ledger;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.Gatherings;
using Herberge.Gatherings.Registrations;
using Herberge.Gatherings.Series;
using Herberge.Spaces;

namespace Herberge.Demo;

/// <summary>Somebody who may come to gatherings of the demo company.</summary>
/// <param name="TopUnit">Id of the top unit.</param>
internal sealed record DemoGuest(Guid Id, DateTimeOffset Joined, Guid TopUnit);

/// <summary>A year and a half of gatherings, who came to them, a barcamp that is over and the one that comes next.</summary>
internal sealed class FillGatherings(HouseDb db, DemoPlan plan, DemoIds ids, MarkdownRenderer markdown, IReadOnlyList<DemoGuest> people, IReadOnlyList<Guid> visitors, FillBarcamps barcamps)
{
    private const string Zone = "Europe/Berlin";
    private const string Codes = "234679ACDEFHJKLMNPQRTUVWXY";

    /// <summary>Out of a hundred who come, so many let the house count whom they met.</summary>
    private const int Agreeing = 35;

    private static readonly (string Title, string Lead, string Place, int From, int Minutes, int Seats, bool Online)[] Kinds =
    [
        ("Lunch & Learn: Messwerte ohne Abtippen", "Wie die Werte von der Prüfbank ins Portal kommen, ohne dass jemand tippt.", "Kantine Werk Süd, Fensterseite", 12, 60, 20, true),
        ("Frag mich alles: die Werkleitung", "Eine Stunde, alle Fragen, auch die unbequemen.", "", 15, 60, 0, true),
        ("Demo-Tag: was gerade läuft", "Fertiges und Halbfertiges zum Anfassen, zehn Minuten je Team.", "Halle 2", 14, 90, 60, true),
        ("Workshop: Rüstzeiten halbieren", "Am Ende steht ein Plan für eine Linie, den ihr vier Wochen ausprobiert.", "Schulungsraum 3", 9, 210, 14, false),
        ("Lunch & Learn: Verpackung, die zurückkommt", "Was Mehrweg im Versand kostet und was er spart.", "Kantine Werk Nord", 12, 60, 20, true),
        ("Meetup: Wir reden über Ausfälle", "Zwei kurze Geschichten vom Scheitern, danach Zeit.", "Teeküche IT", 16, 90, 30, true),
        ("Rundgang: Linie 2 mit den Augen der IT", "Wer Software baut, steht einmal an der Linie.", "Treffpunkt Tor 4", 10, 90, 12, false),
        ("Frag mich alles: Einkauf", "Warum dauert das so lange, und was könnt ihr tun?", "", 15, 60, 0, true),
    ];

    private readonly Dice _dice = new Dice((ulong)plan.Seed).Fork("gatherings");

    /// <param name="spaces">Open spaces, with who hosts them.</param>
    /// <param name="documents">What search finds of it.</param>
    public void Write(IReadOnlyList<(Space Space, Guid Host)> spaces, List<SearchDocument> documents)
    {
        if (spaces.Count == 0 || people.Count < 12) return;
        var first = DateOnly.FromDateTime(plan.Now.AddMonths(-DemoPlan.Months).UtcDateTime);
        for (var month = 1; month <= DemoPlan.Months; month++)
        {
            var (kind, place) = (Kinds[month % Kinds.Length], spaces[month % spaces.Count]);
            var day = WorkDay(first.AddMonths(month).AddDays(_dice.Between(-24, -2)));
            Hold(kind, day, place.Space, place.Host);
            if (month % 3 == 0) Hold(Kinds[(month + 3) % Kinds.Length], WorkDay(day.AddDays(-7)), spaces[(month + 1) % spaces.Count].Space, spaces[(month + 1) % spaces.Count].Host);
        }

        Hold(Kinds[0], WorkDay(DateOnly.FromDateTime(plan.Now.AddDays(19).UtcDateTime)), spaces[0].Space, spaces[0].Host);
        Hold(Kinds[3], WorkDay(DateOnly.FromDateTime(plan.Now.AddDays(26).UtcDateTime)), spaces[^1].Space, spaces[^1].Host);
        AddRegulars(spaces[1 % spaces.Count]);
        AddPastBarcamp(spaces[0], documents);
        AddBarcamp(spaces[0]);
    }

    /// <summary>A table of regulars: one series, each evening a gathering of its own, some still to come.</summary>
    private void AddRegulars((Space Space, Guid Host) place)
    {
        var day = WorkDay(DateOnly.FromDateTime(plan.Now.AddMonths(-DemoPlan.Months + 2).UtcDateTime));
        var rule = Recurrence.RuleOf(new RepeatInput(RepeatEvery.MonthlyWeekday, Count: 20), day);
        var began = At(day.AddDays(-20), 9);
        var series = new GatheringSeries(ids.At(began), rule, day, new TimeOnly(17, 0), Zone, place.Host, began);
        db.Add(series);
        foreach (var start in Recurrence.Starts(rule, day.ToDateTime(new TimeOnly(17, 0))))
        {
            var gathering = Plan("Werkstoff-Stammtisch", "Ein Werkstoff, ein Getränk, alle Abteilungen. Wer neu ist, sitzt zuerst.", DateOnly.FromDateTime(start), 17, 120, place.Space, place.Host, began);
            (gathering.Place, gathering.IsOnSite, gathering.SeatsOnSite) = ("Gasthof zur Weiche", true, 24);
            (gathering.SeriesId, gathering.SeriesDay) = (series.Id, DateOnly.FromDateTime(start));
            db.Add(gathering);
            Fill(gathering, 24);
        }
    }

    private void Hold((string Title, string Lead, string Place, int From, int Minutes, int Seats, bool Online) kind, DateOnly day, Space space, Guid host)
    {
        var gathering = Plan(kind.Title, kind.Lead, day, kind.From, kind.Minutes, space, host, At(day.AddDays(-21), 9));
        (gathering.IsOnSite, gathering.Place, gathering.SeatsOnSite) = kind.Seats > 0 ? (true, kind.Place, (int?)kind.Seats) : (false, (string?)null, null);
        (gathering.IsOnline, gathering.Link) = kind.Online ? (true, "https://konferenz.ostertag.example/treffen") : (false, (string?)null);
        if (kind.Minutes > 120) (gathering.ConfirmDays, gathering.ReleasesUnconfirmed) = (2, true);
        db.Add(gathering);
        Fill(gathering, kind.Seats);
    }

    private void AddBarcamp((Space Space, Guid Host) place)
    {
        const int Seats = 60;
        var day = WorkDay(DateOnly.FromDateTime(plan.Now.AddDays(9).UtcDateTime));
        var gathering = Plan("Barcamp „Werk trifft Code“", "Ein Tag, an dem Produktion und IT sich gegenseitig zeigen, was sie wirklich brauchen. Das Programm macht ihr am Morgen selbst.",
            day, 9, 450, place.Space, place.Host, plan.Now.AddDays(-24));
        (gathering.IsOnSite, gathering.Place, gathering.SeatsOnSite, gathering.IsOnline, gathering.Link) = (true, "Werk Süd, Halle 4", Seats, true, "https://konferenz.ostertag.example/werk-trifft-code");
        (gathering.HeldSeats, gathering.HeldUntil, gathering.ConfirmDays, gathering.ReleasesUnconfirmed) = (6, day.AddDays(-5), 3, true);
        gathering.Text = "Wer ein Thema mitbringt, schlägt es am Morgen vor. Wer in einer Sitzung nichts lernt und nichts beiträgt, geht in eine andere.\n\n- **Halle 4:** Sitzungen zum Anfassen\n- **Teeküche:** kleine Runden\n- **Online:** alles, was alle sehen sollen";
        gathering.TextHtml = markdown.Render(gathering.Text).Html;
        (TimeOnly, string, string?)[] agenda =
        [
            (new(9, 0), "Ankommen, Vorstellen, Sitzungen sammeln", "für alle, vor Ort und online"), (new(10, 0), "Erste Runde", "Schichtplan-App, Messwerte ohne Abtippen, KI im Einkauf"), (new(11, 0), "Zweite Runde", "Rundgang Linie 2, Störungen früh erkennen"),
            (new(12, 0), "Mittagslos", "du isst mit jemandem, den du noch nicht kennst"), (new(13, 30), "Dritte Runde", "Ein QR-Code am Motor, Panels für Handschuhe"), (new(15, 30), "Was nehmen wir mit?", "jede Sitzung: ein Satz, eine Person, ein Datum"),
        ];
        foreach (var ((at, title, detail), n) in agenda.Select((line, n) => (line, n))) gathering.Agenda.Add(new AgendaLine { Id = ids.At(plan.Now), GatheringId = gathering.Id, Position = n, At = at, Title = title, Detail = detail });
        gathering.Questions.Add(new Question { Id = ids.At(plan.Now), GatheringId = gathering.Id, Position = 0, Text = "Bringst du ein Thema mit?" });
        gathering.Hosts.Add(new GatheringHost { GatheringId = gathering.Id, MemberId = people[^1].Id == place.Host ? people[^2].Id : people[^1].Id, Position = 1 });
        db.Add(gathering);
        var online = Math.Min(41, people.Count / 8);
        gathering.HasSessions = true;
        barcamps.Open(gathering, Fill(gathering, Seats, onSite: Math.Min(Seats, people.Count / 3), waiting: Math.Min(7, people.Count / 20), online));
    }

    private void AddPastBarcamp((Space Space, Guid Host) place, List<SearchDocument> documents)
    {
        var day = WorkDay(DateOnly.FromDateTime(plan.Now.AddDays(-12).UtcDateTime));
        var gathering = Plan("Barcamp „Was uns aufhält“", "Ein Tag für alles, was im Alltag klemmt: zeigen, ausprobieren, verabreden.", day, 9, 420, place.Space, place.Host, plan.Now.AddDays(-50));
        (gathering.IsOnSite, gathering.Place, gathering.SeatsOnSite, gathering.HasSessions) = (true, "Werk Süd, Halle 4", 60, true);
        (TimeOnly, string)[] agenda = [(new(9, 0), "Ankommen und Sitzungen sammeln"), (new(12, 0), "Mittag"), (new(15, 15), "Was nehmen wir mit?")];
        foreach (var ((at, title), n) in agenda.Select((line, n) => (line, n))) gathering.Agenda.Add(new AgendaLine { Id = ids.At(gathering.CreatedAt), GatheringId = gathering.Id, Position = n, At = at, Title = title });
        db.Add(gathering);
        barcamps.Close(gathering, place.Space, Fill(gathering, 60, onSite: Math.Min(44, people.Count / 3), waiting: 0, online: 0), documents);
    }

    private Gathering Plan(string title, string lead, DateOnly day, int hour, int minutes, Space space, Guid host, DateTimeOffset planned)
    {
        var starts = At(day, hour);
        var made = planned < plan.Now ? planned : plan.Now.AddDays(-3);
        var gathering = new Gathering(ids.At(made), space.Id, host, made) { Title = title, Lead = lead, StartsAt = starts, EndsAt = starts.AddMinutes(minutes), TimeZone = Zone };
        gathering.Hosts.Add(new GatheringHost { GatheringId = gathering.Id, MemberId = host, Position = 0 });
        db.Add(new Act(host, ActKind.PlannedGathering, made, space.Id, gathering.Id));
        return gathering;
    }

    private void Fill(Gathering gathering, int seats)
    {
        var wished = _dice.Between(6, 34);
        var onSite = gathering.IsOnSite ? Math.Min(seats, gathering.IsOnline ? (wished * 2 / 3) + 2 : wished) : 0;
        Fill(gathering, seats, onSite, waiting: gathering.IsOnSite && !gathering.IsOnline ? Math.Max(0, wished - seats) / 3 : 0, online: gathering.IsOnline ? wished / 3 : 0);
    }

    /// <returns>Who came, or comes where it is still to be.</returns>
    private List<Guid> Fill(Gathering gathering, int seats, int onSite, int waiting, int online)
    {
        var dice = _dice.Fork(gathering.Id.ToString("N"));
        var there = people.Where(p => p.Joined < gathering.CreatedAt).ToList();
        dice.Shuffle(there);
        // Whoever the demo signs in as has a seat where there is one to show.
        foreach (var self in people.Where(p => gathering.StartsAt > plan.Now && visitors.Contains(p.Id)))
        {
            there.Remove(self);
            there.Insert(0, self);
        }

        var codes = new HashSet<string>(StringComparer.Ordinal);
        var came = new List<(DemoGuest Who, bool Agrees)>();
        var coming = new List<DemoGuest>();
        var isOver = gathering.EndsAt < plan.Now;
        var span = ((isOver ? gathering.StartsAt : plan.Now) - gathering.CreatedAt).TotalHours;
        foreach (var (who, n) in there.Take(onSite + waiting + online).Select((who, n) => (who, n)))
        {
            var mode = n < onSite || n >= onSite + online ? Coming.OnSite : Coming.Online;
            var isWaiting = n >= onSite + online;
            var at = gathering.CreatedAt.AddHours(span * (0.02 + (0.9 * (n + 1) / (onSite + waiting + online + 1))));
            if (at < who.Joined) at = who.Joined.AddMinutes(20);
            var registration = new Registration(ids.At(at), gathering.Id, who.Id, CodeOf(dice, codes), at)
            {
                Coming = mode, Seat = isWaiting ? Seat.Waiting : Seat.Held, WaitingSince = isWaiting ? at : null, IsListed = dice.Chance(0.9), CountsMeeting = dice.Between(0, 99) < Agreeing,
            };
            if (!isWaiting) coming.Add(who);
            if (isOver && !isWaiting && dice.Chance(mode == Coming.OnSite ? 0.86 : 0.7))
            {
                registration.CheckedInAt = gathering.StartsAt.AddMinutes(dice.Between(-12, 14));
                registration.CheckedInBy = gathering.CreatedBy;
                came.Add((who, registration.CountsMeeting));
                db.Add(new Act(who.Id, ActKind.CheckedIn, registration.CheckedInAt.Value, gathering.SpaceId, gathering.Id));
            }

            db.Add(registration);
            db.Add(new Act(who.Id, ActKind.RegisteredForGathering, at, gathering.SpaceId, gathering.Id));
        }

        foreach (var (unit, count) in MixGuard.Show([.. coming.GroupBy(who => who.TopUnit).Select(g => ((Guid?)g.Key, g.Count()))]))
            db.Add(new MixShare { Id = ids.At(gathering.CreatedAt), GatheringId = gathering.Id, UnitId = unit, People = count });
        if (isOver) Settle(gathering, came);
        return isOver ? came.ConvertAll(c => c.Who.Id) : coming.ConvertAll(who => who.Id);
    }

    /// <summary>What the night after would have written into the ledger.</summary>
    private void Settle(Gathering gathering, List<(DemoGuest Who, bool Agrees)> came)
    {
        gathering.SettledAt = gathering.EndsAt.AddDays(2);
        if (came.Count == 0) return;
        var occasion = new Occasion(ComingGatherings.Occasion, gathering.Id, gathering.StartsAt, gathering.EndsAt, ids.At(gathering.EndsAt));
        foreach (var (who, _) in came) occasion.Add(who.Id);
        db.Add(occasion);
        db.Add(new Act(gathering.CreatedBy, ActKind.HostedGathering, gathering.EndsAt, gathering.SpaceId, gathering.Id));
        var met = came.Where(c => c.Agrees).Select(c => c.Who.Id).ToList();
        foreach (var one in met)
            foreach (var other in met.Where(other => other != one)) db.Add(new Tie(one, other, TieKind.MetAt, gathering.EndsAt, gathering.SpaceId, gathering.Id, 1.0 / (came.Count - 1)));
    }

    private static string CodeOf(Dice dice, HashSet<string> taken)
    {
        while (true)
        {
            var code = string.Concat(Enumerable.Range(0, Registration.CodeLength).Select(_ => Codes[dice.Index(Codes.Length)]));
            if (taken.Add(code)) return code;
        }
    }

    private static DateTimeOffset At(DateOnly day, int hour) => Zones.InstantOf(day.ToDateTime(new TimeOnly(hour, 0)), TimeZoneInfo.FindSystemTimeZoneById(Zone));

    private static DateOnly WorkDay(DateOnly day) => day.DayOfWeek switch { DayOfWeek.Saturday => day.AddDays(3), DayOfWeek.Sunday => day.AddDays(2), DayOfWeek.Monday => day.AddDays(1), DayOfWeek.Friday => day.AddDays(-1), _ => day };
}
