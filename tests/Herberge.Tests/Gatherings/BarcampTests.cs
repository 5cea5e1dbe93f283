using System.Net;
using Herberge.Gatherings;
using Herberge.Gatherings.Sessions;
using Herberge.Spaces;
using Herberge.Tests.Api;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Gatherings;

public sealed class BarcampTests
{
    [Theory, BothEngines]
    public async Task From_a_proposal_by_a_secret_vote_to_a_plan_notes_thanks_and_what_came_of_it(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (linh, rosa, fremd) = (await house.InviteAsync("Linh Nguyen", "IT"), await house.InviteAsync("Rosa Figueiredo", "Produktion"), await house.InviteAsync("Nora Fremd", "Vertrieb"));
        var people = new List<Person> { rosa };
        for (var n = 0; n < 5; n++) people.Add(await house.InviteAsync($"Person {(char)('A' + n)}", "IT"));
        var space = await house.OpenSpaceAsync(linh, "Qualität");
        var id = await house.PlanAsync(linh, SomeGatherings.Input(house, space) with { HasSessions = true });
        var plain = await house.PlanAsync(linh, SomeGatherings.Input(house, space, days: 20));
        foreach (var person in people) await house.RegisterAsync(person, id);
        var address = $"/gatherings/{id}";
        Assert.Equal("true", (await linh.PageAsync("/gatherings/new?template=barcamp")).QuerySelector("[name='Form.HasSessions'][checked]")?.GetAttribute("value"));
        await linh.PageAsync($"/gatherings/{plain}/sessions", HttpStatusCode.NotFound);

        // Whoever is registered proposes, nobody else; what is proposed is changed by who proposed it and by hosts.
        Assert.Equal(HttpStatusCode.Found, (await ProposeAsync(rosa, "Schichtplan-App")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await ProposeAsync(rosa, "Messwerte")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await ProposeAsync(people[1], "QR-Code")).StatusCode);
        Assert.NotEqual(HttpStatusCode.Found, (await ProposeAsync(fremd, "Von außen")).StatusCode);
        Assert.Null((await fremd.PageAsync($"{address}/sessions")).QuerySelector("[name='Form.Title']"));
        var sessions = await house.InDbAsync(db => db.Sessions.AsNoTracking().OrderBy(s => s.ProposedAt).ThenBy(s => s.Id).ToDictionaryAsync(s => s.Title, s => s.Id));
        Assert.Equal(["Messwerte", "QR-Code", "Schichtplan-App"], sessions.Keys.Order(StringComparer.Ordinal));
        var (app, values, code) = (sessions["Schichtplan-App"], sessions["Messwerte"], sessions["QR-Code"]);
        Assert.Equal(HttpStatusCode.Forbidden, (await people[1].ActAsync($"{address}/sessions/{app}/withdraw")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await fremd.ActAsync($"{address}/sessions/{app}/wish", ("wants", "true"))).StatusCode);

        // Four have voted: no number anywhere. The fifth makes them; the sixth changes nothing until five more did.
        for (var n = 0; n < 4; n++) await WishAsync(people[n], app, code);
        Assert.Null(await InterestAsync(linh, app));
        Assert.True(await WantsAsync(people[1], app));
        Assert.False(await WantsAsync(linh, app));
        await WishAsync(people[4], app);
        Assert.Equal((5, 4, 0), (await InterestAsync(linh, app), await InterestAsync(linh, code), await InterestAsync(linh, values)));
        Assert.Null(await InterestAsync(people[2], app));
        await WishAsync(people[5], code);
        Assert.Equal(4, await InterestAsync(linh, code));
        // Who doesn't come any more wants nothing of it; what others saw stays until five more have voted.
        foreach (var person in people.Skip(4)) await house.RegisterAsync(person, id, Coming.No);
        Assert.Equal((5, 4), (await InterestAsync(linh, app), await InterestAsync(linh, code)));
        Assert.Equal([(people[4].Id, false)], await house.InDbAsync(db => db.SessionWishes.Where(w => w.MemberId == people[4].Id || w.MemberId == people[5].Id).Select(w => new ValueTuple<Guid, bool>(w.MemberId, w.Wants)).ToListAsync()));
        foreach (var person in people.Skip(4)) await house.RegisterAsync(person, id);
        Assert.False(await WantsAsync(people[4], app));
        var seen = await linh.PageAsync($"{address}/sessions");
        Assert.DoesNotContain(people[2].Name, seen.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(seen.QuerySelectorAll(".sess-row [aria-pressed='true']"));
        var report = (await (await house.CallAsync(linh)).GetAsync($"{address}/sessions")).ToJsonString();
        Assert.DoesNotContain(people[2].Name, report, StringComparison.Ordinal);
        Assert.DoesNotContain(people[2].Id.ToString(), report, StringComparison.Ordinal);

        // The plan keeps Rosa's two apart and what four people want both of; nobody sees it before it is shown.
        await rosa.PageAsync($"{address}/plan/edit", HttpStatusCode.Forbidden);
        var wrong = await linh.SubmitAsync($"{address}/plan/edit", "grid", ("Form.Rooms", "Halle | 60"), ("Form.Slots", "11:00–10:00"));
        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await linh.SubmitAsync($"{address}/plan/edit", "grid", ("Form.Rooms", "Halle | 60\nTeeküche | 4"), ("Form.Slots", "09:00-09:45\n10:00–10:45"))).StatusCode);
        await linh.ActAsync($"{address}/plan/propose");
        var placed = await PlacesAsync();
        Assert.All(placed.Values, s => Assert.True(s.IsPlaced));
        Assert.NotEqual(placed[app].SlotId, placed[values].SlotId);
        Assert.NotEqual(placed[app].SlotId, placed[code].SlotId);
        // Rosa gives one of two at the same time, and wants the other.
        Assert.Equal(1, (await house.InDbAsync(db => db.SessionPlans.SingleAsync())).Clashes);
        Assert.Equal(4, (await linh.PageAsync($"{address}/plan/edit")).QuerySelectorAll("td[data-place]").Length);
        Assert.Null((await rosa.PageAsync($"{address}/plan")).QuerySelector(".agenda"));
        var free = (await house.InDbAsync(db => db.SessionRooms.Where(r => r.GatheringId == id).Select(r => r.Id).ToListAsync())).Single(room => placed.Values.All(s => s.SlotId != placed[app].SlotId || s.RoomId != room));
        await linh.ActAsync($"{address}/plan/place", ("session", values.ToString()), ("place", $"{placed[app].SlotId}:{free}"));
        Assert.Contains("Rosa Figueiredo wäre zur selben Zeit zweimal dran", (await linh.PageAsync($"{address}/plan/edit")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(placed[values].SlotId, (await PlacesAsync())[values].SlotId);
        await linh.ActAsync($"{address}/plan/place", ("session", code.ToString()), ("place", $"{placed[values].SlotId}:{placed[values].RoomId}"));
        Assert.Equal((placed[values].RoomId, placed[code].RoomId), ((await PlacesAsync())[code].RoomId, (await PlacesAsync())[values].RoomId));
        await linh.ActAsync($"{address}/plan/publish", ("shown", "true"));
        await people[3].ActAsync($"{address}/sessions/{values}/wish", ("wants", "true"));
        Assert.False(await WantsAsync(people[3], values));

        house.Clock.Advance(SomeGatherings.At(house, 14, 9) + TimeSpan.FromMinutes(10) - house.Clock.GetUtcNow());
        var plan = await people[2].PageAsync($"{address}/plan");
        Assert.Equal((1, 1), (plan.QuerySelectorAll(".plan-moment.now").Length, plan.QuerySelectorAll(".plan-moment.next").Length));
        Assert.Equal(3, plan.QuerySelectorAll(".plan-moment .sess").Length);
        Assert.Equal("09:10", (await people[2].PageAsync($"{address}/plan/screen")).QuerySelector(".plan-clock")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.Forbidden, (await fremd.ActAsync($"{address}/sessions/{app}/notes")).StatusCode);
        var notes = await rosa.ActAsync($"{address}/sessions/{app}/notes");
        Assert.Equal(notes.Headers.Location, (await people[2].ActAsync($"{address}/sessions/{app}/notes")).Headers.Location);
        Assert.NotNull((await people[2].PageAsync(notes.Headers.Location!.ToString())).QuerySelector($"a[href='{address}/sessions/{app}']"));
        var post = await house.InDbAsync(db => db.Set<Post>().Select(p => p.Id).SingleAsync());
        Assert.Contains((await people[2].PageAsync($"{address}/sessions/{app}")).QuerySelectorAll("main a"), a => a.GetAttribute("href")!.StartsWith($"/ideas/new?post={post}", StringComparison.Ordinal));

        // Afterwards: those who were there are told once and asked once; hosts see what five said, and never who.
        Assert.NotNull((await linh.PageAsync($"{address}/after")).QuerySelector(".empty"));
        house.Clock.Advance(TimeSpan.FromHours(3));
        for (var n = 0; n < 2; n++) await linh.SubmitAsync($"{address}/after", "thanks", ("Thanks.Text", $"Danke **euch** {n}"));
        Assert.Equal([NotificationKind.GatheringFollowedUp], await house.ToldAsync(rosa));
        Assert.Empty(await house.ToldAsync(fremd));
        await linh.ActAsync($"{address}/after/thread");
        for (var n = 0; n < 4; n++) Assert.Equal(HttpStatusCode.Found, (await AnswerAsync(people[n], n)).StatusCode);
        Assert.NotEqual(HttpStatusCode.Found, (await AnswerAsync(people[0], 0)).StatusCode);
        Assert.NotEqual(HttpStatusCode.Found, (await AnswerAsync(fremd, 0)).StatusCode);
        Assert.DoesNotContain("Mehr Pausen", (await linh.PageAsync($"{address}/after")).Body!.TextContent, StringComparison.Ordinal);
        await AnswerAsync(people[4], 4);
        var after = await linh.PageAsync($"{address}/after");
        Assert.Equal(["5", "3,0 von 5", "60 %"], after.QuerySelectorAll(".kpi .v").Select(v => v.TextContent.Trim().Replace('\u00a0', ' ')));
        Assert.Equal(5, after.QuerySelectorAll("li.sess-text").Length);
        await AnswerAsync(people[5], 4);
        Assert.Equal("5", (await linh.PageAsync($"{address}/after")).QuerySelector(".kpi .v")!.TextContent.Trim());
        var read = await rosa.PageAsync($"{address}/after");
        Assert.DoesNotContain("Mehr Pausen", read.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Notizen: Schichtplan-App", "Wie es weitergeht: Werk trifft Code"], read.QuerySelectorAll(".t-row h3").Select(h => h.TextContent));

        // What was wanted is forgotten with the night that settles the gathering.
        house.Clock.Advance(Herberge.Gatherings.Door.SettleGatherings.After + TimeSpan.FromHours(1));
        await house.InScopeAsync(async services => { await services.GetRequiredService<Herberge.Gatherings.Door.SettleGatherings>().HandleAsync(CancellationToken.None); return true; });
        Assert.Equal((0, 0), await house.InDbAsync(async db => (await db.SessionWishes.CountAsync(), await db.SessionBallots.CountAsync())));

        // An idea a session raised finds its notes, or opens them.
        Assert.Equal(HttpStatusCode.Forbidden, (await fremd.ActAsync($"{address}/sessions/{code}/idea")).StatusCode);
        Assert.StartsWith("/ideas/new?post=", (await people[2].ActAsync($"{address}/sessions/{code}/idea")).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.NotNull(await house.InDbAsync(db => db.Sessions.Where(s => s.Id == code).Select(s => s.ThreadId).SingleAsync()));

        Task<HttpResponseMessage> ProposeAsync(Person who, string title) => who.SubmitAsync($"{address}/sessions", "session", ("Form.Title", title), ("Form.Text", "Wofür es gut ist"), ("Form.Kind", "Workshop"));
        Task<Dictionary<Guid, Session>> PlacesAsync() => house.InDbAsync(db => db.Sessions.AsNoTracking().ToDictionaryAsync(s => s.Id));
        Task<HttpResponseMessage> AnswerAsync(Person who, int n) => who.SubmitAsync($"{address}/after", "feedback", ("Feedback.Worth", $"{n + 1}"), ("Feedback.Met", n < 3 ? "true" : "false"), ("Feedback.Differently", $"Mehr Pausen {n}"));

        async Task WishAsync(Person who, params Guid[] wanted)
        {
            foreach (var session in wanted) Assert.Equal(HttpStatusCode.SeeOther, (await who.ActAsync($"{address}/sessions/{session}/wish", ("wants", "true"))).StatusCode);
        }

        async Task<int?> InterestAsync(Person who, Guid session) => (int?)(await (await house.CallAsync(who)).GetAsync($"{address}/sessions"))["items"]!.AsArray().Single(s => (Guid)s!["id"]! == session)!["interest"];
        async Task<bool> WantsAsync(Person who, Guid session) => (bool)(await (await house.CallAsync(who)).GetAsync($"{address}/sessions"))["items"]!.AsArray().Single(s => (Guid)s!["id"]! == session)!["wants"]!;
    }
}
