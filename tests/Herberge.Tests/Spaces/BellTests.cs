using Herberge.Foundation.Mail;
using Herberge.Foundation.Outbox;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Spaces;

public sealed class BellTests
{
    [Theory, BothEngines]
    public async Task Answers_stand_behind_the_bell_one_group_a_thread_until_they_are_read(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz, rosa) = await ThreeAsync(house);
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile", SpaceKind.Open, false, tomasz, rosa);
        var thread = await house.StartAsync(svenja, space, "Warum sechs Wochen?");
        await house.AnswerAsync(tomasz, thread, "Weil die Prüfung dauert.");
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await house.AnswerAsync(rosa, thread, "Und das Lager fehlt.");

        var bell = await svenja.PageAsync("/bell");
        var row = Assert.Single(bell.QuerySelectorAll(".bell-row.unseen"));
        Assert.Contains("Rosa Figueiredo und Tomasz Wieczorek haben geantwortet", row.TextContent);
        Assert.Contains("Warum sechs Wochen?", row.TextContent);
        Assert.Equal("2", bell.QuerySelector("[data-bell] .count")!.TextContent);

        await svenja.PageAsync($"/threads/{thread}");
        var after = await svenja.PageAsync("/bell");
        Assert.Empty(after.QuerySelectorAll(".bell-row.unseen"));
        Assert.True(after.QuerySelector("[data-bell] .count")!.HasAttribute("hidden"));
    }

    [Theory, BothEngines]
    public async Task All_is_seen_with_one_button(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz, _) = await ThreeAsync(house);
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile", SpaceKind.Open, false, tomasz);
        var thread = await house.StartAsync(svenja, space, "Warum sechs Wochen?");
        await house.AnswerAsync(tomasz, thread, "Weil die Prüfung dauert.");

        (await svenja.ActAsync("/bell/seen")).LeadsTo("/bell");

        Assert.Empty((await svenja.PageAsync("/bell")).QuerySelectorAll(".bell-row.unseen"));
    }

    [Theory, BothEngines]
    public async Task A_long_bell_is_turned_page_by_page(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz, _) = await ThreeAsync(house);
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile", SpaceKind.Open, false, tomasz);
        for (var n = 0; n < 70; n++)
        {
            var thread = await house.StartAsync(svenja, space, $"Frage {n:00}");
            await house.AnswerAsync(tomasz, thread, "Antwort.");
            house.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var first = await svenja.PageAsync("/bell");
        Assert.Equal(60, first.QuerySelectorAll(".bell-row").Length);
        var second = await svenja.PageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal(Enumerable.Range(0, 10).Reverse().Select(n => $"Frage {n:00}"),
            second.QuerySelectorAll(".bell-row p:not(.meta)").Select(p => p.TextContent));
        Assert.Null(second.QuerySelector("a[rel=next]"));
    }

    [Theory, BothEngines]
    public async Task What_stood_behind_the_bell_is_gone_with_the_right_to_read_it(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz, _) = await ThreeAsync(house);
        var space = await house.OpenSpaceAsync(svenja, "Gehaltsrunde", SpaceKind.Private, false, tomasz);
        var thread = await house.StartAsync(svenja, space, "Zahlen für Mai", "Sieh mal, @tomasz.wieczorek");
        Assert.Contains("Zahlen für Mai", (await tomasz.PageAsync("/bell")).Body!.TextContent);

        await svenja.ActAsync($"/spaces/gehaltsrunde/members/{tomasz.Id}/remove");

        var text = (await tomasz.PageAsync("/bell")).Body!.TextContent;
        Assert.DoesNotContain("Zahlen für Mai", text);
        Assert.DoesNotContain("Gehaltsrunde", text);
        Assert.NotEqual(Guid.Empty, thread);
    }

    [Theory, BothEngines]
    public async Task A_mention_comes_as_a_mail_in_the_persons_language_unless_they_chose_otherwise(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, new Dictionary<string, string?> { ["Herberge:PublicUrl"] = "https://haus.example" });
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var olena = await house.InviteAsync("Olena Kovalenko", "IT", language: "en");
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile", SpaceKind.Open, false, olena);

        await house.StartAsync(svenja, space, "Wer kennt das Portal?", "@olena.kovalenko, weißt du das? Streng geheim.");
        await house.SendMailsAsync();
        var mail = Assert.Single(await MailsAsync(house));
        Assert.Contains("Svenja Matthiesen mentioned you: Wer kennt das Portal?", mail, StringComparison.Ordinal);
        Assert.Contains("https://haus.example/threads/", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("Streng geheim", mail, StringComparison.Ordinal);

        (await olena.SubmitAsync("/settings/mails", "mails", ("Form.Paces[Mention]", "Never"))).LeadsTo("/settings/mails");
        await house.StartAsync(svenja, space, "Und das Lager?", "@olena.kovalenko");
        await house.SendMailsAsync();
        Assert.Single(await MailsAsync(house));
    }

    [Theory, BothEngines]
    public async Task Who_muted_a_thread_gets_no_mail_about_it(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (svenja, tomasz, _) = await ThreeAsync(house);
        var space = await house.OpenSpaceAsync(svenja, "Ersatzteile", SpaceKind.Open, false, tomasz);
        var thread = await house.StartAsync(svenja, space, "Warum sechs Wochen?");
        await tomasz.ActAsync($"/threads/{thread}/follow", ("state", "muted"));

        await house.AnswerAsync(svenja, thread, "Was meinst du, @tomasz.wieczorek?");
        await house.SendMailsAsync();

        Assert.Empty(await MailsAsync(house));
        Assert.Contains("hat dich erwähnt", (await tomasz.PageAsync("/bell")).Body!.TextContent);
    }

    private static async Task<(Person Svenja, Person Tomasz, Person Rosa)> ThreeAsync(TestHouse house) => (
        await house.InviteAsync("Svenja Matthiesen", "Service"),
        await house.InviteAsync("Tomasz Wieczorek", "Einkauf"),
        await house.InviteAsync("Rosa Figueiredo", "Produktion"));

    private static async Task<List<string>> MailsAsync(TestHouse house)
    {
        var payloads = await house.InDbAsync(db => db.Set<OutboxMessage>().AsNoTracking().Where(m => m.Kind == MailOutbox.Kind).Select(m => m.Payload).ToListAsync());
        return [.. payloads.Select(p => string.Join('\n', System.Text.Json.JsonDocument.Parse(p).RootElement.EnumerateObject().Select(e => e.Value.ToString())))];
    }
}
