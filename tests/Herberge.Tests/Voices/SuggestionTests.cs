using System.Net;
using Herberge.Foundation.Access;
using Herberge.Tests.Api;
using Herberge.Tests.Setup;
using Herberge.Voices;
using Herberge.Voices.Suggestions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Voices;

public sealed class SuggestionTests
{
    [Theory, BothEngines]
    public async Task A_code_is_suggested_in_words_from_ten_examples_of_two_codes_on(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var few = await house.HearAsync("Der Drucker zieht das Papier schief ein");
        Assert.Contains("sobald 2 Codes je 10 Beispiele haben. Bis jetzt: 0.", await HintsAsync(house, few), StringComparison.Ordinal);
        await TeachAsync(house);

        var hints = await HintsAsync(house, few);

        Assert.Matches(@"Papierstau1?Vorschlag, \d\d\u00a0%Passt nicht", hints);
        Assert.Contains("Kein Vorschlag", await HintsAsync(house, await house.HearAsync("Xylophon quakt zyklisch")), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_suggestion_is_taken_with_one_press_and_then_suggested_no_more(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await TeachAsync(house);
        var id = await house.HearAsync("Der Drucker hat Papierstau im Lager");
        await HintsAsync(house, id);

        await house.Administrator.SubmitAsync($"/voices/{id}", "code", ("Form.Quick", "Papierstau"));

        Assert.Equal(1, await house.InDbAsync(db => db.CodeMarks.CountAsync(m => m.ObservationId == id)));
        Assert.DoesNotContain("Vorschlag, ", await HintsAsync(house, id), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task What_is_turned_down_is_learned_and_what_was_typed_stays(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await TeachAsync(house);
        var id = await house.HearAsync("Der Drucker hat Papierstau im Lager");
        var twin = await house.HearAsync("Der Drucker hat Papierstau in Halle 4");
        await HintsAsync(house, id);
        var before = await ConfidenceAsync(house, twin);
        var code = await house.InDbAsync(db => db.Codes.Where(c => c.Name == "Papierstau").Select(c => c.Id).SingleAsync());

        var answer = await house.Administrator.SubmitAsync($"/voices/{id}", "code", ("Form.Reject", code.ToString()), ("Form.Memo", "Das ist etwas anderes"));

        Assert.Contains("Das ist etwas anderes", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Vorschlag, ", await HintsAsync(house, id), StringComparison.Ordinal);
        Assert.True(await ConfidenceAsync(house, twin) < before);
        Assert.Equal(0, await house.InDbAsync(db => db.CodeMarks.CountAsync(m => m.ObservationId == id)));
    }

    [Theory, BothEngines]
    public async Task Each_decision_is_learned_without_learning_everything_anew(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await TeachAsync(house);
        var open = await house.HearAsync("Die Kantine kocht kalt und ohne Salz");
        await HintsAsync(house, open);
        var memory = house.App.Services.GetRequiredService<CodeMemory>();
        var learned = await ReadAsync(house, memory);
        for (var n = 0; n < 12; n++)
        {
            await CodeAsync(house, $"Die Kantine kocht {n} mal kalt und das Salz fehlt am Tag {n + 3}", "Essen");
        }

        Assert.Contains("Essen", await HintsAsync(house, open), StringComparison.Ordinal);
        Assert.Same(learned, await ReadAsync(house, memory));
    }

    [Theory, BothEngines]
    public async Task What_is_erased_is_forgotten_by_the_suggestions(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await TeachAsync(house);
        for (var n = 0; n < 12; n++)
        {
            var id = await house.HearAsync($"Der Frostschutzwächter {n} versagt am Kühlturm", author: "Jutta Lang");
            await house.Administrator.SubmitAsync($"/voices/{id}", "code", ("Form.Add", "Frost"));
        }

        var open = await house.HearAsync("Der Frostschutzwächter versagt");
        Assert.Contains("Frost", await HintsAsync(house, open), StringComparison.Ordinal);
        var memory = house.App.Services.GetRequiredService<CodeMemory>();
        var learned = await ReadAsync(house, memory);

        var hers = await house.InDbAsync(db => db.Observations.Where(o => o.AuthorKey != null).Select(o => o.Id).FirstAsync());
        await house.Administrator.ActAsync($"/voices/{hers}/erase-author");

        Assert.DoesNotContain("Vorschlag, ", await HintsAsync(house, open), StringComparison.Ordinal);
        Assert.NotSame(learned, await ReadAsync(house, memory));
        Assert.Equal(0, await house.InDbAsync(db => db.CodeMarks.Join(db.Codes.Where(c => c.Name == "Frost"), m => m.CodeId, c => c.Id, (m, c) => m).CountAsync()));
    }

    [Theory, BothEngines]
    public async Task Merged_codes_are_suggested_as_what_they_became(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await TeachAsync(house);
        var id = await house.HearAsync("Der Drucker hat Papierstau im Lager");
        await HintsAsync(house, id);
        var (from, into) = (await CodeAsync(house, "Papierstau"), await CodeAsync(house, "Technik"));
        await house.Administrator.SubmitAsync($"/voices/codebook/{from}", "merge", ("Merge.Into", into.ToString()));

        var hints = await HintsAsync(house, id);

        Assert.Contains("Technik", hints, StringComparison.Ordinal);
        Assert.DoesNotContain("Papierstau", hints, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Programs_ask_for_suggestions_and_turn_them_down(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await TeachAsync(house);
        var id = await house.HearAsync("Der Drucker hat Papierstau im Lager");
        await HintsAsync(house, id);
        var mira = await house.CallAsync(await house.InviteAsync("Mira Kunz", "Vertrieb", roles: HouseRoles.CommunityManager));

        var hints = await mira.GetAsync($"/voices/observations/{id}/suggestions");
        var code = hints["codes"]![0]!;
        Assert.Equal("Papierstau", (string)code["code"]!["name"]!);
        Assert.InRange((double)code["confidence"]!, SuggestCodes.LeastConfidence, 1);
        Assert.Equal(HttpStatusCode.NoContent, (await mira.SendAsync(HttpMethod.Post, $"/voices/observations/{id}/suggestions/{code["code"]!["id"]}/reject")).StatusCode);
        Assert.Empty((await mira.GetAsync($"/voices/observations/{id}/suggestions"))["codes"]!.AsArray());
    }

    /// <summary>Two codes with twelve examples each, and a third that nobody used.</summary>
    private static async Task TeachAsync(TestHouse house)
    {
        string[] printers = ["Der Drucker hat Papierstau", "Papierstau am Drucker, wieder", "Unser Drucker zieht Papier schief ein", "Drucker blinkt wegen Papierstau"];
        string[] deliveries = ["Die Lieferung kommt zu spät", "Kein Liefertermin für die Lieferung", "Liefertermin der Lieferung verschoben", "Lieferung zum dritten Mal später"];
        for (var n = 0; n < 12; n++)
        {
            await CodeAsync(house, $"{printers[n % 4]}, Halle {n}", "Papierstau");
            await CodeAsync(house, $"{deliveries[n % 4]}, Auftrag {n}", "Lieferzeit");
        }

        await house.Administrator.SubmitAsync("/voices/codebook", "add", ("Form.Name", "Technik"));
    }

    private static async Task CodeAsync(TestHouse house, string quote, string code)
    {
        var id = await house.HearAsync(quote);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await house.Administrator.SubmitAsync($"/voices/{id}", "code", ("Form.Add", code));
    }

    private static Task<Guid> CodeAsync(TestHouse house, string name) => house.InDbAsync(db => db.Codes.Where(c => c.Name == name).Select(c => c.Id).SingleAsync());

    /// <summary>What the page says of suggestions, once everything is learned.</summary>
    private static async Task<string> HintsAsync(TestHouse house, Guid id)
    {
        var memory = house.App.Services.GetRequiredService<CodeMemory>();
        await ReadAsync(house, memory);
        await memory.ReadyAsync(CancellationToken.None);
        var page = await house.Administrator.PageAsync($"/voices/{id}");
        return (page.QuerySelector(".suggested") ?? page.QuerySelector(".suggest-none"))!.TextContent;
    }

    private static Task<LearnedCodes?> ReadAsync(TestHouse house, CodeMemory memory) =>
        house.InScopeAsync(services => memory.ReadAsync(services.GetRequiredService<Herberge.Foundation.Storage.HouseDb>(), CancellationToken.None));

    private static async Task<double> ConfidenceAsync(TestHouse house, Guid id)
    {
        var mira = await house.Administrator.ViewerAsync();
        var hints = await house.InScopeAsync(services => services.GetRequiredService<SuggestCodes>().HandleAsync(id, mira, CancellationToken.None));
        return hints.Value!.Codes.Select(code => code.Confidence).DefaultIfEmpty(0).First();
    }
}
