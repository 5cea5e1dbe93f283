using System.Net;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Outcomes;
using Herberge.People;
using Herberge.People.Accounts;
using Herberge.People.Admin.Members;
using Herberge.People.Admin.Partners;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Admin;

/// <summary>Inviting, editing, roles, showing out and letting in again; partner companies with their guests.</summary>
public sealed class MembersAdminTests
{
    [Theory, BothEngines]
    public async Task An_invited_person_gets_a_link_by_mail_and_stands_in_the_list_as_never_been_in(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);

        using var answer = await house.Administrator.SubmitAsync("/admin/people/new", "invite", ("Form.Name", "Tomasz Wieczorek"), ("Form.Email", "tomasz@example.org"), ("Form.Title", "Einkäufer"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await house.Administrator.PageAsync("/admin/people?state=invited");
        Assert.Equal(["Tomasz Wieczorek"], page.QuerySelectorAll(".person-line .name").Select(n => n.TextContent));
        Assert.Equal(1, await house.InDbAsync(db => db.Outbox.CountAsync(m => m.Payload.Contains("tomasz@example.org") && m.Payload.Contains("/sign-in/link"))));
        Assert.Equal(1, await house.InDbAsync(db => db.Audit.CountAsync(e => e.Action == "member.invited")));
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_and_what_was_typed_stays()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);

        using var answer = await house.Administrator.SubmitAsync("/admin/people/new", "invite", ("Form.Name", "Noch Eine"), ("Form.Email", "ADA@example.org"), ("Form.PartnerId", Guid.CreateVersion7().ToString()));
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Contains("value=\"Noch Eine\"", html, StringComparison.Ordinal);
        Assert.Contains("gehört schon zu Ada Admin", html, StringComparison.Ordinal);
        Assert.Contains("f-form-partnerid-error", html, StringComparison.Ordinal);
        Assert.Equal(1, await house.InDbAsync(db => db.Set<Member>().CountAsync()));
    }

    [Theory, BothEngines]
    public async Task Who_is_deactivated_is_out_at_once_with_every_token_and_can_come_back(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var viewer = await svenja.ViewerAsync();
        var token = await house.InScopeAsync(async services =>
            (await services.GetRequiredService<CreateToken>().HandleAsync(new CreateTokenInput("Skript", TokenScopes.Read, 0), viewer, CancellationToken.None)).Value!);

        using var shown = await house.Administrator.ActAsync($"/admin/people/{svenja.Id}/deactivate");

        Assert.Equal(HttpStatusCode.SeeOther, shown.StatusCode);
        using var next = await svenja.GetAsync("/spaces");
        Assert.Equal(HttpStatusCode.Redirect, next.StatusCode);
        using (var api = new HttpRequestMessage(HttpMethod.Get, "/api/v1/silos"))
        {
            api.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", token);
            using var refused = await house.Browser().SendAsync(api);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }

        Assert.True(await house.InDbAsync(db => db.AccessTokens.AllAsync(t => t.RevokedAt != null)));
        using var back = await house.Administrator.ActAsync($"/admin/people/{svenja.Id}/reactivate");
        Assert.Equal(MemberState.Active, await house.InDbAsync(db => db.Set<Member>().Where(m => m.Id == svenja.Id).Select(m => m.State).SingleAsync()));
        Assert.True(await house.InDbAsync(db => db.AccessTokens.AllAsync(t => t.RevokedAt != null)));
    }

    [Theory, BothEngines]
    public async Task The_last_administrator_stays_one_even_when_two_take_it_from_each_other_at_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var ada = house.Administrator;
        Assert.Equal("member-last-administrator", (await WithdrawAsync(house, ada.Id, ada)).Problem.Code);
        var second = await house.InviteAsync("Zwei Verwaltend", roles: HouseRoles.Administrator);

        var outcomes = await Task.WhenAll(WithdrawAsync(house, ada.Id, second), WithdrawAsync(house, second.Id, ada));

        Assert.Single(outcomes, o => o.Succeeded);
        Assert.Equal(1, await house.InDbAsync(db => db.Set<Member>().CountAsync(m => (m.Roles & HouseRoles.Administrator) != 0)));
    }

    [Theory, BothEngines]
    public async Task A_role_takes_effect_at_once_and_no_guest_gets_one(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var guest = await house.InviteAsync("Jasper de Vries", partner: "Van Dijk");

        using var given = await house.Administrator.ActAsync($"/admin/people/{svenja.Id}/role", ("role", "Administrator"), ("on", "true"));
        using var opened = await svenja.GetAsync("/admin");
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        using var taken = await house.Administrator.ActAsync($"/admin/people/{svenja.Id}/role", ("role", "Administrator"), ("on", "false"));
        using var closed = await svenja.GetAsync("/admin");
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);

        using var refused = await house.Administrator.ActAsync($"/admin/people/{guest.Id}/role", ("role", "Host"), ("on", "true"));
        Assert.Equal(HouseRoles.None, await house.InDbAsync(db => db.Set<Member>().Where(m => m.Id == guest.Id).Select(m => m.Roles).SingleAsync()));
    }

    [Theory, BothEngines]
    public async Task A_changed_address_makes_the_link_on_its_way_to_the_old_one_void(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        using var sent = await house.Administrator.ActAsync($"/admin/people/{svenja.Id}/link");
        Assert.Equal(1, await house.InDbAsync(db => db.SignInLinks.CountAsync(l => l.AccountId == svenja.Id)));

        using var saved = await house.Administrator.SubmitAsync($"/admin/people/{svenja.Id}", "member", ("Form.Name", "Svenja Neumann"), ("Form.Email", "svenja.neumann@example.org"));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(0, await house.InDbAsync(db => db.SignInLinks.CountAsync(l => l.AccountId == svenja.Id)));
        Assert.Equal("Email, Name", await house.InDbAsync(db => db.Audit.Where(e => e.Action == "member.changed").Select(e => e.Detail).SingleAsync()));
    }

    [Theory, BothEngines]
    public async Task Ending_the_work_with_a_partner_shows_all_its_guests_out_and_asks_first(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var host = await house.InviteAsync("Svenja Matthiesen");
        var jasper = await house.InviteAsync("Jasper de Vries", partner: "Van Dijk");
        var marit = await house.InviteAsync("Marit Haugen", partner: "Nordlager");
        await house.OpenSpaceAsync(host, "Verpackung", SpaceKind.Open, withPartners: true, jasper);
        await house.OpenSpaceAsync(host, "Geheime Kammer", SpaceKind.Private, withPartners: true, jasper);
        var id = await house.InDbAsync(db => db.Set<PartnerCompany>().Where(p => p.Name == "Van Dijk").Select(p => p.Id).SingleAsync());

        var page = (await house.Administrator.PageAsync($"/admin/partners/{id}")).Body!.TextContent;
        Assert.Contains("in Verpackung", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Geheime Kammer", page, StringComparison.Ordinal);
        using var unsure = await house.Administrator.SubmitAsync($"/admin/partners/{id}", "end", ("End.Sure", "false"));
        using var stillIn = await jasper.GetAsync("/spaces");
        Assert.Equal(HttpStatusCode.OK, stillIn.StatusCode);

        using var ended = await house.Administrator.SubmitAsync($"/admin/partners/{id}", "end", ("End.Sure", "true"));

        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        using var gone = await jasper.GetAsync("/spaces");
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
        using var other = await marit.GetAsync("/spaces");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        var back = await house.InScopeAsync(async services => await services.GetRequiredService<DeactivateMember>().UndoAsync(jasper.Id, await house.Administrator.ViewerAsync(), CancellationToken.None));
        Assert.Equal("partner-ended", back.Problem.Code);
    }

    private static async Task<Result<Done>> WithdrawAsync(TestHouse house, Guid from, Person by)
    {
        var viewer = await by.ViewerAsync();
        return await house.InScopeAsync(services =>
            services.GetRequiredService<ChangeHouseRole>().HandleAsync(from, HouseRoles.Administrator, on: false, viewer, CancellationToken.None));
    }
}
