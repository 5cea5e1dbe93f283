using Herberge.Foundation.Ledger;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.Gatherings;
using Herberge.Gatherings.After;
using Herberge.Gatherings.Sessions;
using Herberge.Spaces;

namespace Herberge.Demo;

/// <summary>What people proposed, wanted and did at the barcamps of the demo company: one is over, one still takes proposals.</summary>
internal sealed class FillBarcamps(HouseDb db, DemoPlan plan, DemoIds ids, MarkdownRenderer markdown, IReadOnlyList<Guid> members, Func<DemoThread, Space, List<SearchDocument>, DiscussionThread> addThread)
{
    /// <summary>Apart from the numbers of all other conversations.</summary>
    private const int FirstNumber = 900_000;

    private static readonly (string Title, string Text, SessionKind Kind, double Wanted)[] Topics =
    [
        ("Schichtplan-App: Was nervt, was fehlt?", "Wir schauen zusammen auf die App und schreiben die drei Dinge auf, die zuerst weg müssen. Am besten mit Leuten, die sie jeden Tag öffnen.", SessionKind.Discussion, 0.62),
        ("Messwerte ohne Abtippen", "So kommen die Werte von der Prüfbank ins Portal. Mit Vorführung, und mit dem, was schiefging.", SessionKind.Talk, 0.44),
        ("KI im Einkauf: zwei ehrliche Versuche", "Einer hat geklappt, einer nicht. Was wir heute anders machen würden.", SessionKind.Talk, 0.55),
        ("Rundgang: Linie 2 mit den Augen der IT", "Wir gehen zwanzig Minuten an der Linie entlang und fragen bei jedem Zettel: Warum hängt der da?", SessionKind.Workshop, 0.36),
        ("Störungen früh erkennen", "Schwingung und Strom zeigen Schäden Tage vorher. Wer hat Daten, wer hat Anlagen?", SessionKind.Talk, 0.48),
        ("Ein QR-Code am Motor: Prototyp zum Anfassen", "Scannen, melden, fertig. Probiert ihn aus und sagt, wo er im Alltag scheitert.", SessionKind.Workshop, 0.58),
        ("Panels, die man mit Handschuhen bedient", "Wir haben vier Panels da. Bringt eure Handschuhe mit.", SessionKind.Workshop, 0.25),
        ("Warum heißt dasselbe Teil in fünf Systemen anders?", "Am Ende steht eine Liste mit den zwanzig schlimmsten Namen und wer sie ändern darf.", SessionKind.Discussion, 0.33),
        ("Englisch am Band: ein Spickzettel für Besuche", "Welche dreißig Sätze braucht man, wenn Gäste an der Linie stehen? Wir schreiben sie gemeinsam.", SessionKind.Workshop, 0.18),
    ];

    private static readonly (string Asked, string[] Answers)[] Notes =
    [
        ("Was wir mitnehmen:\n\n- Tauschen muss mit zwei Fingern gehen.\n- Wer krank ist, soll nicht drei Stellen anrufen.\n- Die App fragt vor jedem Update zwei Leute aus der Spätschicht.", ["Zwei Leute habe ich schon, wir fangen Montag an.", "Danke fürs Mitschreiben. Der Punkt mit dem Tauschen steht jetzt auf unserer Liste."]),
        ("Die Kette von der Prüfbank ins Portal läuft an zwei von sechs Plätzen. Offen ist, wer die alten Prüfbänke anfasst.", ["Die beiden ältesten haben wir nächste Woche ohnehin offen."]),
        ("Der Prototyp hält drei Tage im Ölnebel. Aufkleber nein, graviertes Schild ja.", []),
    ];

    private static readonly string[] Differently =
    [
        "Mehr Pausen. Die besten Gespräche waren auf dem Flur.", "Die Teeküche war zu klein für die Runde zu den Teilenamen.", "Bitte auch einmal in Werk Nord.", "Am Anfang war nicht klar, dass man einfach gehen darf, wenn es nicht passt.",
        "Die Spätschicht konnte nicht kommen. Einen halben Tag am Nachmittag versuchen?", "Weniger Folien, mehr anfassen.",
    ];

    /// <summary>When sessions begin.</summary>
    private static readonly int[] Hours = [10, 11, 14];

    private readonly Dice _dice = new Dice((ulong)plan.Seed).Fork("barcamps");
    private int _number = FirstNumber;

    /// <summary>Proposals and votes are open.</summary>
    public void Open(Gathering gathering, IReadOnlyList<Guid> coming)
    {
        if (coming.Count < 8) return;
        var sessions = Propose(gathering, coming, Topics.Length, plan.Now.AddDays(-9));
        AddGrid(gathering);
        Vote(gathering, sessions, coming, coming.Count * 2 / 3, isSettled: false);
    }

    /// <summary>All of it is over: plan, notes, thanks and three questions.</summary>
    public void Close(Gathering gathering, Space space, IReadOnlyList<Guid> came, List<SearchDocument> documents)
    {
        if (came.Count < 8) return;
        var sessions = Propose(gathering, came, Topics.Length - 1, gathering.StartsAt.AddDays(-8));
        var (rooms, slots) = AddGrid(gathering);
        var wishes = Vote(gathering, sessions, came, came.Count, isSettled: true);
        var found = Scheduler.Find(new ScheduleTask([.. sessions.Select((_, n) => (IReadOnlyList<int>)[n % Math.Min(sessions.Count - 1, came.Count)])], wishes, [.. rooms.Select(r => r.Seats)], slots.Count));
        for (var n = 0; n < sessions.Count; n++)
        {
            if (found.Places[n] is { } place) sessions[n].PutInto(slots[place.Slot].Id, rooms[place.Room].Id);
        }

        db.Add(new SessionPlan { GatheringId = gathering.Id, ProposedAt = gathering.StartsAt.AddDays(-1), PublishedAt = gathering.StartsAt.AddHours(1), Clashes = found.Clashes, ByChance = found.ByChance });
        for (var n = 0; n < Notes.Length; n++)
        {
            var (asked, answers) = Notes[n];
            var at = gathering.StartsAt.AddHours(2 + n);
            var writers = answers.Select((_, a) => came[(n + a + 2) % came.Count]).ToList();
            sessions[n].ThreadId = Talk($"Notizen: {sessions[n].Title}", $"Notizen zur Sitzung [{sessions[n].Title}](/gatherings/{gathering.Id}/sessions/{sessions[n].Id}) beim Treffen „{gathering.Title}“.\n\n{asked}", sessions[n].ProposedBy, at, [.. answers.Zip(writers)], space, documents);
        }

        foreach (var giver in sessions.Where(s => s.IsPlaced).Select(s => s.ProposedBy).Distinct()) db.Add(new Act(giver, ActKind.GaveSession, gathering.EndsAt, gathering.SpaceId, gathering.Id));
        AddAfter(gathering, space, came, documents);
    }

    private void AddAfter(Gathering gathering, Space space, IReadOnlyList<Guid> came, List<SearchDocument> documents)
    {
        const string Thanks = "Danke euch! Acht Sitzungen, volle Räume und ein Flur, auf dem ständig jemand etwas aufgezeichnet hat.\n\nWas bleibt:\n\n1. Die Schichtplan-App bekommt zwei Leute aus der Spätschicht an den Tisch.\n2. Der QR-Code am Motor wird als Schild probiert.\n3. Beim nächsten Mal sind wir in Werk Nord.";
        var at = gathering.EndsAt.AddHours(20);
        var thread = Talk($"Wie es weitergeht: {gathering.Title}", $"{Thanks}\n\n[Zum Nachklang](/gatherings/{gathering.Id}/after)", gathering.CreatedBy, at, [("Ich trage den QR-Code in den Lenkungskreis.", came[1])], space, documents);
        db.Add(new Herberge.Gatherings.After.FollowUp { GatheringId = gathering.Id, Text = Thanks, TextHtml = markdown.Render(Thanks).Html, WrittenBy = gathering.CreatedBy, WrittenAt = at, ThreadId = thread });
        // Whoever the demo signs in as can still answer.
        var answering = came.Where(id => !members.Take(3).Contains(id)).Take(came.Count * 3 / 5).ToList();
        var (worth, met) = (new int[6], new int[2]);
        foreach (var who in answering)
        {
            db.Add(new FeedbackGiven { GatheringId = gathering.Id, MemberId = who });
            worth[_dice.Weighted([0.02, 0.06, 0.17, 0.42, 0.33]) + 1]++;
            met[_dice.Chance(0.7) ? 1 : 0]++;
        }

        var shown = answering.Count >= GiveFeedback.Smallest;
        for (var n = 1; n <= 5; n++) AddCount(gathering, FeedbackQuestion.Worth, n, worth[n], shown);
        for (var n = 0; n < 2; n++) AddCount(gathering, FeedbackQuestion.Met, n, met[n], shown);
        foreach (var text in Differently.Take(answering.Count)) db.Add(new FeedbackText { Id = ids.At(DateTimeOffset.FromUnixTimeSeconds(_dice.Between(0, int.MaxValue - 1))), GatheringId = gathering.Id, Text = text, IsShown = shown });
    }

    private void AddCount(Gathering gathering, FeedbackQuestion question, int answer, int count, bool shown)
    {
        if (count > 0) db.Add(new FeedbackCount { GatheringId = gathering.Id, Question = question, Answer = answer, Count = count, Shown = shown ? count : 0 });
    }

    private List<Session> Propose(Gathering gathering, IReadOnlyList<Guid> coming, int count, DateTimeOffset from)
    {
        var sessions = new List<Session>();
        foreach (var (topic, n) in Topics.Take(count).Select((topic, n) => (topic, n)))
        {
            // One person has two things to give, and never at the same time.
            var giver = coming[n % Math.Min(count - 1, coming.Count)];
            var at = from.AddHours(9 * n);
            var session = new Session(ids.At(at), gathering.Id, giver, at) { Title = topic.Title, Text = topic.Text, Kind = topic.Kind };
            session.Hosts.Add(new SessionHost { SessionId = session.Id, MemberId = giver, Position = 0 });
            db.Add(session);
            sessions.Add(session);
        }

        return sessions;
    }

    private (List<SessionRoom> Rooms, List<SessionSlot> Slots) AddGrid(Gathering gathering)
    {
        List<SessionRoom> rooms = [.. new[] { ("Halle 4", 60), ("Schulungsraum 3", 24), ("Teeküche", 14) }.Select((room, n) => new SessionRoom { Id = ids.At(gathering.CreatedAt), GatheringId = gathering.Id, Position = n, Name = room.Item1, Seats = room.Item2 })];
        List<SessionSlot> slots = [.. Hours.Select(hour => new SessionSlot { Id = ids.At(gathering.CreatedAt), GatheringId = gathering.Id, Day = 1, From = new TimeOnly(hour, 0), Until = new TimeOnly(hour, 45) })];
        db.AddRange(rooms);
        db.AddRange(slots);
        return (rooms, slots);
    }

    /// <returns>For each person the sessions they want.</returns>
    private List<IReadOnlyList<int>> Vote(Gathering gathering, List<Session> sessions, IReadOnlyList<Guid> coming, int voters, bool isSettled)
    {
        var all = new List<IReadOnlyList<int>>();
        foreach (var who in coming.Take(voters))
        {
            List<int> wants = [.. Enumerable.Range(0, sessions.Count).Where(n => _dice.Chance(Topics[n].Wanted))];
            all.Add(wants);
            // Who wanted what is forgotten when a gathering is settled.
            if (isSettled || wants.Count == 0) continue;
            foreach (var n in wants) db.Add(new SessionWish { SessionId = sessions[n].Id, MemberId = who, IsCounted = true });
            db.Add(new SessionBallot { GatheringId = gathering.Id, MemberId = who, IsNew = false });
        }

        for (var n = 0; n < sessions.Count && all.Count(w => w.Count > 0) >= ReleaseInterest.Smallest; n++) sessions[n].Interest = all.Count(w => w.Contains(n));
        return all;
    }

    private Guid Talk(string title, string text, Guid author, DateTimeOffset at, IReadOnlyList<(string Text, Guid Author)> answers, Space space, List<SearchDocument> documents) => addThread(
        new DemoThread(_number++, 0, DemoThreadKind.Discussion, title, "de", 0, false,
            [new DemoPost(IndexOf(author), -1, at, text, [], []), .. answers.Select((a, n) => new DemoPost(IndexOf(a.Author), 0, Earlier(at.AddHours(19 * (n + 1))), a.Text, [], []))]), space, documents).Id;

    private DateTimeOffset Earlier(DateTimeOffset at) => at < plan.Now ? at : plan.Now.AddMinutes(-30);

    private int IndexOf(Guid member)
    {
        for (var n = 0; n < members.Count; n++)
        {
            if (members[n] == member) return n;
        }

        throw new InvalidOperationException("Somebody of no number came");
    }
}
