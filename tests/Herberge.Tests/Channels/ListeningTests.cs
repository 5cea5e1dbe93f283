using System.Net;
using Herberge.Channels.Accounts;
using Herberge.Channels.Listening;
using Herberge.Foundation.Access;
using Herberge.Tests.Setup;
using Herberge.Voices;
using Herberge.Voices.Masking;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Channels;

public sealed class ListeningTests
{
    [Theory, BothEngines]
    public async Task A_wave_outside_lies_on_the_desk_with_its_figure_and_is_answered_there(Engine engine)
    {
        await using var there = await MastodonServer.StartAsync();
        await using var house = await Publishing.OpenAsync(engine);
        var rosa = await house.InviteAsync("Rosa Meister", roles: HouseRoles.SocialMediaManager);
        var kim = await house.InviteAsync("Kim Sander", roles: HouseRoles.CommunityManager);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var (net, mail) = (await SourceAsync(house, SourceKind.Mastodon), await SourceAsync(house, SourceKind.Mailbox));
        var now = house.Clock.GetUtcNow();
        for (var back = 1; back < 50; back++)
        {
            await SayAsync(house, net, "Das Wetter ist schön.", now.AddDays(-back));
            if (back % 5 == 0) await SayAsync(house, net, "Ostertag hat geliefert.", now.AddDays(-back));
        }

        // Somebody who speaks for the house listens to what is public; what came by mail is for those who hear customers.
        Assert.Equal(HttpStatusCode.OK, (await RuleAsync(rosa, "Post", "Ostertag", mail)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await RuleAsync(rosa, "Zu kurz", "a")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await RuleAsync(rosa, "Wir im Netz", "#Ostertag\nE17*")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await RuleAsync(kim, "Postfach", "Ostertag", mail)).StatusCode);
        Assert.DoesNotContain("Postfach", (await rosa.PageAsync("/channels/alerts")).Body!.TextContent, StringComparison.Ordinal);

        // A rule hears what comes in after it was made, and the clock here stands still.
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        // One hit is no wave; six are, told once however often one looks. Words within words are none.
        await LookAsync(house, net, "ostertag, hallo!");
        Assert.Empty(await SpikesAsync(house));
        await LookAsync(house, net, "Ostertags Schwester grüßt.", "Kostertag");
        Assert.Empty(await SpikesAsync(house));
        await LookAsync(house, net, "Ostertag steht.", "Fehler E17b bei mir", "#ostertag geht nicht", "Bei Ostertag half Frau Hartmann nicht", "E17!");
        await LookAsync(house, net, "Noch mal E17");
        await LookAsync(house, mail, "Ostertag per Mail");
        var spike = Assert.Single(await SpikesAsync(house));
        Assert.Equal(7, spike.Count);
        Assert.True(spike.Chance is > 0 and < RateTest.Threshold);
        Assert.Contains("Draußen wurde etwas gesagt", (await rosa.PageAsync("/bell")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mehr als sonst: Wir im Netz", (await rosa.PageAsync("/desk/social?part=mentions")).Body!.TextContent, StringComparison.Ordinal);
        var page = await rosa.PageAsync($"/channels/alerts/{spike.Id}");
        Assert.Contains("7 Treffer an diesem Tag; üblich sind 0,2 am Tag", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Hartmann", page.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("per Mail", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await svenja.GetAsync($"/channels/alerts/{spike.Id}")).StatusCode);
        var private_ = await house.InDbAsync(db => db.ListeningAlerts.Where(a => !a.IsPublic).Select(a => a.Id).FirstAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await rosa.GetAsync($"/channels/alerts/{private_}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await kim.GetAsync($"/channels/alerts/{private_}")).StatusCode);

        // The account answers below it, naming whom; their name is kept nowhere. Again after a broken line it is one answer.
        var (said, link) = await house.InDbAsync(async db => await db.Observations.Where(o => o.Quote == "Ostertag steht.").Select(o => new ValueTuple<Guid, string>(o.Id, o.Link!)).SingleAsync());
        there.Findable.Add(link);
        var account = await AccountAsync(house, rosa, there);
        there.BreaksOff = true;
        await AnswerAsync(rosa, said, "Danke, wir schauen nach.", account);
        await house.DrainAsync();
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await house.DrainAsync();
        var status = Assert.Single(there.Statuses);
        Assert.Equal(("@jutta@anderswo.example Danke, wir schauen nach.", "500"), (status["status"].GetString(), status["in_reply_to_id"].GetString()));
        Assert.Equal(2, there.Keys.Count(k => k == there.Keys[0]));
        Assert.False(await house.InDbAsync(db => db.MentionReplies.AnyAsync(r => r.Text.Contains("jutta"))));
        Assert.Equal("https://social.example/@ostertag/101", await house.InDbAsync(db => db.MentionReplies.Select(r => r.Link).SingleAsync()));

        // What comes back is kept at what was said, masked; only what everybody may read, and not one's own.
        there.Descendants.Add(new { id = "601", uri = "u/601", url = "https://anderswo.example/601", visibility = "public", content = "<p>@ostertag Danke! Ruft mich an: 0171 2345678</p>", created_at = house.Clock.GetUtcNow(), account = new { id = "9", acct = "jutta@anderswo.example" } });
        there.Descendants.Add(new { id = "602", uri = "u/602", url = "https://anderswo.example/602", visibility = "direct", content = "<p>Nur für euch</p>", created_at = house.Clock.GetUtcNow(), account = new { id = "9", acct = "jutta@anderswo.example" } });
        for (var hour = 0; hour < 2; hour++)
        {
            await house.DoAsync<FetchAnswers>(fetch => fetch.HandleAsync(CancellationToken.None));
            house.Clock.Advance(TimeSpan.FromHours(1));
        }

        var talk = (await kim.PageAsync($"/channels/mentions/{said}")).QuerySelector("main")!.TextContent;
        Assert.Contains("Danke!", talk, StringComparison.Ordinal);
        Assert.DoesNotContain("0171", talk, StringComparison.Ordinal);
        Assert.DoesNotContain("Nur für euch", talk, StringComparison.Ordinal);

        // Not to be found, or not allowed to look: the author is told why. By hand it is confirmed.
        var lost = await house.InDbAsync(db => db.Observations.Where(o => o.Quote == "E17!").Select(o => o.Id).SingleAsync());
        await AnswerAsync(rosa, lost, "Noch da?", account);
        await house.DrainAsync();
        there.HasNoScope = true;
        await AnswerAsync(rosa, lost, "Und jetzt?", account);
        await house.DrainAsync();
        Assert.Equal(["reply-gone", "reply-scope"], await house.InDbAsync(db => db.MentionReplies.Where(r => r.ObservationId == lost).OrderBy(r => r.At).ThenBy(r => r.FailedWith).Select(r => r.FailedWith!).ToListAsync()));
        Assert.Contains("Trenn es und verbinde es neu", (await rosa.PageAsync($"/channels/mentions/{lost}")).Body!.TextContent, StringComparison.Ordinal);
        await AnswerAsync(rosa, lost, "Von Hand.", null);
        var byHand = await house.InDbAsync(db => db.MentionReplies.Where(r => r.Text == "Von Hand.").Select(r => r.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await svenja.ActAsync($"/channels/replies/{byHand}/confirm", ("link", "https://x.example/1"))).StatusCode);
        await rosa.ActAsync($"/channels/replies/{byHand}/confirm", ("link", "javascript:alert(1)"));
        await rosa.ActAsync($"/channels/replies/{byHand}/confirm", ("link", "https://x.example/1"));
        Assert.Equal("https://x.example/1", await house.InDbAsync(db => db.MentionReplies.Where(r => r.Id == byHand).Select(r => r.Link).SingleAsync()));

        // What was said goes, and all that hangs on it.
        await house.InDbAsync(db => db.Observations.Where(o => o.SourceId == net).ExecuteDeleteAsync());
        Assert.Equal((0, 0), await house.InDbAsync(async db => (await db.MentionReplies.CountAsync(), await db.MentionAnswers.CountAsync())));
    }

    [Fact]
    public void More_than_usual_is_what_chance_and_the_usual_ups_and_downs_do_not_explain()
    {
        List<int> calm = [.. Enumerable.Range(0, 56).Select(n => n % 2)];
        List<int> restless = [.. Enumerable.Range(0, 56).Select(n => n % 14 == 0 ? 12 : 0)];
        Assert.Null(RateTest.Of(50, calm[..27]));

        // Of a Poisson with a known rate, P(X ≥ 5 | 1) = 0.00366 (tables); a large size comes near it, a small one is wider.
        Assert.Equal(0.00366, RateTest.AtLeast(5, 1, 1e7), 5);
        // P(X ≥ 3) with size 1 is a geometric tail: (m / (1 + m))³.
        Assert.Equal(0.125, RateTest.AtLeast(3, 1, 1), 12);
        Assert.Equal(Math.Pow(0.5, 60), RateTest.AtLeast(60, 1, 1), Math.Pow(0.5, 70));
        Assert.Equal(1, RateTest.AtLeast(0, 1, 1));

        Assert.True(RateTest.IsMoreThanUsual(6, RateTest.Of(6, calm)!));
        Assert.False(RateTest.IsMoreThanUsual(3, RateTest.Of(3, calm)!));
        Assert.False(RateTest.IsMoreThanUsual(12, RateTest.Of(12, restless)!));
        Assert.False(RateTest.IsMoreThanUsual(2, RateTest.Of(2, [.. Enumerable.Repeat(0, 56)])!));
        Assert.True(RateTest.IsMoreThanUsual(4, RateTest.Of(4, [.. Enumerable.Repeat(0, 56)])!));

        var words = Keywords.Read("#Ostertag, E17*\nkein Strom")!;
        Assert.All(["OSTERTAG!", "die #ostertag", "E17b", "(e17)", "hier ist kein strom da"], text => Assert.True(words.Hit(text)));
        Assert.All(["Ostertags", "Kostertag", "XE17", "keinStrom", ""], text => Assert.False(words.Hit(text)));
        Assert.All(["", "a", "x*y", string.Join(',', Enumerable.Range(10, 21)), new string('x', 61)], text => Assert.Null(Keywords.Read(text)));
    }

    private static Task<Guid> SourceAsync(TestHouse house, SourceKind kind) => house.InDbAsync(async db =>
    {
        var source = new Source(Guid.CreateVersion7(), kind, kind.ToString(), Source.UsualMonths, house.Clock.GetUtcNow().AddDays(-100)) { PausedAt = house.Clock.GetUtcNow() };
        db.Set<Source>().Add(source);
        await db.SaveChangesAsync();
        return source.Id;
    });

    private static Task<int> SayAsync(TestHouse house, Guid source, string text, DateTimeOffset at) => house.InDbAsync(async db =>
    {
        var id = Guid.CreateVersion7(at);
        db.Observations.Add(new Observation(id, source, id.ToString("N"), at, at, new ObservedWords(Masker.Cover(text), null, VoiceChannel.Web, null, "de", null, $"https://anderswo.example/{id:N}", null)));
        return await db.SaveChangesAsync();
    });

    /// <summary>Somebody says this now, and the clock's job looks.</summary>
    private static async Task LookAsync(TestHouse house, Guid source, params string[] texts)
    {
        foreach (var text in texts) await SayAsync(house, source, text, house.Clock.GetUtcNow());
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.DoAsync<WatchMentions>(watch => watch.HandleAsync(CancellationToken.None));
    }

    private static Task<List<ListeningAlert>> SpikesAsync(TestHouse house) => house.InDbAsync(db => db.ListeningAlerts.AsNoTracking().Where(a => a.Kind == ListeningAlertKind.Spike && a.IsPublic).ToListAsync());

    private static Task<HttpResponseMessage> RuleAsync(Person person, string name, string words, Guid? source = null) =>
        person.SubmitAsync("/channels/alerts/rules/new", "rule", [("Form.Name", name), ("Form.Words", words), ("Form.TellsHits", "true"), ("Form.TellsSpikes", "true"), .. source is { } id ? [("Form.Sources", id.ToString())] : Array.Empty<(string, string)>()]);

    private static async Task AnswerAsync(Person person, Guid observation, string text, Guid? account)
    {
        using var answer = await person.SubmitAsync($"/channels/mentions/{observation}", "reply", ("Text", text), ("AccountId", account?.ToString() ?? ""));
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
    }

    private static Task<Guid> AccountAsync(TestHouse house, Person by, MastodonServer there) => house.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<Herberge.Foundation.Storage.HouseDb>();
        var account = new ChannelAccount(Guid.CreateVersion7(), ChannelKind.Mastodon, "@ostertag@social.example", by.Id, house.Clock.GetUtcNow())
        {
            Address = there.Address, Handle = "ostertag", ClientId = "server-client", LockedToken = services.GetRequiredService<ChannelSecrets>().Lock(MastodonServer.Token),
        };
        db.Set<ChannelAccount>().Add(account);
        await db.SaveChangesAsync();
        return account.Id;
    });
}
