using System.Globalization;
using System.Net;
using System.Text;
using Herberge.Foundation.Access;
using Herberge.Foundation.Doctor;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.People.Accounts;
using Herberge.People.Leaving;
using Herberge.Spaces;
using Herberge.Spaces.Discovery;
using Herberge.Spaces.Writing;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.People;

/// <summary>Somebody leaves for good. What is left is searched for them, table by table and file by file.</summary>
public sealed class ErasingTests
{
    private const string Name = "Wilhelmine Übelacker";
    private const string Handle = "wilhelmine.ubelacker";

    [Theory, BothEngines]
    public async Task Nothing_of_an_erased_person_is_left_in_the_database_or_on_disk(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var life = await LiveAsync(house);
        // They are there before, in many places: the search below can find something.
        Assert.True((await TracesAsync(house)).Count > 8);

        Assert.True((await EraseAsync(house, life.Person, life.Person)).Succeeded);

        Assert.Empty(await TracesAsync(house));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(house.DataFolder, "files"), $"{life.Photo:N}*", SearchOption.AllDirectories));
        var id = life.Person.Id;
        Assert.False(await house.InDbAsync(db => db.Set<Member>().AnyAsync(m => m.Id == id)));
        Assert.False(await house.InDbAsync(db => db.Users.AnyAsync(u => u.Id == id)));
        Assert.False(await house.InDbAsync(db => db.AccessTokens.AnyAsync(t => t.MemberId == id)));
        Assert.False(await house.InDbAsync(db => db.Ties.AnyAsync(t => t.FromId == id || t.ToId == id)));
        Assert.False(await house.InDbAsync(db => db.Acts.AnyAsync(a => a.MemberId == id || a.SubjectId == id)));
        var audit = await house.InDbAsync(db => db.Audit.Where(e => e.Action == "member.erased-self").SingleAsync());
        Assert.Equal(("", ""), (audit.Subject, audit.Detail));
    }

    [Theory, BothEngines]
    public async Task What_they_wrote_stays_as_a_former_members(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var life = await LiveAsync(house);

        Assert.True((await EraseAsync(house, life.Person, house.Administrator)).Succeeded);

        var page = await life.Friend.PageAsync($"/threads/{life.ThreadId}");
        Assert.Contains("Wie kalt darf das Lager werden?", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Frag mal Ehemaliges Mitglied", page.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Name, page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await life.Friend.GetAsync($"/people/{Handle}")).StatusCode);
        // Found by its words, as the former member's; and the counters agree with the rows.
        Assert.Contains("Lager", (await life.Friend.PageAsync("/search?q=kalt+Lager")).QuerySelector("ol.found")!.TextContent, StringComparison.Ordinal);
        await AssertHealthyAsync(house);
    }

    [Theory, BothEngines]
    public async Task Who_wishes_takes_their_posts_along(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var life = await LiveAsync(house);
        var alone = await house.StartAsync(life.Person, life.Space, "Nur ich", "Hier antwortet niemand.");

        Assert.True((await EraseAsync(house, life.Person, life.Person, withPosts: true)).Succeeded);

        var page = await life.Friend.PageAsync($"/threads/{life.ThreadId}");
        Assert.Contains("Zurückgezogenes Gespräch", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Frag mal Ehemaliges Mitglied", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Wie kalt", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await life.Friend.GetAsync($"/threads/{alone}")).StatusCode);
        Assert.False(await house.InDbAsync(db => db.Set<Post>().AnyAsync(p => p.Body.Contains("Hier antwortet") || p.Body.Contains("Wie kalt"))));
        Assert.Empty(await TracesAsync(house));
        await AssertHealthyAsync(house);
    }

    [Theory, BothEngines]
    public async Task Their_browser_and_their_token_are_out_at_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var life = await LiveAsync(house);

        Assert.True((await EraseAsync(house, life.Person, life.Person)).Succeeded);

        Assert.Equal(HttpStatusCode.Redirect, (await life.Person.GetAsync("/people")).StatusCode);
        using var client = house.Browser();
        client.DefaultRequestHeaders.Authorization = new("Bearer", life.Token);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/silos")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task Only_the_person_and_administrators_may_and_only_with_the_handle(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var person = await house.InviteAsync(Name);
        var other = await house.InviteAsync("Otto Andersen", roles: HouseRoles.Host);

        Assert.Equal(ProblemKind.NotFound, (await EraseAsync(house, person, other)).Problem.Kind);
        Assert.Equal("erase-confirm", (await EraseAsync(house, person, person, confirmation: "ja")).Problem.Code);
        Assert.Equal("erase-posts-own-wish", (await EraseAsync(house, person, house.Administrator, withPosts: true)).Problem.Code);
        var ada = house.Administrator;
        Assert.Equal("erase-last-administrator", (await EraseAsync(house, ada, ada, confirmation: "ada.admin")).Problem.Code);

        await house.InviteAsync("Berta Zweite", roles: HouseRoles.Administrator);
        Assert.True((await EraseAsync(house, ada, ada, confirmation: "ada.admin")).Succeeded);
    }

    [Theory, BothEngines]
    public async Task Two_who_left_are_one_former_member(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (one, two) = (await house.InviteAsync(Name), await house.InviteAsync("Otto Andersen"));
        var space = await house.OpenSpaceAsync(house.Administrator, "Lager", members: [one, two]);
        var threads = new[] { await house.StartAsync(one, space, "Erstes", "Text"), await house.StartAsync(two, space, "Zweites", "Text") };

        Assert.True((await EraseAsync(house, one, one)).Succeeded);
        Assert.True((await EraseAsync(house, two, two, confirmation: "otto.andersen")).Succeeded);

        var authors = await house.InDbAsync(db => db.Set<DiscussionThread>().Where(t => threads.Contains(t.Id)).Select(t => t.AuthorId).Distinct().ToListAsync());
        Assert.Equal([FormerMember.Id], authors);
        Assert.DoesNotContain("Ehemaliges", (await house.Administrator.PageAsync("/people")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.True((await house.Administrator.GetAsync("/people/former-member")).IsSuccessStatusCode);
    }

    private sealed record Life(Person Person, Person Friend, Guid Space, Guid ThreadId, Guid Photo, string Token);

    /// <summary>Somebody leaves marks wherever the house keeps any.</summary>
    private static async Task<Life> LiveAsync(TestHouse house)
    {
        var person = await house.InviteAsync(Name, "Logistik/Lager");
        var friend = await house.InviteAsync("Otto Andersen", "Einkauf");
        var space = await house.OpenSpaceAsync(house.Administrator, "Lagerfragen", members: [person, friend]);
        // The house under test let them in by the table alone; counters begin right.
        await ExamineAsync(house, mend: true);
        var thread = await house.StartAsync(person, space, "Lager im Winter", $"Wie kalt darf das Lager werden? Grüße, {Name} ({Handle}@example.org)");
        var viewer = await person.ViewerAsync();
        var (photo, token) = await house.InScopeAsync(async services =>
        {
            var add = services.GetRequiredService<AddPost>();
            var answer = await add.HandleAsync(new AddPostInput(thread, $"Frag mal @{Handle}, siehe [Profil](/people/{Handle})."), await friend.ViewerAsync(), CancellationToken.None);
            Assert.True(answer.Succeeded);
            var own = await add.HandleAsync(new AddPostInput(thread, "Danke dir"), viewer, CancellationToken.None);
            await services.GetRequiredService<EditPost>().HandleAsync(new EditPostInput(own.Value!.PostId, "Danke euch"), viewer, CancellationToken.None);
            await services.GetRequiredService<React>().HandleAsync(new ReactInput(answer.Value!.PostId, ReactionKind.Thanks), viewer, CancellationToken.None);
            await services.GetRequiredService<React>().HandleAsync(new ReactInput(own.Value.PostId, ReactionKind.Helpful), await friend.ViewerAsync(), CancellationToken.None);
            await services.GetRequiredService<Drafts>().SaveAsync(Drafts.OfThread(thread), new DraftInput($"Ich, {Name}, meine"), viewer, CancellationToken.None);
            await services.GetRequiredService<KeepBookmarks>().SaveAsync(new BookmarkInput(answer.Value.PostId, $"Für {Name}", null), viewer, CancellationToken.None);
            await services.GetRequiredService<KeepSearches>().SaveAsync(new SaveSearchInput(Name, $"q=Lager&by={Handle}", Alerts: true), viewer, CancellationToken.None);
            await services.GetRequiredService<ScheduleThread>().HandleAsync(
                new ScheduleInput(space, ThreadKind.Discussion, "Abschied", $"Es grüßt {Name}", house.Clock.GetUtcNow().AddDays(1), null), viewer, CancellationToken.None);
            await services.GetRequiredService<WriteProfile>().HandleAsync(
                new WriteProfileInput("Lagerleitung", "Emden", "de", "Kühlketten", "Kälte", null, $"Ich bin {Name}"), viewer, CancellationToken.None);
            await services.GetRequiredService<SetPhoto>().HandleAsync(new MemoryStream(Png), $"{Name}.png", viewer, CancellationToken.None);
            await services.GetRequiredService<SendSignInLink>().HandleAsync(person.Email, "http://localhost", "/", CancellationToken.None);
            var secret = await services.GetRequiredService<CreateToken>().HandleAsync(new CreateTokenInput($"Token von {Name}", "read", 30), viewer, CancellationToken.None);
            var file = await services.GetRequiredService<HouseDb>().Set<Member>().Where(m => m.Id == person.Id).Select(m => m.PhotoFileId).SingleAsync();
            return (file!.Value, secret.Value!);
        });
        return new Life(person, friend, space, thread, photo, token);
    }

    private static Task<Result<Done>> EraseAsync(TestHouse house, Person whom, Person by, string confirmation = Handle, bool withPosts = false) =>
        house.InScopeAsync(async services => await services.GetRequiredService<EraseMember>()
            .HandleAsync(new EraseMemberInput(whom.Id, confirmation, withPosts), await by.ViewerAsync(), CancellationToken.None));

    private static async Task AssertHealthyAsync(TestHouse house) =>
        Assert.All(await ExamineAsync(house, mend: false), finding => Assert.True(finding.IsWell, $"{finding.Code}: {string.Join(", ", finding.Arguments)}"));

    private static Task<List<Finding>> ExamineAsync(TestHouse house, bool mend) => house.InScopeAsync(async services =>
    {
        var findings = new List<Finding>();
        foreach (var check in services.GetServices<IDoctorCheck>().Where(c => c is not MailCheck))
            await foreach (var finding in check.ExamineAsync(mend, CancellationToken.None)) findings.Add(finding);
        return findings;
    });

    /// <summary>Every place in the database and the data folder where the person's name, handle or id stands.</summary>
    private static async Task<List<string>> TracesAsync(TestHouse house)
    {
        string[] betraying = [Name, Handle, "\\u00DCbelacker", "Übelacker", "Wilhelmine"];
        var found = new List<string>();
        await house.InDbAsync(async db =>
        {
            foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Append("search_words").Distinct())
            {
                var connection = db.Database.GetDbConnection();
                await db.Database.OpenConnectionAsync();
                await using var command = connection.CreateCommand();
                command.CommandText = $"SELECT * FROM \"{table}\"";
                await using var rows = await command.ExecuteReaderAsync();
                while (await rows.ReadAsync())
                {
                    for (var column = 0; column < rows.FieldCount; column++)
                    {
                        var text = rows.GetValue(column) switch
                        {
                            DBNull => "",
                            byte[] bytes => Encoding.UTF8.GetString(bytes),
                            var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
                        };
                        if (betraying.Any(trace => text.Contains(trace, StringComparison.OrdinalIgnoreCase))) found.Add($"{table}.{rows.GetName(column)}: {text}");
                    }
                }
            }

            return true;
        });
        foreach (var path in Directory.EnumerateFiles(house.DataFolder, "*", SearchOption.AllDirectories).Where(p => !Path.GetFileName(p).StartsWith("herberge.db", StringComparison.Ordinal)))
        {
            var text = await File.ReadAllTextAsync(path);
            if (betraying.Any(trace => text.Contains(trace, StringComparison.OrdinalIgnoreCase))) found.Add(path);
        }

        return found;
    }

    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
}
