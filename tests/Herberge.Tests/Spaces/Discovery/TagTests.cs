using System.Net;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Ideas;
using Herberge.Spaces;
using Herberge.Spaces.Discovery;
using Herberge.Tests.Ideas;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces.Kinds;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Spaces.Discovery;

public sealed class TagTests
{
    [Theory, BothEngines]
    public async Task Tags_have_other_words_merge_without_loss_and_are_not_seen_from_outside(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var host = await house.InviteAsync("Miriam Okafor", "Kommunikation", roles: HouseRoles.Host);
        var open = await house.OpenSpaceAsync(svenja, "Offen");
        var closed = await house.OpenSpaceAsync(svenja, "Geschlossen", SpaceKind.Private);
        var parts = await house.StartAsync(svenja, open, "Lager fehlt");
        var both = await house.StartAsync(svenja, open, "Lager und Dichtung");
        var secret = await house.StartAsync(svenja, closed, "Nur wir");
        (await svenja.SubmitAsync($"/threads/{parts}/tags", "tags", ("Tags", " #Ersatzteil, Wälzlager "))).LeadsTo($"/threads/{parts}");
        await svenja.SubmitAsync($"/threads/{both}/tags", "tags", ("Tags", "Ersatzteile, Ersatzteil"));
        await svenja.SubmitAsync($"/threads/{secret}/tags", "tags", ("Tags", "Übernahme"));

        Assert.Equal(["Ersatzteil", "Ersatzteile", "Wälzlager"], (await AllAsync(house, tomasz)).Select(t => t.Name));
        Assert.Equal(4, (await AllAsync(house, svenja)).Count);
        Assert.Equal("thread-of-another", (await house.DoAsync<TagThread, Result<Done>>(tomasz, (tag, viewer) => tag.HandleAsync(parts, "Meins", viewer, CancellationToken.None))).Problem.Code);
        Assert.NotNull((await tomasz.PageAsync($"/threads/{parts}")).QuerySelector(".thread-tags a[href='/search?tag=Ersatzteil']"));
        Assert.Equal(new[] { parts, both }.Order(), await FoundAsync(house, tomasz, "ersatzteil"));
        Assert.Empty(await FoundAsync(house, tomasz, "Übernahme"));

        var old = (await AllAsync(house, host)).Single(t => t.Name == "Ersatzteil").Id;
        Assert.Equal("tags-hosts-only", (await house.DoAsync<ManageTags, Result<Done>>(tomasz, (manage, viewer) => manage.MergeAsync(old, "Ersatzteile", viewer, CancellationToken.None))).Problem.Code);
        (await host.SubmitAsync("/tags", "tags", ("Form.Tag", old.ToString()), ("Form.Act", "merge"), ("Form.Name", "Ersatzteile"))).LeadsTo("/tags");
        Assert.Equal(new[] { parts, both }.Order(), await FoundAsync(house, tomasz, "Ersatzteile"));
        Assert.Equal(new[] { parts, both }.Order(), await FoundAsync(house, tomasz, "Ersatzteil"));
        Assert.Equal(["Ersatzteil"], (await AllAsync(house, host)).Single(t => t.Name == "Ersatzteile").Synonyms);
        var kept = (await AllAsync(house, host)).Single(t => t.Name == "Ersatzteile").Id;
        await host.SubmitAsync("/tags", "tags", ("Form.Tag", kept.ToString()), ("Form.Act", "synonym"), ("Form.Name", "Spare parts"));
        await svenja.SubmitAsync($"/threads/{parts}/tags", "tags", ("Tags", "spare parts"));
        Assert.Equal([kept], await house.InDbAsync(db => db.Set<ThreadTag>().Where(t => t.ThreadId == parts).Select(t => t.TagId).ToListAsync()));
        Assert.Equal(["tag.merged", "tag.synonym-added"], await house.InDbAsync(db => db.Audit.Where(a => a.Action.StartsWith("tag.")).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync()));

        // A tag that stands only where one may not read can't be changed either.
        var hidden = await house.InDbAsync(db => db.Set<Tag>().Where(t => t.Name == "Übernahme").Select(t => t.Id).SingleAsync());
        Assert.Equal("not-found", (await house.DoAsync<ManageTags, Result<Done>>(host, (manage, viewer) => manage.RenameAsync(hidden, "Neu", viewer, CancellationToken.None))).Problem.Code);
        Assert.Contains("Lager fehlt", (await tomasz.PageAsync("/search?type=Question&tag=Spare%20parts")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Offen", (await tomasz.PageAsync("/spaces?topic=Ersatzteile")).QuerySelector(".rooms")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await tomasz.GetAsync("/tags")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task The_talk_about_an_idea_is_found_by_its_kind_and_by_the_ideas_own_tags(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var space = await house.OpenSpaceAsync(svenja, "Offen");
        await house.StartAsync(svenja, space, "Keine Idee");
        var idea = await house.SubmitAsync(svenja, await house.OpenBoxAsync(space, svenja));
        await house.InDbAsync(db =>
        {
            db.Set<IdeaTag>().Add(new IdeaTag { IdeaId = idea.Id, Tag = "nachhaltig" });
            return db.SaveChangesAsync();
        });

        Assert.Equal([idea.ThreadId], await FoundAsync(house, svenja, "Nachhaltig"));
        var page = (await svenja.PageAsync("/search?type=Idea")).QuerySelector(".found")!.TextContent;
        Assert.Contains("QR am Motor", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Keine Idee", page, StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<TagLine>> AllAsync(TestHouse house, Person person) => house.DoAsync<SeeTags, IReadOnlyList<TagLine>>(person, (see, viewer) => see.AllAsync(viewer, CancellationToken.None));

    private static async Task<List<Guid>> FoundAsync(TestHouse house, Person person, string tag)
    {
        var found = await house.DoAsync<SearchEverything, FoundPage>(person, (search, viewer) => search.HandleAsync(new SearchInput(null, Tag: tag), viewer, CancellationToken.None));
        var posts = found.Items.Select(i => i.Id).ToList();
        return [.. (await house.InDbAsync(db => db.Set<Post>().Where(p => posts.Contains(p.Id)).Select(p => p.ThreadId).ToListAsync())).Order()];
    }
}
