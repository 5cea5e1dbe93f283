using Herberge.Channels.Fediverse;
using Herberge.Channels.Public;
using Herberge.Foundation.Storage;

namespace Herberge.Demo;

/// <summary>People elsewhere who follow the demo's public space: some answered, two wait for somebody to look, one server is blocked.</summary>
internal sealed class FillFediverse(HouseDb db, DemoPlan plan, DemoIds ids, Guid host)
{
    private const int Followers = 37;

    private static readonly string[] Servers = ["mastodon.example", "handwerk.example", "ruhr.example", "uni.example", "maschinen.example"];

    private sealed record Answer(int Post, int DaysAgo, ReplyState State, string Name, string User, string Server, string Html);

    private static readonly Answer[] Answers =
    [
        new(1, 40, ReplyState.Shown, "Meike Sander", "meike", "handwerk.example", "<p>Bei uns hat ein Klopfsensor am Getriebe mehr gebracht als jede Temperatur. Kostet wenig und braucht keinen Eingriff.</p>"),
        new(1, 39, ReplyState.Shown, "Werkstatt Lindenau", "werkstatt", "mastodon.example", "<p>Danke für die Reihenfolge! Die Stromzange probieren wir nächste Woche an zwei Kranen aus.</p>"),
        new(4, 20, ReplyState.Shown, "Prof. A. Wieland", "wieland", "uni.example", "<p>Wir haben Zahlen zu Bremsen aus vier Betrieben, die passen gut dazu. Gern tauschen wir uns aus.</p>"),
        new(6, 2, ReplyState.Waiting, "Joris K.", "joris", "ruhr.example", "<p>Stillstand pro Schicht, und zwar mit dem Grund daneben. Seit der Grund dabeisteht, redet endlich jemand darüber.</p>"),
        new(6, 1, ReplyState.Waiting, "Billiger einkaufen", "deals", "maschinen.example", "<p>Bis zu 70 % auf Sensoren, nur heute: <a href=\"https://maschinen.example/deal\" rel=\"noopener nofollow ugc\">zum Angebot</a></p>"),
    ];

    public void Write()
    {
        if (db.Set<PublicSpace>().Local.FirstOrDefault(s => s.Federated) is not { } space) return;
        var posts = db.Set<PublicPost>().Local.Where(p => p.SpaceId == space.SpaceId).OrderBy(p => p.ShownAt).ThenBy(p => p.Number).ToList();
        foreach (var post in posts) db.Add(new FederatedPost(post.PostId, post.SpaceId, post.ShownAt));
        for (var n = 0; n < Followers; n++)
        {
            var server = Servers[n % Servers.Length];
            var actor = $"https://{server}/users/leserin{n}";
            db.Add(new Follower(space.SpaceId, actor, $"{actor}/inbox", $"https://{server}/inbox", $"https://{server}/follows/{n}", plan.Now.AddDays(-60 + n)));
        }

        for (var n = 0; n < posts.Count * 4; n++) db.Add(new RemoteLike(posts[n * n % posts.Count].PostId, Hash(n), Hash(1000 + n)));
        foreach (var answer in Answers.Where(a => a.Post < posts.Count)) Add(answer, posts[answer.Post]);
        var at = plan.Now.AddDays(-3);
        db.Add(new RemoteReport(ids.At(at), space.SpaceId, posts[0].PostId, "uni.example", "Im Beitrag ist eine Firma erkennbar. Ist das so gewollt?", at));
        var blocked = new RemoteHost("werbung.example");
        blocked.Block("Verschickt nur Werbung", host, plan.Now.AddDays(-33));
        db.Add(blocked);
    }

    private void Add(Answer answer, PublicPost post)
    {
        var at = plan.Now.AddDays(-answer.DaysAgo);
        var (actor, link) = ($"https://{answer.Server}/users/{answer.User}", $"https://{answer.Server}/@{answer.User}/{at.ToUnixTimeSeconds()}");
        var reply = new RemoteReply(ids.At(at), post.SpaceId, post.PostId, link, actor, answer.Server, at);
        reply.Says(answer.Name, $"@{answer.User}@{answer.Server}", answer.Html, link, at);
        if (answer.State == ReplyState.Shown) reply.Show(host, at.AddHours(2));
        db.Add(reply);
    }

    private static string Hash(int n) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(n)));
}
