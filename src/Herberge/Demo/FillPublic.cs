using Herberge.Channels.Public;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.Spaces;

namespace Herberge.Demo;

/// <summary>A space with a window to the world: some conversations are shown there, with names and without, one stays inside.</summary>
internal sealed class FillPublic(HouseDb db, DemoPlan plan, DemoIds ids, IReadOnlyList<Guid> members, Func<DemoThread, Space, List<SearchDocument>, DiscussionThread> addThread)
{
    private const int Number = 3_000_000;
    private const int People = 18;

    /// <param name="Shown">What becomes of each post outside: n with its name, a without, - stays inside.</param>
    private sealed record Talk(int DaysAgo, DemoThreadKind Kind, string Title, string Shown, params (int By, string Text)[] Posts);

    private static readonly Talk[] Talks =
    [
        new(61, DemoThreadKind.Announcement, "Warum wir hier öffentlich reden", "n",
            (1, """
                Wir bauen Fördertechnik, und das meiste, was wir dabei lernen, lernen andere Betriebe auch gerade. Darum hat dieser Raum ein **Fenster nach draußen**.

                Zu lesen ist hier nur, was die Leute einzeln zeigen. Manches steht ohne Namen da, auch das ist gewollt.
                """)),
        new(44, DemoThreadKind.Question, "Wie bringt ihr Altanlagen dazu, Messwerte herauszugeben?", "nna-",
            (5, """
                Bei uns laufen Hubwerke von 1994 neben solchen von heute. Die neuen melden Temperatur und Last, die alten schweigen.

                Habt ihr Erfahrung mit Sensoren zum Nachrüsten, die ohne Eingriff in die Steuerung auskommen?
                """),
            (9, """
                Ja, an zwölf Anlagen seit zwei Jahren:

                1. Stromzange an der Zuleitung des Motors
                2. Beschleunigung am Lagerschild, geklebt
                3. Ein kleiner Rechner, der nur Mittelwerte weitergibt

                Die Stromzange allein hat uns drei Viertel der Ausfälle vorher gezeigt.
                """),
            (12, "Klebt die Sensoren nicht auf lackierte Flächen, der Lack dämpft. Einmal blank machen, dann passt es."),
            (14, "Die Werte unserer Anlagen liegen übrigens auf dem Laufwerk der Instandhaltung.")),
        new(23, DemoThreadKind.Discussion, "Reparieren statt tauschen: was sich rechnet", "an",
            (7, """
                Wir haben ein Jahr lang mitgeschrieben, was Reparieren gegen Tauschen kostet, mit ehrlichen Stunden.

                | Bauteil | reparieren | tauschen |
                |---|---|---|
                | Bremse | 3 Std. | 1 Std. |
                | Getriebe | 11 Std. | 6 Std. |
                | Schaltschrank | 5 Std. | 9 Std. |

                Bei Schaltschränken lohnt es sich immer, bei Bremsen nie. Das Getriebe hängt am Alter.
                """),
            (3, "Und es gibt etwas, das in keiner Spalte steht: Wer repariert hat, versteht die Anlage danach besser.")),
        new(9, DemoThreadKind.Question, "Welche Kennzahl hat euch wirklich weitergebracht?", "n",
            (11, "Wir messen viel und ändern wenig. Welche eine Zahl schaut ihr jede Woche an, und was tut ihr dann?")),
        new(4, DemoThreadKind.Discussion, "Probelauf der neuen Prüfstrecke", "-",
            (6, "Am Donnerstag läuft sie zum ersten Mal unter Last. Bilder folgen, aber nur hier drinnen.")),
    ];

    public void Write(List<SearchDocument> documents)
    {
        if (members.Count <= People) return;
        var opened = plan.Now.AddDays(-75);
        var space = new Space(ids.At(opened), "fordertechnik-offen", "Fördertechnik offen", "Was wir beim Bauen, Messen und Reparieren lernen", SpaceKind.Open, 3, members[1], opened);
        db.Add(space);
        for (var number = 1; number <= People; number++) db.Add(new SpaceMember(space.Id, members[number], number == 1 ? SpaceRole.Host : SpaceRole.Member, opened));
        space.MemberCount = People;
        db.Add(new PublicSpace(space.Id, "foerdertechnik", "Leute von Ostertag über das, was sie beim Bauen, Messen und Reparieren von Fördertechnik lernen. Mitlesen erwünscht.", members[1], opened.AddDays(10)) { Federated = true, ChangedAt = plan.Now.AddDays(-8) });
        db.Add(new PublicAuthor(members[9], "@anlagenmensch@mastodon.example"));
        for (var n = 0; n < Talks.Length; n++) Add(Talks[n], n, space, documents);
        documents.Add(new SearchDocument(SearchKind.Space, space.Id, space.Id, null, null, space.Name, space.Purpose, space.CreatedAt));
    }

    private void Add(Talk talk, int n, Space space, List<SearchDocument> documents)
    {
        var began = new DateTimeOffset(plan.Now.AddDays(-talk.DaysAgo).UtcDateTime.Date, TimeSpan.Zero).AddHours(7.6 + n);
        var posts = talk.Posts.Select((post, i) => new DemoPost(post.By, i == 0 ? -1 : 0, began.AddHours(3 * i), post.Text, [], [])).ToList();
        var thread = addThread(new DemoThread(Number + n, 0, talk.Kind, talk.Title, "de", 0, false, posts), space, documents);
        if (thread.LastPostAt > space.LastActivityAt) space.LastActivityAt = thread.LastPostAt;
        foreach (var post in db.Set<Post>().Local.Where(p => p.ThreadId == thread.Id).OrderBy(p => p.Number).ToList())
        {
            if (talk.Shown[post.Number - 1] is var how && how != '-') db.Add(new PublicPost(post.Id, space.Id, thread.Id, post.AuthorId, post.Number, how == 'n', post.CreatedAt.AddHours(20)));
        }
    }
}
