using System.Net;
using Herberge.Foundation.Ledger;
using Herberge.Gatherings;
using Herberge.Gatherings.Calendar;
using Herberge.Gatherings.Door;
using Herberge.Gatherings.Registrations;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Gatherings;

public sealed class DoorTests
{
    [Theory, BothEngines]
    public async Task An_entry_counts_once_however_often_it_is_sent_and_meetings_only_among_those_who_agreed(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (linh, rosa, leo, ines) = (await house.InviteAsync("Linh Nguyen", "IT"), await house.InviteAsync("Rosa Figueiredo", "Produktion"), await house.InviteAsync("Leo Baum", "IT"), await house.InviteAsync("Ines Vogel", "F&E"));
        var space = await house.OpenSpaceAsync(linh, "Qualität");
        var id = await house.PlanAsync(linh, SomeGatherings.Input(house, space, days: 2));
        await house.RegisterAsync(rosa, id, counts: true);
        await house.RegisterAsync(leo, id, counts: true);
        await house.RegisterAsync(ines, id);
        var early = await EnterAsync(Guid.CreateVersion7(), code: "AAAA");
        Assert.Equal("gathering-door-closed", early.Problems[0].Code);
        house.Clock.Advance(SomeGatherings.At(house, 2, 9) - house.Clock.GetUtcNow());

        var code = (await house.RegistrationAsync(rosa, id)).Code;
        var (key, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.False((await EnterAsync(key, code: code.ToLowerInvariant())).Value!.Was);
        Assert.False((await EnterAsync(key, code: code)).Value!.Was);
        Assert.True((await EnterAsync(other, code: code)).Value!.Was);
        Assert.Equal("gathering-code", (await EnterAsync(Guid.CreateVersion7(), code: "????")).Problems[0].Code);
        var walk = Guid.CreateVersion7();
        Assert.Equal((await EnterAsync(walk, walkIn: "Herr Sommer")).Value!.RegistrationId, (await EnterAsync(walk, walkIn: "Herr Sommer")).Value!.RegistrationId);
        await linh.ActAsync($"/gatherings/{id}/door/enter", ("registration", (await house.RegistrationAsync(leo, id)).Id.ToString()));
        await linh.SubmitAsync($"/gatherings/{id}/door", "code", ("Key", Guid.CreateVersion7().ToString()), ("Code", (await house.RegistrationAsync(ines, id)).Code));
        await rosa.PageAsync($"/gatherings/{id}/door", HttpStatusCode.Forbidden);
        Assert.Equal(4, (await linh.PageAsync($"/gatherings/{id}/door")).QuerySelectorAll(".door-list .is-in").Length);
        Assert.Equal(4, await house.InDbAsync(db => db.Registrations.CountAsync(r => r.CheckedInAt != null)));

        house.Clock.Advance(SettleGatherings.After + TimeSpan.FromHours(3));
        for (var night = 0; night < 2; night++) await house.InScopeAsync(async services => { await services.GetRequiredService<SettleGatherings>().HandleAsync(CancellationToken.None); return true; });
        Assert.Equal(3, await house.InDbAsync(db => db.Acts.CountAsync(a => a.Kind == ActKind.CheckedIn)));
        var ties = await house.InDbAsync(db => db.Ties.Where(t => t.Kind == TieKind.MetAt).ToListAsync());
        Assert.Equal(new[] { (leo.Id, rosa.Id), (rosa.Id, leo.Id) }.ToHashSet(), ties.Select(t => (t.FromId, t.ToId)).ToHashSet());
        Assert.All(ties, tie => Assert.Equal(1.0 / 3, tie.Weight, 9));
        Assert.Equal(3, (await house.InDbAsync(db => db.Occasions.Include(o => o.Participants).SingleAsync(o => o.Kind == ComingGatherings.Occasion))).Participants.Count);

        Task<Herberge.Foundation.Outcomes.Result<CheckedIn>> EnterAsync(Guid entry, string? code = null, string? walkIn = null) => house.InScopeAsync(async services =>
            await services.GetRequiredService<CheckIn>().HandleAsync(id, new CheckInInput(entry, code, null, walkIn), await linh.ViewerAsync(), CancellationToken.None));
    }

    [Theory, BothEngines]
    public async Task A_calendar_reads_its_secret_address_until_it_is_ended_and_sees_what_its_owner_may(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (linh, leo) = (await house.InviteAsync("Linh Nguyen", "IT"), await house.InviteAsync("Leo Baum", "IT"));
        var (open, closed) = (await house.OpenSpaceAsync(linh, "Offen"), await house.OpenSpaceAsync(linh, "Vertraulich", SpaceKind.Private, members: [leo]));
        var seen = await house.PlanAsync(linh, SomeGatherings.Input(house, open) with { Title = "Offenes" });
        await house.PlanAsync(linh, SomeGatherings.Input(house, closed) with { Title = "Vertrauliches" });
        await house.RegisterAsync(leo, seen, Coming.Online);
        var made = await leo.SubmitAsync("/gatherings/calendars", "feed", ("Kind", "House"));
        var path = System.Text.RegularExpressions.Regex.Match(await made.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "/calendars/[A-Za-z0-9_-]+\\.ics").Value;
        var own = System.Text.RegularExpressions.Regex.Match(await (await leo.SubmitAsync("/gatherings/calendars", "feed", ("Kind", "Own"))).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "/calendars/[A-Za-z0-9_-]+\\.ics").Value;
        using var calendar = house.Browser();

        Assert.Equal(["Offenes", "Vertrauliches"], await TitlesAsync(path));
        Assert.Equal(["Offenes"], await TitlesAsync(own));
        var answer = await calendar.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Contains("/gatherings/join/", (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await house.InDbAsync(db => db.Set<SpaceMember>().Where(m => m.SpaceId == closed && m.MemberId == leo.Id).ExecuteDeleteAsync());
        Assert.Equal(["Offenes"], await TitlesAsync(path));
        Assert.DoesNotContain(path.Split('/')[^1][..^4], await house.InDbAsync(db => db.CalendarFeeds.Select(f => f.SecretHash).ToListAsync()));
        foreach (var id in await house.InDbAsync(db => db.CalendarFeeds.Select(f => f.Id).ToListAsync())) await leo.ActAsync($"/gatherings/calendars/{id}/end");
        Assert.Equal(HttpStatusCode.NotFound, (await calendar.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);

        async Task<List<string?>> TitlesAsync(string address)
        {
            var text = await calendar.GetStringAsync(address, TestContext.Current.CancellationToken);
            var read = Ical.Net.Calendar.Load(text)!;
            Assert.Equal("Europe/Berlin", Assert.Single(read.TimeZones).TzId);
            return [.. read.Events.Select(e => e.Summary).Order(StringComparer.Ordinal)];
        }
    }

    [Theory, BothEngines]
    public async Task What_a_calendar_program_answers_counts(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (linh, leo) = (await house.InviteAsync("Linh Nguyen", "IT"), await house.InviteAsync("Leo Baum", "IT"));
        var space = await house.OpenSpaceAsync(linh, "Offen");
        var id = await house.PlanAsync(linh, SomeGatherings.Input(house, space));
        await house.RegisterAsync(leo, id, Coming.Online);

        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await TakeAsync($"gathering-{id:N}@herberge", "DECLINED"));
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Coming.No, (await house.RegistrationAsync(leo, id)).Coming);
        Assert.True(await TakeAsync($"gathering-{id:N}@herberge", "ACCEPTED"));
        Assert.Equal((Coming.OnSite, Seat.Held, true), ((await house.RegistrationAsync(leo, id)).Coming, (await house.RegistrationAsync(leo, id)).Seat, (await house.RegistrationAsync(leo, id)).ConfirmedAt is not null));
        Assert.False(await TakeAsync("somebody-elses@calendar", "DECLINED"));
        Assert.False(await house.InScopeAsync(async services => await services.GetRequiredService<ICalendarReplies>().TakeAsync("BEGIN:NONSENSE", await leo.ViewerAsync(), CancellationToken.None)));
        Assert.Equal(["REQUEST", "CANCEL", "REQUEST"], (await house.MailsToAsync(leo)).Select(m => m.Calendar!.Method));

        Task<bool> TakeAsync(string uid, string status) => house.InScopeAsync(async services => await services.GetRequiredService<ICalendarReplies>().TakeAsync(
            $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20261126T100000Z\r\nDTSTART:20261210T080000Z\r\nSEQUENCE:0\r\nATTENDEE;PARTSTAT={status}:mailto:leo@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
            await leo.ViewerAsync(), CancellationToken.None));
    }
}
