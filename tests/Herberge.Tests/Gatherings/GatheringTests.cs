using System.Globalization;
using System.Net;
using AngleSharp.Html.Parser;
using Herberge.Gatherings;
using Herberge.Gatherings.Door;
using Herberge.Gatherings.Series;
using Herberge.Spaces;
using Herberge.Tests.Api;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Gatherings;

public sealed class GatheringTests
{
    [Theory, BothEngines]
    public async Task A_gathering_is_planned_seen_moved_and_called_off_and_whoever_comes_is_told_with_their_calendar(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (linh, rosa, leo) = (await house.InviteAsync("Linh Nguyen", "IT"), await house.InviteAsync("Rosa Figueiredo", "Produktion"), await house.InviteAsync("Leo Baum", "IT", language: "en"));
        var space = await house.OpenSpaceAsync(linh, "Qualität");
        var day = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime).AddDays(20);
        var form = await linh.PageAsync("/gatherings/new?template=barcamp");
        Assert.Contains("09:00 Ankommen", form.QuerySelector("#f-form-agenda")!.TextContent, StringComparison.Ordinal);

        var wrong = await linh.SubmitAsync("/gatherings/new", "gathering", ("Form.Title", ""), ("Form.Day", Text(day)), ("Form.From", "10:00"), ("Form.To", "09:00"), ("Form.TimeZone", "Europe/Berlin"), ("Form.Hosts", "@niemand"));
        var said = await new HtmlParser().ParseDocumentAsync(await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["f-form-title", "f-form-to", "f-form-isonsite", "f-form-spaceid", "f-form-hosts"], said.QuerySelectorAll(".note.brick a").Select(a => a.GetAttribute("href")![1..]));

        var planned = await linh.SubmitAsync("/gatherings/new", "gathering", [.. Fields(space, day), ("Form.Question1", "Bringst du was mit?")]);
        Assert.Equal(HttpStatusCode.Redirect, planned.StatusCode);
        var address = planned.Headers.Location!.AbsolutePath;
        var id = Guid.Parse(address.Split('/')[^1]);
        Assert.Contains("Werk trifft Code", (await rosa.PageAsync("/gatherings")).QuerySelector(".gath-list")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Werk trifft Code", (await rosa.PageAsync("/")).QuerySelector(".next-up")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Werk trifft Code", (await rosa.PageAsync("/spaces/qualitat")).QuerySelector(".next-up")!.TextContent, StringComparison.Ordinal);
        var page = await rosa.PageAsync(address);
        Assert.Equal(("Werk trifft Code", 3), (page.QuerySelector("h1")!.TextContent, page.QuerySelectorAll(".agenda tr").Length));
        Assert.DoesNotContain("konferenz.example", page.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".ticket"));

        await rosa.SubmitAsync(address, "rsvp", ("Rsvp.Coming", "OnSite"), ("Rsvp.IsListed", "true"), ("Rsvp.Answer1", "Einen Scanner"));
        await leo.SubmitAsync(address, "rsvp", ("Rsvp.Coming", "Maybe"));
        page = await rosa.PageAsync(address);
        Assert.NotNull(page.QuerySelector(".ticket svg"));
        Assert.Contains("Rosa Figueiredo", page.QuerySelector(".people")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Einen Scanner", (await linh.PageAsync($"{address}/people")).Body!.TextContent, StringComparison.Ordinal);
        await rosa.PageAsync($"{address}/people", HttpStatusCode.Forbidden);
        var invited = (await house.MailsToAsync(rosa)).Single();
        Assert.Equal("REQUEST", invited.Calendar!.Method);
        Assert.Equal((0, "CONFIRMED"), Event(invited.Calendar.Text));

        await linh.SubmitAsync($"{address}/edit", "gathering", [.. Fields(space, day.AddDays(1)), ("Form.Question1", "Bringst du was mit?"), ("Form.Edition", "0")]);
        await house.SendMailsAsync();
        Assert.Equal([NotificationKind.GatheringMoved], await house.ToldAsync(rosa));
        Assert.Equal([NotificationKind.GatheringMoved], await house.ToldAsync(leo));
        var moved = (await house.MailsToAsync(rosa))[^1];
        Assert.Contains("Linh Nguyen hat ein Treffen geändert, zu dem du kommst: Werk trifft Code", moved.Subject, StringComparison.Ordinal);
        Assert.Equal(("REQUEST", 1), (moved.Calendar!.Method, Event(moved.Calendar.Text).Sequence));
        Assert.Contains("Werk trifft Code", (await rosa.PageAsync("/bell")).QuerySelector(".bell-row")!.TextContent, StringComparison.Ordinal);
        var stale = await linh.SubmitAsync($"{address}/edit", "gathering", [.. Fields(space, day.AddDays(2)), ("Form.Edition", "0")]);
        Assert.Equal(HttpStatusCode.OK, stale.StatusCode);

        await linh.SubmitAsync($"{address}/cancel", "cancel", ("Why", "Halle gesperrt"));
        await house.SendMailsAsync();
        Assert.Contains("Halle gesperrt", (await leo.PageAsync(address)).QuerySelector(".note.brick")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("CANCEL", (2, "CANCELLED")), ((await house.MailsToAsync(rosa))[^1].Calendar!.Method, Event((await house.MailsToAsync(rosa))[^1].Calendar!.Text)));
        Assert.Equal(["gathering.planned", "gathering.moved", "gathering.cancelled"], await house.InDbAsync(db => db.Audit.Where(a => a.Action.StartsWith("gathering.")).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync()));
        Assert.Equal(id, (await house.InDbAsync(db => db.Gatherings.SingleAsync())).Id);
    }

    [Theory, BothEngines]
    public async Task Access_follows_the_space_and_guests_see_only_what_is_for_them(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (linh, leo, gast) = (await house.InviteAsync("Linh Nguyen", "IT"), await house.InviteAsync("Leo Baum", "Vertrieb"), await house.InviteAsync("Marit Haugen", partner: "Van Dijk"));
        var (closed, shared) = (await house.OpenSpaceAsync(linh, "Vertraulich", SpaceKind.Private), await house.OpenSpaceAsync(linh, "Partner", withPartners: true, members: [gast]));
        var hidden = await house.PlanAsync(linh, SomeGatherings.Input(house, closed));
        var ours = await house.PlanAsync(linh, SomeGatherings.Input(house, shared) with { Title = "Nur fürs Haus" });
        var open = await house.PlanAsync(linh, SomeGatherings.Input(house, shared) with { Title = "Mit Gästen", ForPartners = true });

        await leo.PageAsync($"/gatherings/{hidden}", HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.NotFound, (await leo.ActAsync($"/gatherings/{hidden}/coming", ("coming", "OnSite"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await leo.GetAsync($"/gatherings/{hidden}/gathering.ics")).StatusCode);
        await gast.PageAsync($"/gatherings/{ours}", HttpStatusCode.NotFound);
        Assert.Contains("Mit Gästen", (await gast.PageAsync("/gatherings")).QuerySelector(".gath-list")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Nur fürs Haus", (await gast.PageAsync("/gatherings")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Seat.Held, (await house.RegisterAsync(gast, open)).Seat);
        await gast.PageAsync("/gatherings/new", HttpStatusCode.Forbidden);
        await leo.PageAsync($"/gatherings/{open}/edit", HttpStatusCode.Forbidden);

        // For one unit alone: others see it and may not come.
        var unit = await house.InDbAsync(db => db.Set<Herberge.People.OrgUnit>().Where(u => u.Name == "IT").Select(u => u.Id).SingleAsync());
        var forIt = await house.PlanAsync(linh, SomeGatherings.Input(house, shared) with { Units = [unit] });
        await leo.PageAsync($"/gatherings/{forIt}");
        Assert.Equal(HttpStatusCode.Forbidden, (await leo.ActAsync($"/gatherings/{forIt}/coming", ("coming", "OnSite"))).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_series_keeps_its_hour_across_the_change_of_clocks_and_changes_one_the_following_or_all(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (linh, leo) = (await house.InviteAsync("Linh Nguyen", "IT"), await house.InviteAsync("Leo Baum", "IT"));
        var space = await house.OpenSpaceAsync(linh, "Stammtisch");
        var input = SomeGatherings.Input(house, space);
        var first = await house.PlanAsync(linh, input, new RepeatInput(RepeatEvery.Week, 2, Count: 26));
        var all = await StartsAsync();
        Assert.Equal(26, all.Count);
        // A year of fortnights crosses both changes of the clocks.
        Assert.All(all, g => Assert.Equal((9, 11), (g.StartsLocal.Hour, g.EndsLocal.Hour)));
        Assert.Equal(2, all.Select(g => g.StartsAt.UtcDateTime.Hour).Distinct().Count());

        await house.RegisterAsync(leo, all[5].Id);
        var viewer = await linh.ViewerAsync();
        await house.InScopeAsync(services => Use<WriteGathering>(services).EditAsync(all[5].Id, Shifted(all[5], 1), Scope.Following, null, viewer, CancellationToken.None));
        await house.InScopeAsync(services => Use<CancelGathering>(services).HandleAsync(new CancelGatheringInput(all[7].Id), viewer, CancellationToken.None));
        var changed = await StartsAsync();
        Assert.Equal(Enumerable.Repeat(9, 5).Concat(Enumerable.Repeat(10, 21)), changed.Select(g => g.StartsLocal.Hour));
        Assert.Equal(all.Select(g => g.StartsLocal.Date), changed.Select(g => g.StartsLocal.Date));
        Assert.Equal([NotificationKind.GatheringMoved], await house.ToldAsync(leo));

        // The file for calendars says the same, one by one.
        var file = await (await leo.GetAsync($"/gatherings/{first}/series.ics")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var read = Ical.Net.Calendar.Load(file)!.GetOccurrences(new Ical.Net.DataTypes.CalDateTime(2020, 1, 1)).Select(o => o.Period.StartTime.AsUtc).Order().ToList();
        Assert.Equal(changed.Where(g => g.CancelledAt is null).Select(g => g.StartsAt.UtcDateTime), read);

        await house.InScopeAsync(services => Use<CancelGathering>(services).HandleAsync(new CancelGatheringInput(first, "Schluss", Scope.All), viewer, CancellationToken.None));
        Assert.Equal(26, (await StartsAsync()).Count(g => g.CancelledAt is not null));

        Task<List<Gathering>> StartsAsync() => house.InDbAsync(db => db.Gatherings.AsNoTracking().OrderBy(g => g.StartsAt).ToListAsync());
        GatheringInput Shifted(Gathering g, int hours) => input with { StartsAt = g.StartsAt.AddHours(hours), EndsAt = g.EndsAt.AddHours(hours) };
    }

    [Theory, BothEngines]
    public async Task The_search_of_the_house_finds_gatherings_a_series_by_its_next_and_for_guests_only_theirs(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (linh, rosa) = (await house.InviteAsync("Linh Nguyen", "IT"), await house.InviteAsync("Rosa Figueiredo", "Produktion"));
        var jasper = await house.InviteAsync("Jasper de Vries", partner: "Van Dijk");
        var space = await house.OpenSpaceAsync(linh, "Qualität", SpaceKind.Open, true, jasper);
        await house.PlanAsync(linh, SomeGatherings.Input(house, space) with { Title = "Rüsttage im Werk", ForPartners = true });
        await house.PlanAsync(linh, SomeGatherings.Input(house, space, 7) with { Title = "Sprechstunde Rüsttage" }, new RepeatInput(RepeatEvery.Week, Count: 4));

        Assert.Equal(["Rüsttage im Werk", "Sprechstunde Rüsttage"], (await FoundAsync(rosa)).Select(hit => hit.Title).Order(StringComparer.Ordinal));
        Assert.Equal(["Rüsttage im Werk"], (await FoundAsync(jasper)).Select(hit => hit.Title));
        var first = (await FoundAsync(rosa)).Single(hit => hit.Title.StartsWith("Sprech", StringComparison.Ordinal)).Address;
        house.Clock.Advance(TimeSpan.FromDays(10));
        await house.InScopeAsync(async services =>
        {
            await services.GetRequiredService<SettleGatherings>().HandleAsync(CancellationToken.None);
            return true;
        });
        var second = (await FoundAsync(rosa)).Single(hit => hit.Title.StartsWith("Sprech", StringComparison.Ordinal)).Address;
        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.OK, (await rosa.GetAsync(second)).StatusCode);

        static async Task<List<(string Title, string Address)>> FoundAsync(Person person) =>
            [.. (await person.PageAsync("/search?q=Rüsttage&kind=gathering")).QuerySelectorAll(".found h2 a").Select(a => (a.TextContent, a.GetAttribute("href")!))];
    }

    [Fact]
    public async Task Another_calendar_program_reads_the_same_occurrences_one_by_one()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var linh = await house.InviteAsync("Linh Nguyen", "IT");
        var space = await house.OpenSpaceAsync(linh, "Stammtisch");
        var first = await house.PlanAsync(linh, SomeGatherings.Input(house, space), new RepeatInput(RepeatEvery.Week, 1, Until: DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime).AddDays(380)));
        await house.PlanAsync(linh, SomeGatherings.Input(house, space, 3) with { Title = "Einzeln", TimeZone = "America/New_York" });
        var all = await house.InDbAsync(db => db.Gatherings.AsNoTracking().Where(g => g.SeriesId != null).OrderBy(g => g.StartsAt).ToListAsync());
        var viewer = await linh.ViewerAsync();
        await house.InScopeAsync(services => Use<CancelGathering>(services).HandleAsync(new CancelGatheringInput(all[4].Id), viewer, CancellationToken.None));
        await house.InScopeAsync(services => Use<WriteGathering>(services).EditAsync(all[9].Id, SomeGatherings.Input(house, space) with { Title = "Verlegt", StartsAt = all[9].StartsAt.AddHours(27), EndsAt = all[9].EndsAt.AddHours(27) }, Scope.This, null, viewer, CancellationToken.None));
        var expected = await house.InDbAsync(db => db.Gatherings.AsNoTracking().Where(g => g.CancelledAt == null).OrderBy(g => g.StartsAt).ToListAsync());

        var series = await (await linh.GetAsync($"/gatherings/{first}/series.ics")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var read = await OtherPrograms.RunAsync("ical.js", "calendar.mjs", series);
        Assert.Equal(expected.Where(g => g.SeriesId is not null).Select(Line), read);
        var made = await linh.SubmitAsync("/gatherings/calendars", "feed", ("Kind", "House"));
        var path = System.Text.RegularExpressions.Regex.Match(await made.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "/calendars/[A-Za-z0-9_-]+\\.ics").Value;
        var feed = await OtherPrograms.RunAsync("ical.js", "calendar.mjs", await house.Browser().GetStringAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal(expected.Select(Line).Order(StringComparer.Ordinal), feed.Where(line => all.All(g => g.Id != all[4].Id || line != Line(g))).Order(StringComparer.Ordinal));

        static string Line(Gathering g) => $"{g.StartsAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ} {g.Title}";
    }

    [Fact]
    public async Task Khal_reads_the_feed_of_the_house_and_the_invitation_in_a_mail()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var (linh, rosa) = (await house.InviteAsync("Linh Nguyen", "IT"), await house.InviteAsync("Rosa Figueiredo", "Produktion"));
        var space = await house.OpenSpaceAsync(linh, "Stammtisch");
        await house.PlanAsync(linh, SomeGatherings.Input(house, space) with { Title = "Stammtisch" }, new RepeatInput(RepeatEvery.Week, 2, Count: 10));
        var single = await house.PlanAsync(linh, SomeGatherings.Input(house, space, 3) with { Title = "Einzeln", TimeZone = "America/New_York" });
        var expected = await house.InDbAsync(db => db.Gatherings.AsNoTracking().OrderBy(g => g.StartsAt).ToListAsync());
        var today = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);

        var made = await linh.SubmitAsync("/gatherings/calendars", "feed", ("Kind", "House"));
        var path = System.Text.RegularExpressions.Regex.Match(await made.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "/calendars/[A-Za-z0-9_-]+\\.ics").Value;
        var feed = await house.Browser().GetStringAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(expected.Select(Line), await OtherPrograms.KhalAsync([feed], today, 200));

        // The mail puts it there, the one after it was moved puts it elsewhere, and it stands there once.
        await house.RegisterAsync(rosa, single);
        var invitation = (await house.MailsToAsync(rosa)).Single().Calendar!.Text;
        var before = expected.Single(g => g.Id == single);
        Assert.Equal([Line(before)], await OtherPrograms.KhalAsync([invitation], today, 30));
        var viewer = await linh.ViewerAsync();
        await house.InScopeAsync(services => Use<WriteGathering>(services).EditAsync(single, SomeGatherings.Input(house, space, 4) with { Title = "Einzeln", TimeZone = "America/New_York" }, Scope.This, null, viewer, CancellationToken.None));
        await house.SendMailsAsync();
        var moved = (await house.MailsToAsync(rosa))[^1].Calendar!.Text;
        Assert.Equal([Line(await house.InDbAsync(db => db.Gatherings.AsNoTracking().SingleAsync(g => g.Id == single)))], await OtherPrograms.KhalAsync([invitation, moved], today, 30));

        static string Line(Gathering g)
        {
            var (from, to) = (Zones.LocalOf(g.StartsAt, Zones.Of("Europe/Berlin")), Zones.LocalOf(g.EndsAt, Zones.Of("Europe/Berlin")));
            return string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd HH:mm} {to:HH:mm} {g.Title}");
        }
    }

    [Theory, BothEngines]
    public async Task Followers_hear_of_a_new_gathering_and_a_whole_series_is_one_act_and_one_mail(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (linh, rosa, leo, kim) = (await house.InviteAsync("Linh Nguyen", "IT"), await house.InviteAsync("Rosa Figueiredo", "Produktion"), await house.InviteAsync("Leo Baum", "IT"), await house.InviteAsync("Kim Sander", "IT"));
        var marit = await house.InviteAsync("Marit Haugen", partner: "Van Dijk");
        var space = await house.OpenSpaceAsync(linh, "Stammtisch", SpaceKind.Open, true, rosa, leo, marit);
        var first = await house.PlanAsync(linh, SomeGatherings.Input(house, space) with { IsOnline = false, Link = null, SeatsOnSite = 1 }, new RepeatInput(RepeatEvery.Week, 1, Count: 3));
        await Eventually.IsTrueAsync(async () =>
        {
            await house.InScopeAsync(services => Use<Herberge.Foundation.Outbox.DrainOutbox>(services).HandleAsync(CancellationToken.None));
            return await house.InDbAsync(db => db.Set<Notification>().CountAsync(n => n.Kind == NotificationKind.GatheringPlanned)) == 2;
        });

        // Who follows the space hears of the series once: not who plans it, nor who doesn't follow, nor partners it isn't for.
        foreach (var told in new[] { rosa, leo }) Assert.Equal([NotificationKind.GatheringPlanned], await house.ToldAsync(told));
        foreach (var other in new[] { linh, kim, marit }) Assert.DoesNotContain(NotificationKind.GatheringPlanned, await house.ToldAsync(other));
        Assert.Contains("Linh Nguyen plant ein Treffen", (await rosa.PageAsync("/bell")).QuerySelector(".bell-row")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await house.MailsToAsync(rosa));

        var address = $"/gatherings/{first}";
        var page = await rosa.PageAsync(address);
        Assert.NotNull(page.QuerySelector($"form[action='{address}/series/coming'], button[formaction='{address}/series/coming']"));
        Assert.NotNull(page.QuerySelector($"a[href^='/activation/invitations/new?to={address}']"));
        Assert.Equal(HttpStatusCode.SeeOther, (await rosa.ActAsync($"{address}/series/coming", ("coming", "OnSite"))).StatusCode);
        await leo.ActAsync($"{address}/series/coming", ("coming", "OnSite"));
        Assert.Equal(HttpStatusCode.NotFound, (await marit.ActAsync($"{address}/series/coming", ("coming", "OnSite"))).StatusCode);
        Assert.Equal([(rosa.Id, Seat.Held, 3), (leo.Id, Seat.Waiting, 3)], await SeatsAsync());
        var mail = (await house.MailsToAsync(rosa)).Single();
        Assert.Equal(("PUBLISH", 3), (mail.Calendar!.Method, Ical.Net.Calendar.Load(mail.Calendar.Text)!.Events.Count));
        Assert.Contains("(3)", mail.Subject, StringComparison.Ordinal);
        Assert.Empty(await house.MailsToAsync(leo));

        // Gone from all of them at once, and the seats go on to who waits.
        await rosa.ActAsync($"{address}/series/coming", ("coming", "No"));
        Assert.Equal([(leo.Id, Seat.Offered, 3)], await SeatsAsync());
        Assert.All(Ical.Net.Calendar.Load((await house.MailsToAsync(rosa)).Single(m => m.Subject.StartsWith("Abgesagt", StringComparison.Ordinal)).Calendar!.Text)!.Events, e => Assert.Equal("CANCELLED", e.Status));
        var program = await house.CallAsync(leo);
        Assert.Equal((3, 3), ((int)(await program.PutAsync($"{address}/series/registration", new { coming = "on-site" }))["dates"]!, (await SeatsAsync()).Single().Count));
        var alone = await house.PlanAsync(linh, SomeGatherings.Input(house, space, 2));
        await Caller.ProblemAsync(HttpStatusCode.Conflict, await program.SendAsync(HttpMethod.Put, $"/gatherings/{alone}/series/registration", new { coming = "on-site" }));

        async Task<List<(Guid Member, Seat Seat, int Count)>> SeatsAsync() => [.. (await house.InDbAsync(db => db.Registrations.AsNoTracking().Where(r => r.Seat != Seat.None).ToListAsync()))
            .GroupBy(r => (r.MemberId, r.Seat)).OrderBy(g => g.Key.Seat == Seat.Held ? 0 : 1).Select(g => (g.Key.MemberId!.Value, g.Key.Seat, g.Count()))];
    }

    [Theory, BothEngines]
    public async Task A_program_plans_lists_and_registers(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (linh, leo) = (await house.InviteAsync("Linh Nguyen", "IT"), await house.InviteAsync("Leo Baum", "IT"));
        var space = await house.OpenSpaceAsync(linh, "Treffpunkt");
        var (program, reader) = (await house.CallAsync(linh), await house.CallAsync(leo));
        var made = await program.MakeAsync("/gatherings", new
        {
            title = "Meetup", spaceId = space, startsAt = SomeGatherings.At(house, 5, 16), endsAt = SomeGatherings.At(house, 5, 18), timeZone = "Europe/Berlin", isOnSite = true, place = "Teeküche", seatsOnSite = 1,
            repeat = new { every = "week", interval = 1, count = 3 },
        });
        var listed = await reader.GetAsync("/gatherings?limit=2");
        Assert.Equal(2, listed["items"]!.AsArray().Count);
        Assert.Single((await reader.GetAsync($"/gatherings?limit=2&after={listed["next"]}"))["items"]!.AsArray());
        Assert.Equal("held", (string?)(await reader.PutAsync($"/gatherings/{made["id"]}/registration", new { coming = "on-site" }))["seat"]);
        Assert.Equal("waiting", (string?)(await program.PutAsync($"/gatherings/{made["id"]}/registration", new { coming = "on-site" }))["seat"]);
        var read = await program.GetAsync($"/gatherings/{made["id"]}");
        Assert.Equal((1, 1, 1), ((int)read["seats"]![0]!["taken"]!, (int)read["seats"]![0]!["waiting"]!, (int)read["own"]!["place"]!));
        await Caller.ProblemAsync(HttpStatusCode.Forbidden, await reader.SendAsync(HttpMethod.Post, $"/gatherings/{made["id"]}/cancellation", new { why = "nein" }));
        await program.DoAsync(HttpMethod.Post, $"/gatherings/{made["id"]}/cancellation", new { scope = "all" });
        Assert.All((await reader.GetAsync("/gatherings"))["items"]!.AsArray(), item => Assert.True((bool)item!["isCancelled"]!));
    }

    [Theory]
    [InlineData("2026-03-12", RepeatEvery.MonthlyWeekday, 4, "2026-03-12 2026-04-09 2026-05-14 2026-06-11")]
    [InlineData("2026-01-29", RepeatEvery.MonthlyLastWeekday, 4, "2026-01-29 2026-02-26 2026-03-26 2026-04-30")]
    [InlineData("2026-01-29", RepeatEvery.MonthlyWeekday, 3, "2026-01-29 2026-02-26 2026-03-26")]
    [InlineData("2026-12-29", RepeatEvery.Week, 3, "2026-12-29 2027-01-05 2027-01-12")]
    public void Rules_name_the_days_they_mean(string first, RepeatEvery every, int count, string expected)
    {
        var day = DateOnly.Parse(first, CultureInfo.InvariantCulture);
        var starts = Recurrence.Starts(Recurrence.RuleOf(new RepeatInput(every, Count: count), day), day.ToDateTime(new TimeOnly(9, 0)));
        Assert.Equal(expected, string.Join(' ', starts.Select(at => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
    }

    private static T Use<T>(IServiceProvider services) where T : notnull => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<T>(services);

    private static (int Sequence, string? Status) Event(string text) => Ical.Net.Calendar.Load(text)!.Events.Select(e => (e.Sequence, e.Status)).Single();

    private static (string, string)[] Fields(Guid space, DateOnly day) =>
    [
        ("Form.Title", "Werk trifft Code"), ("Form.Lead", "Zeigt euch, was ihr braucht."), ("Form.SpaceId", space.ToString()), ("Form.Day", Text(day)), ("Form.From", "09:00"), ("Form.To", "16:30"), ("Form.TimeZone", "Europe/Berlin"),
        ("Form.IsOnSite", "true"), ("Form.Place", "Halle 4"), ("Form.SeatsOnSite", "60"), ("Form.IsOnline", "true"), ("Form.Link", "https://konferenz.example/raum"), ("Form.Agenda", "09:00 Ankommen | für alle\n10:00 Runde\nAusklang"),
    ];

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
