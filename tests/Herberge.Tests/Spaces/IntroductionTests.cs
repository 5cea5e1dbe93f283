using System.Net;
using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Outcomes;
using Herberge.Spaces;
using Herberge.Spaces.Introductions;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Spaces;

public sealed class IntroductionTests
{
    [Theory, BothEngines]
    public async Task A_private_space_opens_only_when_both_agree(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (host, one, other) = await ThreeAsync(house);
        await WelcomeAsync(one);
        await WelcomeAsync(other);
        Assert.True((await ProposeAsync(house, host, one, other)).Succeeded);

        Assert.Contains("Svenja Host möchte dich jemandem vorstellen", (await one.PageAsync("/bell")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await house.SendMailsAsync();
        Assert.Equal(2, await house.InDbAsync(db => db.Outbox.CountAsync()));
        await AnswerAsync(house, one, accepts: true);
        Assert.Equal(0, await house.InDbAsync(db => db.Set<Space>().CountAsync()));
        Assert.Contains("Sobald ihr beide zugesagt habt", (await one.PageAsync("/settings/introductions")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await AnswerAsync(house, other, accepts: true);

        var space = await house.InDbAsync(db => db.Set<Space>().Include(s => s.Memberships).SingleAsync());
        Assert.Equal((SpaceKind.Private, 2), (space.Kind, space.MemberCount));
        Assert.Equal(new[] { one.Id, other.Id }.Order(), space.Memberships.Select(m => m.MemberId).Order());
        Assert.Contains("Du und Tomasz Wieczorek seid einander vorgestellt", (await one.PageAsync("/bell")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await one.GetAsync($"/spaces/{space.Slug}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync($"/spaces/{space.Slug}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Administrator.GetAsync($"/spaces/{space.Slug}")).StatusCode);
        Assert.Equal(2, await house.InDbAsync(db => db.Set<OccasionParticipant>().CountAsync()));
        Assert.Contains("Hat geklappt", (await host.PageAsync("/settings/introductions")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_no_looks_to_everybody_else_like_a_missing_answer(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (host, one, other) = await ThreeAsync(house);
        await WelcomeAsync(one);
        await WelcomeAsync(other);
        await ProposeAsync(house, host, one, other);
        await AnswerAsync(house, other, accepts: true);
        var (hostBefore, otherBefore) = (await SeenAsync(host), await SeenAsync(other));

        await AnswerAsync(house, one, accepts: false);

        Assert.Equal(hostBefore, await SeenAsync(host));
        Assert.Equal(otherBefore, await SeenAsync(other));
        Assert.DoesNotContain("Tomasz", await SeenAsync(one), StringComparison.Ordinal);
        Assert.Equal(0, await house.InDbAsync(db => db.Set<Space>().CountAsync()));
        // Asking again answers the same as for an open question.
        Assert.Equal("introduction-again", (await ProposeAsync(house, host, one, other)).Problem.Code);
        // Nor does the audit tell who was asked or what they said.
        var id = one.Id.ToString();
        Assert.False(await house.InDbAsync(db => db.Audit.AnyAsync(a => a.Action == "member.introduction-proposed" && (a.Subject.Contains(id) || a.Detail != ""))));
    }

    [Theory, BothEngines]
    public async Task Only_people_who_like_it_are_named_and_only_to_those_who_run_the_house(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (host, one, other) = await ThreeAsync(house);
        await WelcomeAsync(one);

        async Task<IReadOnlyList<string>> NamedAsync(Person viewer, string unit)
        {
            var asking = await viewer.ViewerAsync();
            return await house.InScopeAsync(async services =>
                (IReadOnlyList<string>)[.. (await services.GetRequiredService<WhoLikesIntroductions>().HandleAsync(unit, asking, CancellationToken.None)).Select(p => p.Name)]);
        }

        Assert.Equal([one.Name], await NamedAsync(host, "Service"));
        Assert.Empty(await NamedAsync(host, "Einkauf"));
        Assert.Empty(await NamedAsync(other, "Service"));
        Assert.Equal("introduction-person", (await ProposeAsync(house, host, one, other)).Problem.Code);
        Assert.Equal(ProblemKind.Forbidden, (await ProposeAsync(house, other, one, host)).Problem.Kind);

        await one.SubmitAsync("/settings/introductions", "welcome");
        Assert.Empty(await NamedAsync(host, "Service"));
    }

    [Theory, BothEngines]
    public async Task An_old_question_can_no_longer_be_answered_and_nobody_answers_for_others(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (host, one, other) = await ThreeAsync(house);
        await WelcomeAsync(one);
        await WelcomeAsync(other);
        await ProposeAsync(house, host, one, other);
        Assert.Equal(ProblemKind.NotFound, (await AnswerAsync(house, host, accepts: true)).Problem.Kind);

        house.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Equal(ProblemKind.NotFound, (await AnswerAsync(house, one, accepts: true)).Problem.Kind);
        var viewer = await one.ViewerAsync();
        Assert.Empty((await house.InScopeAsync(services => services.GetRequiredService<SeeIntroductions>().HandleAsync(viewer, CancellationToken.None))).Asked);
    }

    private static async Task<(Person Host, Person One, Person Other)> ThreeAsync(TestHouse house) => (
        await house.InviteAsync("Svenja Host", "Verwaltung", roles: HouseRoles.Host),
        await house.InviteAsync("Aylin Yildiz", "Service"), await house.InviteAsync("Tomasz Wieczorek", "Einkauf"));

    private static Task<HttpResponseMessage> WelcomeAsync(Person person) => person.SubmitAsync("/settings/introductions", "welcome", ("Welcome", "true"));

    private static async Task<string> SeenAsync(Person person) => (await person.PageAsync("/settings/introductions")).QuerySelector("main")!.TextContent;

    private static async Task<Result<Done>> ProposeAsync(TestHouse house, Person by, Person one, Person other)
    {
        var viewer = await by.ViewerAsync();
        return await house.InScopeAsync(services => services.GetRequiredService<ProposeIntroduction>()
            .HandleAsync(new ProposeIntroductionInput(one.Id, other.Id, "Ihr klebt beide"), viewer, CancellationToken.None));
    }

    private static async Task<Result<string?>> AnswerAsync(TestHouse house, Person person, bool accepts)
    {
        var viewer = await person.ViewerAsync();
        var id = await house.InDbAsync(db => db.Set<Introduction>().Select(i => i.Id).SingleAsync());
        return await house.InScopeAsync(services => services.GetRequiredService<AnswerIntroduction>().HandleAsync(id, accepts, viewer, CancellationToken.None));
    }
}
