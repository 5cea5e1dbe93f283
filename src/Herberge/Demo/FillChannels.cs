using Herberge.Channels.Accounts;
using Herberge.Channels.Newsletters;
using Herberge.Channels.Posts;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Storage;
using Herberge.Spaces;

namespace Herberge.Demo;

/// <summary>Three months of what Ostertag says: published, planned, waiting for a second pair of eyes, one refused and one to copy. Nothing of it calls anybody.</summary>
internal sealed class FillChannels(HouseDb db, DemoPlan plan, DemoIds ids, Guid speaker, Guid advocate, Guid host)
{
    /// <summary>Opens nothing: the house holds no token of the demo's account.</summary>
    private const string NoToken = "demo";

    private ChannelAccount _fediverse = null!;
    private ChannelAccount _network = null!;
    private ChannelAccount _space = null!;
    private MarkdownRenderer _markdown = null!;

    public void Write(Space space, IReadOnlyList<Guid> members, MarkdownRenderer markdown)
    {
        _markdown = markdown;
        _fediverse = Account(ChannelKind.Mastodon, "@ostertag@fediverse.ostertag.example", account => (account.Address, account.Handle, account.ClientId, account.LockedToken) = ("https://fediverse.ostertag.example", "ostertag", "demo", NoToken));
        _network = Account(ChannelKind.Copy, "LinkedIn Ostertag Fördertechnik", account => (account.Address, account.MostCharacters) = ("https://www.linkedin.example/company/ostertag", 3000));
        _space = Account(ChannelKind.Space, space.Name, account => account.SpaceId = space.Id);

        Published(-40, "Ein Besuch in der Lehrwerkstatt", "Sechs Auszubildende, ein Förderband, drei Tage. Was sie gebaut haben, läuft jetzt in Halle 2. #Ausbildung #Maschinenbau", 4, 11, 38);
        Published(-33, "Ersatzteile: was eure Fragen verändert haben", "Ihr habt gefragt, warum Ersatzteilnummern je nach Unterlage anders heißen. Seit Montag heißen sie überall gleich. Danke fürs Nachhaken.", 9, 17, 52, "You asked why part numbers differ from one document to the next. Since Monday they are the same everywhere. Thank you for asking.");
        Published(-24, "Barcamp: Anmeldung für Partner offen", "Sitzungen schlägt vor, wer kommt. Beim Barcamp reden Vertrieb, Service und unsere Partner über das, was beim Kunden hakt. https://ostertag.example/barcamp", 3, 21, 29);
        Published(-17, "Wie wir Geräusche messen", "Ein Lager klingt, bevor es bricht. Unser Service hört seit einem Jahr mit Messkoffern zu; was wir gelernt haben, steht jetzt im Netz.", 6, 14, 61);
        Published(-9, "Drei Fragen an Svenja", "Was macht eigentlich eine Gastgeberin im Unternehmen? „Ich bringe Leute zusammen, die sich sonst nie begegnet wären.“", 12, 19, 77);

        var copied = Post(-0.1, "Neue Steuerung im Probebetrieb", "Vier Wochen Probebetrieb in Werk Süd: Die neue Steuerung spart in unserer Messung 8 % Strom. Wie wir gemessen haben, zeigen wir offen.", speaker, null, _fediverse, _network);
        Out(copied, variant => variant.Publish("110042", "https://fediverse.ostertag.example/@ostertag/110042", copied.PublishAt!.Value));
        var failed = Post(-2, "Stellenausschreibung Servicetechnik Nord", "Unterwegs, selbstständig, nie allein: Wir suchen zwei Leute für den Service im Norden.", speaker, null, _fediverse);
        Out(failed, variant => variant.Fail("fetch-slow"));

        Scheduled(Post(2, "Ideenkampagne: Verpackung ohne Folie", "Wie kommen unsere Baugruppen heil an, ganz ohne Folie? Ab heute sammeln wir eure Ideen, vier Wochen lang.", speaker, null, _space));
        Scheduled(Post(5, "Wir auf der Logistikmesse", "Halle 4, Stand 210: Bringt eure schwierigste Förderstrecke mit, als Foto oder Skizze.", speaker, "Hall 4, stand 210: bring your most difficult conveyor, as a photo or a sketch.", _fediverse, _network));
        Scheduled(Post(13, "Wartungstipp: Bandspannung prüfen", "Zwei Minuten, ein Lineal, viel Ruhe: So prüft ihr die Bandspannung ohne Messgerät.", advocate, null, _fediverse));
        Approved(Post(20, "Rückblick aufs Barcamp", "23 Sitzungen, 61 Leute aus neun Einheiten. Die drei Themen, die weitergehen, stellen wir hier vor.", speaker, null, _fediverse, _space));
        Asked(Post(8, "Was wir aus 400 Kundenstimmen gelernt haben", "Ein Bedarf zieht sich durch alle Gespräche: Ersatzteile schneller finden. Was wir daraus machen, und bis wann.", advocate, null, _fediverse, _network));
        Asked(Post(27, "Tag der offenen Werkstatt", "Am ersten Samstag im Monat stehen die Tore offen. Kinder dürfen mit, Sicherheitsschuhe leihen wir.", speaker, null, _fediverse));
        var sent = Asked(Post(16, "Partnerporträt: Van Dijk", "Seit elf Jahren bauen wir zusammen. Ein Besuch bei den Kolleg:innen in Venlo.", speaker, null, _fediverse));
        sent.AskForChanges(host, "Bitte das Foto von der Linie nicht zeigen, bevor Van Dijk zugestimmt hat.", plan.Now.AddHours(-5));
        Note(sent, host, PostDeed.ChangesAsked, "Bitte das Foto von der Linie nicht zeigen, bevor Van Dijk zugestimmt hat.", plan.Now.AddHours(-5));
        Post(34, "Sommerfest der Ausbildung", "Notizen: Datum mit der Werkleitung klären, zwei O-Töne einholen.", speaker, null, _space);
        Post(48, "Quartalsfrage: Was hat euch geholfen?", "Welche Antwort im Haus hat euch im letzten Vierteljahr eine Stunde gespart?", advocate, null, _space);
        var letter = Account(ChannelKind.Newsletter, "Werkpost", account => account.OnlyLanguage = "de");
        Account(ChannelKind.Webhook, "Pressespiegel (Leitstand)", account => (account.Address, account.MostCharacters, account.LockedToken) = ("https://leitstand.ostertag.example/posts", 5000, NoToken));
        AddNewsletter(letter, members);
        Asked(Post(6, "Werkpost: Was im Advent in der Werkstatt läuft", "Drei Termine, eine neue Maschine und ein Rezept aus der Kantine.\n\n- 2. Dezember: Werkstatttag für Familien\n- 9. Dezember: Abend der Ideen\n- 16. Dezember: Wir räumen die Halle auf und essen Suppe", advocate, null, letter));
        foreach (var post in db.ChangeTracker.Entries<ChannelPost>().Select(e => e.Entity).ToList()) db.AddRange(post.Variants.Cast<object>().Concat(post.Approvers));
    }

    /// <summary>A letter with an archive, colleagues and people outside who get it, and one who has yet to confirm.</summary>
    private void AddNewsletter(ChannelAccount account, IReadOnlyList<Guid> members)
    {
        var newsletter = new Newsletter(ids.At(account.CreatedAt), account.Id, "werkpost", "de", account.CreatedAt)
        {
            Name = "Werkpost", Description = "Einmal im Monat, was bei Ostertag gebaut, gelernt und gefragt wurde. Für alle, die mit uns bauen, fahren und verpacken.", SenderName = "Ostertag Fördertechnik", IsPublic = true,
        };
        db.Add(newsletter);
        foreach (var member in members) db.Add(new Subscriber(ids.At(plan.Now.AddDays(-70)), newsletter.Id, member, plan.Now.AddDays(-70)));
        string[] outside = ["einkauf@nordpack.example", "werkstatt@vandijk.example", "leitung@lager-sued.example", "j.hartwig@verpacker.example"];
        foreach (var address in outside)
        {
            var at = plan.Now.AddDays(-52 + address.Length);
            var subscriber = new Subscriber(ids.At(at), newsletter.Id, address, at);
            if (address != outside[^1]) subscriber.Confirm(at.AddMinutes(9));
            db.Add(subscriber);
        }

        Add(-61, "Werkpost im Herbst", "Die neue Steuerung läuft zur Probe, die Lehrwerkstatt hat ein Förderband gebaut, und ihr habt gefragt, warum Ersatzteile so viele Namen haben.\n\n### Die Antwort\n\nSeit Montag heißt jedes Teil überall gleich. Danke fürs Nachhaken.");
        Add(-30, "Werkpost: 23 Sitzungen an einem Tag", "Beim Barcamp haben Vertrieb, Service und Partner drei Dinge beschlossen:\n\n1. Ein Foto genügt, um ein Ersatzteil zu bestellen.\n2. Wer anruft, muss nur einmal erklären, worum es geht.\n3. Im Frühjahr treffen wir uns wieder.");
        Add(-2, "Werkpost: Ein Lager klingt, bevor es bricht", "Unser Service hört seit einem Jahr mit Messkoffern zu. Was wir dabei gelernt haben, steht jetzt offen im Netz, mit allen Zahlen.");

        void Add(int days, string title, string text)
        {
            var at = new DateTimeOffset(plan.Now.AddDays(days).Date.AddHours(9), TimeSpan.Zero);
            db.Add(new Issue(ids.At(at), newsletter.Id, $"demo{days}", title, text, _markdown.Render(text).Html, at) { SentCount = 9 - (days / 30), UncertainCount = 0 });
        }
    }

    private ChannelAccount Account(ChannelKind kind, string name, Action<ChannelAccount> fill)
    {
        var at = plan.Now.AddMonths(-4);
        var account = new ChannelAccount(ids.At(at), kind, name, speaker, at);
        fill(account);
        db.Add(account);
        return account;
    }

    private ChannelPost Post(double days, string title, string german, Guid author, string? english, params ChannelAccount[] accounts)
    {
        var publishAt = days > -1 && days < 0 ? plan.Now.AddDays(days) : new DateTimeOffset(plan.Now.AddDays(days).Date.AddHours(8), TimeSpan.Zero);
        var written = (publishAt < plan.Now ? publishAt : plan.Now).AddDays(-6);
        var post = new ChannelPost(ids.At(written), author, written) { Title = title, TextDe = german, TextEn = english ?? "" };
        foreach (var account in accounts)
        {
            post.Variants.Add(new PostVariant(ids.At(written), post.Id, account, "de"));
            if (english is not null && account == _fediverse) post.Variants.Add(new PostVariant(ids.At(written), post.Id, account, "en"));
        }

        post.Plan(publishAt, null, written);
        db.Add(post);
        Note(post, author, PostDeed.Written, "", written);
        return post;
    }

    private ChannelPost Asked(ChannelPost post)
    {
        var at = post.CreatedAt.AddDays(1);
        post.Ask([host], post.AuthorId, at);
        Note(post, post.AuthorId, PostDeed.Asked, "", at);
        return post;
    }

    private ChannelPost Approved(ChannelPost post)
    {
        var at = Asked(post).CreatedAt.AddDays(2);
        post.Approve(host, at);
        Note(post, host, PostDeed.Approved, "", at);
        return post;
    }

    private ChannelPost Scheduled(ChannelPost post)
    {
        var at = Approved(post).CreatedAt.AddDays(3);
        post.Schedule(post.PublishAt, null, at);
        Note(post, post.AuthorId, PostDeed.Scheduled, post.PublishAt!.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), at);
        return post;
    }

    private void Published(int days, string title, string german, int replies, int boosts, int favourites, string? english = null)
    {
        var post = Post(days, title, german, speaker, english, _fediverse);
        Out(post, variant =>
        {
            var number = 109_000 + (days * -7) + (variant.Language == "en" ? 1 : 0);
            variant.Publish($"{number}", $"https://fediverse.ostertag.example/@ostertag/{number}", post.PublishAt!.Value);
            (variant.Replies, variant.Boosts, variant.Favourites, variant.CountedAt) = variant.Language == "en" ? (1, 2, 6, plan.Now) : (replies, boosts, favourites, plan.Now);
        });
    }

    /// <summary>Its time came; what the fediverse made of it.</summary>
    private void Out(ChannelPost post, Action<PostVariant> became)
    {
        var at = Scheduled(post).PublishAt!.Value;
        post.Start(at);
        foreach (var variant in post.Variants.Where(v => v.Account == _fediverse))
        {
            became(variant);
            Note(post, null, variant.State == VariantState.Failed ? PostDeed.Failed : PostDeed.Published, _fediverse.Name, at);
        }

        post.Settle();
    }

    private void Note(ChannelPost post, Guid? by, PostDeed deed, string note, DateTimeOffset at) => db.Add(new PostEvent(ids.At(at), post.Id, by, deed, note, at));
}
