using System.Text;
using Herberge.Foundation.Imports;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Herberge.Spaces.Imports.Conversations;
using Herberge.Spaces.Imports.Slack;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Imports;

public sealed class SlackImportTests
{
    [Theory, BothEngines]
    public async Task Messages_become_threads_and_posts_with_their_people_reactions_mentions_and_time(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        using var slack = Archive(svenja);

        var report = await ImportAsync(house, slack.Write());

        Assert.Empty(report.Faults);
        Assert.Equal((1, 2, 4, 2, 1), (report["talk-spaces"], report["talk-threads"], report["talk-posts"], report["talk-reactions"], report["talk-mentions"]));
        Assert.Equal((2, 1, 1), (report["talk-people-matched"], report["talk-people-unmatched"], report["talk-people-stand-in"]));
        Assert.Equal((1, 1), (report["skip-bot"], report["skip-subtype:channel_join"]));

        var posts = await house.InDbAsync(db => db.Set<Post>().AsNoTracking().OrderBy(p => p.CreatedAt).Include(p => p.Thread).ToListAsync());
        Assert.Equal("Wo liegt die *neue* Preisliste & wer pflegt sie?".Replace("*", "**"), posts[0].Body);
        Assert.Contains("<strong>neue</strong>", posts[0].Html);
        Assert.Equal("Wo liegt die neue Preisliste & wer pflegt sie?", posts[0].Thread!.Title);
        Assert.Equal(new DateTimeOffset(2024, 5, 6, 8, 0, 0, TimeSpan.Zero), posts[0].CreatedAt, TimeSpan.FromMilliseconds(1));
        Assert.Equal((svenja.Id, tomasz.Id), (posts[0].AuthorId, posts[1].AuthorId));
        Assert.Equal((1, 2, posts[0].ThreadId), (posts[0].Number, posts[1].Number, posts[1].ThreadId));
        Assert.Equal(1, posts[0].Thread!.ReplyCount);
        Assert.Equal("thanks:1 same:1", posts[0].ReactionSummary);
        Assert.Contains("@svenja.matthiesen", posts[1].Body);
        Assert.Contains("[Ablage](<https://example.org/a?b=1&c=2>)", posts[1].Body);

        var ties = await house.InDbAsync(db => db.Ties.AsNoTracking().ToListAsync());
        Assert.Contains(ties, t => (t.FromId, t.ToId, t.Kind) == (tomasz.Id, svenja.Id, TieKind.Reply) && t.At == posts[1].CreatedAt);
        Assert.Contains(ties, t => (t.FromId, t.ToId, t.Kind) == (tomasz.Id, svenja.Id, TieKind.Mention));
        Assert.Contains(ties, t => (t.FromId, t.ToId, t.Kind) == (tomasz.Id, svenja.Id, TieKind.Reaction));
        Assert.DoesNotContain(ties, t => t.FromId == t.ToId);
        var standIn = await house.InDbAsync(db => db.Set<Member>().AsNoTracking().SingleAsync(m => m.Name == "Petra Ehemalig"));
        Assert.Equal((MemberState.Deactivated, null), (standIn.State, standIn.UnitId));
        Assert.Contains("preisliste", (await svenja.PageAsync("/spaces")).Body!.InnerHtml, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, BothEngines]
    public async Task The_same_export_again_changes_nothing_and_a_newer_one_adds_what_is_new(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        using var slack = Archive(svenja);
        await ImportAsync(house, slack.Write());
        var before = await CountsAsync(house);

        var again = await ImportAsync(house, slack.Path);

        Assert.Equal(before, await CountsAsync(house));
        Assert.Equal((0, 4), (again["talk-posts"], again["skip-known"]));

        var first = await house.InDbAsync(db => db.ImportedItems.AsNoTracking().Where(i => i.Key.StartsWith("thread:C01:")).OrderBy(i => i.Key).FirstAsync());
        slack.Say("preisliste", "U02", "Noch ein Nachtrag", "2024-05-20 10:00", first.Key["thread:C01:".Length..]);
        var newer = await ImportAsync(house, slack.Write());

        Assert.Equal((1, 0), (newer["talk-posts"], newer["talk-threads"]));
        var thread = await house.InDbAsync(db => db.Set<DiscussionThread>().AsNoTracking().SingleAsync(t => t.Id == first.Id));
        Assert.Equal((3, 2), (thread.PostCount, thread.ReplyCount));
    }

    [Theory, BothEngines]
    public async Task A_cancelled_import_keeps_what_is_complete_and_the_next_run_brings_the_rest(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        using var slack = new SlackArchive();
        slack.User("U01", "Svenja Matthiesen", svenja.Email);
        slack.Channel("C01", "allgemein", members: "U01");
        for (var day = 1; day <= 5; day++)
        {
            for (var n = 0; n < 20; n++) slack.Say("allgemein", "U01", $"Nachricht {day}/{n}", $"2024-06-0{day} 09:{n:00}");
        }

        using var stop = new CancellationTokenSource();
        var report = await ImportAsync(house, slack.Write(), progress: new Watch(p =>
        {
            if (p.Phase == "phase-messages" && p.Done >= 40) stop.Cancel();
        }), ct: stop.Token);

        Assert.True(report.IsCancelled);
        Assert.Equal(40, report["talk-posts"]);
        Assert.Equal(40, await house.InDbAsync(db => db.Set<Post>().CountAsync()));

        var rest = await ImportAsync(house, slack.Path);

        Assert.Equal((60, 40), (rest["talk-posts"], rest["skip-known"]));
        Assert.Equal(100, await house.InDbAsync(db => db.Set<Post>().Select(p => p.Body).Distinct().CountAsync()));
        Assert.Equal(100, await house.InDbAsync(db => db.Set<Space>().SumAsync(s => s.ThreadCount)));
        Assert.Equal(100, await house.InDbAsync(db => db.Acts.CountAsync(a => a.Kind == ActKind.StartedThread)));
    }

    [Theory, BothEngines]
    public async Task Private_channels_and_direct_messages_come_only_when_asked_for_and_only_to_their_people(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        using var slack = new SlackArchive();
        slack.User("U01", "Svenja Matthiesen", svenja.Email);
        slack.User("U02", "Tomasz Wieczorek", tomasz.Email);
        slack.User("U03", "Petra Ehemalig");
        slack.Channel("G01", "gehaltsrunde", "groups.json", "U01", "U03");
        slack.Channel("G02", "fremde", "groups.json", "U03");
        slack.Channel("D01", "D01", "dms.json", "U01", "U03");
        slack.Say("gehaltsrunde", "U01", "Streng vertraulich", "2024-05-06 08:00");
        slack.Say("fremde", "U03", "Unter uns", "2024-05-06 08:00");
        slack.Say("D01", "U03", "Nur wir zwei", "2024-05-06 08:00");

        var without = await ImportAsync(house, slack.Write());
        Assert.Equal((0, 2, 1), (without["talk-posts"], without["skip-private"], without["skip-direct"]));

        var with = await ImportAsync(house, slack.Path, includePrivate: true, includeDirect: true);

        Assert.Equal((2, 2, 1), (with["talk-spaces"], with["talk-posts"], with["skip-nobody-here"]));
        Assert.Contains("gehaltsrunde", (await svenja.PageAsync("/spaces")).Body!.TextContent);
        Assert.DoesNotContain("gehaltsrunde", (await tomasz.PageAsync("/spaces")).Body!.TextContent);
        Assert.DoesNotContain("gehaltsrunde", (await house.Administrator.PageAsync("/spaces")).Body!.TextContent);
        Assert.All(await house.InDbAsync(db => db.Set<Space>().ToListAsync()), s => Assert.Equal(SpaceKind.Private, s.Kind));
    }

    [Fact]
    public async Task Hostile_and_broken_archives_are_refused_by_name_and_place_and_write_nothing()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");

        await RefusedAsync(house, svenja, "zip-outside", slack => slack.Raw("../../etc/passwd", [1]));
        await RefusedAsync(house, svenja, "zip-bomb", slack => slack.Raw("preisliste/2024-05-09.json", new byte[(64 << 20) + 1]));
        var malformed = await RefusedAsync(house, svenja, "json-malformed", slack => slack.Raw("preisliste/2024-05-09.json", Encoding.UTF8.GetBytes("[\n{\"user\": \"U01\",\n \"ts\": }]")));
        Assert.Equal(("preisliste/2024-05-09.json", 3L), (malformed.File, malformed.Line));
        await RefusedAsync(house, svenja, "json-malformed", slack => slack.Raw("preisliste/2024-05-09.json", Encoding.UTF8.GetBytes("{\"user\": 5}")));
        await RefusedAsync(house, svenja, "slack-not-a-list", slack => slack.Raw("preisliste/2024-05-09.json", Encoding.UTF8.GetBytes("[null]")));

        var file = Path.Combine(house.DataFolder, "nothing.zip");
        await File.WriteAllTextAsync(file, "not an archive", TestContext.Current.CancellationToken);
        Assert.Equal("slack-not-zip", Assert.Single((await ImportAsync(house, file)).Faults).Code);
    }

    private static async Task<ImportFault> RefusedAsync(TestHouse house, Person svenja, string code, Action<SlackArchive> plant)
    {
        using var slack = Archive(svenja);
        plant(slack);
        var report = await ImportAsync(house, slack.Write());
        var fault = Assert.Single(report.Faults);
        Assert.Equal(code, fault.Code);
        Assert.Equal(0, await house.InDbAsync(db => db.Set<Post>().CountAsync()));
        return fault;
    }

    private static SlackArchive Archive(Person svenja)
    {
        var slack = new SlackArchive();
        slack.User("U01", "S. Matthiesen", svenja.Email);
        slack.User("U02", "Tomasz Wieczorek");
        slack.User("U03", "Petra Ehemalig", "petra@example.org");
        slack.User("UB1", "Baubot", isBot: true);
        slack.Channel("C01", "preisliste", members: ["U01", "U02", "U03"]);
        slack.Say("preisliste", "U02", "<@U02> has joined the channel", "2024-05-06 07:00", also: new { subtype = "channel_join" });
        var root = slack.Say("preisliste", "U01", "Wo liegt die *neue* Preisliste &amp; wer pflegt sie?", "2024-05-06 08:00",
            also: new { reactions = new[] { new { name = "pray", users = new[] { "U02" }, count = 1 }, new { name = "eyes", users = new[] { "U03" }, count = 1 }, new { name = "unser_logo", users = new[] { "U02" }, count = 1 } } });
        slack.Say("preisliste", "U02", "<@U01> hier: <https://example.org/a?b=1&amp;c=2|Ablage>", "2024-05-07 09:30", root);
        slack.Say("preisliste", "UB1", "Der Bau ist grün", "2024-05-07 10:00", also: new { subtype = "bot_message", bot_id = "B1" });
        var second = slack.Say("preisliste", "U03", "Ich gebe die Liste ab.", "2024-05-08 09:00");
        slack.Say("preisliste", "U03", "Nachtrag: an den Service.", "2024-05-08 09:05", second, also: new { subtype = "thread_broadcast" });
        return slack;
    }

    private static Task<ImportReport> ImportAsync(
        TestHouse house, string path, bool includePrivate = false, bool includeDirect = false, IProgress<ImportProgress>? progress = null, CancellationToken ct = default) =>
        house.InScopeAsync(services => services.GetRequiredService<ImportConversations>().HandleAsync(
            new ImportConversationsInput("slack", path, Path.GetFileName(path), includePrivate, includeDirect, false, house.Administrator.Id), progress ?? new Watch(_ => { }), ct));

    private static Task<string> CountsAsync(TestHouse house) => house.InDbAsync(async db => string.Join(' ',
        await db.Set<Space>().CountAsync(), await db.Set<DiscussionThread>().CountAsync(), await db.Set<Post>().CountAsync(), await db.Set<Member>().CountAsync(),
        await db.Set<Reaction>().CountAsync(), await db.Ties.CountAsync(), await db.Acts.CountAsync(), await db.ImportedItems.CountAsync()));

    /// <summary>Hears of progress at once, unlike <see cref="Progress{T}"/>.</summary>
    private sealed class Watch(Action<ImportProgress> hear) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => hear(value);
    }
}
