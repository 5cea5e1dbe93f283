using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Herberge.Channels;
using Herberge.Channels.Newsletters;
using Herberge.Channels.Posts;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outbox;
using Herberge.Spaces.Notices.Replies;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Herberge.Tests.Channels;

public sealed partial class NewsletterTests
{
    private const string Jutta = "jutta@kundin.example";
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Theory, BothEngines]
    public async Task A_letter_comes_to_whoever_confirmed_until_they_end_it_and_nobody_learns_who_is_known(Engine engine)
    {
        await using var house = await Publishing.OpenAsync(engine, ("Herberge:PublicUrl", "https://haus.example"));
        var rosa = await house.InviteAsync("Rosa Meister", roles: HouseRoles.SocialMediaManager);
        var kim = await house.InviteAsync("Kim Sander", roles: HouseRoles.CommunityManager);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var channel = await MakeAsync(house, rosa);
        var newsletter = await house.InDbAsync(db => db.Newsletters.Select(n => n.Id).SingleAsync());
        using var stranger = house.Browser();

        // A program that fills in everything gets the usual answer and no mail; so does whoever tries addresses.
        var known = await AskAsync(stranger, Jutta);
        Assert.Equal(known, await AskAsync(stranger, "bot@example.com", ("Website", "https://spam.example")));
        Assert.Equal(known, await AskAsync(stranger, Jutta.ToUpperInvariant()));
        Assert.Contains("href=\"#f-email\"", await (await Person.SubmitAsync(stranger, "/newsletter/werkpost", "subscribe", ("Email", "jutta@kundin.example\r\nBcc: alle@example.org"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await house.DrainAsync();
        Assert.Empty(house.MailFiles("bot@example.com"));
        var confirm = PathIn(Assert.Single(house.MailFiles(Jutta)).TextBody, "confirm");

        // Nothing goes out before; a look at the link, as mail programs take it, changes nothing.
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(confirm)).StatusCode);
        await house.PublishAsync(rosa, kim, channel, "Nullte Ausgabe", "Für niemanden.");
        await SendAsync(house);
        Assert.Single(house.MailFiles(Jutta));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{confirm[..^3]}AAA")).StatusCode);
        await Person.SubmitAsync(stranger, confirm, "confirm");
        Assert.Equal(known, await AskAsync(stranger, Jutta));
        await svenja.ActAsync($"/settings/newsletters/{newsletter}", ("on", "true"));
        Assert.Contains("Abbestellen", (await svenja.PageAsync("/settings/newsletters")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // The same words as text and HTML, the picture inside, a list with a way out, and nothing that would tell of its reader.
        var post = await house.PublishAsync(rosa, kim, channel, "Erste Ausgabe", "Das Band läuft. [Mehr](/newsletter/werkpost/archive)", Png);
        await SendAsync(house);
        await SendAsync(house);
        var mail = house.MailFiles(Jutta).Single(m => m.Subject == "Erste Ausgabe");
        Assert.Equal("Ostertag erzählt", mail.From.Mailboxes.Single().Name);
        Assert.Equal("<werkpost.newsletter.haus.example>", mail.Headers["List-Id"]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        Assert.Contains("Das Band läuft.", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Blick in Halle 2", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("href=\"https://haus.example/newsletter/werkpost/archive\"", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("http", string.Concat(ImageSource().Matches(mail.HtmlBody!).Select(m => m.Value)), StringComparison.Ordinal);
        Assert.Equal($"cid:{mail.BodyParts.OfType<MimePart>().Single(p => p.ContentType.IsMimeType("image", "png")).ContentId}", ImageSource().Match(mail.HtmlBody!).Groups[1].Value);
        Assert.Single(house.MailFiles(svenja.Email), m => m.Subject == "Erste Ausgabe");
        Assert.Equal(PostState.Published, await house.InDbAsync(db => db.ChannelPosts.Where(p => p.Id == post).Select(p => p.State).SingleAsync()));

        // The archive is open, with a feed; how many read it is told to nobody below five.
        var archive = await stranger.GetStringAsync("/newsletter/werkpost/archive");
        Assert.Contains("Erste Ausgabe", archive, StringComparison.Ordinal);
        Assert.DoesNotContain("Menschen bekommen ihn", await stranger.GetStringAsync("/newsletter/werkpost"), StringComparison.Ordinal);
        Assert.DoesNotContain("Menschen bekommen ihn", (await rosa.PageAsync($"/channels/newsletters/{newsletter}")).Body!.TextContent, StringComparison.Ordinal);
        var feed = XDocument.Parse(await stranger.GetStringAsync("/newsletter/werkpost/feed"));
        XNamespace atom = "http://www.w3.org/2005/Atom";
        // Both appeared in one instant of the standing clock.
        var entry = feed.Root!.Elements(atom + "entry").Single(e => e.Element(atom + "title")!.Value == "Erste Ausgabe");
        var issue = new Uri(entry.Element(atom + "link")!.Attribute("href")!.Value).PathAndQuery;
        Assert.Contains("Das Band läuft.", await stranger.GetStringAsync(issue), StringComparison.Ordinal);
        Assert.Equal("image/png", (await stranger.GetAsync($"{issue}/pictures/1")).Content.Headers.ContentType!.MediaType);

        // One request without cookie or form ends it, and the address is gone; the proof of what it agreed to stays.
        var off = PathIn(mail.Headers["List-Unsubscribe"]!.Replace("\r\n ", "", StringComparison.Ordinal), "off");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"{off[..^8]}AAAA/now", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stranger.PostAsync(off, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stranger.PostAsync(off, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]))).StatusCode);
        Assert.False(await house.InDbAsync(db => db.Subscribers.AnyAsync(s => s.AddressKey == Jutta.ToUpperInvariant() || s.Address == Jutta)));
        await house.PublishAsync(rosa, kim, channel, "Zweite Ausgabe", "Ohne Jutta.");
        await SendAsync(house);
        Assert.DoesNotContain(house.MailFiles(Jutta), m => m.Subject == "Zweite Ausgabe");
        Assert.Contains("Abbestellt", await (await house.Administrator.SubmitAsync($"/channels/newsletters/{newsletter}", "consent", ("Email", Jutta))).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // Addresses leave the house with an administrator alone, and the audit log says so.
        Assert.Equal(HttpStatusCode.NotFound, (await rosa.ActAsync($"/channels/newsletters/{newsletter}/addresses")).StatusCode);
        Assert.Contains(svenja.Email, await (await house.Administrator.ActAsync($"/channels/newsletters/{newsletter}/addresses")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(await house.InDbAsync(db => db.Audit.AnyAsync(a => a.Action == "channel.addresses-exported")));

        // What nobody confirmed is gone after a week, and its link with it.
        await AskAsync(stranger, "spaet@example.org");
        await house.DrainAsync();
        var late = PathIn(Assert.Single(house.MailFiles("spaet@example.org")).TextBody, "confirm");
        house.Clock.Advance(ForgetSubscribers.Unconfirmed + TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(late)).StatusCode);
        await house.DoAsync<ForgetSubscribers>(forget => forget.HandleAsync(CancellationToken.None));
        Assert.Equal([svenja.Id], await house.InDbAsync(db => db.Subscribers.Where(s => s.EndedAt == null).Select(s => s.MemberId!.Value).ToListAsync()));
    }

    [Theory, BothEngines]
    public async Task However_often_the_house_stops_nobody_gets_a_letter_twice_and_what_comes_back_stops(Engine engine)
    {
        const int Readers = SendIssues.MostAMinute + 5;
        await using var house = await Publishing.OpenAsync(engine, ("Herberge:Replies:Address", "antworten@haus.example"), ("Herberge:Replies:Host", "127.0.0.1"));
        var rosa = await house.InviteAsync("Rosa Meister", roles: HouseRoles.SocialMediaManager);
        var kim = await house.InviteAsync("Kim Sander", roles: HouseRoles.CommunityManager);
        var channel = await MakeAsync(house, rosa);
        await house.InDbAsync(async db =>
        {
            var (id, now) = (await db.Newsletters.Select(n => n.Id).SingleAsync(), house.Clock.GetUtcNow());
            for (var n = 0; n < Readers; n++)
            {
                var subscriber = new Subscriber(Guid.CreateVersion7(now), id, $"leser{n}@example.org", now);
                subscriber.Confirm(now);
                db.Subscribers.Add(subscriber);
            }

            // The same person as a member: once is enough.
            db.Subscribers.Add(new Subscriber(Guid.CreateVersion7(now), id, rosa.Id, now));
            var again = new Subscriber(Guid.CreateVersion7(now), id, rosa.Email, now);
            again.Confirm(now);
            db.Subscribers.Add(again);
            return await db.SaveChangesAsync();
        });
        await house.PublishAsync(rosa, kim, channel, "Für alle", "Guten Morgen.");
        await house.DrainAsync();

        // Two nodes at once lay out no more than a minute bears, each delivery once.
        await using var other = await house.OpenNodeAsync(Publishing.WithoutDrain);
        var laid = await Task.WhenAll(LayAsync(house.App.Services), LayAsync(other.Services));
        Assert.InRange(laid.Sum(), SendIssues.MostAMinute, Readers + 1);
        Assert.Equal(laid.Sum(), await house.InDbAsync(db => db.Outbox.CountAsync(m => m.Kind == CarryIssue.OutboxKind)));

        // One was under way when the house was killed: it may be there, so it doesn't go again. The rest goes on.
        await house.InDbAsync(async db =>
        {
            var id = await db.IssueDeliveries.Where(d => d.HandedAt != null).OrderBy(d => d.Id).Select(d => d.Id).FirstAsync();
            return await db.IssueDeliveries.Where(d => d.Id == id).ExecuteUpdateAsync(d => d.SetProperty(x => x.StartedAt, house.Clock.GetUtcNow()));
        });
        for (var minute = 0; minute < 3; minute++)
        {
            await house.DoAsync<SendIssues>(send => send.HandleAsync(CancellationToken.None));
            await house.DrainAsync();
        }

        // The outbox hands over what it handed over already, as after a kill before it could note so.
        var earlier = house.Clock.GetUtcNow();
        await house.InDbAsync(db => db.Outbox.Where(m => m.Kind == CarryIssue.OutboxKind).ExecuteUpdateAsync(m => m.SetProperty(x => x.DeliveredAt, (DateTimeOffset?)null).SetProperty(x => x.DueAt, earlier)));
        await house.DrainAsync();
        var sent = Directory.EnumerateFiles(Path.Combine(house.DataFolder, "mail"), "*.eml").Select(path => MimeMessage.Load(path)).Where(m => m.Subject == "Für alle").Select(m => m.To.Mailboxes.Single().Address).ToList();
        Assert.Equal((Readers, Readers), (sent.Count, sent.Distinct().Count()));
        Assert.Equal([(DeliveryState.Sent, Readers), (DeliveryState.Uncertain, 1)], (await house.InDbAsync(db => db.IssueDeliveries.GroupBy(d => d.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync())).OrderBy(g => g.Key).Select(g => (g.Key, g.Count)));

        // A report of a failed delivery stops its address; one about somebody else's, or to a made-up address, does nothing.
        var address = sent.First(to => to.StartsWith("leser", StringComparison.Ordinal));
        var back = await house.InScopeAsync(async services => (await services.GetRequiredService<IReturnAddresses>().ForAsync(await services.GetRequiredService<Herberge.Foundation.Storage.HouseDb>().Subscribers.Where(s => s.Address == address).Select(s => s.Id).SingleAsync(), CancellationToken.None))!.Address);
        Assert.Equal(ReplyOutcome.Ignored, await BounceAsync(house, back, "jemand@anders.example", "5.1.1"));
        Assert.Equal(ReplyOutcome.Ignored, await BounceAsync(house, "antworten+aaaaaaaaaaaaaaaaaaaaaaaa@haus.example", address, "5.1.1"));
        Assert.Equal(ReplyOutcome.Bounced, await BounceAsync(house, back, address, "5.1.1"));
        Assert.Equal([address], await house.InDbAsync(db => db.Subscribers.Where(s => s.StoppedAt != null).Select(s => s.Address!).ToListAsync()));

        // Taken back, the archive holds it no more, and the page says what can't be called back.
        var post = await house.PublishAsync(rosa, kim, channel, "Zu früh", "Ups.");
        await house.DrainAsync();
        await rosa.ActAsync($"/channels/posts/{post}/withdraw");
        await house.DrainAsync();
        Assert.Equal(0, await LayAsync(house.App.Services));
        using var stranger = house.Browser();
        Assert.DoesNotContain("Zu früh", await stranger.GetStringAsync("/newsletter/werkpost/archive"), StringComparison.Ordinal);
    }

    private static async Task<int> LayAsync(IServiceProvider house)
    {
        await using var scope = house.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SendIssues>().HandleAsync(CancellationToken.None);
    }

    private static async Task SendAsync(TestHouse house)
    {
        await house.DrainAsync();
        await house.DoAsync<SendIssues>(send => send.HandleAsync(CancellationToken.None));
        await house.DrainAsync();
    }

    private static async Task<Guid> MakeAsync(TestHouse house, Person person)
    {
        using var made = await person.SubmitAsync("/channels/newsletters/new", "newsletter", ("Form.Name", "Werkpost"), ("Form.Slug", "werkpost"), ("Form.Language", "de"), ("Form.Description", "Einmal im Monat, was gebaut wurde."), ("Form.SenderName", "Ostertag erzählt"), ("Form.IsPublic", "true"));
        Assert.True(made.StatusCode == HttpStatusCode.Redirect, await made.Content.ReadAsStringAsync());
        return await house.InDbAsync(db => db.Newsletters.Select(n => n.AccountId).SingleAsync());
    }

    /// <returns>What the page says afterwards.</returns>
    private static async Task<string> AskAsync(HttpClient browser, string email, params (string, string)[] more)
    {
        using var answer = await Person.SubmitAsync(browser, "/newsletter/werkpost", "subscribe", [("Email", email), .. more]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var said = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelector("main")!.TextContent;
        Assert.Contains("Fast geschafft", said, StringComparison.Ordinal);
        return said;
    }

    private static string PathIn(string? text, string kind) => Regex.Match(text ?? "", $"/newsletter/{kind}/[\\w-]+(/now)?").Value;

    private static Task<ReplyOutcome> BounceAsync(TestHouse house, string to, string recipient, string status)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            From: MAILER-DAEMON@mx.example
            To: {to}
            Subject: Undelivered Mail Returned to Sender
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: text/plain

            No such user.

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example

            Final-Recipient: rfc822; {recipient}
            Action: failed
            Status: {status}

            --b--

            """);
        return house.InScopeAsync(async services => await services.GetRequiredService<TakeReply>().HandleAsync(await MimeMessage.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")))), "bounce", CancellationToken.None));
    }

    [GeneratedRegex("<img src=\"([^\"]+)\"")]
    private static partial Regex ImageSource();
}
