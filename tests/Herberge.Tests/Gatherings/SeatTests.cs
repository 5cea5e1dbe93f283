using System.Net;
using Herberge.Gatherings;
using Herberge.Gatherings.Registrations;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Gatherings;

public sealed class SeatTests
{
    [Theory, BothEngines]
    public async Task A_seat_given_back_is_offered_in_order_once_and_goes_on_when_nobody_answers(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var people = new List<Person>();
        foreach (var name in new[] { "Anna Kern", "Bela Roth", "Cem Aydin", "Dora Lind" }) people.Add(await house.InviteAsync(name, "IT"));
        var space = await house.OpenSpaceAsync(people[0], "Werkstatt");
        var id = await house.PlanAsync(people[0], SomeGatherings.Input(house, space) with { SeatsOnSite = 1 });
        Assert.Equal(Seat.Held, (await house.RegisterAsync(people[0], id)).Seat);
        foreach (var person in people[1..])
        {
            house.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(Seat.Waiting, (await house.RegisterAsync(person, id)).Seat);
        }

        Assert.Equal(Seat.Held, (await house.RegisterAsync(people[1], id, Coming.Online)).Seat);
        await house.RegisterAsync(people[0], id, Coming.No);
        Assert.Equal((Seat.Offered, Seat.Waiting), ((await house.RegistrationAsync(people[2], id)).Seat, (await house.RegistrationAsync(people[3], id)).Seat));
        await house.SettleSeatsAsync();
        await house.SettleSeatsAsync();
        Assert.Equal([NotificationKind.SeatOffered], await house.ToldAsync(people[2]));
        Assert.NotNull((await people[2].PageAsync($"/gatherings/{id}")).QuerySelector("[formaction$='/coming'][value='OnSite']"));

        house.Clock.Advance(Seating.Patience);
        await house.SettleSeatsAsync();
        Assert.Equal([NotificationKind.SeatOffered, NotificationKind.SeatPassed], await house.ToldAsync(people[2]));
        Assert.Equal((Seat.None, Seat.Offered), ((await house.RegistrationAsync(people[2], id)).Seat, (await house.RegistrationAsync(people[3], id)).Seat));
        await people[3].ActAsync($"/gatherings/{id}/coming", ("coming", "OnSite"));
        Assert.Equal(Seat.Held, (await house.RegistrationAsync(people[3], id)).Seat);
        Assert.Equal(Seat.Waiting, (await house.RegisterAsync(people[0], id)).Seat);
    }

    [Theory, BothEngines]
    public async Task Two_who_want_the_last_seat_at_once_do_not_both_get_it(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var people = new List<Person>();
        for (var n = 0; n < 6; n++) people.Add(await house.InviteAsync($"Person {(char)('A' + n)}", "IT"));
        var space = await house.OpenSpaceAsync(people[0], "Werkstatt");
        var id = await house.PlanAsync(people[0], SomeGatherings.Input(house, space) with { SeatsOnSite = 2 });

        var seats = await Task.WhenAll(people.Select(person => house.RegisterAsync(person, id)));

        Assert.Equal((2, 4), (seats.Count(s => s.Seat == Seat.Held), seats.Count(s => s.Seat == Seat.Waiting)));
    }

    [Theory, BothEngines]
    public async Task Some_days_before_people_are_asked_and_silence_gives_the_seat_to_who_waits(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (anna, bela, cem) = (await house.InviteAsync("Anna Kern", "IT"), await house.InviteAsync("Bela Roth", "IT"), await house.InviteAsync("Cem Aydin", "IT"));
        var space = await house.OpenSpaceAsync(anna, "Werkstatt");
        var id = await house.PlanAsync(anna, SomeGatherings.Input(house, space) with { SeatsOnSite = 2, ConfirmDays = 4, ReleasesUnconfirmed = true });
        foreach (var person in new[] { anna, bela, cem }) await house.RegisterAsync(person, id);

        house.Clock.Advance(SomeGatherings.At(house, 14, 9) - house.Clock.GetUtcNow() - TimeSpan.FromDays(3.9));
        await house.SettleSeatsAsync();
        await house.SettleSeatsAsync();
        Assert.Equal([NotificationKind.ComingAsked], await house.ToldAsync(anna));
        Assert.Equal([NotificationKind.ComingAsked], await house.ToldAsync(bela));
        Assert.Empty(await house.ToldAsync(cem));
        await anna.ActAsync($"/gatherings/{id}/confirm");

        house.Clock.Advance(TimeSpan.FromDays(2));
        await house.SettleSeatsAsync();
        Assert.Equal((Seat.Held, Seat.None, Seat.Offered), ((await house.RegistrationAsync(anna, id)).Seat, (await house.RegistrationAsync(bela, id)).Seat, (await house.RegistrationAsync(cem, id)).Seat));
        Assert.Equal([NotificationKind.ComingAsked, NotificationKind.SeatPassed], await house.ToldAsync(bela));
    }

    [Theory, BothEngines]
    public async Task The_way_online_opens_only_for_whose_link_it_is(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (anna, bela) = (await house.InviteAsync("Anna Kern", "IT"), await house.InviteAsync("Bela Roth", "IT"));
        var space = await house.OpenSpaceAsync(anna, "Werkstatt");
        var id = await house.PlanAsync(anna, SomeGatherings.Input(house, space));
        await house.RegisterAsync(bela, id, Coming.Online);
        var link = (await bela.PageAsync($"/gatherings/{id}")).QuerySelector("a[href^='/gatherings/join/']")!.GetAttribute("href")!;

        var led = await bela.GetAsync(link);
        Assert.Equal((HttpStatusCode.Redirect, "https://konferenz.example/raum"), (led.StatusCode, led.Headers.Location!.OriginalString));
        Assert.Equal(HttpStatusCode.NotFound, (await anna.GetAsync(link)).StatusCode);
        Assert.StartsWith("/sign-in", (await house.Browser().GetAsync(link, TestContext.Current.CancellationToken)).Headers.Location!.OriginalString, StringComparison.Ordinal);

        // Somebody from outside: by the mail's link alone.
        await anna.SubmitAsync($"/gatherings/{id}/people", "outside", ("Guests", "Ada Kern <ada@anderswo.example>\nbela.roth@example.org"));
        Assert.Equal(1, await house.InDbAsync(db => db.Registrations.CountAsync()));
        await anna.SubmitAsync($"/gatherings/{id}/people", "outside", ("Guests", "Ada Kern <ada@anderswo.example>"));
        var mail = (await house.InDbAsync(db => db.Outbox.Where(m => m.Payload.Contains("ada@anderswo")).Select(m => m.Payload).ToListAsync())).Single();
        var door = System.Text.RegularExpressions.Regex.Match(mail, "/gatherings/invited/[A-Za-z0-9_-]+").Value;
        var ada = new Person(house, Guid.Empty, "Ada", "ada@anderswo.example", house.Browser(), new CookieContainer());
        Assert.Contains("Werk trifft Code", (await ada.PageAsync(door)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        await ada.SubmitAsync(door, "invited", ("Name", "Ada Kern"), ("Rsvp.Coming", "Online"));
        var own = (await ada.PageAsync(door)).QuerySelector("a[href^='/gatherings/join/']")!.GetAttribute("href")!;
        Assert.Equal("https://konferenz.example/raum", (await ada.GetAsync(own)).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync("/gatherings/invited/erfunden")).StatusCode);
    }

    [Fact]
    public void Seats_held_for_other_units_go_to_the_first_of_each_and_last()
    {
        var gathering = new Gathering(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), DateTimeOffset.UnixEpoch) { IsOnSite = true, SeatsOnSite = 4, HeldSeats = 2 };
        var all = new List<Registration>();
        var units = new Dictionary<Registration, string>();
        FreeSeat Ask(string unit)
        {
            var who = new Registration(Guid.CreateVersion7(), gathering.Id, Guid.CreateVersion7(), "AAAA", DateTimeOffset.UnixEpoch);
            units[who] = unit;
            var free = new SeatBook(gathering, all, r => units[r], holds: true).For(who, Coming.OnSite);
            if (free == FreeSeat.None) return free;
            (who.Coming, who.Seat, who.FromHeld) = (Coming.OnSite, Seat.Held, free == FreeSeat.Held);
            all.Add(who);
            return free;
        }

        Assert.Equal(
            [FreeSeat.General, FreeSeat.General, FreeSeat.None, FreeSeat.Held, FreeSeat.None, FreeSeat.Held, FreeSeat.None],
            new[] { "IT", "IT", "IT", "Einkauf", "Einkauf", "Vertrieb", "HR" }.Select(Ask));
        var late = new Registration(Guid.CreateVersion7(), gathering.Id, Guid.CreateVersion7(), "BBBB", DateTimeOffset.UnixEpoch);
        units[late] = "IT";
        all.RemoveAt(3);
        Assert.Equal(FreeSeat.General, new SeatBook(gathering, all, r => units[r], holds: false).For(late, Coming.OnSite));
    }

    [Fact]
    public void Small_units_share_a_row_that_is_never_small()
    {
        Guid Unit(int n) => new(n, 0, 0, new byte[8]);
        Assert.Equal([(Unit(1), 9), (Unit(2), 6), (null, 7)], MixGuard.Show([(Unit(1), 9), (Unit(2), 6), (Unit(3), 4), (null, 3)]));
        Assert.Equal([(Unit(1), 9), (null, 8)], MixGuard.Show([(Unit(1), 9), (Unit(2), 6), (Unit(3), 2)]));
        Assert.Equal([(Unit(1), 9)], MixGuard.Show([(Unit(1), 9)]));
        Assert.Empty(MixGuard.Show([(Unit(1), 4)]));
        Assert.False(MixGuard.IsDue(wasShown: true, changes: 4, people: 30));
    }
}
