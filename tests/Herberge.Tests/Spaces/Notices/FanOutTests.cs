using System.Net;
using System.Text.RegularExpressions;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Storage.Postgres;
using Herberge.Foundation.Storage.Sqlite;
using Herberge.People;
using Herberge.Spaces;
using Herberge.Spaces.Notices;
using Herberge.Spaces.Notices.Push;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Herberge.Tests.Spaces.Notices;

public sealed partial class FanOutTests
{
    private const int Followers = 1000;
    private const int Browsers = 3;

    [Theory, BothEngines]
    public async Task A_thousand_followers_get_one_line_and_one_mail_each_though_the_power_fails_in_between(Engine engine)
    {
        var (power, queries) = (new FailingCommits(), new QueryCount());
        await using var house = await OpenAsync(engine, power, queries);
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var space = await house.OpenSpaceAsync(tomasz, "Ersatzteile");
        var (quiet, thread) = (await house.StartAsync(tomasz, space, "Niemand folgt"), await house.StartAsync(tomasz, space, "Warum sechs Wochen?"));
        await FollowAsync(house, space, thread);

        // Whoever writes waits for nobody: with a thousand followers as many commands as with none, and one message.
        await house.AnswerAsync(tomasz, quiet, "Zum Aufwärmen");
        queries.Reset();
        await house.AnswerAsync(tomasz, quiet, "Hallo?");
        var alone = queries.Commands.Count;
        queries.Reset();
        await house.AnswerAsync(tomasz, thread, "Weil die Prüfung dauert.");
        Assert.InRange(queries.Commands.Count, alone, alone + 1);
        Assert.Equal((0, 1), await house.InDbAsync(async db => (await db.Notifications.CountAsync(), await db.Outbox.CountAsync())));

        // Killed in the third transaction: what was told stays, the message comes up again when its claim has run out.
        using (var killed = new CancellationTokenSource())
        {
            power.Arm(3, killed.Cancel);
            await Assert.ThrowsAnyAsync<Exception>(() => DrainAsync(house, killed.Token));
        }

        Assert.Equal(2 * CarryFanOut.AtOnce, await house.InDbAsync(db => db.Notifications.CountAsync()));
        Assert.Equal(0, await DrainAsync(house));
        house.Clock.Advance(TimeSpan.FromMinutes(6));
        power.Arm(2);
        Assert.Equal(0, await DrainAsync(house));
        house.Clock.Advance(TimeSpan.FromMinutes(6));
        // Two at once tell nobody twice.
        await Task.WhenAll(DrainAsync(house), DrainAsync(house), CarryAsync(house));
        var told = await house.InDbAsync(db => db.Notifications.Select(n => n.MemberId).ToListAsync());
        Assert.Equal((Followers, Followers), (told.Count, told.Distinct().Count()));
        Assert.Equal(Browsers, await house.InDbAsync(db => db.Outbox.CountAsync(m => m.Kind == CarryPush.OutboxKind)));

        house.Clock.Advance(RouteNotices.Gathers);
        power.Arm(300);
        await Assert.ThrowsAsync<IOException>(() => SendAsync(house));
        Assert.Equal(299, await house.InDbAsync(db => db.Outbox.CountAsync(m => m.Kind == MailOutbox.Kind)));
        await Task.WhenAll(SendAsync(house), SendAsync(house));
        await DrainAsync(house);
        var files = Directory.GetFiles(Path.Combine(house.DataFolder, "mail"));
        var receivers = new HashSet<string>();
        foreach (var file in files)
        {
            using var mail = await MimeMessage.LoadAsync(file, TestContext.Current.CancellationToken);
            Assert.True(receivers.Add(mail.To.Mailboxes.Single().Address));
        }

        Assert.Equal(Followers, receivers.Count);
    }

    [Theory, BothEngines]
    public async Task A_house_that_is_killed_while_it_tells_goes_on_where_it_was(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var space = await house.OpenSpaceAsync(tomasz, "Ersatzteile");
        var thread = await house.StartAsync(tomasz, space, "Warum sechs Wochen?");
        await FollowAsync(house, space, thread);
        // From here on only the process works.
        await house.App.StopAsync(TestContext.Current.CancellationToken);

        await using (var process = await HouseProcess.ServeAsync(house))
        {
            using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = tomasz.Cookies }) { BaseAddress = process.Address };
            var proof = Proof().Match(await browser.GetStringAsync($"/threads/{thread}")).Groups[1].Value;
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "reply"), KeyValuePair.Create("__RequestVerificationToken", proof), KeyValuePair.Create("body", "Weil die Prüfung dauert.")]);
            Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync($"/threads/{thread}", form)).StatusCode);
            await Eventually.IsTrueAsync(() => house.InDbAsync(db => db.Notifications.AnyAsync()));
            process.Kill();
        }

        // Some minutes later its claim has run out.
        await house.InDbAsync(db => db.Outbox.Where(m => m.DeliveredAt == null).ExecuteUpdateAsync(m => m.SetProperty(x => x.DueAt, TestHouse.Opening)));
        await using var again = await HouseProcess.ServeAsync(house);
        await house.ToldAllAsync();
        var told = await house.InDbAsync(db => db.Notifications.Select(n => n.MemberId).ToListAsync());
        Assert.Equal((Followers, Followers), (told.Count, told.Distinct().Count()));
    }

    [Theory, BothEngines]
    public async Task Only_those_who_may_read_and_did_not_mute_are_told_and_nobody_of_what_is_gone_or_held_back(Engine engine)
    {
        var held = new HeldBack();
        await using var house = await TestHouse.OpenAsync(engine, also: builder => builder.Services.AddSingleton<IHeldPosts>(held));
        var (tomasz, rosa, svenja) = (await house.InviteAsync("Tomasz Wieczorek"), await house.InviteAsync("Rosa Figueiredo"), await house.InviteAsync("Svenja Matthiesen"));
        var ines = await house.InviteAsync("Ines Vogelsang");
        var space = await house.OpenSpaceAsync(tomasz, "Gehaltsrunde", SpaceKind.Private, false, rosa, svenja, ines);
        var thread = await house.StartAsync(tomasz, space, "Zahlen für Mai");
        foreach (var person in (Person[])[rosa, svenja]) await person.ActAsync($"/threads/{thread}/follow", ("state", "following"));
        await ines.ActAsync($"/threads/{thread}/follow", ("state", "muted"));
        await tomasz.ActAsync($"/spaces/gehaltsrunde/members/{svenja.Id}/remove");

        var first = await house.AnswerAsync(tomasz, thread, "Die Zahlen sind da.");
        await house.ToldAllAsync();
        Assert.Equal([rosa.Id], await ToldOfAsync(house, first.PostId));

        held.IsHolding = true;
        var second = await house.AnswerAsync(tomasz, thread, "Zurückgehalten");
        await house.ToldAllAsync();
        Assert.Empty(await ToldOfAsync(house, second.PostId));
    }

    private static Task<List<Guid>> ToldOfAsync(TestHouse house, Guid post) => house.InDbAsync(db => db.Notifications.Where(n => n.PostId == post).Select(n => n.MemberId).ToListAsync());

    private static Task<int> DrainAsync(TestHouse house, CancellationToken ct = default) => house.InScopeAsync(services => services.GetRequiredService<DrainOutbox>().HandleAsync(ct));

    /// <summary>A second node that believes the message is its own.</summary>
    private static Task<bool> CarryAsync(TestHouse house) => house.InScopeAsync(async services =>
    {
        var message = await services.GetRequiredService<Herberge.Foundation.Storage.HouseDb>().Outbox.AsNoTracking().SingleAsync(m => m.Kind == FanOut.Kind);
        await services.GetServices<IOutboxCarrier>().Single(c => c.Kind == FanOut.Kind).CarryAsync(message, CancellationToken.None);
        return true;
    });

    private static Task<int> SendAsync(TestHouse house) => house.InScopeAsync(services => services.GetRequiredService<SendNoticeMails>().HandleAsync(CancellationToken.None));

    /// <summary>A house in which nothing happens by itself: the test drains.</summary>
    private static Task<TestHouse> OpenAsync(Engine engine, FailingCommits power, QueryCount queries) => TestHouse.OpenAsync(engine, also: builder =>
    {
        builder.Services.Remove(builder.Services.Single(s => s.ImplementationType == typeof(OutboxDrain)));
        builder.Services.ConfigureDbContext<SqliteHouseDb>(db => db.AddInterceptors(power, queries));
        builder.Services.ConfigureDbContext<PostgresHouseDb>(db => db.AddInterceptors(power, queries));
    });

    private static Task<int> FollowAsync(TestHouse house, Guid space, Guid thread) => house.InDbAsync(async db =>
    {
        var now = house.Clock.GetUtcNow();
        var members = Enumerable.Range(0, Followers).Select(n => new Member(Guid.CreateVersion7(now), $"Folgt {n}", $"folgt.{n}", $"folgt.{n}@example.org", now)).ToList();
        db.AddRange(members);
        db.AddRange(members.Select(member => new ThreadFollow(thread, member.Id, FollowState.Following)));
        db.AddRange(members.Select(member => new MailWish(member.Id, space, NotificationKind.Reply, NoticePace.AtOnce)));
        // The last to be told have browsers, too.
        db.AddRange(members.OrderByDescending(m => m.Id).Take(Browsers).Select((member, n) => new PushSubscription(member.Id, $"https://push.example/{n}", $"{n}", "", "", "Firefox", now)));
        return await db.SaveChangesAsync();
    });

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Proof();

    private sealed class HeldBack : IHeldPosts
    {
        public bool IsHolding { get; set; }

        public ValueTask<bool> IsHeldAsync(Guid postId, CancellationToken ct) => ValueTask.FromResult(IsHolding);
    }
}
