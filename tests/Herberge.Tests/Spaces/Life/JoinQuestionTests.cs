using System.Net;
using Herberge.Spaces;
using Herberge.Spaces.Life;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Spaces.Life;

public sealed class JoinQuestionTests
{
    private const string Secret = "Geheimantwort";

    [Theory, BothEngines]
    public async Task What_somebody_answers_at_the_door_is_read_by_hosts_alone_and_goes_with_the_request(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz, rosa) = (await house.InviteAsync("Svenja Matthiesen", "Service"), await house.InviteAsync("Tomasz Wieczorek", "Einkauf"), await house.InviteAsync("Rosa Figueiredo", "Produktion"));
        await house.OpenSpaceAsync(svenja, "Preisrunde", SpaceKind.Restricted, members: [rosa]);
        await AskAsync(svenja, "preisrunde", "Mit welchen Lieferanten sprichst du?");

        Assert.Contains("Mit welchen Lieferanten sprichst du?", (await tomasz.PageAsync("/spaces/preisrunde")).QuerySelector("form[action$='/ask']")!.TextContent);
        await tomasz.ActAsync("/spaces/preisrunde/ask", ("text", "Ich verhandle mit."), ("answer1", ""));
        Assert.False(await house.InDbAsync(db => db.Set<JoinRequest>().AnyAsync()));
        await tomasz.ActAsync("/spaces/preisrunde/ask", ("text", "Ich verhandle mit."), ("answer1", Secret));

        Assert.Contains(Secret, (await svenja.PageAsync("/spaces/preisrunde/members")).Body!.TextContent);
        await IsToldToNobodyAsync(rosa, "preisrunde");
        await IsToldToNobodyAsync(await house.InviteAsync("Karla Neu", "Logistik"), "preisrunde");
        Assert.Contains(Secret, await OwnDataAsync(house, tomasz));

        await svenja.ActAsync($"/spaces/preisrunde/requests/{tomasz.Id}/accept");
        Assert.Equal(0, await house.InDbAsync(db => db.Set<JoinAnswer>().CountAsync()));
        Assert.DoesNotContain(Secret, (await svenja.PageAsync("/spaces/preisrunde/members")).Body!.TextContent);
    }

    [Theory, BothEngines]
    public async Task Who_joins_an_open_space_may_answer_and_is_forgotten_after_ninety_days_or_on_leaving(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz, rosa) = (await house.InviteAsync("Svenja Matthiesen", "Service"), await house.InviteAsync("Tomasz Wieczorek", "Einkauf"), await house.InviteAsync("Rosa Figueiredo", "Produktion"));
        await house.OpenSpaceAsync(svenja, "Ersatzteile");
        await AskAsync(svenja, "ersatzteile", "Was bringst du mit?");

        Assert.NotNull((await tomasz.PageAsync("/spaces/ersatzteile")).QuerySelector("a[href='/spaces/ersatzteile/enter']"));
        Assert.NotNull((await tomasz.PageAsync("/spaces/ersatzteile/enter")).QuerySelector("textarea[name=answer1]"));
        await tomasz.ActAsync("/spaces/ersatzteile/join", ("answer1", Secret));
        await rosa.ActAsync("/spaces/ersatzteile/join");

        Assert.Contains(Secret, (await svenja.PageAsync("/spaces/ersatzteile/members")).Body!.TextContent);
        Assert.Contains(Secret, (await tomasz.PageAsync("/spaces/ersatzteile/members")).Body!.TextContent);
        await IsToldToNobodyAsync(rosa, "ersatzteile");

        house.Clock.Advance(TimeSpan.FromDays(91));
        (svenja, rosa) = (await house.SignInAsync(svenja.Id, svenja.Name), await house.SignInAsync(rosa.Id, rosa.Name));
        // Not read any more even before the job took them away.
        Assert.DoesNotContain(Secret, (await svenja.PageAsync("/spaces/ersatzteile/members")).Body!.TextContent);
        Assert.Equal(1, await house.InScopeAsync(services => services.GetRequiredService<ForgetAnswers>().HandleAsync(CancellationToken.None)));
        await rosa.ActAsync("/spaces/ersatzteile/leave");
        await rosa.ActAsync("/spaces/ersatzteile/join", ("answer1", Secret));
        await rosa.ActAsync("/spaces/ersatzteile/leave");
        Assert.Equal(0, await house.InDbAsync(db => db.Set<JoinAnswer>().CountAsync()));
    }

    private static async Task IsToldToNobodyAsync(Person person, string slug)
    {
        foreach (var page in new[] { $"/spaces/{slug}", $"/spaces/{slug}/members", $"/search?q={Secret}", "/bell", "/admin/audit", $"/spaces/{slug}/log", "/me/settings/data" })
        {
            var answer = await person.GetAsync(page);
            if (answer.StatusCode == HttpStatusCode.OK && !page.StartsWith("/search", StringComparison.Ordinal))
                Assert.DoesNotContain(Secret, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        Assert.Null((await person.PageAsync($"/search?q={Secret}")).QuerySelector("main mark"));
    }

    private static Task<string> OwnDataAsync(TestHouse house, Person person) => house.InScopeAsync(async services =>
    {
        var told = new List<Herberge.People.Leaving.PersonalRecords>();
        foreach (var room in services.GetServices<Herberge.People.Leaving.IPersonalData>()) told.AddRange(await room.TellAsync(person.Id, CancellationToken.None));
        return System.Text.Json.JsonSerializer.Serialize(told);
    });

    private static async Task AskAsync(Person host, string slug, string question) =>
        (await host.SubmitAsync($"/spaces/{slug}/hosting", "questions", ("Asked.One", question))).LeadsTo($"/spaces/{slug}/hosting");
}
