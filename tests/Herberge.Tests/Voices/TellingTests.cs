using System.Net;
using Herberge.Foundation.Access;
using Herberge.Tests.Setup;
using Herberge.Voices;
using Herberge.Voices.Needs;
using Herberge.Voices.Telling;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Voices;

/// <summary>The line back to the customers: whom to tell, with which words, with proof, and what they answer.</summary>
public sealed class TellingTests
{
    private static readonly (string, string)[] Story =
        [("Form.When", "eine Förderstrecke steht"), ("Form.Want", "den Liefertag wissen"), ("Form.So", "ich umplanen kann"), ("Form.Importance", "5"), ("Form.Satisfaction", "2")];

    [Theory, BothEngines]
    public async Task Each_customer_is_told_with_proof_until_nobody_of_the_channel_waits(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (need, jutta, olaf) = await DecidedAsync(house);
        var tell = (await house.Administrator.PageAsync($"/voices/needs/{need}")).QuerySelector("#tell")!;
        Assert.Equal(2, tell.QuerySelectorAll("input[name='people-Phone']").Length);
        Assert.DoesNotContain("Jutta", tell.TextContent, StringComparison.Ordinal);

        await house.Administrator.ActAsync($"/voices/needs/{need}/told", ("channel", "Phone"), ("waiting-Phone", "2"), ("people-Phone", jutta.ToString()), ("text-Phone", "Es gibt jetzt einen QR-Code."), ("link-Phone", "https://example.org/neu"));
        tell = (await house.Administrator.PageAsync($"/voices/needs/{need}")).QuerySelector("#tell")!;
        Assert.Single(tell.QuerySelectorAll(".wait"));
        Assert.Equal([olaf.ToString()], tell.QuerySelectorAll("input[name='people-Phone']").Select(box => box.GetAttribute("value")!));
        Assert.NotNull(tell.QuerySelector("a[href='https://example.org/neu']"));
        Assert.Contains("1 Weg", (await house.Administrator.PageAsync("/voices/needs")).QuerySelector(".need")!.TextContent.Replace("Ein Weg", "1 Weg", StringComparison.Ordinal), StringComparison.Ordinal);

        await house.Administrator.ActAsync($"/voices/needs/{need}/told", ("channel", "Phone"), ("waiting-Phone", "-1"), ("people-Phone", olaf.ToString()), ("text-Phone", "Auch für dich."));
        Assert.Empty((await house.Administrator.PageAsync($"/voices/needs/{need}")).QuerySelectorAll("#tell .wait"));
        var proofs = await house.InDbAsync(db => db.NeedTellings.OrderBy(t => t.Text).Select(t => new { t.ObservationId, t.People, t.ToldBy, t.Link }).ToListAsync());
        Assert.Equal([(olaf, null), (jutta, "https://example.org/neu")], proofs.Select(p => (p.ObservationId!.Value, p.Link)));
        Assert.All(proofs, p => Assert.Equal((1, house.Administrator.Id), (p.People, p.ToldBy)));
    }

    [Theory, BothEngines]
    public async Task Who_speaks_for_it_after_the_telling_is_owed_one_too(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (need, _, _) = await DecidedAsync(house);
        await house.Administrator.ActAsync($"/voices/needs/{need}/told", ("channel", "Phone"), ("text-Phone", "An alle."));
        Assert.Empty((await house.Administrator.PageAsync($"/voices/needs/{need}")).QuerySelectorAll("#tell .wait"));

        house.Clock.Advance(TimeSpan.FromDays(2));
        await house.Administrator.ActAsync($"/voices/needs/{need}/evidence/{await house.HearAsync("Ich auch", author: "Ina Wolf")}");

        Assert.Single((await house.Administrator.PageAsync($"/voices/needs/{need}")).QuerySelectorAll("#tell .wait"));
        Assert.NotNull((await house.Administrator.PageAsync("/voices/needs")).QuerySelector($".note.lamp a[href='/voices/needs/{need}#tell']"));
    }

    [Theory, BothEngines]
    public async Task Nobody_is_told_by_leaving_everybody_out_nor_before_the_decision_nor_tomorrow(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (need, _, _) = await DecidedAsync(house);
        var today = house.Clock.GetUtcNow();

        await house.Administrator.ActAsync($"/voices/needs/{need}/told", ("channel", "Phone"), ("waiting-Phone", "2"), ("text-Phone", "An niemanden."));
        await house.Administrator.ActAsync($"/voices/needs/{need}/told", ("channel", "Phone"), ("text-Phone", "Gestern."), ("on-Phone", $"{today.AddDays(-3):yyyy-MM-dd}"));
        await house.Administrator.ActAsync($"/voices/needs/{need}/told", ("channel", "Phone"), ("text-Phone", "Morgen."), ("on-Phone", $"{today.AddDays(3):yyyy-MM-dd}"));
        await house.Administrator.ActAsync($"/voices/needs/{need}/told", ("channel", "Phone"), ("text-Phone", "Falsch."), ("link-Phone", "javascript:alert(1)"));

        Assert.Equal(0, await house.InDbAsync(db => db.NeedTellings.CountAsync()));
    }

    [Theory, BothEngines]
    public async Task What_they_answer_is_a_new_voice_linked_to_what_they_were_told(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (need, jutta, _) = await DecidedAsync(house);
        await house.Administrator.ActAsync($"/voices/needs/{need}/told", ("channel", "Phone"), ("waiting-Phone", "2"), ("people-Phone", jutta.ToString()), ("text-Phone", "Es gibt jetzt einen QR-Code."));
        var telling = await house.InDbAsync(db => db.NeedTellings.Select(t => t.Id).SingleAsync());
        var page = $"/voices/needs/{need}/answer?telling={telling}";
        Assert.Equal("Pharma", (await house.Administrator.PageAsync(page)).QuerySelector("#f-form-segment")!.GetAttribute("value"));

        var before = await house.InDbAsync(db => db.Observations.CountAsync());
        for (var press = 0; press < 2; press++) await house.Administrator.SubmitAsync(page, "answer", ("Form.Key", "k1"), ("Form.Quote", "Der Code klebt so, dass ich ihn nicht scannen kann, sagt Frau Lang"), ("Form.Author", "Jutta Lang"), ("Form.Segment", "Pharma"));

        Assert.Equal(before + 1, await house.InDbAsync(db => db.Observations.CountAsync()));
        var answer = await house.InDbAsync(db => db.TellingAnswers.SingleAsync());
        var voice = await house.InDbAsync(db => db.Observations.SingleAsync(o => o.Id == answer.ObservationId));
        Assert.Equal(telling, answer.TellingId);
        Assert.Equal(("Der Code klebt so, dass ich ihn nicht scannen kann, sagt Frau ⟦name⟧", VoiceChannel.Phone, ObservationState.Open), (voice.Quote, voice.Channel, voice.State));
        Assert.Equal(await house.InDbAsync(db => db.Observations.Where(o => o.Id == jutta).Select(o => o.AuthorKey).SingleAsync()), voice.AuthorKey);
        Assert.Contains("klebt so", (await house.Administrator.PageAsync($"/voices/needs/{need}")).QuerySelector("#answers-h")!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Administrator.GetAsync($"/voices/needs/{Guid.CreateVersion7()}/answer?telling={telling}")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task The_house_tells_in_its_own_words_in_both_languages(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (need, _, _) = await DecidedAsync(house);
        await house.Administrator.SubmitAsync("/voices/needs/templates", "templates",
            ("text-Shipped-de", "Guten Tag, ihr wolltet {will}. Nun: {ergebnis} {{will}} {niemand}"), ("text-Shipped-en", "Hello, you wanted to {want}: {outcome}"), ("text-Declined-de", ""), ("text-Declined-en", ""));

        var tell = (await house.Administrator.PageAsync($"/voices/needs/{need}")).QuerySelector("#tell")!;
        Assert.Equal("Guten Tag, ihr wolltet den Liefertag wissen. Nun: Der QR-Code sagt {will}. {den Liefertag wissen} {niemand}", tell.QuerySelector("textarea")!.TextContent);
        Assert.Contains("Hello, you wanted to den Liefertag wissen: Der QR-Code sagt {will}.", tell.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await house.InDbAsync(db => db.TellingTemplates.CountAsync()));

        await house.Administrator.SubmitAsync("/voices/needs/templates", "templates", ("text-Shipped-de", ""), ("text-Shipped-en", ""), ("text-Declined-de", ""), ("text-Declined-en", ""));
        Assert.Equal(0, await house.InDbAsync(db => db.TellingTemplates.CountAsync()));
        Assert.StartsWith("Ihr habt uns gesagt", (await house.Administrator.PageAsync($"/voices/needs/{need}")).QuerySelector("#tell textarea")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task An_accepted_answer_in_the_thread_asks_for_the_decision(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var mira = await house.InviteAsync("Mira Kunz", "Vertrieb", roles: HouseRoles.CommunityManager);
        var space = await house.OpenSpaceAsync(house.Administrator, "Ersatzteile", members: [mira]);
        var need = await NeedAsync(house, await house.HearAsync("Wann"));
        await mira.SubmitAsync($"/voices/needs/{need}/discuss", "discuss", ("Form.SpaceId", space.ToString()), ("Form.Title", "Wann kommt das Teil?"), ("Form.Body", "Wer weiß Rat?"));
        var thread = await house.InDbAsync(db => db.Needs.Select(n => n.ThreadId!.Value).SingleAsync());
        Assert.Null((await mira.PageAsync($"/voices/needs/{need}")).QuerySelector(".note.lamp"));

        await house.InDbAsync(async db =>
        {
            var post = new Herberge.Spaces.Post(Guid.CreateVersion7(), thread, space, house.Administrator.Id, 2, "So geht es", "<p>So geht es</p>", house.Clock.GetUtcNow());
            db.Add(post);
            await db.SaveChangesAsync();
            return await db.Set<Herberge.Spaces.DiscussionThread>().Where(t => t.Id == thread).ExecuteUpdateAsync(t => t.SetProperty(x => x.AcceptedPostId, post.Id));
        });

        Assert.Contains("eine Antwort angenommen", (await mira.PageAsync($"/voices/needs/{need}")).QuerySelector(".note.lamp")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_need_is_a_card_on_paper(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var need = await NeedAsync(house, await house.HearAsync("Wann kommt das Teil", segment: "Pharma"));

        var card = (await house.Administrator.PageAsync($"/voices/needs/{need}/card")).QuerySelector(".need-card")!;

        Assert.Contains("den Liefertag wissen", card.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Wann kommt das Teil", card.QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<Guid> NeedAsync(TestHouse house, Guid from)
    {
        await house.Administrator.SubmitAsync($"/voices/needs/new?from={from}", "need", Story);
        return await house.InDbAsync(db => db.Needs.Select(n => n.Id).SingleAsync());
    }

    private static async Task<(Guid Need, Guid Jutta, Guid Olaf)> DecidedAsync(TestHouse house)
    {
        var jutta = await house.HearAsync("Wann kommt das Teil", 3, "Pharma", "Jutta Lang");
        var olaf = await house.HearAsync("Wann denn nun", 2, "Pharma", "Olaf Kern");
        var need = await NeedAsync(house, jutta);
        await house.Administrator.ActAsync($"/voices/needs/{need}/evidence/{olaf}");
        await house.Administrator.SubmitAsync($"/voices/needs/{need}/edit", "need", [.. Story, ("Form.Status", "Shipped"), ("Form.Outcome", "Der QR-Code sagt {will}.")]);
        return (need, jutta, olaf);
    }
}
