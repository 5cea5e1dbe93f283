using System.Net;
using Herberge.Foundation.Ledger;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Spaces;

public sealed class PassOnTests
{
    private const string Secret = "Kalibrierung der Anlage 7";

    [Theory, BothEngines]
    public async Task A_thread_is_passed_on_in_own_words_with_signposts_both_ways(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var source = await house.OpenSpaceAsync(svenja, "Service");
        var target = await house.OpenSpaceAsync(svenja, "Einkauf");
        var thread = await house.StartAsync(svenja, source, "Warum sechs Wochen?");

        // Everybody there may read it, so its title is proposed.
        Assert.Equal("Warum sechs Wochen?", (await svenja.PageAsync($"/threads/{thread}/pass-on?to=einkauf")).QuerySelector("[name='Form.Title']")!.GetAttribute("value"));
        await PassOnAsync(svenja, thread, "einkauf", "Betrifft eure Verträge");

        var there = await house.InDbAsync(db => db.Set<DiscussionThread>().SingleAsync(t => t.SpaceId == target));
        Assert.Equal(thread, there.SourceId);
        Assert.NotNull((await svenja.PageAsync($"/threads/{there.Id}")).QuerySelector($"header a[href='/threads/{thread}']"));
        Assert.NotNull((await svenja.PageAsync($"/threads/{thread}")).QuerySelector($"aside a[href='/threads/{there.Id}']"));
        Assert.Equal(1, await house.InDbAsync(db => db.Set<Occasion>().CountAsync(o => o.Kind == "cross-post" && o.SubjectId == there.Id)));

        var again = await PassOnAsync(svenja, thread, "einkauf", "Noch einmal");
        Assert.Contains("Dort wurde es schon weitergesagt.", await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Who_may_not_read_the_first_thread_learns_nothing_of_it_from_the_second(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var closed = await house.OpenSpaceAsync(svenja, "Geschlossen", SpaceKind.Private);
        var open = await house.OpenSpaceAsync(svenja, "Offen");
        var thread = await house.StartAsync(svenja, closed, Secret, "Nur für uns: Messwert 4711.");

        var form = await svenja.PageAsync($"/threads/{thread}/pass-on?to=offen");
        Assert.Null(form.QuerySelector("[name='Form.Title']")!.GetAttribute("value"));
        await PassOnAsync(svenja, thread, "offen", "Wir haben eine Frage zur Messung");

        var there = await house.InDbAsync(db => db.Set<DiscussionThread>().Where(t => t.SpaceId == open).Select(t => t.Id).SingleAsync());
        foreach (var path in new[] { $"/threads/{there}", "/spaces/offen", "/", "/search?q=Kalibrierung", "/search?q=4711" })
        {
            var html = await (await tomasz.GetAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain(Secret, html, StringComparison.Ordinal);
            Assert.DoesNotContain("Messwert 4711", html, StringComparison.Ordinal);
            Assert.DoesNotContain(thread.ToString(), html, StringComparison.Ordinal);
        }

        Assert.Contains(thread.ToString(), await (await svenja.GetAsync($"/threads/{there}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await tomasz.GetAsync($"/threads/{thread}/pass-on")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task Nobody_passes_on_into_a_space_they_may_not_read(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        await house.OpenSpaceAsync(svenja, "Geschlossen", SpaceKind.Private);
        var open = await house.OpenSpaceAsync(svenja, "Offen");
        var thread = await house.StartAsync(svenja, open, "Für alle");

        var answer = await PassOnAsync(tomasz, thread, "geschlossen", "Hinein");

        Assert.Contains("Wähle einen Raum, in dem du schreiben kannst.", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(1, await house.InDbAsync(db => db.Set<DiscussionThread>().CountAsync()));
    }

    private static Task<HttpResponseMessage> PassOnAsync(Person person, Guid thread, string slug, string title) => person.SubmitAsync($"/threads/{thread}/pass-on", "pass-on",
        ("Form.Key", Guid.CreateVersion7().ToString("N")), ("Form.Slug", slug), ("Form.Title", title), ("Form.Text", "Das geht euch an, schaut einmal."));
}
