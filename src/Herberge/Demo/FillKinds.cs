using Herberge.Foundation.Ledger;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Herberge.Spaces.Discovery;
using Herberge.Spaces.Kinds.Announcements;
using Herberge.Spaces.Kinds.Knowledge;
using Herberge.Spaces.Kinds.Polls;
using Herberge.Spaces.Kinds.Questions;

namespace Herberge.Demo;

/// <param name="Host">Number of who hosts it.</param>
/// <param name="Members">Numbers of its members, without those the demo signs in as: they have not voted yet.</param>
internal sealed record KindPlace(Space Space, int Host, IReadOnlyList<int> Members);

/// <summary>Polls, an announcement to acknowledge, knowledge pages made of threads and the tags of the demo company.</summary>
internal sealed class FillKinds(HouseDb db, DemoPlan plan, DemoIds ids, IReadOnlyList<Guid> members, Func<DemoThread, Space, List<SearchDocument>, DiscussionThread> addThread)
{
    private const int Pages = 3;
    private const int Willing = 5;

    /// <summary>Tag, and what in a title speaks for it.</summary>
    private static readonly (string Tag, string[] Signs)[] Topics =
    [
        ("Ersatzteile", ["ersatzteil", "lager", "dichtung"]), ("Lieferzeiten", ["lieferzeit", "liefert", "liefertermin"]), ("Prüfung", ["prüf", "messung", "messwert", "kalibr"]),
        ("Freigabe", ["freigabe", "freigeb"]), ("Schulung", ["schulung", "einweis", "lernen"]), ("Software", ["sap", "excel", "portal", "software", "tool"]),
        ("Verpackung", ["verpack", "karton", "palette"]), ("Montage", ["montage", "motor", "antrieb"]),
    ];

    private readonly Dice _dice = new Dice((ulong)plan.Seed).Fork("kinds");
    private int _number = 1_000_000;

    /// <param name="threads">What was talked about, with each thread's accepted or first answer, in German and without guests alone.</param>
    /// <param name="open">Open spaces.</param>
    /// <param name="documents">For search.</param>
    public void Write(IReadOnlyList<(DiscussionThread Thread, string Asked, string? Answer)> threads, IReadOnlyList<KindPlace> open, List<SearchDocument> documents)
    {
        var (first, second) = (open[0], open[Math.Min(1, open.Count - 1)]);
        AddPoll(first, "Wo wollt ihr den Stand der Freigabe sehen?", "Der Service fragt seit Wochen, wo eine Freigabe gerade liegt. Wir bauen **eine** Ansicht, bringt sie in eure Reihenfolge.",
            ["In der Teileliste im Service-Portal", "Als Liste hier im Raum, jeden Montag", "Per Nachricht, sobald sich etwas ändert", "Auf dem Bildschirm in der Werkstatt"], PollMethod.Ranked, isSecret: false, documents);
        AddPoll(second, "Wann passt euch das Austauschtreffen?", "Wir treffen uns einmal im Monat für eine Stunde. Geheim, damit ihr ehrlich seid.",
            ["Montag früh", "Mittwoch nach dem Essen", "Freitag zum Ausklang"], PollMethod.One, isSecret: true, documents);
        Announce(first, documents);
        AddPages(threads, open, documents);
        AddTags(threads);
        foreach (var (id, n) in members.Select((id, n) => (id, n)).Where(m => m.n % Willing == 0)) db.Add(new ExpertWish(id, n % (2 * Willing) == 0 ? ExpertSource.ProfileAndAnswers : ExpertSource.Nothing));
    }

    private DiscussionThread Open(KindPlace place, DemoThreadKind kind, string title, string body, DateTimeOffset at, List<SearchDocument> documents) =>
        addThread(new DemoThread(_number++, 0, kind, title, "de", 0, false, [new DemoPost(place.Host, -1, at, body, [], [])]), place.Space, documents);

    private void AddPoll(
        KindPlace place, string title, string body, string[] options, PollMethod method, bool isSecret, List<SearchDocument> documents)
    {
        var at = plan.Now.AddDays(-4).AddHours(8.7);
        var thread = Open(place, DemoThreadKind.Poll, title, body, at, documents);
        var poll = new Poll(thread.Id, method, isSecret, new DateTimeOffset(plan.Now.AddDays(10).UtcDateTime.Date, TimeSpan.Zero).AddHours(-1));
        db.Add(poll);
        for (var i = 0; i < options.Length; i++) db.Add(new PollOption(thread.Id, i + 1, options[i]));
        var ballots = new Dictionary<string, PollBallot>(StringComparer.Ordinal);
        foreach (var member in place.Members.Take(43))
        {
            var order = Enumerable.Range(1, options.Length).OrderBy(o => _dice.Between(0, 100) + (o * 18)).ToList();
            var choice = PollChoice.Write(method, options.Length, method == PollMethod.One ? order[..1] : order[.._dice.Between(2, options.Length)])!;
            if (!ballots.TryGetValue(choice, out var ballot)) db.Add(ballots[choice] = ballot = new PollBallot(thread.Id, choice, 0));
            ballot.Count++;
            db.Add(new PollVoter(thread.Id, members[member], isSecret ? null : choice));
            db.Add(new Act(members[member], ActKind.Voted, at.AddHours(1 + _dice.Between(0, 80)), place.Space.Id, thread.Id));
            if (++poll.Votes % Poll.Group != 0) continue;
            foreach (var counted in ballots.Values) (counted.Shown, counted.Held) = (counted.Held, counted.Count);
        }
    }

    private void Announce(KindPlace place, List<SearchDocument> documents)
    {
        var at = plan.Now.AddDays(-2).AddHours(7.2);
        var thread = Open(place, DemoThreadKind.Announcement, "Neue Prüfanweisung für Getriebe ab dem 1. des Monats",
            "Ab dem Ersten gilt die neue Anweisung. Das Wichtigste:\n\n- Sichtprüfung **vor** dem Reinigen\n- Messwerte gleich ins Portal, nicht mehr auf Papier\n- Fragen hier, wir antworten am selben Tag", at, documents);
        db.Add(new Announcement(thread.Id, asksToAcknowledge: true, at.AddDays(21)));
        foreach (var member in place.Members.Where((_, n) => n % 3 != 0)) db.Add(new Acknowledgement(thread.Id, members[member], at.AddHours(_dice.Between(1, 40))));
    }

    private void AddPages(IReadOnlyList<(DiscussionThread Thread, string Asked, string? Answer)> threads, IReadOnlyList<KindPlace> open, List<SearchDocument> documents)
    {
        foreach (var (source, asked, answer) in threads.Where(t => t.Answer is not null && t.Thread.AcceptedPostId is not null && open.Any(o => o.Space.Id == t.Thread.SpaceId)).OrderByDescending(t => t.Thread.LastPostAt).DistinctBy(t => t.Thread.Title).Take(Pages))
        {
            var morning = new DateTimeOffset(source.LastPostAt.UtcDateTime.Date, TimeSpan.Zero).AddDays(1).AddHours(8.4);
            var at = morning < plan.Now ? morning : source.LastPostAt.AddMinutes(20);
            var author = IndexOf(source.AuthorId);
            var page = addThread(new DemoThread(_number++, 0, DemoThreadKind.Page, source.Title.TrimEnd('?', ' '), "de", 0, false,
                [new DemoPost(author, -1, at, $"# Worum es ging\n\n{asked}\n\n# Was hilft\n\n{answer}", [], [])]), open.First(o => o.Space.Id == source.SpaceId).Space, documents);
            db.Add(new KnowledgePage(page.Id, source.AuthorId, 6, DateOnly.FromDateTime(plan.Now.UtcDateTime).AddDays(_dice.Between(-6, 160)), isOpen: true));
            db.Add(new PageSource(page.Id, source.Id, at));
        }
    }

    private void AddTags(IReadOnlyList<(DiscussionThread Thread, string Asked, string? Answer)> threads)
    {
        var tags = new Dictionary<string, Tag>(StringComparer.Ordinal);
        foreach (var (thread, _, _) in threads)
        {
            var title = thread.Title.ToLowerInvariant();
            foreach (var (name, _) in Topics.Where(t => Array.Exists(t.Signs, sign => title.Contains(sign, StringComparison.Ordinal))).Take(2))
            {
                if (!tags.TryGetValue(name, out var tag)) db.Add(tags[name] = tag = new Tag(ids.At(thread.CreatedAt), name, TagText.Fold(name)));
                db.Add(new ThreadTag(thread.Id, tag.Id));
            }
        }

        if (tags.TryGetValue("Ersatzteile", out var parts)) db.Add(new TagSynonym(TagText.Fold("Spare parts"), "Spare parts", parts.Id));
    }

    private int IndexOf(Guid member)
    {
        for (var n = 0; n < members.Count; n++)
            if (members[n] == member) return n;
        return 0;
    }
}
