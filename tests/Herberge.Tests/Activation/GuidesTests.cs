using System.Net;
using System.Text.RegularExpressions;
using Herberge.Activation.Guides;
using Herberge.Foundation.Access;
using Herberge.People;
using Herberge.People.Leaving;
using Herberge.Spaces;
using Herberge.Tests.Api;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Activation;

public sealed class GuidesTests
{
    private static readonly string[] Names = ["Aylin Yildiz", "Bernd Vogt", "Carla Ruiz", "Dmitri Orlow", "Elif Kaya", "Frank Thoms", "Greta Lund", "Hanno Ebert", "Ines Pohl", "Jana Kluge"];

    [Theory, BothEngines]
    public async Task People_are_asked_say_yes_tick_for_themselves_call_for_help_and_leave(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var host = await house.InviteAsync("Mara Gastgeber", "Leitung", roles: HouseRoles.Host);
        var lena = await house.InviteAsync("Lena Leitung", "Service");
        var stranger = await house.InviteAsync("Stefan Fremd", "Vertrieb");
        var guest = await house.InviteAsync("Jasper de Vries", partner: "Van Dijk");
        var dora = await house.InviteAsync("Dora Nein", "Einkauf");
        List<Person> people = [];
        foreach (var name in Names) people.Add(await house.InviteAsync(name, "Werk"));

        // Made by the team, led by whom they name.
        Assert.Equal(HttpStatusCode.Forbidden, (await lena.GetAsync("/activation/guides/new")).StatusCode);
        var made = await host.SubmitAsync("/activation/guides/new", "group", ("Form.Kind", "Guides"), ("Form.Name", "Wegweiser"), ("Form.Purpose", "Ihr zeigt, wie man hier fragt."), ("Form.HoursPerMonth", "3"), ("Form.Lead", "@lena.leitung"));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var page = made.Headers.Location!.ToString();
        page = page[page.IndexOf("/activation", StringComparison.Ordinal)..];
        var id = Guid.Parse(Regex.Match(page, "guides/([^/]+)$").Groups[1].Value);
        Assert.Contains("Wegweiser", (await lena.PageAsync("/activation/guides")).QuerySelector("[aria-labelledby=led-h]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Wegweiser", await MainAsync(stranger, "/activation/guides"), StringComparison.Ordinal);
        Assert.Contains("beginnt mit / oder https://", await AnswerAsync(lena.SubmitAsync($"{page}/steps", "steps", ("Form.Steps[0].Text", "Stell dich vor"), ("Form.Steps[0].Link", "javascript:alert(1)"), ("Form.Steps[0].WithinDays", "7"))), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await lena.SubmitAsync($"{page}/steps", "steps", ("Form.Steps[0].Text", "Begrüße jemanden"), ("Form.Steps[0].WithinDays", "14"), ("Form.Steps[1].Text", "Stell dich vor"), ("Form.Steps[1].Link", "/spaces"), ("Form.Steps[1].WithinDays", "7"))).StatusCode);
        var steps = await house.InDbAsync(db => db.Set<OnboardingStep>().OrderBy(s => s.Number).ToListAsync());
        Assert.Equal(["Stell dich vor", "Begrüße jemanden"], steps.Select(s => s.Text));
        Assert.Equal(HttpStatusCode.Redirect, (await lena.SubmitAsync(page, "wave", ("Wave.Name", "Erste Welle"), ("Wave.StartsOn", "2030-01-07"))).StatusCode);
        var wave = await house.InDbAsync(db => db.Set<GuideWave>().Select(w => w.Id).SingleAsync());

        // All or nobody; of two who ask the same people at once, one is heard.
        var all = string.Join(", ", people.Append(dora).Select(Handle));
        Assert.Contains("niemand aus dem Haus", await AnswerAsync(AskAsync(lena, page, wave, $"{all}, @jasper.de.vries")), StringComparison.Ordinal);
        Assert.Equal(0, await house.InDbAsync(db => db.Set<Guide>().CountAsync()));
        await Task.WhenAll(AskAsync(lena, page, wave, all), AskAsync(host, page, wave, all));
        Assert.Equal(11, await house.InDbAsync(db => db.Set<Notification>().CountAsync(n => n.Kind == NotificationKind.GuideAsked && n.SubjectId == id && n.MailDueAt != null)));
        Assert.Contains("Wegweiser", (await dora.PageAsync("/bell")).Body!.TextContent, StringComparison.Ordinal);

        // Whoever is asked reads what it is and that names are seen, and sees nobody's name before the yes.
        var (aylin, bernd) = (people[0], people[1]);
        await Task.WhenAll(aylin.ActAsync($"{page}/yes"), aylin.ActAsync($"{page}/yes"));
        var asked = await MainAsync(bernd, page);
        Assert.Contains("steht mit Namen", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("Aylin", asked, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await bernd.ActAsync($"{page}/things/{steps[0].Id}/done")).StatusCode);
        foreach (var person in people.Skip(1)) Assert.Equal(HttpStatusCode.SeeOther, (await person.ActAsync($"{page}/yes")).StatusCode);
        Assert.Equal(10, await house.InDbAsync(db => db.Set<Guide>().CountAsync(g => g.State == GuideState.Active)));
        await dora.ActAsync($"{page}/no");
        Assert.False(await house.InDbAsync(db => db.Set<Notification>().AnyAsync(n => n.MemberId == dora.Id && n.SubjectId == id)));
        Assert.Contains("nicht wieder gefragt", await AnswerAsync(AskAsync(lena, page, wave, Handle(dora))), StringComparison.Ordinal);
        foreach (var other in new[] { dora, stranger, guest })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(page)).StatusCode);
            foreach (var act in new[] { "yes", "no", "leave", "help", "end", $"things/{steps[0].Id}/done", $"waves/{wave}/remove" }) Assert.Equal(HttpStatusCode.NotFound, (await other.ActAsync($"{page}/{act}")).StatusCode);
        }

        // In it, one sees the others, the agreed time and no sums; leading is not for them.
        var mine = await MainAsync(aylin, page);
        Assert.All(Names, name => Assert.Contains(name, mine, StringComparison.Ordinal));
        Assert.Contains("Dafür sind 3 Stunden im Monat vereinbart", mine, StringComparison.Ordinal);
        Assert.Contains("Deine Welle: Erste Welle", mine, StringComparison.Ordinal);
        Assert.Null((await aylin.PageAsync(page)).QuerySelector("#waves-h"));
        foreach (var path in new[] { $"{page}/edit", $"{page}/steps" }) Assert.Equal(HttpStatusCode.Forbidden, (await aylin.GetAsync(path)).StatusCode);
        foreach (var act in new[] { "end", $"waves/{wave}/remove", $"help/{bernd.Id}/settled" }) Assert.Equal(HttpStatusCode.Forbidden, (await aylin.ActAsync($"{page}/{act}")).StatusCode);
        Assert.NotEqual(HttpStatusCode.Redirect, (await AskAsync(aylin, page, wave, Handle(stranger))).StatusCode);

        // Four of ten did a step: no sum. Five: a sum from Monday on, and it stays when one of them leaves.
        foreach (var person in people.Take(4)) await person.ActAsync($"{page}/things/{steps[0].Id}/done");
        await aylin.ActAsync($"{page}/things/{steps[0].Id}/done");
        await aylin.ActAsync($"{page}/things/{steps[1].Id}/done");
        Assert.Equal("true", (await aylin.PageAsync(page)).QuerySelector($"button[formaction*='{steps[0].Id}']")!.GetAttribute("aria-pressed"));
        Assert.Equal("false", (await people[9].PageAsync(page)).QuerySelector($"button[formaction*='{steps[0].Id}']")!.GetAttribute("aria-pressed"));
        Assert.DoesNotContain("von 10", await SumsAsync(lena, page), StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromDays(7));
        lena = await house.SignInAsync(lena.Id, lena.Name);
        Assert.DoesNotContain("von 10", await SumsAsync(lena, page), StringComparison.Ordinal);
        Assert.Contains("Wird nicht gezeigt", await SumsAsync(lena, page), StringComparison.Ordinal);
        var elif = await house.SignInAsync(people[4].Id, people[4].Name);
        await elif.ActAsync($"{page}/things/{steps[0].Id}/done");
        Assert.DoesNotContain("von 10", await SumsAsync(lena, page), StringComparison.Ordinal);
        house.Clock.Advance(TimeSpan.FromDays(7));
        (lena, elif, aylin, bernd) = (await house.SignInAsync(lena.Id, lena.Name), await house.SignInAsync(elif.Id, elif.Name), await house.SignInAsync(aylin.Id, aylin.Name), await house.SignInAsync(bernd.Id, bernd.Name));
        Assert.Contains("5 von 10", await SumsAsync(lena, page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await elif.ActAsync($"{page}/leave")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await elif.GetAsync(page)).StatusCode);
        var sums = await SumsAsync(lena, page);
        Assert.Contains("5 von 10", sums, StringComparison.Ordinal);
        Assert.DoesNotContain("Elif", sums, StringComparison.Ordinal);
        Assert.Contains("nicht wieder gefragt", await AnswerAsync(AskAsync(lena, page, wave, Handle(elif))), StringComparison.Ordinal);

        // A call for help is heard once, by who leads.
        await bernd.ActAsync($"{page}/help");
        await bernd.ActAsync($"{page}/help");
        Assert.Equal(lena.Id, (await house.InDbAsync(db => db.Set<Notification>().SingleAsync(n => n.Kind == NotificationKind.GuideAsked && n.ActorId == bernd.Id))).MemberId);
        Assert.Contains("Bernd Vogt braucht Hilfe", await MainAsync(lena, page), StringComparison.Ordinal);
        Assert.DoesNotContain("Bernd Vogt braucht Hilfe", await MainAsync(aylin, page), StringComparison.Ordinal);
        await lena.ActAsync($"{page}/help/{bernd.Id}/settled");
        Assert.DoesNotContain("braucht Hilfe", await MainAsync(lena, page), StringComparison.Ordinal);

        // A task is told once to everybody in it, and is there between its days.
        var today = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);
        (string, string)[] task = [("Work.Text", "Begrüßt die Neuen"), ("Work.Link", "/people"), ("Work.StartsOn", today.AddDays(-1).ToString("yyyy-MM-dd", null)), ("Work.EndsOn", today.AddDays(2).ToString("yyyy-MM-dd", null))];
        Assert.Equal(HttpStatusCode.OK, (await lena.SubmitAsync(page, "work", [.. task.Take(3), ("Work.EndsOn", "")])).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await lena.SubmitAsync(page, "work", task)).StatusCode);
        var taskId = await house.InDbAsync(db => db.Set<GuideTask>().Select(t => t.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await lena.SubmitAsync(page, "work", [("Work.Id", taskId.ToString()), .. task])).StatusCode);
        Assert.Equal(9, await house.InDbAsync(db => db.Set<Notification>().CountAsync(n => n.Kind == NotificationKind.GuideTask)));
        Assert.Contains("Begrüßt die Neuen", await MainAsync(aylin, page), StringComparison.Ordinal);
        Assert.Contains("Begrüßt die Neuen", await MainAsync(aylin, "/"), StringComparison.Ordinal);
        await aylin.ActAsync($"{page}/things/{taskId}/done");
        Assert.DoesNotContain("Begrüßt die Neuen", await MainAsync(aylin, "/"), StringComparison.Ordinal);
        Assert.DoesNotContain("Begrüßt die Neuen", await MainAsync(stranger = await house.SignInAsync(stranger.Id, stranger.Name), "/"), StringComparison.Ordinal);
        host = await house.SignInAsync(host.Id, host.Name);
        Assert.Contains("Begrüßt die Neuen", await MainAsync(host, "/desk"), StringComparison.Ordinal);
        Assert.Contains("Begrüßt die Neuen", await MainAsync(host, "/channels?view=list"), StringComparison.Ordinal);

        // A wrong press is taken back within the hour, by whom it was.
        await bernd.ActAsync($"{page}/leave");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.ActAsync($"{page}/back")).StatusCode);
        await bernd.ActAsync($"{page}/back");
        Assert.Equal(HttpStatusCode.OK, (await bernd.GetAsync(page)).StatusCode);

        // Who is erased leaves nothing; without its lead the team leads, and an ended group asks nobody.
        await EraseAsync(house, aylin);
        Assert.False(await house.InDbAsync(db => db.Set<Guide>().AnyAsync(g => g.MemberId == aylin.Id)));
        Assert.False(await house.InDbAsync(db => db.Set<GuideMark>().AnyAsync(m => m.MemberId == aylin.Id)));
        await EraseAsync(house, lena);
        Assert.Null(await house.InDbAsync(db => db.Set<GuideGroup>().Select(g => g.LeadId).SingleAsync()));
        await bernd.ActAsync($"{page}/help");
        Assert.True(await house.InDbAsync(db => db.Set<Notification>().AnyAsync(n => n.ActorId == bernd.Id && n.MemberId == host.Id && n.Kind == NotificationKind.GuideAsked)));
        host = await house.SignInAsync(host.Id, host.Name);
        await host.ActAsync($"{page}/end");
        Assert.Null((await host.PageAsync(page)).QuerySelector("#ask-h"));
        Assert.NotEqual(HttpStatusCode.Redirect, (await AskAsync(host, page, wave, Handle(stranger))).StatusCode);
        Assert.False(await house.InDbAsync(db => db.Set<Guide>().AnyAsync(g => g.MemberId == stranger.Id)));
    }

    [Theory, BothEngines]
    public async Task A_wave_ends_with_thanks_and_its_people_are_free(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var host = await house.InviteAsync("Mara Gastgeber", "Leitung", roles: HouseRoles.Host);
        var aylin = await house.InviteAsync("Aylin Yildiz", "Werk");
        var bernd = await house.InviteAsync("Bernd Vogt", "Werk");
        await host.SubmitAsync("/activation/guides/new", "group", ("Form.Kind", "Mentors"), ("Form.Name", "Paten"), ("Form.Purpose", "Ihr steht jemandem zur Seite."), ("Form.HoursPerMonth", "2"));
        var page = $"/activation/guides/{await house.InDbAsync(db => db.Set<GuideGroup>().Select(g => g.Id).SingleAsync())}";
        Assert.Equal(HttpStatusCode.OK, (await host.SubmitAsync(page, "wave", ("Wave.Name", "Erste Welle"), ("Wave.StartsOn", "2030-01-07"), ("Wave.EndsOn", "2030-01-01"))).StatusCode);
        foreach (var name in new[] { "Erste Welle", "Zweite Welle" })
            Assert.Equal(HttpStatusCode.Redirect, (await host.SubmitAsync(page, "wave", ("Wave.Name", name), ("Wave.StartsOn", "2030-01-07"), ("Wave.EndsOn", "2030-04-07"))).StatusCode);
        var waves = await house.InDbAsync(db => db.Set<GuideWave>().ToDictionaryAsync(w => w.Name, w => w.Id));
        var (first, second) = (waves["Erste Welle"], waves["Zweite Welle"]);
        await AskAsync(host, page, first, "@aylin.yildiz, @bernd.vogt");
        Assert.Contains("Du bist gefragt", await MainAsync(bernd, "/"), StringComparison.Ordinal);
        await aylin.ActAsync($"{page}/yes");

        // Without a word of thanks it goes on; who is in gets it, who has not answered is asked no more.
        var form = $"farewell-{first:N}";
        Assert.Equal(HttpStatusCode.OK, (await host.SubmitAsync(page, form, ("Farewell.WaveId", first.ToString()), ("Farewell.Thanks", " "))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await host.SubmitAsync(page, form, ("Farewell.WaveId", first.ToString()), ("Farewell.Thanks", "Danke für eure Zeit."))).StatusCode);
        Assert.Contains("Danke für eure Zeit", await MainAsync(aylin, "/activation/mine"), StringComparison.Ordinal);
        Assert.DoesNotContain("Danke für eure Zeit", await MainAsync(bernd, "/activation/mine"), StringComparison.Ordinal);
        foreach (var person in new[] { aylin, bernd })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync(page)).StatusCode);
            foreach (var act in new[] { "yes", "back" }) Assert.Equal(HttpStatusCode.NotFound, (await person.ActAsync($"{page}/{act}")).StatusCode);
        }

        // Nobody is asked for a wave that is over, and both for another at once.
        Assert.NotEqual(HttpStatusCode.Redirect, (await AskAsync(host, page, first, "@aylin.yildiz")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await AskAsync(host, page, second, "@aylin.yildiz, @bernd.vogt")).StatusCode);
        await aylin.ActAsync($"{page}/yes");
        Assert.Contains("Deine Welle: Zweite Welle", await MainAsync(aylin, page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_sends_nothing_where_something_belongs_is_told_so()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var program = await house.CallAsync(house.Administrator);
        await house.Administrator.SubmitAsync("/activation/guides/new", "group", ("Form.Kind", "Guides"), ("Form.Name", "Wegweiser"), ("Form.Purpose", "Ihr zeigt, wie man hier fragt."), ("Form.HoursPerMonth", "3"));
        var group = await house.InDbAsync(db => db.Set<GuideGroup>().Select(g => g.Id).SingleAsync());

        var steps = await program.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Put, $"/activation/guides/{group}/steps", new { steps = new object?[] { null } });
        var asked = await program.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"/activation/guides/{group}/asked", new { waveId = Guid.Empty, handles = new string?[] { null } });

        Assert.Contains("steps[0].text", steps.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("waveId", asked.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await house.InDbAsync(db => db.Set<OnboardingStep>().CountAsync()));
    }

    [Theory]
    [InlineData(4, 10, null)]
    [InlineData(5, 10, 5)]
    [InlineData(6, 10, null)]
    [InlineData(9, 10, null)]
    [InlineData(10, 10, null)]
    [InlineData(5, 5, null)]
    [InlineData(4, 4, null)]
    [InlineData(0, 12, null)]
    [InlineData(0, 0, null)]
    public void A_sum_is_told_only_where_it_tells_of_nobody(int part, int whole, int? told) => Assert.Equal(told, SeeGuides.Told(part, whole));

    private static Task<HttpResponseMessage> AskAsync(Person person, string page, Guid wave, string who) =>
        person.SubmitAsync(page, "ask", ("Ask.Who", who), ("Ask.WaveId", wave.ToString()));

    private static string Handle(Person person) => $"@{person.Name.ToLowerInvariant().Replace(' ', '.')}";

    private static async Task<string> MainAsync(Person person, string path) => (await person.PageAsync(path)).QuerySelector("main")!.TextContent;

    private static async Task<string> SumsAsync(Person person, string path) => (await person.PageAsync(path)).QuerySelector("[aria-labelledby=waves-h]")!.TextContent;

    private static async Task<string> AnswerAsync(Task<HttpResponseMessage> answer)
    {
        using var came = await answer;
        Assert.Equal(HttpStatusCode.OK, came.StatusCode);
        return WebUtility.HtmlDecode(await came.Content.ReadAsStringAsync());
    }

    private static async Task EraseAsync(TestHouse house, Person person)
    {
        var handle = await house.InDbAsync(db => db.Set<Member>().Where(m => m.Id == person.Id).Select(m => m.Handle).SingleAsync());
        Assert.True((await house.InScopeAsync(async services => await services.GetRequiredService<EraseMember>().HandleAsync(new EraseMemberInput(person.Id, handle), await person.ViewerAsync(), CancellationToken.None))).Succeeded);
    }
}
