using System.Net;
using Herberge.Activation.Initiatives;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Herberge.Tests.Api;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Activation;

public sealed class InitiativeTests
{
    private const string Glasses = "Wer auf der Baustelle steht, zeigt per Datenbrille, was er sieht, und die Entwicklung antwortet sofort aus der Ferne.";

    [Theory, BothEngines]
    public async Task What_somebody_works_on_is_found_by_others_before_they_begin_the_same(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service/Inbetriebnahme");
        var rosa = await house.InviteAsync("Rosa Figueiredo", "Produktion/Instandhaltung");
        var jasper = await house.InviteAsync("Jasper de Vries", partner: "Van Dijk");
        var first = await AddAsync(svenja, "Datenbrille bei der Inbetriebnahme", Glasses, topics: "Datenbrille, fernhilfe, Datenbrille", seeks: "eine laute Halle", offers: "eine Brille zum Ausleihen");

        // Whoever begins something like it sees it once, and then decides.
        using var shown = await SubmitAsync(rosa, "Fernhilfe mit Datenbrille", $"{Glasses} In der Halle ist es laut.", "fernhilfe");
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Contains("Datenbrille bei der Inbetriebnahme", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await house.InDbAsync(db => db.Set<Initiative>().CountAsync()));
        using var sent = await SubmitAsync(rosa, "Fernhilfe mit Datenbrille", $"{Glasses} In der Halle ist es laut.", "fernhilfe", seen: true);
        var second = Guid.Parse(sent.Headers.Location!.OriginalString.Split('/')[^1]);

        var page = await svenja.PageAsync($"/activation/initiatives/{first}");
        Assert.Equal($"/activation/initiatives/{second}", page.QuerySelector("[aria-labelledby='similar-h'] a")!.GetAttribute("href"));
        Assert.Contains("Produktion", page.QuerySelector("[aria-labelledby='similar-h']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["datenbrille", "fernhilfe"], page.QuerySelectorAll(".chips a.chip").Select(c => c.TextContent));

        // The map counts initiatives where their people are, the list follows its squares.
        await rosa.ActAsync($"/activation/initiatives/{first}/join");
        var map = await rosa.PageAsync("/activation/initiatives/map");
        Assert.Equal("2", map.QuerySelector("a[aria-label='fernhilfe, Produktion: 2']")!.TextContent);
        Assert.Equal([first], await ListedAsync(rosa, "?topic=datenbrille&unit=Produktion"));
        Assert.Equal(new[] { first, second }.Order(), (await ListedAsync(rosa, "?show=mine")).Order());
        Assert.Equal([first], await ListedAsync(rosa, "?show=seeking"));
        Assert.Equal([second], await ListedAsync(rosa, "?q=HALLE+ist"));
        Assert.Empty(await ListedAsync(rosa, "?show=over"));

        foreach (var path in new[] { "/activation/initiatives", "/activation/initiatives/map", $"/activation/initiatives/{first}", "/activation/initiatives/new", $"/activation/initiatives/{first}/edit" })
            Assert.Equal(HttpStatusCode.NotFound, (await jasper.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await jasper.ActAsync($"/activation/initiatives/{first}/join")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task Those_who_take_part_change_it_open_its_space_and_take_it_off_the_map(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var rosa = await house.InviteAsync("Rosa Figueiredo", "Produktion");
        var id = await AddAsync(svenja, "Datenbrille", Glasses, "datenbrille", "", "");
        var path = $"/activation/initiatives/{id}";

        foreach (var act in new[] { "space", "remove" }) Assert.Equal(HttpStatusCode.Forbidden, (await rosa.ActAsync($"{path}/{act}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await rosa.GetAsync($"{path}/edit")).StatusCode);
        await rosa.ActAsync($"{path}/join");
        await rosa.ActAsync($"{path}/join");
        Assert.Equal(2, await house.InDbAsync(db => db.Set<InitiativePerson>().CountAsync()));

        using var opened = await rosa.ActAsync($"{path}/space");
        Assert.EndsWith("/spaces/datenbrille", opened.Headers.Location!.OriginalString, StringComparison.Ordinal);
        await rosa.ActAsync($"{path}/space");
        Assert.Equal(1, await house.InDbAsync(db => db.Set<Space>().CountAsync(s => s.Name == "Datenbrille")));
        await house.InDbAsync(db => db.Set<Space>().ExecuteUpdateAsync(s => s.SetProperty(x => x.Kind, SpaceKind.Private)));
        Assert.DoesNotContain("/spaces/datenbrille", await (await svenja.GetAsync(path)).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var wrong = await rosa.SubmitAsync($"{path}/edit", "initiative", ("Form.Title", "x"), ("Form.Text", ""), ("Form.State", "Running"), ("Form.Topics", "a, b, c, d, e, f, g"));
        var said = await wrong.Content.ReadAsStringAsync();
        foreach (var field in new[] { "f-form-title", "f-form-text", "f-form-topics" }) Assert.Contains($"id=\"{field}-error\"", said, StringComparison.Ordinal);
        await rosa.SubmitAsync($"{path}/edit", "initiative", ("Form.Title", "Datenbrille im Werk"), ("Form.Text", Glasses), ("Form.State", "Done"), ("Form.Topics", "datenbrille"));
        Assert.Equal("Datenbrille im Werk", (await svenja.PageAsync(path)).QuerySelector("h1")!.TextContent);
        var admin = await house.CallAsync(house.Administrator);
        await admin.RefusedAsync(HttpStatusCode.Conflict, HttpMethod.Put, $"/activation/initiatives/{id}/me");

        await rosa.ActAsync($"{path}/remove");
        Assert.Equal(HttpStatusCode.NotFound, (await svenja.GetAsync(path)).StatusCode);
        Assert.Empty(await ListedAsync(svenja, "?show=over"));
        await rosa.ActAsync($"{path}/restore");
        Assert.Equal([id], await ListedAsync(svenja, "?show=over"));
    }

    private static async Task<Guid> AddAsync(Person person, string title, string text, string topics, string seeks, string offers)
    {
        using var sent = await SubmitAsync(person, title, text, topics, seen: true, ("Form.Seeks", seeks), ("Form.Offers", offers));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        return Guid.Parse(sent.Headers.Location!.OriginalString.Split('/')[^1]);
    }

    private static Task<HttpResponseMessage> SubmitAsync(Person person, string title, string text, string topics, bool seen = false, params (string, string)[] more) => person.SubmitAsync(
        "/activation/initiatives/new", "initiative",
        [("Form.Title", title), ("Form.Text", text), ("Form.State", "Running"), ("Form.Topics", topics), .. seen ? [("Form.Seen", "true")] : Array.Empty<(string, string)>(), .. more]);

    private static async Task<IReadOnlyList<Guid>> ListedAsync(Person person, string query) =>
        [.. (await person.PageAsync($"/activation/initiatives{query}")).QuerySelectorAll(".initiative-line h3 a").Select(a => Guid.Parse(a.GetAttribute("href")!.Split('/')[^1]))];
}
