using System.Net;
using Herberge.Activation.Journeys;
using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Storage.Postgres;
using Herberge.Foundation.Storage.Sqlite;
using Herberge.People;
using Herberge.Spaces;
using Herberge.Tests.Api;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Activation;

public sealed class JourneyTests
{
    [Theory, BothEngines]
    public async Task A_newcomer_gets_each_step_once_though_the_power_fails_and_none_once_they_are_there(Engine engine)
    {
        var power = new FailingCommits();
        await using var house = await TestHouse.OpenAsync(engine, also: builder =>
        {
            builder.Services.Remove(builder.Services.Single(s => s.ImplementationType == typeof(OutboxDrain)));
            builder.Services.ConfigureDbContext<SqliteHouseDb>(db => db.AddInterceptors(power));
            builder.Services.ConfigureDbContext<PostgresHouseDb>(db => db.AddInterceptors(power));
        });
        var aylin = await house.InviteAsync("Aylin Yildiz", "Kommunikation", roles: HouseRoles.CommunityManager);
        await house.InviteAsync("Rosa Figueiredo", "Produktion");
        var journey = await TakeAsync(aylin, "welcome", ("Form.HeldOut", "0"));
        Assert.Equal(0, await MoveAsync(house));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await aylin.ActAsync($"/activation/journeys/{journey}/start");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        await house.InviteAsync("Jasper de Vries", partner: "Van Dijk");

        // Both begin; the first step of one of them is lost and comes up again.
        power.Arm(at: 2);
        await Assert.ThrowsAsync<IOException>(() => MoveAsync(house));
        Assert.Equal(2, await MoveAsync(house));
        Assert.Equal(0, await MoveAsync(house));
        Assert.Equal([svenja.Id, tomasz.Id], (await MessagesAsync(house)).Select(m => m.MemberId).Order());
        var message = (await MessagesAsync(house)).Single(m => m.MemberId == svenja.Id);
        Assert.Equal("Schön, dass du da bist, Svenja", (await svenja.PageAsync($"/activation/messages/{message.Id}")).QuerySelector("h1")!.TextContent);
        Assert.NotNull((await svenja.PageAsync("/bell")).QuerySelector($"a[href='/activation/messages/{message.Id}']"));
        foreach (var other in new[] { tomasz, aylin, house.Administrator }) Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/activation/messages/{message.Id}")).StatusCode);

        // The task is for people; who wrote something needs no third step.
        house.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(2, await MoveAsync(house));
        var tasks = await aylin.PageAsync("/activation/journeys");
        Assert.Equal(["Svenja begrüßen", "Tomasz begrüßen"], tasks.QuerySelectorAll("[aria-labelledby='tasks-h'] b").Select(b => b.TextContent).Order());
        await aylin.ActAsync($"/activation/tasks/{await house.InDbAsync(db => db.Set<HostTask>().Where(t => t.MemberId == svenja.Id).Select(t => t.Id).SingleAsync())}/done");
        Assert.Single((await aylin.PageAsync("/activation/journeys")).QuerySelectorAll("[aria-labelledby='tasks-h'] b"));
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile");
        await house.InDbAsync(db =>
        {
            db.Acts.Add(new Act(svenja.Id, ActKind.Posted, house.Clock.GetUtcNow(), space, Guid.CreateVersion7()));
            return db.SaveChangesAsync();
        });
        house.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal(1, await MoveAsync(house));
        var last = (await MessagesAsync(house)).Where(m => m.MemberId == tomasz.Id).OrderBy(m => m.At).Last();
        await tomasz.ActAsync($"/activation/messages/{last.Id}/end");
        house.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(0, await MoveAsync(house));
        Assert.Equal(3, (await MessagesAsync(house)).Count);
    }

    [Theory, BothEngines]
    public async Task Steps_have_conditions_invite_who_is_not_there_and_introduce_two_without_a_name(Engine engine)
    {
        var power = new FailingCommits();
        await using var house = await TestHouse.OpenAsync(engine, also: builder =>
        {
            builder.Services.Remove(builder.Services.Single(s => s.ImplementationType == typeof(OutboxDrain)));
            builder.Services.ConfigureDbContext<SqliteHouseDb>(db => db.AddInterceptors(power));
            builder.Services.ConfigureDbContext<PostgresHouseDb>(db => db.AddInterceptors(power));
        });
        var aylin = await house.InviteAsync("Aylin Yildiz", "Kommunikation", roles: HouseRoles.CommunityManager);
        var (kim, nora, petra) = (await house.InviteAsync("Kim Sander", "IT"), await house.InviteAsync("Nora Albers", "IT"), await house.InviteAsync("Petra Lang", "Service"));
        var (open, hidden) = (await house.OpenSpaceAsync(kim, "Ersatzteile"), await house.OpenSpaceAsync(aylin, "Vertraulich", SpaceKind.Private));
        var program = await house.CallAsync(aylin);

        // No task tells who did something, no introduction holds a name, nothing leads into a private space or asks who is in it.
        var wrong = await program.SendAsync(HttpMethod.Post, "/activation/journeys", Journey(
            new { kind = "host-task", place = "nowhere", afterDays = 0, subject = "Anrufen", text = "Text", conditions = new[] { "HasNot:TakesPart" } },
            new { kind = "introduction", place = "nowhere", afterDays = 0, subject = "Hallo", text = "{name} mag {topic}" },
            new { kind = "invitation", place = "nowhere", afterDays = 0, subject = "Komm", text = "Text", target = $"Space:{hidden}" },
            new { kind = "message", place = "nowhere", afterDays = 0, subject = "Hallo", text = "Text", conditions = new[] { $"InSpace:{hidden}" } }));
        var fields = (await Caller.ProblemAsync(HttpStatusCode.BadRequest, wrong))["errors"]!.AsObject().Select(e => e.Key).Order(StringComparer.Ordinal);
        Assert.Equal(["steps[0].Conditions", "steps[1].Text", "steps[2].Target", "steps[3].Conditions"], fields);
        var journey = (Guid)(await program.MakeAsync("/activation/journeys", Journey(
            new { kind = "message", place = "nowhere", afterDays = 0, subject = "Hallo {name}", text = "Auf Deutsch.", conditions = new[] { "Speaks:de", "HasNot:Writes" } },
            new { kind = "introduction", place = "nowhere", afterDays = 2, subject = "Kennenlernen", text = "Euch beide beschäftigt: {topic}." },
            new { kind = "invitation", place = "nowhere", afterDays = 2, subject = "Komm dazu", text = "Da redet man über Teile.", target = $"Space:{open}" })))["id"]!;
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await program.DoAsync(HttpMethod.Put, $"/activation/journeys/{journey}/running", null);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var (svenja, tomasz) = (await house.InviteAsync("Svenja Matthiesen", "Service"), await house.InviteAsync("Tom Becker", "Einkauf", language: "en"));
        foreach (var person in new[] { svenja, kim, nora, petra }) await person.SubmitAsync("/settings/introductions", "welcome", ("Welcome", "true"));
        await house.InDbAsync(db => db.Set<Member>().Where(m => m.Id == svenja.Id || m.Id == kim.Id || m.Id == nora.Id || m.Id == petra.Id).ExecuteUpdateAsync(m => m.SetProperty(x => x.Skills, "Klebstoffe")));
        await house.InDbAsync(async db => { db.Add(new Herberge.Activation.Rounds.ApartWish(nora.Id, svenja.Id)); return await db.SaveChangesAsync(); });
        await house.InDbAsync(async db => { db.Add(new SpaceMember(open, svenja.Id, SpaceRole.Member, house.Clock.GetUtcNow())); return await db.SaveChangesAsync(); });

        // Who reads the house in English is passed over, and goes on.
        Assert.Equal(1, await MoveAsync(house));
        Assert.Equal([(svenja.Id, "Hallo Svenja")], (await MessagesAsync(house)).Select(m => (m.MemberId, m.Subject)));
        Assert.Contains("weniger als fünf", (await aylin.PageAsync($"/activation/journeys/{journey}")).QuerySelector(".journey-steps")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ersatzteile", (await aylin.PageAsync($"/activation/journeys/{journey}")).QuerySelector(".journey-steps")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await aylin.PageAsync($"/activation/journeys/{journey}/edit")).QuerySelector($"option[value='Space:{open}'][selected]"));
        Assert.Null((await aylin.PageAsync($"/activation/journeys/{journey}/edit")).QuerySelector($"option[value*='{hidden}']"));

        // Kim is of another unit and wants it, too; Nora keeps apart from Svenja, Petra is of her unit. Asked once, though the power fails.
        house.Clock.Advance(TimeSpan.FromDays(2));
        power.Arm(at: 2);
        await Assert.ThrowsAsync<IOException>(() => MoveAsync(house));
        await MoveAsync(house);
        Assert.Equal(0, await MoveAsync(house));
        Assert.Equal(new[] { svenja.Id, kim.Id }.Order(), (await house.InDbAsync(db => db.Set<Notification>().Where(n => n.Kind == NotificationKind.MeetingAsked && n.ActorId == null).Select(n => n.MemberId).ToListAsync())).Order());
        var asked = await svenja.PageAsync("/settings/introductions");
        Assert.Contains("Euch beide beschäftigt: Klebstoffe.", asked.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Kim", asked.Body.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("Kim", (await (await house.CallAsync(svenja)).GetAsync("/introductions")).ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Klebstoffe", (await aylin.PageAsync("/settings/introductions")).Body!.TextContent, StringComparison.Ordinal);
        var id = (string)(await (await house.CallAsync(svenja)).GetAsync("/introductions"))["asked"]![0]!["id"]!;
        await (await house.CallAsync(svenja)).SendAsync(HttpMethod.Post, $"/introductions/{id}/answer", new { accepts = true });
        Assert.DoesNotContain("Svenja", (await kim.PageAsync("/settings/introductions")).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        await (await house.CallAsync(kim)).SendAsync(HttpMethod.Post, $"/introductions/{id}/answer", new { accepts = true });
        Assert.Contains("Kim Sander", (await svenja.PageAsync("/spaces")).Body!.TextContent, StringComparison.Ordinal);

        // Svenja is in the space already; Tom isn't.
        house.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await MoveAsync(house));
        var invited = (await MessagesAsync(house)).Single(m => m.Subject == "Komm dazu");
        Assert.Equal((tomasz.Id, "/spaces/ersatzteile"), (invited.MemberId, invited.Address));
        Assert.NotNull((await tomasz.PageAsync($"/activation/messages/{invited.Id}")).QuerySelector("a[href='/spaces/ersatzteile']"));

        static object Journey(params object[] steps) => new { name = "Ankommen", trigger = "joined", goal = "submits-idea", heldOut = 0, steps };
    }

    [Theory]
    [InlineData(4, 20, null, false)]
    [InlineData(9, 20, 5, false)]
    [InlineData(15, 20, 15, false)]
    [InlineData(16, 20, null, true)]
    [InlineData(4, 4, null, false)]
    public void A_preview_tells_of_no_fewer_than_five_on_either_side(int part, int whole, int? least, bool nearlyAll) => Assert.Equal(new AboutSoMany(least, nearlyAll), AboutSoMany.Of(part, whole));

    [Theory, BothEngines]
    public async Task A_journey_is_compared_with_those_who_got_nothing_and_tells_of_no_small_group(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var aylin = await house.InviteAsync("Aylin Yildiz", "Kommunikation", roles: HouseRoles.CommunityManager);
        var rosa = await house.InviteAsync("Rosa Figueiredo", "Produktion");
        var journey = await TakeAsync(aylin, "first-idea", ("Form.HeldOut", "50"));
        await aylin.ActAsync($"/activation/journeys/{journey}/start");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var page = $"/activation/journeys/{journey}";
        Assert.Contains("weniger als fünf Leute", (await aylin.PageAsync(page)).QuerySelector("[aria-labelledby='who-h']")!.TextContent, StringComparison.Ordinal);

        // Eighty people with a first idea; of those on the journey three of four write, of the others one of four.
        var people = Enumerable.Range(0, 80).Select(n => new Member(Guid.CreateVersion7(), $"Person {n}", $"p{n}", null, house.Clock.GetUtcNow())).ToList();
        await ActAsync(house, people, ActKind.SubmittedIdea);
        await MoveAsync(house);
        var heldOut = await house.InDbAsync(db => db.Set<Traveller>().Where(t => t.IsHeldOut).Select(t => t.MemberId).ToListAsync());
        Assert.InRange(heldOut.Count, 25, 55);
        var (guided, held) = (people.Where(p => !heldOut.Contains(p.Id)).ToList(), people.Where(p => heldOut.Contains(p.Id)).ToList());
        house.Clock.Advance(TimeSpan.FromDays(3));
        await ActAsync(house, [.. guided.Where((_, at) => at % 4 != 0), .. held.Where((_, at) => at % 4 == 0)], ActKind.Posted);
        await MoveAsync(house);
        Assert.Equal(0, await house.InDbAsync(db => db.Set<JourneyMessage>().CountAsync(m => heldOut.Contains(m.MemberId))));
        Assert.Contains("Noch zu wenige", (await aylin.PageAsync(page)).QuerySelector("[aria-labelledby='effect-h']")!.TextContent, StringComparison.Ordinal);

        house.Clock.Advance(TimeSpan.FromDays(38));
        (aylin, rosa) = (await house.SignInAsync(aylin.Id, aylin.Name), await house.SignInAsync(rosa.Id, rosa.Name));
        var effect = (await aylin.PageAsync(page)).QuerySelector("[aria-labelledby='effect-h']")!.TextContent;
        Assert.Contains("Ja. Von denen auf der Reise kamen", effect, StringComparison.Ordinal);
        var asked = await house.InScopeAsync(async services => (await services.GetRequiredService<SeeJourneys>().HandleAsync(journey, await aylin.ViewerAsync(), CancellationToken.None)).Value!);
        var wrote = (Guided: guided.Where((_, at) => at % 4 != 0).Count(), Held: held.Where((_, at) => at % 4 == 0).Count());
        Assert.Equal(((double)wrote.Guided / guided.Count) - ((double)wrote.Held / held.Count), asked.Effect.Difference!.Value.Value, 12);

        // Beginning, goal and lot stay as they are now; nobody else gets in.
        using var changed = await aylin.SubmitAsync($"{page}/edit", "journey", ("Form.Name", "Neu"), ("Form.Trigger", "Quiet"), ("Form.Goal", "Comes"), ("Form.HeldOut", "0"),
            ("Form.Steps[0].Kind", "Message"), ("Form.Steps[0].AfterDays", "1"), ("Form.Steps[0].Subject", "Hallo"), ("Form.Steps[0].Text", "Text"), ("Form.Steps[0].Place", "Nowhere"));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal((JourneyTrigger.FirstIdea, 50, 1), await house.InDbAsync(async db => await db.Set<Journey>().Select(j => new ValueTuple<JourneyTrigger, int, int>(j.Trigger, j.HeldOut, j.Steps.Count)).SingleAsync()));
        using var task = await aylin.SubmitAsync("/activation/journeys/new", "journey", ("Form.Name", "Still"), ("Form.Trigger", "Quiet"), ("Form.Goal", "TakesPart"), ("Form.HeldOut", "20"),
            ("Form.Steps[0].Kind", "HostTask"), ("Form.Steps[0].AfterDays", "x"), ("Form.Steps[0].Subject", "Anrufen"), ("Form.Steps[0].Text", "{name} ist still."));
        var said = await task.Content.ReadAsStringAsync();
        Assert.Contains("erfährt niemand", said, StringComparison.Ordinal);
        Assert.Contains("Zahl von Tagen", said, StringComparison.Ordinal);
        foreach (var path in new[] { "/activation/journeys", page, "/activation/journeys/new" }) Assert.Equal(HttpStatusCode.Forbidden, (await rosa.GetAsync(path)).StatusCode);
    }

    /// <summary>Begins with a ready-made journey, as its page shows it.</summary>
    private static async Task<Guid> TakeAsync(Person person, string template, params (string Name, string Value)[] instead)
    {
        var form = (await person.PageAsync($"/activation/journeys/new?template={template}")).QuerySelector("form[method='post'].narrow-form")!;
        var fields = new List<(string, string)>();
        foreach (var field in form.QuerySelectorAll("input[name^='Form.'], textarea[name^='Form.'], select[name^='Form.']"))
        {
            var name = field.GetAttribute("name")!;
            var value = field is AngleSharp.Html.Dom.IHtmlSelectElement select ? select.Value : field is AngleSharp.Html.Dom.IHtmlTextAreaElement area ? area.Value : field.GetAttribute("value") ?? "";
            fields.Add((name, instead.Where(i => i.Name == name).Select(i => i.Value).FirstOrDefault(value ?? "")));
        }

        using var sent = await person.SubmitAsync("/activation/journeys/new", "journey", [.. fields]);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        return Guid.Parse(sent.Headers.Location!.OriginalString.Split('/')[^1]);
    }

    private static Task<int> MoveAsync(TestHouse house) => house.InScopeAsync(services => services.GetRequiredService<MoveTravellers>().HandleAsync(CancellationToken.None));

    private static Task<List<JourneyMessage>> MessagesAsync(TestHouse house) => house.InDbAsync(db => db.Set<JourneyMessage>().AsNoTracking().ToListAsync());

    private static Task<int> ActAsync(TestHouse house, IReadOnlyList<Member> people, ActKind kind) => house.InDbAsync(db =>
    {
        var known = db.Set<Member>().Select(m => m.Id).ToHashSet();
        db.AddRange(people.Where(p => !known.Contains(p.Id)));
        foreach (var person in people) db.Acts.Add(new Act(person.Id, kind, house.Clock.GetUtcNow(), null, Guid.CreateVersion7()));
        return db.SaveChangesAsync();
    });
}
