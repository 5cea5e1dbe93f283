using Herberge.Foundation.Outcomes;
using Herberge.Spaces;
using Herberge.Spaces.Kinds.Knowledge;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Spaces.Kinds;

public sealed class KnowledgeTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("gleich bleibt gleich", "gleich bleibt gleich")]
    [InlineData("", "ganz neu")]
    [InlineData("alles weg\n", "")]
    [InlineData("Erst A.\nDann B.\n\nDann C.", "Erst A.\nDann D.\n\nDann C. Und E.")]
    [InlineData("a b c a b b a", "c b a b a c")]
    public void A_diff_holds_both_texts_whole(string before, string after)
    {
        var parts = TextDiff.Between(before, after);
        Assert.Equal(before, string.Concat(parts.Where(p => p.Change != Change.Added).Select(p => p.Text)));
        Assert.Equal(after, string.Concat(parts.Where(p => p.Change != Change.Removed).Select(p => p.Text)));
        if (before == after) Assert.All(parts, p => Assert.Equal(Change.Same, p.Change));
    }

    [Fact]
    public void Texts_that_have_nothing_in_common_are_compared_all_the_same()
    {
        var (before, after) = (string.Join(' ', Enumerable.Range(0, 5000)), string.Join(' ', Enumerable.Range(10_000, 5000)));
        Assert.Equal([(Change.Removed, before), (Change.Added, after)], TextDiff.Between(before, after).Select(p => (p.Change, p.Text)));
    }

    [Theory, BothEngines]
    public async Task A_thread_becomes_a_page_with_links_both_ways_and_versions_that_come_back(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var outside = await house.InviteAsync("Kerstin Böhm", "Qualität");
        var space = await house.OpenSpaceAsync(svenja, "Service", members: tomasz);
        var thread = await house.StartAsync(svenja, space, "Motor steht", "Was tun, wenn der Motor steht?");
        await house.AnswerAsync(tomasz, thread, "Erst die Sicherung prüfen.");

        var form = await tomasz.PageAsync($"/spaces/service/new?kind=page&from={thread}");
        var proposed = form.QuerySelector("textarea")!.TextContent;
        Assert.Contains("Was tun, wenn der Motor steht?", proposed, StringComparison.Ordinal);
        Assert.Contains("Erst die Sicherung prüfen.", proposed, StringComparison.Ordinal);
        await tomasz.SubmitAsync($"/spaces/service/new?kind=page&from={thread}", "start", ("kind", "Page"), ("title", "Wenn der Motor steht"), ("body", proposed),
            ("ReviewMonths", "6"), ("IsOpen", "true"), ("FromThreadId", thread.ToString()));
        var page = await house.InDbAsync(db => db.Set<KnowledgePage>().Select(p => p.ThreadId).SingleAsync());
        Assert.NotNull((await tomasz.PageAsync($"/threads/{page}")).QuerySelector($".poll a[href='/threads/{thread}']"));
        Assert.NotNull((await tomasz.PageAsync($"/threads/{thread}")).QuerySelector($"aside a[href='/threads/{page}']"));
        Assert.NotNull((await svenja.PageAsync("/search?q=Sicherung")).QuerySelector(".found"));
        Assert.NotNull((await svenja.PageAsync("/spaces/service")).QuerySelector($"aside a[href='/threads/{page}']"));

        // Members of the space write on; others read.
        var post = await house.PostIdAsync(page, 1);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await outside.GetAsync($"/posts/{post}/edit")).StatusCode);
        house.Clock.Advance(TimeSpan.FromSeconds(5));
        await svenja.SubmitAsync($"/posts/{post}/edit", "edit", ("title", "Wenn der Motor steht"), ("body", "Nur noch ein Satz."));
        var versions = await tomasz.PageAsync($"/threads/{page}/versions");
        Assert.Contains("Nur noch ein Satz.", versions.QuerySelector(".diff")!.InnerHtml, StringComparison.Ordinal);
        Assert.NotNull(versions.QuerySelector(".diff del"));
        house.Clock.Advance(TimeSpan.FromSeconds(5));
        (await tomasz.ActAsync($"/threads/{page}/versions/1/restore")).LeadsTo($"/threads/{page}/versions");
        Assert.Equal(proposed, await house.InDbAsync(db => db.Set<Post>().Where(p => p.Id == post).Select(p => p.Body).SingleAsync()));
        Assert.Equal(["Tomasz Wieczorek", "Svenja Matthiesen", "Tomasz Wieczorek"], (await house.DoAsync<PageVersions, VersionsView?>(tomasz, (see, viewer) => see.HandleAsync(page, viewer, CancellationToken.None)))!.Versions.Select(v => v.By));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await outside.ActAsync($"/threads/{page}/versions/1/restore")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task The_owner_of_a_page_is_reminded_once_of_each_review(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var space = await house.OpenSpaceAsync(svenja, "Service", members: tomasz);
        var started = await house.DoAsync<StartPage, Result<ThreadStarted>>(svenja, (start, viewer) => start.HandleAsync(new StartPageInput(space, "Freigaben", "So geht es.", 3, IsOpen: false), viewer, CancellationToken.None));
        var page = started.Value!.ThreadId;
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await tomasz.GetAsync($"/threads/{page}/keep")).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await tomasz.GetAsync($"/posts/{started.Value.PostId}/edit")).StatusCode);

        Assert.Empty(await RemindedAsync(house));
        house.Clock.Advance(TimeSpan.FromDays(100));
        Assert.Equal([svenja.Id], await RemindedAsync(house));
        Assert.Equal([svenja.Id], await RemindedAsync(house));
        Assert.True((await house.DoAsync<ChangePage, Result<Done>>(svenja, (change, viewer) => change.ReviewedAsync(page, viewer, CancellationToken.None))).Succeeded);
        house.Clock.Advance(TimeSpan.FromDays(100));
        Assert.Equal([svenja.Id, svenja.Id], await RemindedAsync(house));
    }

    /// <summary>Who was reminded so far; the job of the house may have done it before, which makes no difference.</summary>
    private static async Task<List<Guid>> RemindedAsync(TestHouse house)
    {
        await house.InScopeAsync(services => services.GetRequiredService<RemindOfReviews>().HandleAsync(CancellationToken.None));
        return await house.InDbAsync(db => db.Set<Notification>().Where(n => n.Kind == NotificationKind.PageReviewDue).Select(n => n.MemberId).ToListAsync());
    }
}
