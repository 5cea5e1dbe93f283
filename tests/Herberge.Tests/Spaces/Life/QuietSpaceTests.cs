using System.Net;
using Herberge.Foundation.Access;
using Herberge.Foundation.Search;
using Herberge.Spaces;
using Herberge.Spaces.Life;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Spaces.Life;

public sealed class QuietSpaceTests
{
    [Theory, BothEngines]
    public async Task A_quiet_space_is_proposed_once_kept_for_ninety_days_and_archived_by_its_hosts_alone(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, rosa, hanna) = (await house.InviteAsync("Svenja Matthiesen", "Service"), await house.InviteAsync("Rosa Figueiredo", "Produktion"), await house.InviteAsync("Hanna Host", "Personal", roles: HouseRoles.Host));
        var mira = await house.InviteAsync("Mira Cem", "Marketing", roles: HouseRoles.CommunityManager);
        var space = await house.OpenSpaceAsync(svenja, "Kantine", members: [rosa]);
        var hidden = await house.OpenSpaceAsync(svenja, "Gehaltsrunde", SpaceKind.Private);
        await AgeAsync(house, 119);
        Assert.Equal(0, await ProposeAsync(house));
        await AgeAsync(house, 130);

        Assert.Equal(2, await ProposeAsync(house));
        Assert.Equal(0, await ProposeAsync(house));
        Assert.Contains("Kantine", (await svenja.PageAsync("/bell")).Body!.TextContent);
        Assert.Contains("Gehaltsrunde", (await svenja.PageAsync("/spaces/quiet")).Body!.TextContent);
        foreach (var (person, sees) in new[] { (hanna, true), (mira, true), (rosa, false) })
        {
            var main = (await person.PageAsync("/spaces/quiet")).QuerySelector("main")!.TextContent;
            Assert.Equal(sees, main.Contains("Kantine", StringComparison.Ordinal));
            Assert.DoesNotContain("Gehaltsrunde", main);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await mira.ActAsync("/spaces/kantine/keep")).StatusCode);
        (await svenja.ActAsync("/spaces/kantine/keep")).LeadsTo("/spaces/quiet");
        Assert.DoesNotContain("Kantine", (await svenja.PageAsync("/spaces/quiet")).QuerySelector("main")!.TextContent);
        Assert.Equal(1, await house.InDbAsync(db => db.Set<SpaceLife>().CountAsync(l => l.SpaceId == space && l.KeptUntil != null)));

        // Archived: there to read, closed, in no suggestion and in the directory under its own filter.
        var thread = await house.StartAsync(svenja, space, "Was gibt es heute", "Wer weiß es");
        (await svenja.ActAsync("/spaces/kantine/quiet/archive")).LeadsTo("/spaces/quiet");
        Assert.Equal("space-archived", (await house.TryAnswerAsync(rosa, new AddPostInput(thread, "Suppe"))).Problem.Code);
        Assert.Equal(HttpStatusCode.OK, (await rosa.GetAsync($"/threads/{thread}")).StatusCode);
        Assert.DoesNotContain("Kantine", (await rosa.PageAsync("/spaces")).QuerySelector("main")!.TextContent);
        Assert.Contains("Kantine", (await rosa.PageAsync("/spaces?kind=archived")).QuerySelector("main")!.TextContent);
        Assert.DoesNotContain("Was gibt es heute", (await rosa.PageAsync("/")).QuerySelector("main")!.TextContent);
        Assert.Contains("archiviert", await (await svenja.SubmitAsync("/spaces/kantine/members", "invite", ("Form.Who", "@hanna.host"))).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);
        // Nor does building the search anew bring it back.
        var sources = await house.InScopeAsync(async services =>
        {
            var documents = new List<SearchDocument>();
            await foreach (var document in services.GetServices<ISearchSource>().OfType<SpacesSearchSource>().Single().DocumentsAsync(CancellationToken.None)) documents.Add(document);
            return documents;
        });
        Assert.DoesNotContain(sources, d => d.Id == space);
        Assert.Equal(0, await ProposeAsync(house));
        Assert.True(await house.InDbAsync(db => db.Set<Space>().AnyAsync(s => s.Id == hidden && s.ArchivedAt == null)));
    }

    [Theory, BothEngines]
    public async Task Spaces_merge_only_where_every_reader_may_read_on(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (hanna, rosa) = (await house.InviteAsync("Hanna Host", "Personal", roles: HouseRoles.Host), await house.InviteAsync("Rosa Figueiredo", "Produktion"));
        var (jasper, tomasz) = (await house.InviteAsync("Jasper de Vries", partner: "Van Dijk Logistiek"), await house.InviteAsync("Tomasz Wieczorek", "Einkauf"));
        var old = await house.OpenSpaceAsync(hanna, "Kantine alt", members: [rosa]);
        await house.OpenSpaceAsync(hanna, "Nur auf Anfrage", SpaceKind.Restricted, members: [rosa]);
        await house.OpenSpaceAsync(hanna, "Unter uns", SpaceKind.Private);
        await house.OpenSpaceAsync(hanna, "Partnerrunde", SpaceKind.Restricted, withPartners: true, jasper);
        var target = await house.OpenSpaceAsync(hanna, "Kantine neu");
        var thread = await house.StartAsync(rosa, old, "Was gibt es heute", "Wer weiß es denn");

        Assert.Equal("merge-narrower", await TryAsync(house, hanna, "kantine-alt", "nur-auf-anfrage"));
        Assert.Equal("merge-private", await TryAsync(house, hanna, "unter-uns", "kantine-neu"));
        Assert.Equal("merge-narrower", await TryAsync(house, hanna, "partnerrunde", "kantine-neu"));
        Assert.Equal("move-wider", await TryAsync(house, hanna, "nur-auf-anfrage", "kantine-neu"));
        Assert.Contains("nicht alle", (await hanna.PageAsync("/spaces/kantine-alt/merge?into=nur-auf-anfrage")).QuerySelector(".error-text")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.Forbidden, (await rosa.GetAsync("/spaces/kantine-alt/merge")).StatusCode);
        Assert.Equal(old, (await house.ThreadAsync(thread)).SpaceId);

        (await hanna.SubmitAsync("/spaces/kantine-alt/merge?into=kantine-neu", "merge", ("Form.Into", "kantine-neu"))).LeadsTo("/spaces/kantine-neu");
        Assert.Equal(target, (await house.ThreadAsync(thread)).SpaceId);
        Assert.Equal(HttpStatusCode.OK, (await tomasz.GetAsync($"/threads/{thread}")).StatusCode);
        Assert.Contains("Kantine neu", (await rosa.PageAsync("/spaces/kantine-alt")).QuerySelector(".note")!.TextContent);
        Assert.Contains("Kantine neu", (await rosa.PageAsync("/bell")).Body!.TextContent);
        Assert.False(await house.InDbAsync(db => db.Set<SpaceMember>().AnyAsync(m => m.SpaceId == target && m.MemberId == rosa.Id)));
        Assert.Equal((0, 1), await house.InDbAsync(async db => (await db.Set<Space>().Where(s => s.Id == old).Select(s => s.ThreadCount).SingleAsync(), await db.Set<Space>().Where(s => s.Id == target).Select(s => s.ThreadCount).SingleAsync())));
    }

    private static Task<int> ProposeAsync(TestHouse house) => house.InScopeAsync(services => services.GetRequiredService<ProposeQuiet>().HandleAsync(CancellationToken.None));

    private static Task<int> AgeAsync(TestHouse house, int days)
    {
        var at = house.Clock.GetUtcNow().AddDays(-days);
        return house.InDbAsync(db => db.Set<Space>().ExecuteUpdateAsync(s => s.SetProperty(x => x.LastActivityAt, at)));
    }

    private static async Task<string> TryAsync(TestHouse house, Person person, string from, string into)
    {
        var viewer = await person.ViewerAsync();
        var result = await house.InScopeAsync(services => services.GetRequiredService<MergeSpaces>().HandleAsync(from, new MergeSpacesInput(into, false), viewer, CancellationToken.None));
        return result.Succeeded ? "" : result.Problem.Code;
    }
}
