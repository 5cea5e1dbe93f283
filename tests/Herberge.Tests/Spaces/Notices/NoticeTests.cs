using System.Net;
using Herberge.Spaces;
using Herberge.Tests.Api;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Spaces.Notices;

public sealed class NoticeTests
{
    [Theory, BothEngines]
    public async Task What_gathers_for_a_thread_comes_in_one_mail_and_what_was_seen_or_read_in_none(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz, rosa, thread) = await TalkAsync(house);
        await ChooseAsync(svenja, "/settings/mails", (NotificationKind.Reply, NoticePace.AtOnce));
        await house.AnswerAsync(tomasz, thread, "Weil die Prüfung dauert.");
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await house.AnswerAsync(rosa, thread, "Und das Lager fehlt.");
        await house.SendMailsAsync();

        var mail = Assert.Single(await house.MailsToAsync(svenja));
        Assert.Equal("2 Meldungen: Warum sechs Wochen?", mail.Subject);
        Assert.Contains("Rosa Figueiredo und Tomasz Wieczorek haben geantwortet", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lager", mail.Text + mail.Html, StringComparison.Ordinal);
        Assert.Equal($"thread-{thread:N}", mail.About);

        await house.AnswerAsync(tomasz, thread, "Noch etwas.");
        await svenja.PageAsync($"/threads/{thread}");
        await house.AnswerAsync(tomasz, thread, "Und wieder weg.");
        await tomasz.ActAsync($"/posts/{await house.PostIdAsync(thread, 5)}/delete");
        await house.SendMailsAsync();
        Assert.Single(await house.MailsToAsync(svenja));
    }

    [Theory, BothEngines]
    public async Task A_space_can_be_different_and_the_digest_tells_what_may_be_read_at_that_moment(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz, rosa, thread) = await TalkAsync(house);
        var secret = await house.OpenSpaceAsync(tomasz, "Gehaltsrunde", SpaceKind.Private, false, svenja);
        await ChooseAsync(svenja, "/settings/mails", (NotificationKind.Reply, NoticePace.AtOnce), (NotificationKind.Mention, NoticePace.Daily), (NotificationKind.SpaceNews, NoticePace.Daily));
        await ChooseAsync(svenja, "/spaces/ersatzteile/mails", (NotificationKind.Reply, NoticePace.Daily));
        var chosen = (await svenja.PageAsync("/spaces/ersatzteile/mails")).QuerySelector("#pace-Reply")!;
        Assert.Equal(("Wie überall: Sofort", "Daily"), (chosen.QuerySelector("option")!.TextContent, chosen.QuerySelector("option[selected]")!.GetAttribute("value")));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.AnswerAsync(tomasz, thread, "Weil die Prüfung dauert.");
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await house.AnswerAsync(rosa, thread, "Und das Lager fehlt.");
        await house.StartAsync(rosa, await SpaceOfAsync(house, thread), "Wer kennt das Portal?");
        await house.StartAsync(tomasz, secret, "Zahlen für Mai", "Sieh mal, @svenja.matthiesen");
        await house.StartAsync(tomasz, secret, "Zahlen für Juni");
        await tomasz.ActAsync($"/spaces/gehaltsrunde/members/{svenja.Id}/remove");
        await house.SendMailsAsync();
        Assert.Empty(await house.MailsToAsync(svenja));

        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.SendDigestsAsync();
        var digest = Assert.Single(await house.MailsToAsync(svenja));
        Assert.Equal("Dein Tag: Ostertag Fördertechnik", digest.Subject);
        Assert.Contains("Warum sechs Wochen?: Rosa Figueiredo und Tomasz Wieczorek haben geantwortet", digest.Text, StringComparison.Ordinal);
        Assert.Contains("Ersatzteile: ein neues Gespräch", digest.Text, StringComparison.Ordinal);
        Assert.Contains("Rosa Figueiredo, noch ohne Antwort", digest.Html!, StringComparison.Ordinal);
        Assert.DoesNotContain("Zahlen", digest.Text + digest.Html, StringComparison.Ordinal);

        // What was told is not told again, and without news there is no mail.
        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.SendDigestsAsync();
        Assert.Single(await house.MailsToAsync(svenja));
    }

    [Theory, BothEngines]
    public async Task Quiet_hours_hold_mails_back_and_what_is_seen_meanwhile_falls_away(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz, _, thread) = await TalkAsync(house);
        var now = TimeZoneInfo.ConvertTime(house.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        var quiet = await svenja.SubmitAsync("/settings/mails", "hours", ("Hours.QuietFrom", $"{now.AddHours(-1):HH:mm}"), ("Hours.QuietUntil", $"{now.AddHours(3):HH:mm}"));
        quiet.LeadsTo("/settings/mails");
        var other = await house.StartAsync(tomasz, await SpaceOfAsync(house, thread), "Zweites Gespräch", "@svenja.matthiesen?");
        await house.AnswerAsync(tomasz, thread, "@svenja.matthiesen, Rosa weiß es.");
        await house.SendMailsAsync();
        Assert.Empty(await house.MailsToAsync(svenja));

        await svenja.PageAsync($"/threads/{other}");
        house.Clock.Advance(TimeSpan.FromHours(3));
        await house.SendMailsAsync();
        Assert.Contains("Warum sechs Wochen?", Assert.Single(await house.MailsToAsync(svenja)).Subject, StringComparison.Ordinal);

        var refused = await svenja.SubmitAsync("/settings/mails", "hours", ("Hours.QuietFrom", "20:00"), ("Hours.AwayFrom", "2026-12-24"), ("Hours.AwayUntil", "2026-12-01"));
        var page = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Die Ruhezeit braucht einen Anfang und ein anderes Ende.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"20:00\"", page, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task One_click_ends_exactly_what_it_says_for_whom_the_mail_went_to(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz, rosa, thread) = await TalkAsync(house);
        await house.AnswerAsync(tomasz, thread, "@svenja.matthiesen und @rosa.figueiredo, seht ihr das?");
        await house.SendMailsAsync();
        var (mine, hers) = (Assert.Single(await house.MailsToAsync(svenja)), Assert.Single(await house.MailsToAsync(rosa)));
        Assert.NotEqual(mine.OneClick, hers.OneClick);
        Assert.Contains("Abbestellen in Ersatzteile: Jemand erwähnt mich", mine.Text, StringComparison.Ordinal);
        var address = new Uri(mine.OneClick!).AbsolutePath;
        using var stranger = house.Browser();

        // Looking changes nothing, nor does an address somebody made up or cut together from two.
        var seen = await stranger.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, seen.StatusCode);
        Assert.Contains("Du bekommst dann aus Ersatzteile keine Mails mehr zu: Jemand erwähnt mich.", await stranger.GetStringAsync(seen.Headers.Location), StringComparison.Ordinal);
        var token = address.Split('/')[3];
        var cut = token[..(token.Length / 2)] + new Uri(hers.OneClick!).AbsolutePath.Split('/')[3][(token.Length / 2)..];
        foreach (var wrong in (string[])[token[..^2] + (token.EndsWith("AA", StringComparison.Ordinal) ? "BB" : "AA"), cut, "AAAA", Convert.ToHexStringLower(svenja.Id.ToByteArray())])
            Assert.Equal(HttpStatusCode.NotFound, (await PressAsync(stranger, $"/mails/off/{wrong}/now")).StatusCode);
        Assert.Equal(0, await house.InDbAsync(db => db.MailWishes.CountAsync()));

        Assert.Equal(HttpStatusCode.OK, (await PressAsync(stranger, address)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PressAsync(stranger, address)).StatusCode);
        var wish = await house.InDbAsync(db => db.MailWishes.AsNoTracking().SingleAsync());
        Assert.Equal((svenja.Id, await SpaceOfAsync(house, thread), NotificationKind.Mention, NoticePace.Never), (wish.MemberId, wish.SpaceId, wish.Kind, wish.Pace));
        await house.AnswerAsync(tomasz, thread, "@svenja.matthiesen und @rosa.figueiredo, noch einmal");
        await house.SendMailsAsync();
        Assert.Equal((1, 2), ((await house.MailsToAsync(svenja)).Count, (await house.MailsToAsync(rosa)).Count));
    }

    [Fact]
    public async Task Whom_an_edit_names_for_the_first_time_hears_of_it_by_mail()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var (svenja, _, rosa, thread) = await TalkAsync(house);
        var (viewer, post) = (await svenja.ViewerAsync(), await house.PostIdAsync(thread, 1));
        Assert.True((await house.InScopeAsync(services => services.GetRequiredService<EditPost>().HandleAsync(new EditPostInput(post, "Weiß das jemand, @rosa.figueiredo?"), viewer, CancellationToken.None))).Succeeded);
        await house.SendMailsAsync();

        Assert.Contains("hat dich erwähnt", Assert.Single(await house.MailsToAsync(rosa)).Subject, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Wishes_are_read_and_written_by_token_and_a_hidden_space_is_not_there(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz, _, _) = await TalkAsync(house);
        await house.OpenSpaceAsync(tomasz, "Gehaltsrunde", SpaceKind.Private);
        var caller = await house.CallAsync(svenja);

        await caller.DoAsync(HttpMethod.Put, "/spaces/ersatzteile/mails", new { paces = new object[] { new { kind = "reply", pace = "weekly" }, new { kind = "mention", pace = (string?)null } } });
        var here = (await caller.GetAsync("/spaces/ersatzteile/mails"))["paces"]!.AsArray();
        Assert.Equal(("weekly", "at-once"), ((string)here.Single(p => (string)p!["kind"]! == "reply")!["pace"]!, (string)here.Single(p => (string)p!["kind"]! == "mention")!["pace"]!));
        Assert.Equal(["ersatzteile"], (await caller.GetAsync("/me/mails"))["spaces"]!.AsArray().Select(s => (string)s!));
        await caller.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Put, "/spaces/gehaltsrunde/mails", new { paces = Array.Empty<object>() });
        await caller.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Put, "/spaces/ersatzteile/mails", new { paces = new[] { new { kind = "silo-alert", pace = "weekly" } } });
        await caller.DoAsync(HttpMethod.Put, "/me/mail-hours", new { timeZone = "Europe/Lisbon", quietFrom = "20:00", quietUntil = "07:00", daysOff = new[] { "sunday" }, awayFrom = "2026-12-24", awayUntil = "2027-01-01" });
        Assert.Equal("sunday", (string)(await caller.GetAsync("/me/mail-hours"))["daysOff"]![0]!);
    }

    private static Task<HttpResponseMessage> PressAsync(HttpClient anybody, string address) =>
        anybody.PostAsync(address, new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]));

    private static async Task ChooseAsync(Person person, string page, params (NotificationKind Kind, NoticePace Pace)[] chosen) =>
        (await person.SubmitAsync(page, "mails", [.. chosen.Select(c => ($"Form.Paces[{c.Kind}]", c.Pace.ToString()))])).LeadsTo(page);

    private static Task<Guid> SpaceOfAsync(TestHouse house, Guid thread) => house.InDbAsync(db => db.Set<DiscussionThread>().Where(t => t.Id == thread).Select(t => t.SpaceId).SingleAsync());

    private static async Task<(Person Svenja, Person Tomasz, Person Rosa, Guid Thread)> TalkAsync(TestHouse house)
    {
        var (svenja, tomasz, rosa) = (await house.InviteAsync("Svenja Matthiesen", "Service"), await house.InviteAsync("Tomasz Wieczorek", "Einkauf"), await house.InviteAsync("Rosa Figueiredo", "Produktion"));
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile", SpaceKind.Open, false, tomasz, rosa);
        return (svenja, tomasz, rosa, await house.StartAsync(svenja, space, "Warum sechs Wochen?"));
    }
}
