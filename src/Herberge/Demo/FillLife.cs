using Herberge.Foundation.Markdown;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Herberge.Spaces.Life;

namespace Herberge.Demo;

/// <summary>Charters, a welcome, questions at a door, a deputy and a space that fell quiet.</summary>
internal sealed class FillLife(
    HouseDb db, DemoPlan plan, DemoIds ids, MarkdownRenderer markdown, IReadOnlyList<Guid> members, Func<DemoThread, Space, List<SearchDocument>, DiscussionThread> addThread)
{
    private const int QuietDays = 190;
    private const int OldNumber = 2_000_000;

    private static readonly (string Aim, string Promises, string Belongs, string Elsewhere)[] Charters =
    [
        ("Wer an einem Fehler sitzt, soll hier schneller weiterkommen als allein. Fragen sind ausdrücklich erwünscht, auch die, die man sich sonst nicht zu stellen traut.",
            "Jede Frage bekommt binnen zwei Arbeitstagen eine Antwort\nWas sich klärt, halten wir als Wissensseite fest\nNiemand wird für einen gemeldeten Fehler angegangen",
            "Fehlerbilder mit Foto und Teilenummer\nWas ihr ausprobiert habt, auch wenn es nicht half\nErfahrungen mit Lieferanten",
            "Reklamationen einzelner Kund:innen, die gehören ins Service-Portal\nTermine, die stehen im Kalender eurer Einheit"),
        ("Hier sprechen die, die planen, mit denen, die bauen.",
            "Wir sagen, was aus einem Vorschlag wurde\nEinmal im Monat fassen wir zusammen",
            "Engpässe, sobald ihr sie seht\nVorschläge, die mehr als eine Einheit betreffen",
            "Urlaubsplanung"),
    ];

    public void Write(IReadOnlyList<Space> spaces, ILookup<int, DemoMembership> here, List<SearchDocument> documents)
    {
        var open = spaces.Select((space, number) => (Space: space, Number: number)).Where(s => s.Space is { Kind: SpaceKind.Open, WithPartners: false } && here[s.Number].Any(m => m.Host)).Take(Charters.Length).ToList();
        for (var i = 0; i < open.Count; i++)
        {
            var (aim, promises, belongs, elsewhere) = Charters[i];
            var welcome = i == 0 ? "Stell dich gern kurz vor: wo du arbeitest und woran du gerade sitzt. Wenn du eine Frage hast, **stell sie einfach**, hier hat noch niemand gelacht." : "";
            db.Add(new SpaceLife(open[i].Space.Id)
            {
                Aim = aim, Promises = promises, Belongs = belongs, Elsewhere = elsewhere, CharterAt = plan.Now.AddDays(-40 - i),
                Welcome = welcome, WelcomeHtml = welcome.Length == 0 ? "" : markdown.Render(welcome).Html, WelcomeSince = welcome.Length == 0 ? null : plan.Now.AddDays(-1),
            });
        }

        if (spaces.FirstOrDefault(s => s.Kind == SpaceKind.Restricted) is { } restricted)
            db.Add(new SpaceLife(restricted.Id) { Questions = "Woran arbeitest du mit, das hier besprochen wird?\nWie oft wirst du hereinschauen?" });
        if (open.Count > 0) AddDeputy(open[0].Space.Id, [.. here[open[0].Number]]);
        AddQuiet(documents);
    }

    private void AddDeputy(Guid space, List<DemoMembership> memberships)
    {
        var host = members[memberships.First(m => m.Host).Member];
        var deputy = members[memberships.Where(m => !m.Host).Select(m => m.Member).Order().Last()];
        var joined = db.ChangeTracker.Entries<SpaceMember>().Select(e => e.Entity).FirstOrDefault(m => m.SpaceId == space && m.MemberId == deputy);
        if (joined is null) return;
        (joined.DeputyOf, joined.DeputyFrom, joined.DeputyUntil) = (host, plan.Now.AddDays(-3), plan.Now.AddDays(9));
    }

    private void AddQuiet(List<SearchDocument> documents)
    {
        var opened = plan.Now.AddDays(-QuietDays);
        var space = new Space(ids.At(opened), "umzug-halle-3", "Umzug Halle 3", "Wer zieht wann wohin, und was muss vorher leer sein", SpaceKind.Open, 4, members[1], opened);
        db.Add(space);
        for (var number = 1; number <= 12; number++) db.Add(new SpaceMember(space.Id, members[number], number == 1 ? SpaceRole.Host : SpaceRole.Member, opened));
        space.MemberCount = 12;
        addThread(new DemoThread(OldNumber, 0, DemoThreadKind.Discussion, "Reihenfolge der Umzugstage", "de", 0, false,
            [new DemoPost(1, -1, opened.AddDays(2), "Erst die Prüfstände, dann die Regale, zuletzt die Büros. Wer einen Kran braucht, meldet sich bitte bis Freitag.", [], [])]), space, documents);
        space.LastActivityAt = opened.AddDays(2);
        documents.Add(new SearchDocument(SearchKind.Space, space.Id, space.Id, null, null, space.Name, space.Purpose, space.CreatedAt));
    }
}
