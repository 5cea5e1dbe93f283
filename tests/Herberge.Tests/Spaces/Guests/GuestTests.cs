using System.Net;
using System.Text.RegularExpressions;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Herberge.Spaces.Guests;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces.Moderation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Spaces.Guests;

public sealed partial class GuestTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, BothEngines]
    public async Task An_invited_guest_accepts_once_by_mail_and_access_ends_by_itself_on_the_day(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var space = await house.OpenSpaceAsync(svenja, "Anlieferung", withPartners: true);
        var thread = await house.StartAsync(svenja, space, "Welche Rampe?", "Rampe vier.");
        var today = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);

        using var sent = await svenja.SubmitAsync("/spaces/anlieferung/guests", "guest", ("Form.Email", "jasper@vandijk.example"), ("Form.Name", "Jasper de Vries"),
            ("Form.Company", "Van Dijk Logistiek"), ("Form.Purpose", "Umbau der Rampen"), ("Form.Until", today.AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        // Nobody is in the house before they accept, and the database holds no secret.
        Assert.False(await house.InDbAsync(db => db.Set<Member>().AnyAsync(m => m.Name == "Jasper de Vries")));
        var secret = await SecretAsync(house);
        Assert.False(await house.InDbAsync(db => db.Set<GuestInvitation>().AnyAsync(i => i.Purpose.Contains(secret))));

        using var browser = house.Browser();
        var door = await browser.GetStringAsync($"/guest?t={secret}", TestContext.Current.CancellationToken);
        Assert.Contains("Umbau der Rampen", door, StringComparison.Ordinal);
        (await AcceptAsync(browser, secret, door)).LeadsTo("/spaces/anlieferung");
        Assert.Contains("Rampe vier.", await browser.GetStringAsync($"/threads/{thread}", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var other = house.Browser();
        Assert.DoesNotContain("Umbau", await other.GetStringAsync($"/guest?t={secret}", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var twice = await AcceptAsync(other, secret, await other.GetStringAsync("/sign-in", TestContext.Current.CancellationToken));
        Assert.NotEqual(HttpStatusCode.Found, twice.StatusCode);

        var guest = await house.InDbAsync(db => db.Set<Member>().SingleAsync(m => m.Name == "Jasper de Vries"));
        Assert.NotNull(guest.PartnerId);
        var invitation = await house.InDbAsync(db => db.Set<GuestInvitation>().AsNoTracking().SingleAsync());
        var sight = await house.AskAsync<SeeThroughGuest, GuestSight?>(svenja, (see, v) => see.HandleAsync(invitation.Id, v, None));
        Assert.Equal(["Anlieferung"], sight!.Spaces.Select(s => s.Name));
        Assert.Equal(["Svenja Matthiesen"], sight.People.Select(p => p.Name));

        house.Clock.Advance(invitation.EndsAt - house.Clock.GetUtcNow() - TimeSpan.FromDays(10));
        // The house's own job may have been there first; twice or thrice, the sponsor is told once.
        for (var i = 0; i < 2; i++) await house.InScopeAsync(services => services.GetRequiredService<RemindSponsors>().HandleAsync(None));
        Assert.Equal(1, await house.InDbAsync(db => db.Set<Notification>().CountAsync(n => n.MemberId == svenja.Id && n.Kind == NotificationKind.GuestEndsSoon)));

        house.Clock.Advance(TimeSpan.FromDays(10) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/threads/{thread}", TestContext.Current.CancellationToken)).StatusCode);
        house.Clock.Advance(TimeSpan.FromSeconds(2));
        // No job has run; the membership's row is still there.
        Assert.True(await house.InDbAsync(db => db.Set<SpaceMember>().AnyAsync(m => m.MemberId == guest.Id)));
        foreach (var path in new[] { $"/threads/{thread}", "/spaces/anlieferung", "/people/svenja.matthiesen" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
        Assert.DoesNotContain("Anlieferung", await browser.GetStringAsync("/spaces", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var told = await house.InScopeAsync(services => services.GetRequiredService<Notify>().Readers(new Space(space, "x", "x", "x", SpaceKind.Open, 1, svenja.Id, default) { WithPartners = true }, [guest.Id]).ToListAsync());
        Assert.Empty(told);

        await house.InScopeAsync(services => services.GetRequiredService<RemindSponsors>().HandleAsync(None));
        Assert.False(await house.InDbAsync(db => db.Set<SpaceMember>().AnyAsync(m => m.MemberId == guest.Id)));
        await house.CountersAgreeAsync();
    }

    [Theory, BothEngines]
    public async Task Access_is_renewed_and_ended_by_those_who_answer_for_it_and_nobody_else(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var rosa = await house.InviteAsync("Rosa Figueiredo", "Produktion");
        await house.OpenSpaceAsync(svenja, "Anlieferung", withPartners: true, members: [rosa]);
        await house.OpenSpaceAsync(svenja, "Innen");
        var today = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);
        var input = new InviteGuestInput("jasper@vandijk.example", "Jasper de Vries", "Van Dijk", "Umbau", today.AddDays(10));
        await house.RefusedAsync<InviteGuest, Guid>(rosa, "hosts-only", (invite, v) => invite.HandleAsync("anlieferung", input, v, None));
        await house.RefusedAsync<InviteGuest, Guid>(svenja, "guest-space-closed", (invite, v) => invite.HandleAsync("innen", input, v, None));
        await house.RefusedAsync<InviteGuest, Guid>(svenja, "guest-is-inside", (invite, v) => invite.HandleAsync("anlieferung", input with { Email = rosa.Email }, v, None));
        await house.RefusedAsync<InviteGuest, Guid>(svenja, "guest-until", (invite, v) => invite.HandleAsync("anlieferung", input with { Until = today.AddYears(2) }, v, None));
        var id = await house.DoAsync<InviteGuest, Guid>(svenja, (invite, v) => invite.HandleAsync("anlieferung", input, v, None));
        var secret = await SecretAsync(house);
        using var browser = house.Browser();
        (await AcceptAsync(browser, secret, await browser.GetStringAsync($"/guest?t={secret}", TestContext.Current.CancellationToken))).LeadsTo("/spaces/anlieferung");

        await house.RefusedAsync<TendInvitation, Done>(rosa, "not-found", (tend, v) => tend.RenewAsync(id, today.AddDays(60), v, None));
        await house.RefusedAsync<TendInvitation, Done>(rosa, "not-found", (tend, v) => tend.EndAsync(id, v, None));
        await house.DoAsync<TendInvitation, Done>(svenja, (tend, v) => tend.RenewAsync(id, today.AddDays(60), v, None));
        house.Clock.Advance(TimeSpan.FromDays(20));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/spaces/anlieferung", TestContext.Current.CancellationToken)).StatusCode);
        (await svenja.ActAsync($"/guests/{id}/end")).LeadsTo("/");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/spaces/anlieferung", TestContext.Current.CancellationToken)).StatusCode);
        await house.RefusedAsync<TendInvitation, Done>(svenja, "guest-ended", (tend, v) => tend.RenewAsync(id, today.AddDays(90), v, None));
        Assert.Equal(GuestState.Ended, Assert.Single(await house.AskAsync<SeeGuests, IReadOnlyList<GuestView>>(svenja, (see, v) => see.HandleAsync(null, v, None))).State);
        Assert.Empty(await house.AskAsync<SeeGuests, IReadOnlyList<GuestView>>(rosa, (see, v) => see.HandleAsync(null, v, None)));
    }

    internal static async Task<string> SecretAsync(TestHouse house)
    {
        var mail = await house.InDbAsync(db => db.Outbox.AsNoTracking().OrderByDescending(m => m.Id).Select(m => m.Payload).Where(p => p.Contains("/guest?t=")).FirstAsync());
        return Link().Match(mail).Groups[1].Value;
    }

    internal static Task<HttpResponseMessage> AcceptAsync(HttpClient browser, string secret, string page) => browser.PostAsync($"/guest?t={secret}", new FormUrlEncodedContent(
        new Dictionary<string, string> { ["_handler"] = "accept", ["__RequestVerificationToken"] = Proof().Match(page).Groups[1].Value }));

    [GeneratedRegex(@"/guest\?t=([A-Za-z0-9_-]{43})")]
    private static partial Regex Link();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Proof();
}
