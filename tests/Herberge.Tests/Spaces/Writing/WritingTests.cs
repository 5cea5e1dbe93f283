using Herberge.Foundation.Markdown;
using Herberge.Foundation.Outcomes;
using Herberge.Spaces;
using Herberge.Spaces.Writing;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces.Kinds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Spaces.Writing;

public sealed class WritingTests
{
    [Theory, BothEngines]
    public async Task What_is_planned_is_seen_by_its_author_and_hosts_alone_then_appears_once_and_goes(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var kerstin = await house.InviteAsync("Kerstin Böhm", "Qualität");
        var space = await house.OpenSpaceAsync(svenja, "Service", members: [tomasz, kerstin]);
        var now = house.Clock.GetUtcNow();
        var planned = await house.DoAsync<ScheduleThread, Result<Guid>>(tomasz, (schedule, viewer) => schedule.HandleAsync(
            new ScheduleInput(space, ThreadKind.Discussion, "Inventur am Freitag", "Wir zählen, @kerstin.boehm.", now.AddHours(2), now.AddDays(3)), viewer, CancellationToken.None));
        Assert.True(planned.Succeeded);

        foreach (var person in new[] { tomasz, svenja }) Assert.Contains("Inventur am Freitag", (await person.PageAsync("/spaces/service/scheduled")).Body!.TextContent, StringComparison.Ordinal);
        foreach (var path in new[] { "/spaces/service/scheduled", "/spaces/service", "/search?q=Inventur", "/" })
            Assert.DoesNotContain("Inventur am Freitag", (await kerstin.PageAsync(path)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await kerstin.ActAsync($"/scheduled/{planned.Value}/cancel")).StatusCode);
        Assert.Empty(await house.InDbAsync(db => db.Acts.Where(a => a.SpaceId == space && a.Kind == Herberge.Foundation.Ledger.ActKind.StartedThread).ToListAsync()));

        house.Clock.Advance(TimeSpan.FromHours(3));
        await PublishAsync(house);
        await PublishAsync(house);
        var thread = await house.InDbAsync(db => db.Set<DiscussionThread>().SingleAsync());
        Assert.Equal((tomasz.Id, "Inventur am Freitag"), (thread.AuthorId, thread.Title));
        Assert.NotNull((await kerstin.PageAsync("/search?q=Inventur")).QuerySelector(".found"));

        house.Clock.Advance(TimeSpan.FromDays(3));
        await PublishAsync(house);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await kerstin.GetAsync($"/threads/{thread.Id}")).StatusCode);
        Assert.Equal(0, await house.InDbAsync(db => db.Set<Space>().Select(s => s.ThreadCount).SingleAsync()));
    }

    [Fact]
    public async Task A_plan_comes_from_the_form_and_a_template_fills_it()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        await house.OpenSpaceAsync(svenja, "Service");
        (await svenja.SubmitAsync("/spaces/service/templates", "template", ("Form.Name", "Wochenfrage"), ("Form.Kind", "Question"), ("Form.Title", "Frage der Woche: "), ("Form.Body", "Was habt ihr gelernt?"))).LeadsTo("/spaces/service/templates");
        var template = await house.InDbAsync(db => db.Set<ThreadTemplate>().SingleAsync());
        Assert.Equal("Was habt ihr gelernt?", (await svenja.PageAsync($"/spaces/service/new?kind=question&template={template.Id}")).QuerySelector("textarea")!.TextContent);

        var late = house.Clock.GetUtcNow().AddDays(2).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        (await svenja.SubmitAsync("/spaces/service/new?kind=question", "start", ("kind", "Question"), ("title", "Frage der Woche"), ("body", "Was habt ihr gelernt?"), ("PublishAt", late), ("UnpublishAt", ""))).LeadsTo("/spaces/service/scheduled");
        Assert.Equal(0, await house.InDbAsync(db => db.Set<DiscussionThread>().CountAsync()));
        var wrong = await svenja.SubmitAsync("/spaces/service/new?kind=question", "start", ("kind", "Question"), ("title", "Gestern"), ("body", "Mein Text bleibt"), ("PublishAt", "2020-01-01T08:00"), ("UnpublishAt", ""));
        Assert.Contains("Mein Text bleibt", await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_task_is_ticked_by_who_may_edit_and_by_nobody_else(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var space = await house.OpenSpaceAsync(svenja, "Service");
        var thread = await house.StartAsync(svenja, space, "Liste", "```\n- [ ] kein Haken\n```\n\n- [x] Teil bestellt\n- [ ] Termin [ ] klären\n", ThreadKind.Discussion);
        var post = await house.PostIdAsync(thread, 1);

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await tomasz.ActAsync($"/posts/{post}/tasks/2", ("on", "true"))).StatusCode);
        (await svenja.ActAsync($"/posts/{post}/tasks/2", ("on", "true"))).LeadsTo($"/posts/{post}/tasks");
        (await svenja.ActAsync($"/posts/{post}/tasks/1", ("on", "false"))).LeadsTo($"/posts/{post}/tasks");
        Assert.Equal("```\n- [ ] kein Haken\n```\n\n- [ ] Teil bestellt\n- [x] Termin [ ] klären", await house.InDbAsync(db => db.Set<Post>().Where(p => p.Id == post).Select(p => p.Body).SingleAsync()));
        Assert.Equal(2, await house.InDbAsync(db => db.Set<PostRevision>().CountAsync()));
    }

    [Fact]
    public void Footnotes_are_numbers_without_addresses_and_their_text_is_found()
    {
        var rendered = new MarkdownRenderer().Render("Erst prüfen[^b], dann messen[^a].\n\n[^a]: Mit der **neuen** Lehre.\n[^b]: Siehe Anweisung <script>alert(1)</script>.\n[^c]: Nirgends genannt.");
        Assert.Contains("prüfen<sup>1</sup>, dann messen<sup>2</sup>", rendered.Html, StringComparison.Ordinal);
        Assert.Contains("<strong>neuen</strong>", rendered.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=", rendered.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", rendered.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Nirgends", rendered.Html, StringComparison.Ordinal);
        Assert.Contains("neuen Lehre", rendered.Text, StringComparison.Ordinal);
    }

    private static Task<int> PublishAsync(TestHouse house) => house.InScopeAsync(async services =>
    {
        await services.GetRequiredService<PublishScheduled>().HandleAsync(CancellationToken.None);
        return 0;
    });
}
