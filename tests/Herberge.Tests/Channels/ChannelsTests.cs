using System.Globalization;
using System.Net;
using AngleSharp.Html.Parser;
using Herberge.Channels;
using Herberge.Channels.Accounts;
using Herberge.Channels.Posts;
using Herberge.Channels.Publishing;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outbox;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Channels;

public sealed class ChannelsTests
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Theory, BothEngines]
    public async Task What_the_house_says_is_approved_by_others_and_a_change_voids_it(Engine engine)
    {
        await using var house = await OpenAsync(engine);
        var rosa = await house.InviteAsync("Rosa Meister", roles: HouseRoles.SocialMediaManager);
        var kim = await house.InviteAsync("Kim Sander", roles: HouseRoles.CommunityManager);
        var hanna = await house.InviteAsync("Hanna Winter", roles: HouseRoles.Host);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var space = await house.OpenSpaceAsync(hanna, "Neuigkeiten");
        var channel = await AddAsync(rosa, "space", ("SpaceId", space.ToString()));
        var field = $"Own-{channel:N}-de";

        // A draft without a channel, without the checks or without others goes to nobody.
        var post = await ComposeAsync(rosa, ("Form.Title", "Probebetrieb"), ("Form.TextDe", "Die neue Steuerung läuft."));
        Assert.Equal(PostState.Draft, await StateAsync(house, post));
        await AskAsync(rosa, post, kim.Id);
        Assert.Equal(PostState.Draft, await StateAsync(house, post));
        Assert.Equal(HttpStatusCode.Redirect, (await EditAsync(house, rosa, post, ("Form.Title", "Probebetrieb"), ("Form.TextDe", "Die neue Steuerung läuft."), ("Pick", $"{channel:N}-de"), (field, ""))).StatusCode);
        using (var unchecked_ = await rosa.SubmitAsync($"/channels/posts/{post}", "ask", ("Approvers", kim.Id.ToString()), ("Rights", "true"))) Assert.Equal(HttpStatusCode.OK, unchecked_.StatusCode);
        await AskAsync(rosa, post, rosa.Id);
        await AskAsync(rosa, post, svenja.Id);
        Assert.Equal(PostState.Draft, await StateAsync(house, post));
        await AskAsync(rosa, post, kim.Id, hanna.Id);
        Assert.Equal(PostState.Asked, await StateAsync(house, post));

        // It lies on the desks of those who were asked, and nobody takes it from there.
        foreach (var asked in new[] { kim, hanna })
            Assert.Contains("Deine Freigabe: Probebetrieb", (await asked.PageAsync("/desk")).QuerySelector(".queue")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Probebetrieb", (await rosa.PageAsync("/desk")).QuerySelector(".queue")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await rosa.ActAsync($"/desk/items/approval-{post:N}/done?version=0")).StatusCode);
        await kim.ActAsync($"/desk/items/approval-{post:N}/done?version=0");
        var desk = await kim.PageAsync($"/desk?part=flags&item=approval-{post:N}");
        Assert.Equal($"/channels/posts/{post}", desk.QuerySelector("#preview h2 a")!.GetAttribute("href"));
        Assert.Contains("Die neue Steuerung läuft.", desk.QuerySelector("#preview blockquote")!.TextContent, StringComparison.Ordinal);
        Assert.Null(desk.QuerySelector("#preview details"));

        // Nobody approves their own words, nor unasked, nor what they haven't seen; nothing is scheduled before.
        await ApproveAsync(house, rosa, post);
        await rosa.SubmitAsync($"/channels/posts/{post}", "schedule", ("Day", ""));
        await house.InScopeAsync(async services =>
        {
            var step = services.GetRequiredService<StepPost>();
            Assert.Equal("channel-not-approved", (await step.ScheduleAsync(post, null, null, await rosa.ViewerAsync(), CancellationToken.None)).Problem.Code);
            return (await step.ApproveAsync(post, 1, await kim.ViewerAsync(), CancellationToken.None)).Problem.Code;
        });
        Assert.Equal(PostState.Asked, await StateAsync(house, post));
        await ApproveAsync(house, kim, post);
        Assert.Equal(PostState.Asked, await StateAsync(house, post));
        Assert.DoesNotContain("Probebetrieb", (await kim.PageAsync("/desk")).QuerySelector(".queue")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Probebetrieb", (await hanna.PageAsync("/desk")).QuerySelector(".queue")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Kim Sander", (await hanna.PageAsync($"/channels/posts/{post}")).QuerySelector("aside[aria-label='Nächster Schritt']")!.TextContent, StringComparison.Ordinal);
        await ApproveAsync(house, hanna, post);
        Assert.Equal(PostState.Approved, await StateAsync(house, post));

        // Another word, and it is a draft; who changed it doesn't approve it either.
        Assert.Equal(HttpStatusCode.Redirect, (await EditAsync(house, kim, post, ("Form.Title", "Probebetrieb"), ("Form.TextDe", "Die neue Steuerung läuft, leise."), ("Pick", $"{channel:N}-de"), (field, ""))).StatusCode);
        Assert.Equal(PostState.Draft, await StateAsync(house, post));
        await AskAsync(rosa, post, kim.Id);
        Assert.Equal(PostState.Draft, await StateAsync(house, post));
        await AskAsync(rosa, post, hanna.Id);
        await hanna.SubmitAsync($"/channels/posts/{post}", "changes", ("Reason", "Bitte mit Zahl."));
        Assert.Contains("Bitte mit Zahl.", (await rosa.PageAsync($"/channels/posts/{post}")).Body!.TextContent, StringComparison.Ordinal);

        // Two at once: the second is told, sees both and loses nothing.
        var version = await VersionAsync(house, post);
        await EditAsync(house, kim, post, ("Form.Title", "Probebetrieb"), ("Form.TextDe", "Acht Prozent weniger Strom."), ("Pick", $"{channel:N}-de"), (field, ""));
        using (var late = await rosa.SubmitAsync($"/channels/posts/{post}/edit", "post", ("Form.Version", version), ("Form.Title", "Probebetrieb"), ("Form.TextDe", "Rosas Fassung."), ("Pick", $"{channel:N}-de"), (field, "")))
        {
            var page = new HtmlParser().ParseDocument(await late.Content.ReadAsStringAsync());
            Assert.Equal("Rosas Fassung.", page.QuerySelector("#f-form-textde")!.TextContent);
            Assert.Contains("Acht Prozent weniger Strom.", page.QuerySelector("section.lamp")!.TextContent, StringComparison.Ordinal);
        }

        // A picture needs words; one of another's files can't be slipped in.
        using (var wordless = await rosa.Browser.UploadAsync($"/channels/posts/{post}/edit", "post", "Form.New", "halle.png", Png, ("Form.Version", await VersionAsync(house, post)), ("Form.Title", "Probebetrieb"), ("Form.TextDe", "Acht Prozent."), ("Form.NewAlt", "")))
            Assert.Contains("href=\"#f-form-newalt\"", await wordless.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using (var described = await rosa.Browser.UploadAsync($"/channels/posts/{post}/edit", "post", "Form.New", "halle.png", Png, ("Form.Version", await VersionAsync(house, post)), ("Form.Title", "Probebetrieb"), ("Form.TextDe", "Acht Prozent."), ("Form.NewAlt", "Blick in Halle 2"), ("Pick", $"{channel:N}-de"), ("FileId", Guid.CreateVersion7().ToString())))
            Assert.Equal(HttpStatusCode.Redirect, described.StatusCode);
        var file = await house.InDbAsync(db => db.PostPictures.Where(p => p.PostId == post).Select(p => p.FileId).SingleAsync());
        Assert.Equal(HttpStatusCode.OK, (await kim.GetAsync($"/files/{file}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await svenja.GetAsync($"/files/{file}")).StatusCode);

        // At its time it becomes a conversation, once, and at the last day it is gone.
        await AskAsync(rosa, post, hanna.Id);
        await ApproveAsync(house, hanna, post);
        var day = house.Clock.GetUtcNow().AddDays(3);
        await rosa.SubmitAsync($"/channels/posts/{post}", "schedule", ("Day", Day(day)), ("Hour", "10:00"), ("UntilDay", Day(day.AddDays(2))), ("UntilHour", "10:00"));
        Assert.Equal(PostState.Scheduled, await StateAsync(house, post));
        await DueAsync(house);
        Assert.Equal(0, await house.InDbAsync(db => db.Set<DiscussionThread>().CountAsync()));
        house.Clock.Advance(TimeSpan.FromDays(4));
        await DueAsync(house);
        await DueAsync(house);
        var thread = await house.InDbAsync(db => db.Set<DiscussionThread>().SingleAsync());
        Assert.Equal(("Probebetrieb", rosa.Id, space), (thread.Title, thread.AuthorId, thread.SpaceId));
        var read = await svenja.PageAsync($"/threads/{thread.Id}");
        Assert.Equal("Blick in Halle 2", read.QuerySelector(".prose img")!.GetAttribute("alt"));
        Assert.Equal(HttpStatusCode.OK, (await svenja.GetAsync(read.QuerySelector(".prose img")!.GetAttribute("src")!)).StatusCode);
        Assert.Equal(PostState.Published, await StateAsync(house, post));
        Assert.Equal(HttpStatusCode.NotFound, (await rosa.GetAsync($"/channels/posts/{post}/edit")).StatusCode);
        house.Clock.Advance(TimeSpan.FromDays(2));
        await DueAsync(house);
        Assert.NotNull(await house.InDbAsync(db => db.Set<DiscussionThread>().Where(t => t.Id == thread.Id).Select(t => t.DeletedAt).SingleAsync()));
        Assert.Equal(PostState.Withdrawn, await StateAsync(house, post));
    }

    [Theory, BothEngines]
    public async Task A_post_reaches_mastodon_once_whatever_breaks_and_the_house_keeps_its_secrets(Engine engine)
    {
        await using var there = await MastodonServer.StartAsync();
        await using var house = await OpenAsync(engine);
        var rosa = await house.InviteAsync("Rosa Meister", roles: HouseRoles.SocialMediaManager);
        var hanna = await house.InviteAsync("Hanna Winter", roles: HouseRoles.Host);

        // The code counts for who began, with the state they were given, and once.
        var channel = await AddAsync(rosa, "mastodon", ("Server", there.Address), ("Reach", "Unlisted"));
        var link = (await rosa.PageAsync($"/channels/accounts/{channel}")).QuerySelector("section.lamp a.btn")!.GetAttribute("href")!;
        Assert.Null((await hanna.PageAsync($"/channels/accounts/{channel}")).QuerySelector("section.lamp a.btn"));
        var (code, state) = there.Agree(link);
        async Task<bool> BackAsync(Person who, string with)
        {
            using var answer = await who.GetAsync($"/channels/mastodon/callback?code={code}&state={with}");
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
            return await house.InDbAsync(db => db.ChannelAccounts.AnyAsync(a => a.Id == channel && a.LockedToken != null));
        }

        Assert.False(await BackAsync(rosa, "angriff"));
        Assert.False(await BackAsync(hanna, state));
        Assert.True(await BackAsync(rosa, state));
        var account = await house.InDbAsync(db => db.ChannelAccounts.AsNoTracking().SingleAsync(a => a.Id == channel));
        Assert.Equal((700, "ostertag", Reach.Unlisted), (account.MostCharacters, account.Handle, account.Reach));
        Assert.DoesNotContain(MastodonServer.Token, account.LockedToken, StringComparison.Ordinal);
        Assert.DoesNotContain(MastodonServer.ClientSecret, account.LockedClientSecret, StringComparison.Ordinal);

        // What is too long by the server's own count isn't asked for; links count what they count there.
        var post = await ComposeAsync(rosa, ("Form.Title", "Lang"), ("Form.TextDe", new string('a', 701)), ("Pick", $"{channel:N}-de"));
        await AskAsync(rosa, post, hanna.Id);
        Assert.Equal(PostState.Draft, await StateAsync(house, post));
        Assert.Equal((23 + 1 + 6 + 1 + 1, 40), (PostLength.Of("https://ostertag.example/ein/langer/pfad?mit=viel @jutta@social.example 👩‍🔧", 23), PostLength.Of(new string('ä', 40), 23)));

        async Task<Guid> ReadyAsync(string text, bool picture = false)
        {
            var made = await ComposeAsync(rosa, ("Form.Title", text), ("Form.TextDe", text), ("Pick", $"{channel:N}-de"));
            if (picture)
            {
                using var with = await rosa.Browser.UploadAsync($"/channels/posts/{made}/edit", "post", "Form.New", "halle.png", Png, ("Form.Version", await VersionAsync(house, made)), ("Form.Title", text), ("Form.TextDe", text), ("Form.NewAlt", "Blick in Halle 2"), ("Pick", $"{channel:N}-de"));
                Assert.Equal(HttpStatusCode.Redirect, with.StatusCode);
            }

            await AskAsync(rosa, made, hanna.Id);
            await ApproveAsync(house, hanna, made);
            await rosa.SubmitAsync($"/channels/posts/{made}", "schedule", ("Day", ""));
            Assert.Equal(PostState.Scheduled, await StateAsync(house, made));
            return made;
        }

        // Taken there, and the line breaks: the repetition has the same key and there is one of it.
        var first = await ReadyAsync("Erster Beitrag", picture: true);
        there.BreaksOff = true;
        await DueAsync(house);
        Assert.Equal(PostState.Scheduled, await StateAsync(house, first));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await DueAsync(house);
        Assert.Equal(PostState.Published, await StateAsync(house, first));
        Assert.Equal("unlisted", Assert.Single(there.Statuses)["visibility"].GetString());
        Assert.Equal(("Erster Beitrag", "de", 1), (there.Statuses[0]["status"].GetString(), there.Statuses[0]["language"].GetString(), there.Statuses[0]["media_ids"].GetArrayLength()));
        Assert.Equal(2, there.Keys.Count);
        Assert.Single(there.Keys.Distinct());
        Assert.Equal("Blick in Halle 2", there.Described[^1]);

        // A house killed between sending and writing it down sends the same order again: still one.
        await house.InDbAsync(async db =>
        {
            await db.PostVariants.Where(v => v.PostId == first).ExecuteUpdateAsync(v => v.SetProperty(x => x.State, VariantState.Sending));
            return await db.Outbox.Where(m => m.Kind == PublishOutbox.Kind).ExecuteUpdateAsync(m => m.SetProperty(x => x.DeliveredAt, (DateTimeOffset?)null));
        });
        house.Clock.Advance(TimeSpan.FromMinutes(6));
        await DueAsync(house);
        Assert.Single(there.Statuses);
        Assert.Equal(VariantState.Published, await house.InDbAsync(db => db.PostVariants.Where(v => v.PostId == first).Select(v => v.State).SingleAsync()));

        // Asked for peace, the house keeps it, for other posts too.
        there.RetryAfter = "600";
        var second = await ReadyAsync("Zweiter Beitrag");
        var asked = there.Keys.Count;
        await DueAsync(house);
        Assert.Equal(asked + 1, there.Keys.Count);
        there.RetryAfter = null;
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        await DueAsync(house);
        Assert.Equal(asked + 1, there.Keys.Count);
        house.Clock.Advance(TimeSpan.FromMinutes(6));
        await DueAsync(house);
        Assert.Equal(PostState.Published, await StateAsync(house, second));
        Assert.Equal(2, there.Statuses.Count);

        // Without an answer for longer than the server remembers keys, it is a person who looks.
        there.IsMute = true;
        var third = await ReadyAsync("Dritter Beitrag");
        await DueAsync(house);
        house.Clock.Advance(TimeSpan.FromMinutes(55));
        there.IsMute = false;
        await DueAsync(house);
        Assert.Equal((PostState.Failed, "channel-uncertain"), (await StateAsync(house, third), await house.InDbAsync(db => db.PostVariants.Where(v => v.PostId == third).Select(v => v.FailedWith).SingleAsync())));
        await rosa.ActAsync($"/channels/posts/{third}/again");
        await DueAsync(house);
        Assert.Equal(PostState.Published, await StateAsync(house, third));
        Assert.Equal(3, there.Statuses.Count);

        // What it brought, in counts; taken back it is gone there; disconnected the server forgets the token.
        await house.InScopeAsync(async services =>
        {
            await services.GetRequiredService<CountReplies>().HandleAsync(CancellationToken.None);
            return 0;
        });
        Assert.Contains("Antworten: 3 · Geteilt: 5 · Favoriten: 8", (await rosa.PageAsync($"/channels/posts/{third}")).Body!.TextContent, StringComparison.Ordinal);
        await rosa.ActAsync($"/channels/posts/{third}/withdraw");
        await DueAsync(house);
        Assert.Equal(["103"], there.Deleted);
        await rosa.ActAsync($"/channels/accounts/{channel}/end");
        Assert.Equal([MastodonServer.Token], there.Revoked);
        Assert.DoesNotContain(await house.InDbAsync(db => db.Outbox.Select(m => m.Payload + m.LastError).ToListAsync()), text => text.Contains(MastodonServer.Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_no_door_is_open_a_person_copies_and_says_where_it_stands()
    {
        await using var house = await OpenAsync(Engine.Sqlite);
        var rosa = await house.InviteAsync("Rosa Meister", roles: HouseRoles.SocialMediaManager);
        var hanna = await house.InviteAsync("Hanna Winter", roles: HouseRoles.Host);
        using (var wrong = await rosa.SubmitAsync("/channels/accounts/new", "copy", ("Name", "LinkedIn"), ("Address", "javascript:alert(1)"), ("Most", "3000")))
            Assert.Contains("href=\"#f-address\"", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var channel = await AddAsync(rosa, "copy", ("Name", "LinkedIn"), ("Address", "https://www.linkedin.example/company/ostertag"), ("Most", "3000"));
        var post = await ComposeAsync(rosa, ("Form.Title", "Messe"), ("Form.TextDe", "Halle 4 <script>alert(1)</script>"), ("Pick", $"{channel:N}-de"));
        await AskAsync(rosa, post, hanna.Id);
        await ApproveAsync(house, hanna, post);
        await rosa.SubmitAsync($"/channels/posts/{post}", "schedule", ("Day", ""));
        await DueAsync(house);
        Assert.Equal(post, await house.InDbAsync(db => db.Set<Notification>().Where(n => n.MemberId == rosa.Id && n.Kind == NotificationKind.ChannelToCopy).Select(n => n.SubjectId).SingleAsync()));
        Assert.Contains("Messe", (await rosa.PageAsync("/channels")).QuerySelector("section[aria-labelledby=waits-h]")!.TextContent, StringComparison.Ordinal);
        var page = await rosa.PageAsync($"/channels/posts/{post}");
        Assert.Equal("Halle 4 <script>alert(1)</script>", page.QuerySelector("textarea[readonly]")!.TextContent);
        var variant = await house.InDbAsync(db => db.PostVariants.Select(v => v.Id).SingleAsync());
        await rosa.SubmitAsync($"/channels/posts/{post}", $"confirm-{variant:N}", ("Link", "javascript:alert(1)"));
        Assert.Equal(PostState.Scheduled, await StateAsync(house, post));
        await rosa.SubmitAsync($"/channels/posts/{post}", $"confirm-{variant:N}", ("Link", "https://www.linkedin.example/posts/1"));
        Assert.Equal(PostState.Published, await StateAsync(house, post));
        Assert.Equal("https://www.linkedin.example/posts/1", (await rosa.PageAsync($"/channels/posts/{post}")).QuerySelector("article footer a.link")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_calendar_shows_what_comes_moves_posts_and_is_read_elsewhere_until_its_address_ends()
    {
        await using var house = await OpenAsync(Engine.Sqlite);
        var rosa = await house.InviteAsync("Rosa Meister", roles: HouseRoles.SocialMediaManager);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        Assert.Equal(HttpStatusCode.NotFound, (await svenja.GetAsync("/channels")).StatusCode);
        var now = house.Clock.GetUtcNow();
        var post = await ComposeAsync(rosa, ("Form.Title", "Werkstatttag"), ("Form.TextDe", "Kommt vorbei."), ("Form.Day", Day(now.AddDays(5))), ("Form.Hour", "14:30"));
        var page = await rosa.PageAsync("/channels");
        var card = page.QuerySelectorAll("[data-calendar] [data-kind=post]").Single(c => c.TextContent.Contains("Werkstatttag", StringComparison.Ordinal));
        Assert.Equal(Day(now.AddDays(5)), card.Closest("[data-day]")!.GetAttribute("data-day"));
        var action = card.QuerySelector("form")!.GetAttribute("action")!;

        // Moved by the form that dragging fills in; not into the past, not by others.
        await rosa.ActAsync(action, ("day", Day(now.AddDays(8))));
        Assert.Contains("14:30", await ListedAsync(rosa), StringComparison.Ordinal);
        Assert.Equal(Day(now.AddDays(8)), await PlannedAsync(house, post));
        await rosa.ActAsync(action, ("day", Day(now.AddDays(-8))));
        await rosa.ActAsync(action, ("day", "morgen"));
        Assert.Equal(HttpStatusCode.NotFound, (await svenja.ActAsync(action, ("day", Day(now.AddDays(9))))).StatusCode);
        Assert.Equal(Day(now.AddDays(8)), await PlannedAsync(house, post));
        Assert.DoesNotContain("Werkstatttag", (await rosa.PageAsync("/channels?view=list&kind=Gathering")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Werkstatttag", (await rosa.PageAsync($"/channels?view=month&from={Day(now.AddDays(8))}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // The address tells what its owner may see at that moment, and nothing once they speak for the house no more.
        using (var refused = await svenja.SubmitAsync("/gatherings/calendars", "feed", ("Kind", "Editorial"))) Assert.Null(new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync()).QuerySelector("[data-copy]"));
        using var made = await rosa.SubmitAsync("/gatherings/calendars", "feed", ("Kind", "Editorial"));
        var address = new HtmlParser().ParseDocument(await made.Content.ReadAsStringAsync()).QuerySelector("[data-copy]")!.GetAttribute("href")!;
        using var stranger = house.Browser();
        var feed = await stranger.GetStringAsync(address);
        Assert.Contains("Werkstatttag", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("Kommt vorbei", feed, StringComparison.Ordinal);
        await house.InScopeAsync(async services =>
        {
            await services.GetRequiredService<Herberge.Foundation.Storage.HouseDb>().Set<Herberge.People.Member>().Where(m => m.Id == rosa.Id).ExecuteUpdateAsync(m => m.SetProperty(x => x.Roles, HouseRoles.None));
            services.GetRequiredService<IViewerSource>().Forget(rosa.Id);
            return 0;
        });
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await rosa.GetAsync($"/channels/posts/{post}")).StatusCode);
    }

    private static async Task<string> ListedAsync(Person person) => (await person.PageAsync("/channels?view=list")).QuerySelector("main")!.TextContent;

    private static Task<string> PlannedAsync(TestHouse house, Guid post) => house.InScopeAsync(async services =>
        LocalTimes.Day(services.GetRequiredService<Herberge.Foundation.Settings.House>(), await services.GetRequiredService<Herberge.Foundation.Storage.HouseDb>().ChannelPosts.Where(p => p.Id == post).Select(p => p.PublishAt).SingleAsync()));

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<Guid> AddAsync(Person person, string form, params (string, string)[] fields)
    {
        using var answer = await person.SubmitAsync("/channels/accounts/new", form, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return Guid.Parse(answer.Headers.Location!.OriginalString.Split('/')[^1]);
    }

    private static async Task<Guid> ComposeAsync(Person person, params (string, string)[] fields)
    {
        using var answer = await person.SubmitAsync("/channels/compose", "post", fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return Guid.Parse(answer.Headers.Location!.OriginalString.Split('/')[^1]);
    }

    private static async Task<HttpResponseMessage> EditAsync(TestHouse house, Person person, Guid post, params (string, string)[] fields) =>
        await person.SubmitAsync($"/channels/posts/{post}/edit", "post", [("Form.Version", await VersionAsync(house, post)), .. fields]);

    private static async Task AskAsync(Person person, Guid post, params Guid[] approvers)
    {
        using var answer = await person.SubmitAsync($"/channels/posts/{post}", "ask", [("Rights", "true"), ("Privacy", "true"), ("Imprint", "true"), .. approvers.Select(a => ("Approvers", a.ToString()))]);
    }

    private static async Task ApproveAsync(TestHouse house, Person person, Guid post)
    {
        using var answer = await person.ActAsync($"/channels/posts/{post}/approve?version={await VersionAsync(house, post)}");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    private static async Task<string> VersionAsync(TestHouse house, Guid post) => (await house.InDbAsync(db => db.ChannelPosts.Where(p => p.Id == post).Select(p => p.Version).SingleAsync())).ToString(CultureInfo.InvariantCulture);

    private static Task<PostState> StateAsync(TestHouse house, Guid post) => house.InDbAsync(db => db.ChannelPosts.Where(p => p.Id == post).Select(p => p.State).SingleAsync());

    /// <summary>A house whose outbox waits for the tests, and that may call this machine as if it were the company's own network.</summary>
    private static Task<TestHouse> OpenAsync(Engine engine) => TestHouse.OpenAsync(engine, new Dictionary<string, string?> { ["Herberge:Outward:Allow"] = "127.0.0.1, ::1" },
        builder => builder.Services.Remove(builder.Services.Single(s => s.ImplementationType == typeof(OutboxDrain))));

    /// <summary>What the clock and the outbox would do now.</summary>
    private static async Task DueAsync(TestHouse house)
    {
        await house.InScopeAsync(async services =>
        {
            await services.GetRequiredService<PublishDue>().HandleAsync(CancellationToken.None);
            return 0;
        });
        await house.InScopeAsync(services => services.GetRequiredService<DrainOutbox>().HandleAsync(CancellationToken.None));
    }
}
