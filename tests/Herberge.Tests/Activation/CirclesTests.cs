using System.Net;
using System.Text.RegularExpressions;
using Herberge.Activation.Circles;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Ledger;
using Herberge.People;
using Herberge.People.Leaving;
using Herberge.Spaces;
using Herberge.Tests.Api;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Activation;

public sealed class CirclesTests
{
    private static readonly string[] Names = ["Aylin Yıldız", "Bernd Vogt", "Carla Ruiz", "Dmitri Orlow", "Elif Kaya", "Frank Thoms", "Greta Lund", "Hanno Ebert", "Ines Pohl"];

    [Theory, BothEngines]
    public async Task A_season_is_drawn_once_met_in_kept_private_and_mended_with_the_fewest_moves(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var host = await house.InviteAsync("Mara Gastgeber", "Leitung", roles: HouseRoles.Host);
        var stranger = await house.InviteAsync("Stefan Fremd", "Vertrieb");
        var start = house.Clock.GetUtcNow().UtcDateTime.Date.AddDays(1);
        while (start.DayOfWeek != DayOfWeek.Monday) start = start.AddDays(1);
        var made = await host.SubmitAsync("/activation/circles/new", "season", ("Form.Name", "Kreise im Winter"), ("Form.Languages", "Deutsch, Englisch"), ("Form.StartsOn", start.ToString("yyyy-MM-dd", null)), ("Form.Cadence", "Weekly"));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var id = Guid.Parse(Regex.Match(made.Headers.Location!.ToString(), "circles/([^/]+)/run").Groups[1].Value);

        List<Person> people = [];
        foreach (var (at, name) in Names.Index())
        {
            var person = await house.InviteAsync(name, at % 2 == 0 ? "Werk/Montage" : "Vertrieb");
            people.Add(person);
            Assert.Equal(HttpStatusCode.Redirect, (await JoinAsync(person, id)).StatusCode);
        }

        await people[0].SubmitAsync("/activation/apart", "apart", ("Form.Handle", await house.InDbAsync(db => db.Set<Member>().Where(m => m.Id == people[1].Id).Select(m => m.Handle).SingleAsync())));
        Assert.Contains("zu fünft 1, zu viert 1, zu dritt 0", await MainAsync(host, $"/activation/circles/{id}/run"), StringComparison.Ordinal);
        await host.ActAsync($"/activation/circles/{id}/draw");
        await host.ActAsync($"/activation/circles/{id}/draw");
        var circles = await CirclesAsync(house);
        Assert.Equal([4, 5], circles.Values.Select(circle => circle.Count).Order());
        Assert.DoesNotContain(circles.Values, circle => circle.Contains(people[0].Id) && circle.Contains(people[1].Id));
        Assert.Equal(9, await house.InDbAsync(db => db.Set<Notification>().CountAsync(n => n.Kind == NotificationKind.CircleDrawn && n.MailDueAt != null)));
        Assert.Equal(9, await house.InDbAsync(db => db.Set<Occasion>().Where(o => o.Kind == DrawCircles.Occasion).SelectMany(o => o.Participants).CountAsync()));

        // A circle is read by those in it: goals, page and buttons.
        var (five, four) = (circles.Single(circle => circle.Value.Count == 5), circles.Single(circle => circle.Value.Count == 4));
        var inside = people.Single(person => person.Id == five.Value[0]);
        var page = $"/activation/circles/in/{five.Key}";
        // Wednesday of the first week.
        house.Clock.Advance(new DateTimeOffset(start.AddDays(2).AddHours(12), TimeSpan.Zero) - house.Clock.GetUtcNow());
        var text = await MainAsync(inside, page);
        Assert.All(five.Value, member => Assert.Contains(GoalOf(people, member), text, StringComparison.Ordinal));
        Assert.Contains("Woche 1 von 12", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await inside.SubmitAsync(page, "note", ("Form.Week", "1"), ("Form.Text", "Nur für mich gedacht"))).StatusCode);
        Assert.Contains("Nur für mich gedacht", await MainAsync(inside, page), StringComparison.Ordinal);
        var program = await house.CallAsync(inside);
        Assert.Equal(five.Key, (Guid)(await program.GetAsync("/activation/circles"))["items"]!.AsArray().Single()!["circleId"]!);
        Assert.Equal(5, (await program.GetAsync($"/activation/circles/in/{five.Key}"))["people"]!.AsArray().Count);
        await program.DoAsync(HttpMethod.Put, $"/activation/circles/in/{five.Key}/stay", null);
        foreach (var other in new[] { host, house.Administrator, stranger, people.Single(person => person.Id == four.Value[0]) })
        {
            await Caller.ProblemAsync(HttpStatusCode.NotFound, await (await house.CallAsync(other)).SendAsync(HttpMethod.Get, $"/activation/circles/in/{five.Key}", null));
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(page)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await other.ActAsync($"{page}/weeks/1/met")).StatusCode);
        }

        Assert.DoesNotContain("Nur für mich gedacht", await MainAsync(people.Single(person => person.Id == five.Value[1]), page), StringComparison.Ordinal);
        foreach (var path in new[] { $"/activation/circles/{id}/run", $"/activation/circles/{id}", "/activation/circles" })
        {
            var seen = await MainAsync(host, path);
            Assert.DoesNotContain(people, person => seen.Contains(person.Name, StringComparison.Ordinal) || seen.Contains(GoalOf(people, person.Id), StringComparison.Ordinal));
        }

        // One press counts for all of it, once, and back is exactly what was counted.
        await inside.ActAsync($"{page}/weeks/1/met");
        await people.Single(person => person.Id == five.Value[1]).ActAsync($"{page}/weeks/1/met");
        Assert.Equal((20, 5.0), await TiesAsync(house));
        Assert.Contains("Diese Woche hat noch nicht begonnen", await SaidAsync(inside, $"{page}/weeks/2/met", page), StringComparison.Ordinal);
        await inside.ActAsync($"{page}/weeks/1/not-met");
        Assert.Equal((40, 0.0), await TiesAsync(house));
        await inside.ActAsync($"{page}/weeks/1/met");

        // Opened by its members, the house sees name and line; still nobody's name.
        Assert.Equal(HttpStatusCode.Redirect, (await inside.SubmitAsync($"{page}/edit", "circle", ("Form.Name", "Die Nachfragenden"), ("Form.Line", "Weniger abtippen"), ("Form.Day", "2"), ("Form.Time", "14:30"), ("Form.Link", "https://raum.example/42"), ("Form.IsOpen", "true"))).StatusCode);
        Assert.Contains("Weniger abtippen", await MainAsync(stranger, "/activation/circles"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(page)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync($"/activation/circles/{id}/run")).StatusCode);

        // Two of four leave: the circle hears that somebody went, and one move out of five is enough for three.
        foreach (var goes in four.Value.Take(2)) await people.Single(person => person.Id == goes).ActAsync($"/activation/circles/{id}/leave?reason=Time");
        Assert.Equal(2, (await CirclesAsync(house))[four.Key].Count);
        Assert.Equal(5, await house.InDbAsync(db => db.Set<Notification>().CountAsync(n => n.Kind == NotificationKind.CircleChanged)));
        Assert.Equal(7, await house.InDbAsync(db => db.Set<CircleGoal>().CountAsync()));
        var overview = await host.PageAsync($"/activation/circles/{id}/run");
        Assert.Contains("1 von 7 Leuten wechselt den Kreis", overview.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var mend = overview.QuerySelector("button[formaction*='/mend/']")!.GetAttribute("formaction")!;
        Assert.Contains("Inzwischen hat sich etwas geändert", await SaidAsync(host, $"/activation/circles/{id}/mend/0000", $"/activation/circles/{id}/run"), StringComparison.Ordinal);
        await host.ActAsync(mend);
        await host.ActAsync(mend);
        var mended = await CirclesAsync(house);
        Assert.Equal([3, 4], mended.Values.Select(circle => circle.Count).Order());
        var moved = await house.InDbAsync(db => db.Set<Notification>().SingleAsync(n => n.Kind == NotificationKind.CircleMoved));
        Assert.Contains(moved.MemberId, mended[four.Key]);
        Assert.Equal(four.Key, moved.SubjectId);

        // Whoever is moved can say no, and is back where there is a place.
        var mover = people.Single(person => person.Id == moved.MemberId);
        Assert.Contains("kannst du nein sagen", await MainAsync(mover, $"/activation/circles/in/{four.Key}"), StringComparison.Ordinal);
        await mover.ActAsync($"/activation/circles/in/{four.Key}/decline");
        Assert.Contains(mover.Id, (await CirclesAsync(house))[five.Key]);
        Assert.Equal(HttpStatusCode.NotFound, (await mover.GetAsync($"/activation/circles/in/{four.Key}")).StatusCode);

        // The day of the circle, and the end of the season.
        for (var day = 0; day < 7; day++)
        {
            house.Clock.Advance(TimeSpan.FromDays(1));
            await house.InScopeAsync(services => services.GetRequiredService<RemindCircles>().HandleAsync(CancellationToken.None));
            await house.InScopeAsync(services => services.GetRequiredService<RemindCircles>().HandleAsync(CancellationToken.None));
        }

        Assert.Equal(7, await house.InDbAsync(db => db.Set<Notification>().CountAsync(n => n.Kind == NotificationKind.CircleDay)));
        await inside.ActAsync($"{page}/weeks/2/met");
        house.Clock.Advance(TimeSpan.FromDays(70));
        inside = await house.SignInAsync(inside.Id, inside.Name);
        await inside.ActAsync($"{page}/weeks/11/met");
        house.Clock.Advance(TimeSpan.FromDays(10));
        for (var twice = 0; twice < 2; twice++)
            await house.InScopeAsync(async services =>
            {
                await services.GetRequiredService<CloseSeasons>().HandleAsync(CancellationToken.None);
                return 0;
            });
        var season = await house.InDbAsync(db => db.Set<CircleSeason>().AsNoTracking().SingleAsync());
        Assert.Equal((9, 5), (season.Began, season.Finished));
        var reached = await MainAsync(inside, page);
        Assert.Contains("Ihr habt euch in 3 von 12 Wochen getroffen", reached, StringComparison.Ordinal);
        Assert.Contains("Nur für mich gedacht", reached, StringComparison.Ordinal);
        Assert.False(await house.InDbAsync(db => db.Set<AuditEntry>().AnyAsync(entry => entry.ActorId == inside.Id && entry.Action.StartsWith("activation"))));

        var handle = await house.InDbAsync(db => db.Set<Member>().Where(m => m.Id == inside.Id).Select(m => m.Handle).SingleAsync());
        Assert.True((await house.InScopeAsync(async services => await services.GetRequiredService<EraseMember>().HandleAsync(new EraseMemberInput(inside.Id, handle), await inside.ViewerAsync(), CancellationToken.None))).Succeeded);
        Assert.False(await house.InDbAsync(db => db.Set<CircleNote>().AnyAsync(n => n.MemberId == inside.Id)));
        Assert.False(await house.InDbAsync(db => db.Set<CircleSeat>().AnyAsync(s => s.MemberId == inside.Id)));
    }

    private static Task<HttpResponseMessage> JoinAsync(Person person, Guid season) => person.SubmitAsync(
        $"/activation/circles/{season}", "entry", ("Form.Goal", $"Ziel von {person.Name[..5]} ist weniger Papier"), ("Form.Days", "2"), ("Form.Days", "4"), ("Form.Parts", "Afternoon"),
        ("Form.Languages", "Deutsch"), ("Form.Online", "true"));

    private static string GoalOf(IEnumerable<Person> people, Guid id) => $"Ziel von {people.Single(person => person.Id == id).Name[..5]} ist weniger Papier";

    private static async Task<string> MainAsync(Person person, string path) => (await person.PageAsync(path)).QuerySelector("main")!.TextContent;

    private static async Task<string> SaidAsync(Person person, string act, string page)
    {
        await person.ActAsync(act);
        return (await person.PageAsync(page)).Body!.TextContent;
    }

    private static async Task<Dictionary<Guid, List<Guid>>> CirclesAsync(TestHouse house) =>
        (await house.InDbAsync(db => db.Set<CircleSeat>().Where(s => s.LeftAt == null).ToListAsync())).GroupBy(s => s.CircleId).ToDictionary(g => g.Key, g => g.Select(s => s.MemberId).Order().ToList());

    private static async Task<(int Rows, double Weight)> TiesAsync(TestHouse house)
    {
        var ties = await house.InDbAsync(db => db.Set<Tie>().Where(t => t.Kind == TieKind.MatchedWith).ToListAsync());
        return (ties.Count, Math.Round(ties.Sum(t => t.Weight), 9));
    }
}
