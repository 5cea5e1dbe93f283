using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Herberge.Desks;
using Herberge.Desks.Items;
using Herberge.Desks.Tasks;
using Herberge.Foundation.Access;
using Herberge.Foundation.Storage.Postgres;
using Herberge.Foundation.Storage.Sqlite;
using Herberge.People;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Desks;

public sealed class DeskTests
{
    [Theory, BothEngines]
    public async Task Each_role_finds_its_own_desk_and_on_it_only_what_it_finds_in_the_rooms(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var aylin = await house.InviteAsync("Aylin Yıldız", "Service", roles: HouseRoles.Host);
        var miriam = await house.InviteAsync("Miriam Okafor", "Vertrieb", roles: HouseRoles.CommunityManager);
        var both = await house.InviteAsync("Ines Vogelsang", "Vertrieb", roles: HouseRoles.CommunityManager | HouseRoles.SocialMediaManager);
        var rosa = await house.InviteAsync("Rosa Figueiredo", "Produktion");
        var jasper = await house.InviteAsync("Jasper de Vries", partner: "Van Dijk");
        foreach (var stranger in new[] { rosa, jasper })
            foreach (var page in new[] { "/desk", "/desk/host", "/desk/roles", "/desk/deputies" }) await stranger.PageAsync(page, HttpStatusCode.NotFound);
        await miriam.PageAsync("/desk/host", HttpStatusCode.NotFound);
        await miriam.PageAsync("/desk/nothing", HttpStatusCode.NotFound);
        Assert.Null((await miriam.PageAsync("/desk")).QuerySelector("nav.desks"));
        Assert.Equal(["/desk/community", "/desk/social"], (await both.PageAsync("/desk")).QuerySelectorAll("nav.desks a").Select(a => a.GetAttribute("href")));
        Assert.Contains("Rosa Figueiredo ist neu", Text(await miriam.PageAsync("/desk")), StringComparison.Ordinal);

        var (open, hidden) = (await house.OpenSpaceAsync(rosa, "Werkstatt"), await house.OpenSpaceAsync(rosa, "Vertraulich", SpaceKind.Private));
        var question = await house.StartAsync(rosa, open, "Wer unterschreibt im Urlaub?");
        var secret = await house.StartAsync(rosa, hidden, "Was wird aus dem Werk?");
        var flagged = await house.AnswerAsync(miriam, await house.StartAsync(rosa, open, "Alter Ärger?"), "Das ist doch wieder typisch.");
        await rosa.SubmitAsync($"/posts/{flagged.PostId}/flag", "flag", ("Form.Reason", "Tone"));
        foreach (var person in new[] { aylin, miriam, both })
        {
            var desk = Text(await person.PageAsync("/desk"));
            Assert.Contains("Wer unterschreibt im Urlaub?", desk, StringComparison.Ordinal);
            Assert.DoesNotContain("Was wird aus dem Werk?", desk, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await person.ActAsync(Act(secret, "take", 0))).StatusCode);
        }

        // Whoever moderates sees flags; a community manager who hosts nothing sees none.
        Assert.DoesNotContain("Meldung in", Text(await miriam.PageAsync("/desk?part=flags")), StringComparison.Ordinal);
        Assert.Contains("Meldung in „Alter Ärger?“", Text(await aylin.PageAsync("/desk?part=flags")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await rosa.ActAsync(Act(question, "take", 0))).StatusCode);

        // Nothing of the space can be handed to somebody who isn't in it; whoever is finds it.
        await JoinAsync(house, hidden, miriam);
        Assert.Contains("Was wird aus dem Werk?", Text(await miriam.PageAsync("/desk?part=questions")), StringComparison.Ordinal);
        using var refused = await miriam.SubmitAsync($"/desk?item=thread-{secret:N}", "hand", ("Hand.Item", $"thread-{secret:N}"), ("Hand.Version", "0"), ("Hand.ToId", aylin.Id.ToString()));
        Assert.Contains("darf das nicht sehen", Text(await ReadAsync(refused)), StringComparison.Ordinal);

        // An answer takes it from every desk, and a greeting takes the new one.
        await house.AnswerAsync(aylin, question, "Ines unterschreibt. Willkommen, @rosa.figueiredo!");
        Assert.DoesNotContain("Wer unterschreibt im Urlaub?", Text(await both.PageAsync("/desk/community?part=questions")), StringComparison.Ordinal);
        Assert.DoesNotContain("Rosa Figueiredo ist neu", Text(await both.PageAsync("/desk/community?part=new")), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Of_two_at_once_the_second_is_told_who_did_what_and_nothing_is_lost(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var aylin = await house.InviteAsync("Aylin Yıldız", "Service", roles: HouseRoles.Host);
        var miriam = await house.InviteAsync("Miriam Okafor", "Vertrieb", roles: HouseRoles.CommunityManager);
        var rosa = await house.InviteAsync("Rosa Figueiredo", "Produktion");
        var question = await house.StartAsync(rosa, await house.OpenSpaceAsync(rosa, "Werkstatt"), "Wer unterschreibt im Urlaub?");

        // At the same moment: one of them has it.
        var answers = await Task.WhenAll(aylin.ActAsync(Act(question, "take", 0)), miriam.ActAsync(Act(question, "take", 0)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        var held = await house.InDbAsync(db => db.Handlings.AsNoTracking().SingleAsync());
        Assert.Equal((1, Handled.Taken), (held.Version, held.Last));
        var (first, second) = held.HolderId == aylin.Id ? (aylin, miriam) : (miriam, aylin);
        Assert.Contains($"{first.Name} hat das gerade übernommen", (await second.PageAsync("/desk")).QuerySelector("#toasts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"bei {first.Name}", Text(await second.PageAsync("/desk")), StringComparison.Ordinal);
        Assert.Contains("Wer unterschreibt", Text(await first.PageAsync("/desk?part=mine")), StringComparison.Ordinal);

        // A form sent with what was true before changes nothing either.
        using var late = await second.SubmitAsync($"/desk?item=thread-{question:N}", "snooze", ("Snooze.Item", $"thread-{question:N}"), ("Snooze.Version", "0"), ("Snooze.Until", Day(house, 5)), ("Snooze.Reason", "später"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains(first.Name, Text(await ReadAsync(late)), StringComparison.Ordinal);

        // Done is out of sight, for both; who did it takes it back, nobody else.
        await first.ActAsync(Act(question, "done", 1));
        Assert.DoesNotContain("Wer unterschreibt im Urlaub?", Queue(await second.PageAsync("/desk")), StringComparison.Ordinal);
        await second.ActAsync(Act(question, "undo", 2));
        Assert.Equal(Handled.Done, (await house.InDbAsync(db => db.Handlings.AsNoTracking().SingleAsync())).Last);
        await first.ActAsync(Act(question, "undo", 2));
        Assert.Contains("Wer unterschreibt im Urlaub?", Queue(await second.PageAsync("/desk")), StringComparison.Ordinal);
        Assert.Equal(first.Id, (await house.InDbAsync(db => db.Handlings.AsNoTracking().SingleAsync())).HolderId);
    }

    [Theory, BothEngines]
    public async Task An_expert_is_asked_may_say_no_and_is_asked_again_and_what_rests_comes_back(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var aylin = await house.InviteAsync("Aylin Yıldız", "Service", roles: HouseRoles.Host);
        var miriam = await house.InviteAsync("Miriam Okafor", "Vertrieb", roles: HouseRoles.CommunityManager);
        var rosa = await house.InviteAsync("Rosa Figueiredo", "Produktion");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var space = await house.OpenSpaceAsync(rosa, "Werkstatt");
        var question = await house.StartAsync(rosa, space, "Wer unterschreibt im Urlaub?");
        var key = $"thread-{question:N}";
        Task<HttpResponseMessage> AskAsync(int version, string who, string message, string day) =>
            aylin.SubmitAsync($"/desk?item={key}", "ask", ("Ask.Item", key), ("Ask.Version", version.ToString(CultureInfo.InvariantCulture)), ("Ask.Other", who), ("Ask.Message", message), ("Ask.ChaseOn", day));

        using var wrong = await AskAsync(0, "@rosa.figueiredo", "", Day(house, -1));
        var page = await ReadAsync(wrong);
        Assert.Equal(3, page.QuerySelectorAll("#preview [role=alert] li").Length);
        using var asked = await AskAsync(0, "@tomasz.wieczorek", "Magst du kurz antworten?", Day(house, 2));
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.DoesNotContain("Wer unterschreibt im Urlaub?", Queue(await aylin.PageAsync("/desk")), StringComparison.Ordinal);
        Assert.Contains("Tomasz Wieczorek ist gefragt", Text(await miriam.PageAsync("/desk?part=resting")), StringComparison.Ordinal);

        // Only who was asked reads the request; saying no brings the question back.
        var request = (await tomasz.PageAsync("/bell")).QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).First(href => href?.StartsWith("/desk/asked/", StringComparison.Ordinal) == true)!;
        Assert.Contains("Magst du kurz antworten?", Text(await tomasz.PageAsync(request)), StringComparison.Ordinal);
        await rosa.PageAsync(request, HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.NotFound, (await rosa.ActAsync($"{request}/decline")).StatusCode);
        await tomasz.ActAsync($"{request}/decline");
        await tomasz.PageAsync(request, HttpStatusCode.NotFound);
        Assert.Contains("Tomasz Wieczorek kann nicht antworten", Text(await aylin.PageAsync("/bell")), StringComparison.Ordinal);
        Assert.Contains("Wer unterschreibt im Urlaub?", Queue(await aylin.PageAsync("/desk")), StringComparison.Ordinal);

        // Asked anew, on the day the holder hears that nobody answered, once.
        using var again = await AskAsync(2, "@tomasz.wieczorek", "Noch einmal?", Day(house, 2));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(0, await ChaseAsync(house));
        house.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(1, await ChaseAsync(house));
        Assert.Equal(0, await ChaseAsync(house));
        Assert.Contains("Noch keine Antwort von Tomasz Wieczorek", Text(await aylin.PageAsync("/bell")), StringComparison.Ordinal);
        Assert.Contains("Nachhaken bei Tomasz Wieczorek", Queue(await miriam.PageAsync("/desk")), StringComparison.Ordinal);

        // Put off with a reason, not without one, and back on the day.
        using var silent = await miriam.SubmitAsync($"/desk?item={key}", "snooze", ("Snooze.Item", key), ("Snooze.Version", "3"), ("Snooze.Until", Day(house, 2)), ("Snooze.Reason", " "));
        Assert.Contains("warum es ruhen darf", Text(await ReadAsync(silent)), StringComparison.Ordinal);
        using var rests = await miriam.SubmitAsync($"/desk?item={key}", "snooze", ("Snooze.Item", key), ("Snooze.Version", "3"), ("Snooze.Until", Day(house, 2)), ("Snooze.Reason", "Handbuch kommt Freitag"));
        Assert.Equal(HttpStatusCode.Redirect, rests.StatusCode);
        Assert.DoesNotContain("Wer unterschreibt im Urlaub?", Queue(await aylin.PageAsync("/desk")), StringComparison.Ordinal);
        Assert.Contains("Handbuch kommt Freitag", Text(await aylin.PageAsync($"/desk?part=resting&item={key}")), StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Contains("Wer unterschreibt im Urlaub?", Queue(await aylin.PageAsync("/desk")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deputy_sees_what_a_colleague_holds_for_some_days_and_the_team_sees_who_stands_in()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var aylin = await house.InviteAsync("Aylin Yıldız", "Service", roles: HouseRoles.Host);
        var miriam = await house.InviteAsync("Miriam Okafor", "Vertrieb", roles: HouseRoles.CommunityManager);
        var ines = await house.InviteAsync("Ines Vogelsang", "Vertrieb", roles: HouseRoles.SocialMediaManager);
        var rosa = await house.InviteAsync("Rosa Figueiredo", "Produktion");
        var question = await house.StartAsync(rosa, await house.OpenSpaceAsync(rosa, "Werkstatt"), "Wer unterschreibt im Urlaub?");
        await aylin.ActAsync(Act(question, "take", 0));
        Assert.DoesNotContain("Wer unterschreibt", Queue(await miriam.PageAsync("/desk?part=mine")), StringComparison.Ordinal);
        using var wrong = await aylin.SubmitAsync("/desk/deputies", "deputy", ("Form.DeputyId", rosa.Id.ToString()), ("Form.From", Day(house, 0)), ("Form.Until", Day(house, -3)));
        Assert.Equal(2, (await ReadAsync(wrong)).QuerySelectorAll("[role=alert] li").Length);
        using var named = await aylin.SubmitAsync("/desk/deputies", "deputy", ("Form.DeputyId", miriam.Id.ToString()), ("Form.From", Day(house, 0)), ("Form.Until", Day(house, 3)));
        Assert.Equal(HttpStatusCode.Redirect, named.StatusCode);
        using var twice = await aylin.SubmitAsync("/desk/deputies", "deputy", ("Form.DeputyId", ines.Id.ToString()), ("Form.From", Day(house, 2)), ("Form.Until", Day(house, 9)));
        Assert.Equal(HttpStatusCode.OK, twice.StatusCode);
        Assert.Contains("Miriam Okafor vertritt Aylin Yıldız", Text(await ines.PageAsync("/desk/deputies")), StringComparison.Ordinal);
        Assert.Contains("Wer unterschreibt", Queue(await miriam.PageAsync("/desk?part=mine")), StringComparison.Ordinal);
        Assert.DoesNotContain("Wer unterschreibt", Queue(await ines.PageAsync("/desk?part=mine")), StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromDays(5));
        Assert.DoesNotContain("Wer unterschreibt", Queue(await miriam.PageAsync("/desk?part=mine")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_desk_asks_the_database_as_often_for_many_things_as_for_few_and_is_paged_by_key()
    {
        var queries = new QueryCount();
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite, also: builder =>
        {
            builder.Services.ConfigureDbContext<SqliteHouseDb>(db => db.AddInterceptors(queries));
            builder.Services.ConfigureDbContext<PostgresHouseDb>(db => db.AddInterceptors(queries));
        });
        var aylin = await house.InviteAsync("Aylin Yıldız", "Service", roles: HouseRoles.Host);
        var rosa = await house.InviteAsync("Rosa Figueiredo", "Produktion");
        var space = await house.OpenSpaceAsync(rosa, "Werkstatt");
        for (var n = 0; n < 3; n++) await house.StartAsync(rosa, space, $"Frage {n}?");
        await aylin.PageAsync("/desk");
        var few = await CountAsync();
        for (var n = 3; n < 40; n++) await house.StartAsync(rosa, space, $"Frage {n}?");
        var many = await CountAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"{few} queries for few, {many} for many");
        Assert.True(many <= few, string.Join("\n\n", queries.Commands));

        var (seen, next) = (new List<string>(), "/desk/host?part=questions");
        while (next is not null)
        {
            var page = await aylin.PageAsync(next);
            seen.AddRange(page.QuerySelectorAll(".q-row h4").Select(h => h.TextContent));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(Enumerable.Range(0, 40).Select(n => $"Frage {n}?"), seen.Distinct().OrderBy(t => int.Parse(t[6..^1], CultureInfo.InvariantCulture)));
        Assert.Equal(40, seen.Count);

        async Task<int> CountAsync()
        {
            var counts = new List<int>();
            for (var look = 0; look < 2; look++)
            {
                queries.Reset();
                await aylin.PageAsync("/desk");
                counts.Add(queries.Commands.Count);
            }

            return counts.Min();
        }
    }

    [Fact]
    public async Task Every_task_of_the_three_roles_has_a_place_its_role_may_open()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        Assert.Equal(Enumerable.Range(1, 30), DeskTasks.All.Select(task => task.Number));
        Assert.All(DeskTasks.All, task => Assert.Contains(Enum.GetValues<Desk>(), desk => task.Of(desk).Part == TaskPart.Owns));
        var closed = new List<string>();
        foreach (var desk in Enum.GetValues<Desk>())
        {
            var person = await house.InviteAsync($"Person {desk}", "Service", roles: desk.RoleOf());
            foreach (var path in DeskTasks.All.Select(task => task.Of(desk).Path).OfType<string>().Distinct())
            {
                using var answer = await person.GetAsync(path);
                if (answer.StatusCode != HttpStatusCode.OK) closed.Add($"{desk}: {path} answered {(int)answer.StatusCode}");
            }

            var links = (await person.PageAsync("/desk/roles")).QuerySelectorAll(".role-tasks td a").Length;
            Assert.Equal(DeskTasks.All.Count(task => task.Of(desk).Part != TaskPart.None), links);
        }

        Assert.True(closed.Count == 0, string.Join("\n", closed));
    }

    [Theory, BothEngines]
    public async Task The_week_says_what_burns_and_keeps_silent_about_a_small_house(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", roles: HouseRoles.Host);
        using var opened = await svenja.SubmitAsync("/incidents/new", "incident", ("Form.Title", "Ärger an der Hotline"), ("Form.Place", "Telefon"), ("Form.Weight", "Serious"), ("Form.What", "Elf Stimmen."));
        var week = await svenja.PageAsync("/desk/week");
        Assert.Contains("Noch lässt sich keine Zahl sagen", Text(week), StringComparison.Ordinal);
        Assert.Equal(("Ärger an der Hotline", "läuft"), (week.QuerySelector("[aria-labelledby=incidents-h] a")!.TextContent, week.QuerySelector("[aria-labelledby=incidents-h] .badge")!.TextContent));
        Assert.Equal(week.QuerySelector("h1")!.TextContent, (await svenja.PageAsync("/desk/week?on=2031-01-01")).QuerySelector("h1")!.TextContent);

        var before = await svenja.PageAsync($"/desk/week?on={Day(house, -7)}");
        Assert.NotEqual(week.QuerySelector("h1")!.TextContent, before.QuerySelector("h1")!.TextContent);
        Assert.Null(before.QuerySelector("#figures-h"));
        Assert.DoesNotContain("Hotline", Text(before), StringComparison.Ordinal);
    }

    private static string Act(Guid thread, string what, int version) => $"/desk/items/thread-{thread:N}/{what}?version={version}&back=/desk";

    private static string Day(TestHouse house, int ahead) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(house.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).DateTime).AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(IHtmlDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Queue(IHtmlDocument page) => page.QuerySelector(".queue")!.TextContent;

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) => await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    private static Task<int> ChaseAsync(TestHouse house) => house.InScopeAsync(services => services.GetRequiredService<ChaseItems>().HandleAsync(CancellationToken.None));

    private static Task<int> JoinAsync(TestHouse house, Guid space, Person person) => house.InDbAsync(db =>
    {
        db.Set<SpaceMember>().Add(new SpaceMember(space, person.Id, SpaceRole.Member, house.Clock.GetUtcNow()));
        return db.SaveChangesAsync();
    });
}
